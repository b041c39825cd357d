-- Actions and gaps without one, by return and domain, as they stand today. An action that came from no question has no domain.
-- A gap is an answer below what counts as good, or that nobody knows.
WITH dated AS (
    SELECT partnership, coalesce(round, '') AS round, questionnaire, edition, sector, return, organisation, organisation_type,
           question, status, has_owner, due_day, status <> 'done' AND due_day IS NOT NULL AND due_day < day AS late, day
    FROM actions CROSS JOIN today
    WHERE place = 'counted'
),
domains AS (
    SELECT DISTINCT questionnaire, edition, question, domain FROM cell_answers
),
planned AS (
    SELECT DISTINCT partnership, round, questionnaire, edition, return, organisation, organisation_type, question FROM dated
),
gaps AS (
    SELECT partnership, coalesce(round, '') AS round, questionnaire, edition, sector, return, organisation, organisation_type,
           question, domain, key
    FROM answers
    WHERE place = 'counted' AND once AND (status = 'dont-know' OR (status = 'answered' AND NOT positive))
),
marks AS (
    SELECT dated.partnership, dated.round, dated.questionnaire, dated.edition, sector, return, organisation, organisation_type,
           coalesce(domains.domain, '') AS domain,
           1 AS every,
           CASE WHEN status = 'done' THEN 1 ELSE 0 END AS done,
           CASE WHEN status <> 'done' THEN 1 ELSE 0 END AS open,
           CASE WHEN late THEN 1 ELSE 0 END AS overdue,
           CASE WHEN late AND due_day >= day - INTERVAL '30' DAY THEN 1 ELSE 0 END AS overdue_short,
           CASE WHEN late AND due_day < day - INTERVAL '30' DAY AND due_day >= day - INTERVAL '90' DAY THEN 1 ELSE 0 END
               AS overdue_longer,
           CASE WHEN late AND due_day < day - INTERVAL '90' DAY THEN 1 ELSE 0 END AS overdue_long,
           CASE WHEN status <> 'done' AND due_day IS NULL THEN 1 ELSE 0 END AS without_day,
           CASE WHEN status <> 'done' AND NOT has_owner THEN 1 ELSE 0 END AS without_owner,
           0 AS gaps,
           0 AS key_gaps
    FROM dated
    LEFT JOIN domains
        ON domains.questionnaire = dated.questionnaire AND domains.edition = dated.edition AND domains.question = dated.question
    UNION ALL
    SELECT gaps.partnership, gaps.round, gaps.questionnaire, gaps.edition, gaps.sector, gaps.return, gaps.organisation,
           gaps.organisation_type, gaps.domain, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, CASE WHEN gaps.key THEN 1 ELSE 0 END
    FROM gaps
    LEFT JOIN planned
        ON planned.partnership = gaps.partnership AND planned.round = gaps.round
        AND planned.questionnaire = gaps.questionnaire AND planned.edition = gaps.edition AND planned.return = gaps.return
        AND planned.organisation = gaps.organisation AND planned.organisation_type = gaps.organisation_type
        AND planned.question = gaps.question
    WHERE planned.question IS NULL
)
SELECT partnership, round, questionnaire, edition, sector, return, organisation, organisation_type, domain,
       sum(every) AS every, sum(done) AS done, sum(open) AS open, sum(overdue) AS overdue, sum(overdue_short) AS overdue_short,
       sum(overdue_longer) AS overdue_longer, sum(overdue_long) AS overdue_long, sum(without_day) AS without_day,
       sum(without_owner) AS without_owner, sum(gaps) AS gaps, sum(key_gaps) AS key_gaps
FROM marks
GROUP BY partnership, round, questionnaire, edition, sector, return, organisation, organisation_type, domain
