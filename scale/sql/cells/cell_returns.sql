-- Returns that count, by cell: a sector of a partnership in a round, of one edition of a questionnaire. A round may have no name.
SELECT partnership, coalesce(round, '') AS round, questionnaire, edition, sector, count(*) AS n
FROM returns
WHERE place = 'counted'
GROUP BY partnership, coalesce(round, ''), questionnaire, edition, sector
