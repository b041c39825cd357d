-- What became of each question: every return is in one of five counts. `positive` of `positive_of` met what counts as good. What
-- nobody was asked is left out.
SELECT CASE WHEN grouping(partnership) = 1 AND grouping(sector) = 1 THEN 'all'
            WHEN grouping(partnership) = 1 THEN 'sector'
            WHEN grouping(sector) = 1 THEN 'partnership'
            ELSE 'sector of partnership' END AS scope,
       partnership, sector, round, questionnaire, edition, domain, question, key,
       sum(CASE WHEN status = 'answered' THEN n ELSE 0 END) AS answered,
       sum(CASE WHEN status = 'not-applicable' THEN n ELSE 0 END) AS not_applicable,
       sum(CASE WHEN status = 'dont-know' THEN n ELSE 0 END) AS dont_know,
       sum(CASE WHEN status = 'unanswered' THEN n ELSE 0 END) AS unanswered,
       sum(CASE WHEN status = 'not-asked' THEN n ELSE 0 END) AS not_asked,
       sum(CASE WHEN positive THEN n ELSE 0 END) AS positive,
       sum(CASE WHEN positive IS NOT NULL THEN n ELSE 0 END) AS positive_of
FROM cell_answers
GROUP BY GROUPING SETS (
    (round, questionnaire, edition, domain, question, key),
    (round, questionnaire, edition, domain, question, key, sector),
    (round, questionnaire, edition, domain, question, key, partnership),
    (round, questionnaire, edition, domain, question, key, partnership, sector))
HAVING sum(CASE WHEN status = 'not-asked' THEN 0 ELSE n END) > 0
