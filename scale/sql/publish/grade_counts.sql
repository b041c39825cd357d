-- How many have which grade. Of a group that is hidden there is no row: which grades it has would be said by them.
SELECT figures.scope, figures.partnership, figures.sector, figures.round, figures.questionnaire, figures.edition,
       figures.domain, figures.grade, figures.label,
       figures.n
FROM figures_grade_counts AS figures
LEFT JOIN hidden
    ON hidden.what = 'grades' AND hidden.round = figures.round AND hidden.questionnaire = figures.questionnaire
    AND hidden.edition = figures.edition AND hidden.partnership = coalesce(figures.partnership, '')
    AND hidden.sector = coalesce(figures.sector, '')
    AND hidden.domain = figures.domain
WHERE hidden.what IS NULL
