-- How often each level or choice was given, by cell. Who chose several is counted at each.
SELECT partnership, coalesce(round, '') AS round, questionnaire, edition, sector, domain, question, value, label, count(*) AS n
FROM answers
WHERE place = 'counted' AND status = 'answered' AND value <> ''
GROUP BY partnership, coalesce(round, ''), questionnaire, edition, sector, domain, question, value, label
