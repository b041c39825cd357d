-- How often each level or choice was given. Of a group that is hidden there is no row.
SELECT figures.scope, figures.partnership, figures.sector, figures.round, figures.questionnaire, figures.edition,
       figures.domain, figures.question, figures.value, figures.label,
       figures.n
FROM figures_answer_counts AS figures
LEFT JOIN hidden
    ON hidden.what = 'answers' AND hidden.round = figures.round AND hidden.questionnaire = figures.questionnaire
    AND hidden.edition = figures.edition AND hidden.partnership = coalesce(figures.partnership, '')
    AND hidden.sector = coalesce(figures.sector, '')
    AND hidden.domain = figures.domain AND hidden.question = figures.question
WHERE hidden.what IS NULL
