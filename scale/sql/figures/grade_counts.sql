-- How many returns have which grade.
SELECT CASE WHEN grouping(partnership) = 1 AND grouping(sector) = 1 THEN 'all'
            WHEN grouping(partnership) = 1 THEN 'sector'
            WHEN grouping(sector) = 1 THEN 'partnership'
            ELSE 'sector of partnership' END AS scope,
       partnership, sector, round, questionnaire, edition, domain, grade, label,
       sum(n) AS n
FROM cell_grades
WHERE status = 'graded'
GROUP BY GROUPING SETS (
    (round, questionnaire, edition, domain, grade, label),
    (round, questionnaire, edition, domain, grade, label, sector),
    (round, questionnaire, edition, domain, grade, label, partnership),
    (round, questionnaire, edition, domain, grade, label, partnership, sector))
