-- What became of each grade, by cell. The whole has no domain.
SELECT partnership, coalesce(round, '') AS round, questionnaire, edition, sector, domain, status, grade, label, good_or_better,
       count(*) AS n
FROM grades
WHERE place = 'counted'
GROUP BY partnership, coalesce(round, ''), questionnaire, edition, sector, domain, status, grade, label, good_or_better
