-- What became of each question, where at least three organisations were asked.
SELECT figures.scope, figures.partnership, figures.sector, figures.round, figures.questionnaire, figures.edition,
       figures.domain, figures.question, figures.key,
       hidden.what IS NOT NULL AS hidden,
       CASE WHEN hidden.what IS NULL THEN figures.answered END AS answered,
       CASE WHEN hidden.what IS NULL THEN figures.not_applicable END AS not_applicable,
       CASE WHEN hidden.what IS NULL THEN figures.dont_know END AS dont_know,
       CASE WHEN hidden.what IS NULL THEN figures.unanswered END AS unanswered,
       CASE WHEN hidden.what IS NULL THEN figures.not_asked END AS not_asked,
       CASE WHEN hidden.what IS NULL THEN figures.positive END AS positive,
       CASE WHEN hidden.what IS NULL THEN figures.positive_of END AS positive_of
FROM figures_answers AS figures
LEFT JOIN hidden
    ON hidden.what = 'answers' AND hidden.round = figures.round AND hidden.questionnaire = figures.questionnaire
    AND hidden.edition = figures.edition AND hidden.partnership = coalesce(figures.partnership, '')
    AND hidden.sector = coalesce(figures.sector, '')
    AND hidden.domain = figures.domain AND hidden.question = figures.question
