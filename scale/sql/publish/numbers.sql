-- Numbers, which may count children: never the least and the greatest, a median of ten and more alone, and nothing of the sectors
-- of a partnership.
SELECT figures.scope, figures.partnership, figures.sector, figures.round, figures.questionnaire, figures.edition,
       figures.domain, figures.question,
       hidden.what IS NOT NULL AS hidden,
       CASE WHEN hidden.what IS NULL THEN figures.n END AS n,
       CASE WHEN hidden.what IS NULL THEN figures.sum END AS sum,
       CASE WHEN hidden.what IS NULL AND figures.n >= 10 THEN figures.median END AS median
FROM figures_numbers AS figures
LEFT JOIN hidden
    ON hidden.what = 'numbers' AND hidden.round = figures.round AND hidden.questionnaire = figures.questionnaire
    AND hidden.edition = figures.edition AND hidden.partnership = coalesce(figures.partnership, '')
    AND hidden.sector = coalesce(figures.sector, '')
    AND hidden.domain = figures.domain AND hidden.question = figures.question
WHERE figures.scope <> 'sector of partnership'
