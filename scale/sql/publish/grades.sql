-- Grades, where at least three organisations were asked.
SELECT figures.scope, figures.partnership, figures.sector, figures.round, figures.questionnaire, figures.edition, figures.domain,
       hidden.what IS NOT NULL AS hidden,
       CASE WHEN hidden.what IS NULL THEN figures.graded END AS graded,
       CASE WHEN hidden.what IS NULL THEN figures.good_or_better END AS good_or_better,
       CASE WHEN hidden.what IS NULL THEN figures.not_applicable END AS not_applicable,
       CASE WHEN hidden.what IS NULL THEN figures.too_little END AS too_little,
       CASE WHEN hidden.what IS NULL THEN figures.incomplete END AS incomplete,
       CASE WHEN hidden.what IS NULL THEN figures.not_asked END AS not_asked
FROM figures_grades AS figures
LEFT JOIN hidden
    ON hidden.what = 'grades' AND hidden.round = figures.round AND hidden.questionnaire = figures.questionnaire
    AND hidden.edition = figures.edition AND hidden.partnership = coalesce(figures.partnership, '')
    AND hidden.sector = coalesce(figures.sector, '')
    AND hidden.domain = figures.domain
