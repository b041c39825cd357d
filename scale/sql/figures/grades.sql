-- Grades of the whole (no domain) and of each domain: how many have one, how many of these are good or better, and why others
-- have none. What nobody was asked is left out.
SELECT CASE WHEN grouping(partnership) = 1 AND grouping(sector) = 1 THEN 'all'
            WHEN grouping(partnership) = 1 THEN 'sector'
            WHEN grouping(sector) = 1 THEN 'partnership'
            ELSE 'sector of partnership' END AS scope,
       partnership, sector, round, questionnaire, edition, domain,
       sum(CASE WHEN status = 'graded' THEN n ELSE 0 END) AS graded,
       sum(CASE WHEN status = 'graded' AND good_or_better THEN n ELSE 0 END) AS good_or_better,
       sum(CASE WHEN status = 'not-applicable' THEN n ELSE 0 END) AS not_applicable,
       sum(CASE WHEN status = 'too-little' THEN n ELSE 0 END) AS too_little,
       sum(CASE WHEN status = 'incomplete' THEN n ELSE 0 END) AS incomplete,
       sum(CASE WHEN status = 'not-asked' THEN n ELSE 0 END) AS not_asked
FROM cell_grades
GROUP BY GROUPING SETS (
    (round, questionnaire, edition, domain),
    (round, questionnaire, edition, domain, sector),
    (round, questionnaire, edition, domain, partnership),
    (round, questionnaire, edition, domain, partnership, sector))
HAVING domain = '' OR sum(CASE WHEN status = 'not-asked' THEN 0 ELSE n END) > 0
