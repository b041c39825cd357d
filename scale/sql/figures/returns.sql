-- Returns that count, over all partnerships, by sector, by partnership, and by sector of each partnership.
SELECT CASE WHEN grouping(partnership) = 1 AND grouping(sector) = 1 THEN 'all'
            WHEN grouping(partnership) = 1 THEN 'sector'
            WHEN grouping(sector) = 1 THEN 'partnership'
            ELSE 'sector of partnership' END AS scope,
       partnership, sector, round, questionnaire, edition,
       sum(n) AS counted
FROM cell_returns
GROUP BY GROUPING SETS (
    (round, questionnaire, edition),
    (round, questionnaire, edition, sector),
    (round, questionnaire, edition, partnership),
    (round, questionnaire, edition, partnership, sector))
