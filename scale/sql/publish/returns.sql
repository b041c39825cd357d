-- Returns that count. A group that is hidden has a row that says so and nothing else.
SELECT figures.scope, figures.partnership, figures.sector, figures.round, figures.questionnaire, figures.edition,
       hidden.what IS NOT NULL AS hidden,
       CASE WHEN hidden.what IS NULL THEN figures.counted END AS counted
FROM figures_returns AS figures
LEFT JOIN hidden
    ON hidden.what = 'returns' AND hidden.round = figures.round AND hidden.questionnaire = figures.questionnaire
    AND hidden.edition = figures.edition AND hidden.partnership = coalesce(figures.partnership, '')
    AND hidden.sector = coalesce(figures.sector, '')
