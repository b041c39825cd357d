-- The same by domain. Actions that came from no question stand without one.
SELECT CASE WHEN grouping(partnership) = 1 AND grouping(sector) = 1 THEN 'all'
            WHEN grouping(partnership) = 1 THEN 'sector'
            WHEN grouping(sector) = 1 THEN 'partnership'
            ELSE 'sector of partnership' END AS scope,
       partnership, sector, round, questionnaire, edition, domain,
       sum(every) AS actions,
       sum(open) AS open,
       sum(overdue) AS overdue,
       sum(gaps) AS gaps_without_action
FROM cell_actions
GROUP BY GROUPING SETS (
    (round, questionnaire, edition, domain),
    (round, questionnaire, edition, domain, sector),
    (round, questionnaire, edition, domain, partnership),
    (round, questionnaire, edition, domain, partnership, sector))
