-- Actions by domain, over all partnerships alone: in a smaller group the domains that are shown, taken from all its actions, would
-- leave those of a domain that few were asked about.
SELECT figures.scope, figures.partnership, figures.sector, figures.round, figures.questionnaire, figures.edition,
       figures.domain,
       hidden.what IS NOT NULL AS hidden,
       CASE WHEN hidden.what IS NULL THEN figures.actions END AS actions,
       CASE WHEN hidden.what IS NULL THEN figures.open END AS open,
       CASE WHEN hidden.what IS NULL THEN figures.overdue END AS overdue
FROM figures_actions_by_domain AS figures
LEFT JOIN hidden
    ON hidden.what = 'domains' AND hidden.round = figures.round AND hidden.questionnaire = figures.questionnaire
    AND hidden.edition = figures.edition AND hidden.partnership = coalesce(figures.partnership, '')
    AND hidden.sector = coalesce(figures.sector, '')
    AND hidden.domain = figures.domain
WHERE figures.scope = 'all'
