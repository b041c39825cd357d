-- How often each level or choice was given. One that nobody gave has no row.
SELECT CASE WHEN grouping(partnership) = 1 AND grouping(sector) = 1 THEN 'all'
            WHEN grouping(partnership) = 1 THEN 'sector'
            WHEN grouping(sector) = 1 THEN 'partnership'
            ELSE 'sector of partnership' END AS scope,
       partnership, sector, round, questionnaire, edition, domain, question, value, label,
       sum(n) AS n
FROM cell_choices
GROUP BY GROUPING SETS (
    (round, questionnaire, edition, domain, question, value, label),
    (round, questionnaire, edition, domain, question, value, label, sector),
    (round, questionnaire, edition, domain, question, value, label, partnership),
    (round, questionnaire, edition, domain, question, value, label, partnership, sector))
