-- Numbers that were given, in hundredths. The median is the one in the middle, or half-way between the two there, half a
-- hundredth rounded up. In whole numbers throughout, so that both engines agree to the last digit.
WITH scopes AS (
    SELECT 'all' AS scope, FALSE AS of_partnership, FALSE AS of_sector
    UNION ALL SELECT 'sector', FALSE, TRUE
    UNION ALL SELECT 'partnership', TRUE, FALSE
    UNION ALL SELECT 'sector of partnership', TRUE, TRUE
),
given AS (
    SELECT scope, CASE WHEN of_partnership THEN partnership END AS partnership, CASE WHEN of_sector THEN sector END AS sector,
           coalesce(round, '') AS round, questionnaire, edition, domain, question, hundredths
    FROM answers CROSS JOIN scopes
    WHERE place = 'counted' AND once AND hundredths IS NOT NULL
),
ordered AS (
    SELECT scope, partnership, sector, round, questionnaire, edition, domain, question, hundredths,
           row_number() OVER (PARTITION BY scope, partnership, sector, round, questionnaire, edition, domain, question
                              ORDER BY hundredths) AS nth,
           count(*) OVER (PARTITION BY scope, partnership, sector, round, questionnaire, edition, domain, question) AS many
    FROM given
),
middle AS (
    SELECT scope, partnership, sector, round, questionnaire, edition, domain, question,
           count(*) AS n,
           sum(CAST(hundredths AS DECIMAL(38, 0))) AS exact_sum,
           min(hundredths) AS least,
           min(CASE WHEN 2 * nth BETWEEN many AND many + 2 THEN CAST(hundredths AS DECIMAL(20, 0)) END) AS lower_middle,
           max(CASE WHEN 2 * nth BETWEEN many AND many + 2 THEN CAST(hundredths AS DECIMAL(20, 0)) END) AS upper_middle,
           max(hundredths) AS greatest
    FROM ordered
    GROUP BY scope, partnership, sector, round, questionnaire, edition, domain, question
)
-- As in the app, a sum beyond what 64 bits hold stays at the greatest they hold.
SELECT scope, partnership, sector, round, questionnaire, edition, domain, question, n,
       CAST(least(exact_sum, 9223372036854775807) AS BIGINT) AS sum,
       least,
       CAST(ceil((lower_middle + upper_middle) * 0.5) AS BIGINT) AS median,
       greatest
FROM middle
