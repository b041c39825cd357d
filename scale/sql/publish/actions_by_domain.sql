-- The same by domain, where at least three organisations were asked about the domain. Where nothing says how many were, it is
-- hidden.
WITH asked AS (
    SELECT figures.scope, figures.partnership, figures.sector, figures.round, figures.questionnaire, figures.edition,
           figures.domain
    FROM figures_grades AS figures
    LEFT JOIN hidden
        ON hidden.what = 'grades' AND hidden.round = figures.round AND hidden.questionnaire = figures.questionnaire
        AND hidden.edition = figures.edition AND hidden.partnership = coalesce(figures.partnership, '')
        AND hidden.sector = coalesce(figures.sector, '') AND hidden.domain = figures.domain
    WHERE hidden.what IS NULL
)
SELECT figures.scope, figures.partnership, figures.sector, figures.round, figures.questionnaire, figures.edition,
       figures.domain,
       asked.scope IS NULL AS hidden,
       CASE WHEN asked.scope IS NOT NULL THEN figures.actions END AS actions,
       CASE WHEN asked.scope IS NOT NULL THEN figures.open END AS open,
       CASE WHEN asked.scope IS NOT NULL THEN figures.overdue END AS overdue,
       CASE WHEN asked.scope IS NOT NULL THEN figures.gaps_without_action END AS gaps_without_action
FROM figures_actions_by_domain AS figures
LEFT JOIN asked
    ON asked.scope = figures.scope AND coalesce(asked.partnership, '') = coalesce(figures.partnership, '')
    AND coalesce(asked.sector, '') = coalesce(figures.sector, '') AND asked.round = figures.round
    AND asked.questionnaire = figures.questionnaire AND asked.edition = figures.edition AND asked.domain = figures.domain
