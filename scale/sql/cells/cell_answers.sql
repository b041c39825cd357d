-- What became of each question, by cell. Where several were chosen, one row stands for the answer.
SELECT partnership, coalesce(round, '') AS round, questionnaire, edition, sector, domain, question, key, status, positive,
       count(*) AS n
FROM answers
WHERE place = 'counted' AND once
GROUP BY partnership, coalesce(round, ''), questionnaire, edition, sector, domain, question, key, status, positive
