-- What will change: actions as they stand today, whose they are, and gaps for which nothing is planned. Overdue for up to 30 days
-- is short, for up to 90 longer, for more long. Organisations are counted once each.
WITH by_return AS (
    SELECT partnership, round, questionnaire, edition, sector, return, organisation, organisation_type,
           sum(every) AS every,
           sum(done) AS done,
           sum(open) AS open,
           sum(overdue) AS overdue,
           sum(overdue_short) AS overdue_short,
           sum(overdue_longer) AS overdue_longer,
           sum(overdue_long) AS overdue_long,
           sum(without_day) AS without_day,
           sum(without_owner) AS without_owner,
           sum(gaps) AS gaps,
           sum(key_gaps) AS key_gaps
    FROM cell_actions
    GROUP BY partnership, round, questionnaire, edition, sector, return, organisation, organisation_type
)
SELECT CASE WHEN grouping(partnership) = 1 AND grouping(sector) = 1 THEN 'all'
            WHEN grouping(partnership) = 1 THEN 'sector'
            WHEN grouping(sector) = 1 THEN 'partnership'
            ELSE 'sector of partnership' END AS scope,
       partnership, sector, round, questionnaire, edition,
       sum(every) AS actions,
       sum(done) AS done,
       sum(open) AS open,
       sum(overdue) AS overdue,
       sum(overdue_short) AS overdue_short,
       sum(overdue_longer) AS overdue_longer,
       sum(overdue_long) AS overdue_long,
       sum(without_day) AS without_day,
       sum(without_owner) AS without_owner,
       sum(gaps) AS gaps_without_action,
       sum(key_gaps) AS key_gaps_without_action,
       sum(CASE WHEN open > 0 THEN 1 ELSE 0 END) AS organisations_open,
       sum(CASE WHEN overdue > 0 THEN 1 ELSE 0 END) AS organisations_overdue,
       sum(CASE WHEN gaps > 0 THEN 1 ELSE 0 END) AS organisations_with_gaps
FROM by_return
GROUP BY GROUPING SETS (
    (round, questionnaire, edition),
    (round, questionnaire, edition, sector),
    (round, questionnaire, edition, partnership),
    (round, questionnaire, edition, partnership, sector))
