-- Actions of groups of at least three organisations. Gaps are not among them: all gaps less those of every question that is shown
-- would be those of a question that is hidden.
SELECT figures.scope, figures.partnership, figures.sector, figures.round, figures.questionnaire, figures.edition,
       hidden.what IS NOT NULL AS hidden,
       CASE WHEN hidden.what IS NULL THEN figures.actions END AS actions,
       CASE WHEN hidden.what IS NULL THEN figures.done END AS done,
       CASE WHEN hidden.what IS NULL THEN figures.open END AS open,
       CASE WHEN hidden.what IS NULL THEN figures.overdue END AS overdue,
       CASE WHEN hidden.what IS NULL THEN figures.overdue_short END AS overdue_short,
       CASE WHEN hidden.what IS NULL THEN figures.overdue_longer END AS overdue_longer,
       CASE WHEN hidden.what IS NULL THEN figures.overdue_long END AS overdue_long,
       CASE WHEN hidden.what IS NULL THEN figures.without_day END AS without_day,
       CASE WHEN hidden.what IS NULL THEN figures.without_owner END AS without_owner,
       CASE WHEN hidden.what IS NULL THEN figures.organisations_open END AS organisations_open,
       CASE WHEN hidden.what IS NULL THEN figures.organisations_overdue END AS organisations_overdue
FROM figures_actions AS figures
LEFT JOIN hidden
    ON hidden.what = 'returns' AND hidden.round = figures.round AND hidden.questionnaire = figures.questionnaire
    AND hidden.edition = figures.edition AND hidden.partnership = coalesce(figures.partnership, '')
    AND hidden.sector = coalesce(figures.sector, '')
