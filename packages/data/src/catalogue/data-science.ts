import type { SampleCourse } from '../sample.ts';

export const dataScience: SampleCourse[] = [
  {
    title: 'SQL Café: Asking Good Questions of a Database ☕',
    thumbnail: 'sql-cafe',
    summary:
      'Learn SQL by running the numbers of a small coffee shop, from a first SELECT to joins, grouping and window functions.',
    description: `The owner of a small café has a database and a head full of questions. Which drink sells best on rainy Mondays? Who has not come back since spring? You will answer them in SQL, the language that nearly every database understands.

We stay close to the standard, so what you learn works in PostgreSQL, SQLite, MariaDB and most others. You begin by reading one table, go on to combine several, and end with window functions, which make **rankings and running totals** pleasantly short.

No programming experience is needed. If you have ever sorted a spreadsheet, you already know half of the ideas, and the other half are more fun. A sample database with three months of orders is included.`,
    category: 'data-science',
    level: 'beginner',
    tags: ['sql', 'databases', 'analytics', 'data'],
    language: 'en',
    skills: ['Filtering and sorting', 'Joining tables', 'Grouping and aggregates', 'Window functions'],
    price: { amount: 24.99, currency: 'USD' },
    instructor: 'lucia',
    status: 'published',
    publishedAt: '2024-06-19T08:05:00Z',
    audience: { learners: 61, stars: 4.5 },
    lessons: [
      {
        title: 'Welcome to the café: tables, rows and keys',
        section: 'One table at a time',
        durationSeconds: 390,
        preview: true,
        type: 'video',
      },
      {
        title: 'SELECT, WHERE and ORDER BY',
        section: 'One table at a time',
        durationSeconds: 300,
        preview: true,
        type: 'article',
        content: `A query describes the result you want, and the database works out how to get it.

\`\`\`sql
SELECT name, price
FROM drinks
WHERE price < 4 AND is_hot = TRUE
ORDER BY price DESC, name;
\`\`\`

Read it in this order: *from* the table \`drinks\`, keep the rows *where* the condition holds, *select* two columns, and *order* what remains. The most expensive drink comes first; drinks with the same price are sorted by name.

Two things to remember:

- Text stands in **single quotes**: \`WHERE name = 'Flat White'\`.
- Without \`ORDER BY\`, the order of the rows is **not defined**. It may look stable for months and then change after an update.

Use \`SELECT *\` for a first look only; naming the columns keeps reports working when somebody adds one.`,
      },
      {
        title: 'NULL means "we do not know"',
        section: 'One table at a time',
        durationSeconds: 300,
        type: 'article',
        content: `The column \`customers.birthday\` is empty for many guests. SQL stores \`NULL\` there, which stands for an unknown value, and unknown values behave strangely:

\`\`\`sql
SELECT NULL = NULL;   -- NULL, not true
\`\`\`

Is one unknown birthday equal to another? We cannot know, hence the answer is unknown as well. Since \`WHERE\` keeps only rows whose condition is **true**, a comparison with \`NULL\` never finds anything. Ask like this:

\`\`\`sql
SELECT name FROM customers WHERE birthday IS NULL;
\`\`\`

The surprise spreads to negations. \`WHERE city <> 'Oslo'\` drops guests without a city, too. If you want them, add \`OR city IS NULL\`.

To show a friendly default, use \`COALESCE(city, 'unknown')\`, which returns its first argument that is not null.`,
      },
      {
        title: 'Check: reading one table',
        section: 'One table at a time',
        durationSeconds: 300,
        type: 'quiz',
        quiz: {
          passPercent: 60,
          maxAttempts: 5,
          questions: [
            {
              type: 'single',
              prompt:
                "A table has 10 rows; `city` is 'Oslo' in 4 of them, 'Bergen' in 3 and NULL in 3. How many rows does `WHERE city <> 'Oslo'` return?",
              options: [
                { optionId: 'a', text: '6' },
                { optionId: 'b', text: '3' },
                { optionId: 'c', text: '7' },
                { optionId: 'd', text: '10' },
              ],
              answer: 'b',
              hints: [{ text: "What is the result of NULL <> 'Oslo'?", cost: 1 }],
              explanation:
                'Only the three rows with Bergen are certainly different; for NULL the comparison is unknown.',
            },
            {
              type: 'true-false',
              prompt: 'Rows come back in the order in which they were inserted, even without ORDER BY.',
              answer: false,
            },
            {
              type: 'text',
              prompt: 'Which function returns its first argument that is not NULL?',
              answer: ['COALESCE', 'COALESCE()'],
            },
          ],
        },
      },
      {
        title: 'Joins: putting tables side by side',
        section: 'Combining and summarising',
        durationSeconds: 360,
        type: 'article',
        content: `An order stores only the number of the drink, not its name. A **join** brings the two tables together:

\`\`\`sql
SELECT o.ordered_at, d.name, o.quantity
FROM orders AS o
JOIN drinks AS d ON d.id = o.drink_id;
\`\`\`

A plain \`JOIN\` is an *inner* join: rows without a partner disappear. To find drinks that nobody ordered, keep them with a \`LEFT JOIN\`:

\`\`\`sql
SELECT d.name
FROM drinks AS d
LEFT JOIN orders AS o ON o.drink_id = d.id
WHERE o.id IS NULL;
\`\`\`

Every drink stays in the result. Where no order matches, the columns of \`o\` are \`NULL\`, and that is exactly what the last line looks for.

If a result has suspiciously many rows, check the join condition first. A condition that is missing or too loose pairs rows that have nothing to do with each other.`,
      },
      {
        title: 'Drawing joins without Venn diagrams',
        section: 'Combining and summarising',
        durationSeconds: 720,
        type: 'video',
      },
      {
        title: 'GROUP BY and HAVING',
        section: 'Combining and summarising',
        durationSeconds: 360,
        type: 'article',
        content: `Aggregates such as \`COUNT\`, \`SUM\` and \`AVG\` turn many rows into one. \`GROUP BY\` does so once per group:

\`\`\`sql
SELECT d.name, SUM(o.quantity) AS cups
FROM orders AS o
JOIN drinks AS d ON d.id = o.drink_id
WHERE o.ordered_at >= '2024-03-01'
GROUP BY d.name
HAVING SUM(o.quantity) >= 100
ORDER BY cups DESC;
\`\`\`

\`WHERE\` filters **rows before** grouping; \`HAVING\` filters **groups after** it. Whatever you select must be either grouped by or aggregated, otherwise the database could not tell which value of the group to show.

Mind the difference between \`COUNT(*)\`, which counts rows, and \`COUNT(birthday)\`, which counts the rows where the birthday is not null. \`COUNT(DISTINCT customer_id)\` counts different guests, however often they came.`,
      },
      {
        title: 'Check: joins and groups',
        section: 'Combining and summarising',
        durationSeconds: 360,
        type: 'quiz',
        quiz: {
          passPercent: 60,
          maxAttempts: 5,
          questions: [
            {
              type: 'numeric',
              prompt:
                'Table A has 4 rows and table B has 5 rows. How many rows does `A CROSS JOIN B` return?',
              answer: 20,
              explanation: 'A cross join pairs every row of A with every row of B: 4 × 5 = 20.',
            },
            {
              type: 'single',
              prompt:
                'You want only the drinks of which at least 100 cups were sold. Where does that condition belong?',
              options: [
                { optionId: 'a', text: 'WHERE' },
                { optionId: 'b', text: 'ON' },
                { optionId: 'c', text: 'ORDER BY' },
                { optionId: 'd', text: 'HAVING' },
              ],
              answer: 'd',
            },
            {
              type: 'multiple',
              prompt: 'Which statements about COUNT are true?',
              options: [
                { optionId: 'a', text: 'COUNT(*) counts all rows of the group' },
                { optionId: 'b', text: 'COUNT(city) includes rows where city is NULL' },
                { optionId: 'c', text: 'COUNT(DISTINCT city) counts each city once' },
              ],
              answer: ['a', 'c'],
            },
          ],
        },
      },
      {
        title: 'Window functions: rank without losing rows',
        section: 'Questions over time',
        durationSeconds: 420,
        type: 'article',
        content: `\`GROUP BY\` folds rows together. A **window function** computes over a group as well, but keeps every row:

\`\`\`sql
SELECT
  sold_on,
  takings,
  SUM(takings) OVER (ORDER BY sold_on) AS so_far,
  RANK() OVER (ORDER BY takings DESC) AS place
FROM daily_takings;
\`\`\`

\`OVER\` opens the window. With \`ORDER BY\` inside, \`SUM\` becomes a *running total* up to the current row. \`RANK\` gives the best day place 1; two equal days share a place, and the next place is skipped.

Add \`PARTITION BY\` to start afresh for each group, for instance \`OVER (PARTITION BY branch ORDER BY sold_on)\`.

Windows are evaluated after \`WHERE\`, so you cannot filter on \`place\` directly. Wrap the query in a subquery or a \`WITH\` clause and filter outside.`,
      },
      {
        title: 'Case study: which guests stopped coming?',
        section: 'Questions over time',
        durationSeconds: 840,
        type: 'video',
      },
      {
        title: 'Sample database and 30 practice questions',
        section: 'Questions over time',
        durationSeconds: 600,
        addedAt: '2026-09-14T09:45:00Z',
        type: 'file',
      },
    ],
  },
  {
    title: 'Statistics You Will Actually Use',
    thumbnail: 'useful-statistics',
    summary:
      'A calm tour of averages, variation, sampling, confidence intervals and tests, with everyday data and almost no formulas.',
    description: `You meet statistics daily: in the news, in reports from colleagues, in the weather forecast. This course gives you the handful of ideas that let you judge such numbers and produce honest ones yourself.

You will learn

- when the mean misleads and the median does not
- why larger samples help, but more slowly than one hopes
- what a confidence interval promises and what it does not
- how to read a p-value without overreaching

The mathematics stays at the level of square roots and percentages; understanding comes from examples and small simulations. It suits students, journalists, product managers and everybody who has nodded at a chart and wondered. People who know the formulas will enjoy finally seeing *why* they look that way.`,
    category: 'data-science',
    level: 'all',
    tags: ['statistics', 'probability', 'data', 'critical-thinking'],
    language: 'en',
    skills: ['Describing data', 'Reasoning about samples', 'Confidence intervals', 'Reading test results'],
    price: { amount: 29.99, currency: 'EUR' },
    instructor: 'ingrid',
    status: 'published',
    publishedAt: '2025-03-05T12:00:00Z',
    audience: { learners: 14, stars: 4.1 },
    lessons: [
      {
        title: 'One number is never the whole story',
        section: 'Describing what you see',
        durationSeconds: 480,
        preview: true,
        type: 'video',
      },
      {
        title: 'Mean, median and the visitor who changed everything',
        section: 'Describing what you see',
        durationSeconds: 300,
        preview: true,
        type: 'article',
        content: `Nine colleagues earn 3,000 a month each. A director with 33,000 joins the table. The **mean** is now (9 × 3,000 + 33,000) / 10 = 6,000, twice what nearly everyone earns. The **median**, the value in the middle of the sorted list, is still 3,000.

Neither is wrong; they answer different questions.

- The mean answers: *if we shared everything equally, what would each get?* It suits budgets and totals.
- The median answers: *what is typical?* Half of the values lie at or below it, half at or above.

When the two differ widely, the data are **skewed**, as incomes, house prices and waiting times usually are. Report both, or better, draw the distribution.

A useful habit: whenever you read "the average customer", ask which average, and whether any such customer exists.`,
      },
      {
        title: 'Spread: how different are the values?',
        section: 'Describing what you see',
        durationSeconds: 300,
        type: 'article',
        content: `Two cities have a mean temperature of 12 °C. In one, every month lies between 9 and 15; in the other, between −15 and 30. You would pack differently, so you need a measure of **spread**.

The *standard deviation* says roughly how far values lie from the mean. To compute it: take each distance from the mean, square it, average the squares, and take the square root. (For a sample, divide by n − 1 rather than n, since the mean itself was estimated from the same data.)

If data follow the familiar bell curve, about **68 %** of values lie within one standard deviation of the mean and about **95 %** within two.

For skewed data, use *quartiles* instead. The interquartile range, from the 25th to the 75th percentile, holds the middle half and ignores extreme values.`,
      },
      {
        title: 'Check: centre and spread',
        section: 'Describing what you see',
        durationSeconds: 360,
        type: 'quiz',
        quiz: {
          passPercent: 60,
          questions: [
            {
              type: 'numeric',
              prompt: 'What is the median of 4, 9, 1, 7, 30?',
              answer: 7,
              hints: [{ text: 'Sort the values first.', cost: 1 }],
              explanation: 'Sorted: 1, 4, 7, 9, 30. The middle value is 7.',
            },
            {
              type: 'numeric',
              prompt: 'Five numbers have a mean of 8. Four of them are 5, 7, 9 and 10. What is the fifth?',
              answer: 9,
              explanation: 'The sum must be 5 × 8 = 40; the four known numbers sum to 31.',
            },
            {
              type: 'single',
              prompt: 'Which measure reacts least to one extreme value?',
              options: [
                { optionId: 'a', text: 'Mean' },
                { optionId: 'b', text: 'Standard deviation' },
                { optionId: 'c', text: 'Interquartile range' },
                { optionId: 'd', text: 'Range' },
              ],
              answer: 'c',
            },
          ],
        },
      },
      {
        title: 'Why a spoonful tells you about the soup',
        section: 'From sample to whole',
        durationSeconds: 360,
        type: 'article',
        content: `You taste one spoonful and know whether the whole pot needs salt, provided that you **stirred**. The size of the pot hardly matters. Polls work the same way: a random sample of 1,000 people says nearly as much about a country of 80 million as about a town of 80,000.

Stirring is the hard part. Ask passers-by at noon and you miss people at work. Ask on a website and you hear those who care enough to click. Such **bias** does not shrink when the sample grows; you just become more certain of a wrong number.

Random error does shrink, but slowly: the uncertainty falls with the *square root* of the sample size. To halve it, you need four times as many answers. That explains why many polls stop around a thousand.`,
      },
      {
        title: 'Simulating a thousand polls',
        section: 'From sample to whole',
        durationSeconds: 780,
        type: 'video',
      },
      {
        title: 'What a confidence interval promises',
        section: 'From sample to whole',
        durationSeconds: 360,
        type: 'article',
        content: `A survey reports 42 % support with a 95 % confidence interval from 39 % to 45 %. What does the 95 % refer to?

It describes the **method**, not this one interval. If we repeated the survey many times and built an interval in the same way each time, about 95 of 100 intervals would contain the true value. Ours is either one of the lucky ones or not, and we cannot tell which.

For a proportion *p* from *n* random answers, an approximate interval is

> p ± 1.96 × √(p(1 − p) / n)

With p = 0.42 and n = 1,000 the margin is about 0.031, or three percentage points.

The interval covers **random error only**. Leading questions, missing groups and dishonest answers are not included, so treat it as a lower limit to your doubt.`,
      },
      {
        title: 'Check: samples and intervals',
        section: 'From sample to whole',
        durationSeconds: 420,
        type: 'quiz',
        quiz: {
          passPercent: 60,
          maxAttempts: 4,
          questions: [
            {
              type: 'single',
              prompt:
                'A poll of 500 people has a margin of error of about 4.4 points. Roughly how many people are needed for 2.2 points?',
              options: [
                { optionId: 'a', text: '1,000' },
                { optionId: 'b', text: '2,000' },
                { optionId: 'c', text: '4,000' },
                { optionId: 'd', text: '750' },
              ],
              answer: 'b',
              hints: [{ text: 'The margin falls with the square root of the sample size.', cost: 1 }],
              explanation: 'Half the margin needs four times the sample: 4 × 500 = 2,000.',
            },
            {
              type: 'true-false',
              prompt:
                'A very large sample removes the bias caused by asking only people who visit one website.',
              answer: false,
            },
            {
              type: 'multiple',
              prompt: 'A 95 % confidence interval does NOT account for which of these?',
              options: [
                { optionId: 'a', text: 'Random sampling error' },
                { optionId: 'b', text: 'Leading questions' },
                { optionId: 'c', text: 'Groups that were never asked' },
              ],
              answer: ['b', 'c'],
            },
          ],
        },
      },
      {
        title: 'Reading a p-value without overreaching',
        section: 'Deciding with care',
        durationSeconds: 420,
        type: 'article',
        content: `You change a button and sign-ups rise from 5.0 % to 5.6 %. Could it be luck? A test imagines a world in which the button makes **no difference** (the null hypothesis) and asks how often a difference at least this large would appear there. That frequency is the *p-value*.

A p-value of 0.03 means: in a world without effect, we would see something like this in 3 of 100 experiments. It does **not** mean that

- there is a 3 % chance that the null hypothesis is true, or
- the effect is large or important.

Be wary of many comparisons. Test twenty useless buttons at the 5 % level and you should expect one "significant" result by pure chance. Decide on the question before you look, and report the size of the effect with its interval next to the p-value.`,
      },
      {
        title: 'Correlation, causation and ice cream',
        section: 'Deciding with care',
        durationSeconds: 900,
        type: 'video',
      },
      {
        title: 'Glossary and further reading',
        section: 'Deciding with care',
        durationSeconds: 480,
        status: 'draft',
        type: 'file',
      },
    ],
  },
  {
    title: 'Tidy Data with pandas',
    thumbnail: 'tidy-data-pandas',
    summary:
      'Turn messy tables into tidy ones: load, clean, reshape, join and summarise data in Python without getting lost.',
    description: `Most of the work in data analysis happens before the analysis: dates that are text, three spellings of one city, a table that is wide where it should be long. **pandas** handles all of that well, once you know its few central ideas.

The course follows a single messy file, the attendance records of a community sports club, from raw export to finished report. You will select rows with confidence, repair types and missing values, reshape between wide and long, merge with other tables and compute grouped summaries that say something.

You should be able to write Python functions and loops. Each lesson contrasts the code people write first with the code you will still understand next year. A notebook with all steps is included.`,
    category: 'data-science',
    level: 'intermediate',
    tags: ['pandas', 'python', 'data', 'cleaning', 'analytics'],
    language: 'en',
    skills: [
      'Selecting with loc',
      'Cleaning columns',
      'Reshaping tables',
      'Merging data',
      'Grouped summaries',
    ],
    price: { amount: 34.99, currency: 'USD' },
    prerequisites: ['python-first-steps'],
    instructor: 'amara',
    status: 'published',
    publishedAt: '2025-09-30T18:10:00Z',
    audience: { learners: 11, stars: 4.3 },
    lessons: [
      {
        title: 'What makes data tidy',
        section: 'Getting a grip on the table',
        durationSeconds: 540,
        preview: true,
        type: 'video',
      },
      {
        title: 'Series, DataFrame and the index',
        section: 'Getting a grip on the table',
        durationSeconds: 360,
        preview: true,
        type: 'article',
        content: `A **Series** is a column with labels; a **DataFrame** is a set of columns that share the same labels, the *index*.

\`\`\`python
import pandas as pd

visits = pd.DataFrame(
    {"sport": ["judo", "yoga", "judo"], "people": [14, 9, 11]},
    index=["mon", "tue", "wed"],
)
\`\`\`

There are two ways to point at rows:

- \`visits.loc["tue"]\` selects by **label**
- \`visits.iloc[1]\` selects by **position**

Conditions go into \`loc\` as well, with the columns you want after the comma:

\`\`\`python
visits.loc[visits["people"] > 10, "sport"]
\`\`\`

Combine conditions with \`&\` and \`|\` and put each in parentheses. The words \`and\` and \`or\` do not work here, because they expect a single truth value and a column has many.`,
      },
      {
        title: 'Repairing types while loading',
        section: 'Getting a grip on the table',
        durationSeconds: 360,
        type: 'article',
        content: `A column that looks numeric may arrive as text because one cell says "n/a". Find out at once:

\`\`\`python
df = pd.read_csv(
    "attendance.csv",
    na_values=["n/a", "-", ""],
    parse_dates=["day"],
    dtype={"member_id": "string"},
)
df.info()
\`\`\`

\`info()\` lists the type of each column and how many values are present. Identifiers such as member numbers or postcodes belong in \`string\`: nobody adds them up, and \`007\` must not become \`7\`.

For columns that need persuasion, convert explicitly and look at what failed:

\`\`\`python
fee = pd.to_numeric(df["fee"], errors="coerce")
print(df.loc[fee.isna() & df["fee"].notna(), "fee"].unique())
\`\`\`

Values that could not be converted become \`NaN\`. Printing them first tells you whether you are dropping noise or real information.`,
      },
      {
        title: 'Check: selecting and loading',
        section: 'Getting a grip on the table',
        durationSeconds: 360,
        type: 'quiz',
        quiz: {
          passPercent: 70,
          maxAttempts: 3,
          questions: [
            {
              type: 'single',
              prompt:
                'Which expression selects the rows in which `people` is above 10 and `sport` is "judo"?',
              options: [
                { optionId: 'a', text: 'df[df.people > 10 and df.sport == "judo"]' },
                { optionId: 'b', text: 'df[(df["people"] > 10) & (df["sport"] == "judo")]' },
                { optionId: 'c', text: 'df[df["people"] > 10 & df["sport"] == "judo"]' },
              ],
              answer: 'b',
              explanation:
                'The operator & binds more tightly than > and ==, so the parentheses are needed; `and` fails on columns.',
            },
            {
              type: 'text',
              prompt: 'Which accessor selects rows by position rather than by label?',
              answer: ['iloc', '.iloc', 'df.iloc'],
            },
            {
              type: 'true-false',
              prompt: 'Postcodes should be read as numbers so that they sort correctly.',
              answer: false,
              hints: [{ text: 'What happens to a postcode that begins with zero?', cost: 1 }],
            },
          ],
        },
      },
      {
        title: 'Long, wide and back again',
        section: 'Reshaping and joining',
        durationSeconds: 420,
        type: 'article',
        content: `The club's export has one column per month:

\`\`\`text
member  jan  feb
ana       4    6
ben       2    0
\`\`\`

Tidy data has **one observation per row**. Here an observation is the visits of one member in one month, so months should be values and not column names:

\`\`\`python
tidy = wide.melt(
    id_vars="member", var_name="month", value_name="visits"
)
\`\`\`

Two members and two months give four rows. Filtering, grouping and plotting now need no special cases when March is added.

For a table in a report, people prefer wide again:

\`\`\`python
tidy.pivot(index="member", columns="month", values="visits")
\`\`\`

\`pivot\` insists that each combination occurs once. If it complains about duplicates, that is news about your data; use \`pivot_table\` with an aggregate only after you know why.`,
      },
      {
        title: 'Merging tables and counting the leftovers',
        section: 'Reshaping and joining',
        durationSeconds: 720,
        type: 'video',
      },
      {
        title: 'Merge with a safety belt',
        section: 'Reshaping and joining',
        durationSeconds: 360,
        type: 'article',
        content: `\`merge\` joins two tables on a key. The frequent accident is a key that repeats where you thought it was unique: rows multiply silently, and so do all your sums.

\`\`\`python
report = visits.merge(
    members,
    on="member_id",
    how="left",
    validate="many_to_one",
    indicator=True,
)
print(report["_merge"].value_counts())
\`\`\`

\`validate="many_to_one"\` raises an error if \`member_id\` is not unique in \`members\`. \`indicator=True\` adds a column telling you whether each row was found in \`both\` tables or in the \`left_only\`. Unmatched rows are often the interesting ones: former members, typing errors, test accounts.

Compare \`len(visits)\` with \`len(report)\`. After a many-to-one left join the two **must** be equal.`,
      },
      {
        title: 'Check: shape and joins',
        section: 'Reshaping and joining',
        durationSeconds: 360,
        type: 'quiz',
        quiz: {
          passPercent: 70,
          maxAttempts: 3,
          questions: [
            {
              type: 'numeric',
              prompt:
                'A wide table has 6 members and 12 month columns. How many rows does it have after `melt` with `id_vars="member"`?',
              answer: 72,
            },
            {
              type: 'single',
              prompt:
                '`visits` has 100 rows. After a left merge with `members`, the result has 108 rows. What is the most likely reason?',
              options: [
                { optionId: 'a', text: 'Some members never visited' },
                { optionId: 'b', text: 'Some keys occur more than once in members' },
                { optionId: 'c', text: 'Missing keys were filled in' },
                { optionId: 'd', text: 'The index was reset' },
              ],
              answer: 'b',
              points: 2,
              explanation:
                'A left join never drops rows from the left table; extra rows come from keys that match several times.',
            },
            {
              type: 'multiple',
              prompt:
                'Which values can appear in the column that `indicator=True` adds to a left merge of real data?',
              options: [
                { optionId: 'a', text: 'both' },
                { optionId: 'b', text: 'left_only' },
                { optionId: 'c', text: 'inner' },
                { optionId: 'd', text: 'missing' },
              ],
              answer: ['a', 'b'],
            },
          ],
        },
      },
      {
        title: 'Split, apply, combine',
        section: 'Summaries that say something',
        durationSeconds: 360,
        type: 'article',
        content: `\`groupby\` splits the table by key, applies a calculation to each part and combines the results:

\`\`\`python
summary = (
    tidy.groupby("month", as_index=False)
    .agg(
        members=("member", "nunique"),
        visits=("visits", "sum"),
        busiest=("visits", "max"),
    )
    .assign(per_member=lambda t: t["visits"] / t["members"])
)
\`\`\`

*Named aggregation* puts the new column names right next to what they mean. Writing the steps as a chain in parentheses reads from top to bottom, without a trail of temporary variables.

If you need a group value on **every row**, for instance each visit's share of the month, use \`transform\`, which keeps the original length:

\`\`\`python
total = tidy.groupby("month")["visits"].transform("sum")
tidy["share"] = tidy["visits"] / total
\`\`\``,
      },
      {
        title: 'Notebook: the sports club from export to report',
        section: 'Summaries that say something',
        durationSeconds: 600,
        type: 'file',
      },
    ],
  },
  {
    title: 'مقدمة في تحليل البيانات: من الجدول إلى القرار',
    thumbnail: 'data-analysis',
    summary:
      'تعلّم كيف تطرح السؤال الصحيح، وتنظّف بياناتك، وتلخّصها، وتعرضها في رسم واضح يساعد على اتخاذ القرار.',
    description: `البيانات موجودة في كل مكان: في دفتر مبيعات متجر صغير، وفي سجلّ حضور مدرسة، وفي عدّاد خطوات هاتفك. لكنّ الأرقام لا تتكلّم وحدها، بل تحتاج إلى من يحسن سؤالها.

في هذه الدورة نرافق صاحبة مخبز تريد أن تعرف كم رغيفًا تخبز كل يوم. ستتعلّم معها:

- كيف تحوّل الفكرة الغامضة إلى **سؤال يمكن قياسه**
- كيف تكتشف الأخطاء والقيم المفقودة في الجدول
- متى تستخدم المتوسط ومتى تستخدم الوسيط
- كيف تختار رسمًا بيانيًا صادقًا وسهل القراءة

لا تحتاج إلى خبرة سابقة في البرمجة أو الإحصاء؛ يكفيك أي برنامج جداول. الدورة مناسبة للطلاب وأصحاب المشاريع الصغيرة ولكل من يريد أن يقرّر بناءً على دليل.`,
    category: 'data-science',
    level: 'beginner',
    tags: ['data', 'analytics', 'spreadsheets', 'charts'],
    language: 'ar',
    skills: ['صياغة الأسئلة', 'تنظيف البيانات', 'المتوسط والوسيط', 'اختيار الرسم المناسب'],
    price: { amount: 19, currency: 'USD' },
    instructor: 'omar',
    status: 'published',
    publishedAt: '2025-11-09T06:30:00Z',
    audience: { learners: 3, stars: 4.4 },
    lessons: [
      {
        title: 'قصة المخبز: لماذا نحلّل البيانات؟',
        section: 'السؤال قبل الأرقام',
        durationSeconds: 420,
        preview: true,
        type: 'video',
      },
      {
        title: 'من الفكرة إلى سؤال قابل للقياس',
        section: 'السؤال قبل الأرقام',
        durationSeconds: 300,
        preview: true,
        type: 'article',
        content: `قالت صاحبة المخبز: «أريد أن أربح أكثر». هذه أمنية جميلة، لكنها ليست سؤالًا يمكن أن تجيب عنه البيانات. السؤال الجيّد يحدّد أربعة أشياء:

1. **ماذا نقيس؟** عدد الأرغفة المبيعة.
2. **لمن أو لماذا؟** الخبز الأسمر وحده.
3. **متى؟** أيام الأسبوع في الأشهر الثلاثة الأخيرة.
4. **ما القرار؟** كم رغيفًا نخبز كل يوم.

فيصبح السؤال: «كم رغيفًا أسمر بعنا في كل يوم من أيام الأسبوع خلال الأشهر الثلاثة الأخيرة، وكم رغيفًا بقي دون بيع؟»

جرّب هذا الاختبار قبل أن تبدأ: لو عرفت الجواب الآن، فهل سيتغيّر شيء مما ستفعله غدًا؟ إن كان الجواب لا، فابحث عن سؤال أفضل.`,
      },
      {
        title: 'شكل الجدول الجيّد',
        section: 'السؤال قبل الأرقام',
        durationSeconds: 300,
        type: 'article',
        content: `الجدول المرتّب يوفّر عليك ساعات من العمل. قواعده ثلاث:

- كل **صف** يمثّل مشاهدة واحدة، مثل مبيعات صنف واحد في يوم واحد.
- كل **عمود** يمثّل متغيّرًا واحدًا، مثل التاريخ أو الكمية.
- كل **خلية** تحتوي على قيمة واحدة فقط.

| التاريخ | الصنف | المبيع | الباقي |
| --- | --- | --- | --- |
| 2025-03-01 | أسمر | 42 | 3 |
| 2025-03-01 | أبيض | 65 | 0 |

لا تكتب «42 رغيفًا» داخل الخلية، بل اكتب العدد وحده، وضع الوحدة في عنوان العمود. واكتب التاريخ بصيغة واحدة تبدأ بالسنة، فهي تُرتَّب ترتيبًا صحيحًا ولا يختلط فيها اليوم بالشهر. ولا تدمج الخلايا ولا تستخدم الألوان لحمل المعلومات، لأن برامج الحساب لا تقرؤها.`,
      },
      {
        title: 'اختبار قصير: السؤال والجدول',
        section: 'السؤال قبل الأرقام',
        durationSeconds: 300,
        type: 'quiz',
        quiz: {
          passPercent: 60,
          questions: [
            {
              type: 'single',
              prompt: 'أيّ الأسئلة التالية يمكن للبيانات أن تجيب عنه مباشرة؟',
              options: [
                { optionId: 'a', text: 'كيف نصبح أفضل مخبز؟' },
                { optionId: 'b', text: 'كم كعكة بعنا كل يوم جمعة في شهر مارس؟' },
                { optionId: 'c', text: 'هل الناس سعداء؟' },
              ],
              answer: 'b',
            },
            {
              type: 'true-false',
              prompt: 'من الأفضل أن تحتوي الخلية الواحدة على العدد والوحدة معًا.',
              answer: false,
              explanation:
                'اكتب العدد وحده في الخلية، وضع الوحدة في عنوان العمود كي يستطيع البرنامج أن يحسب.',
            },
            {
              type: 'numeric',
              prompt: 'مخبز يسجّل مبيعات 5 أصناف كل يوم لمدة 7 أيام. كم صفًّا في الجدول المرتّب؟',
              answer: 35,
              hints: [{ text: 'لكل صنف في كل يوم صف واحد.', cost: 1 }],
            },
          ],
        },
      },
      {
        title: 'خمسة أخطاء شائعة في الجداول',
        section: 'التنظيف والتلخيص',
        durationSeconds: 600,
        type: 'video',
      },
      {
        title: 'القيم المفقودة والقيم الشاذّة',
        section: 'التنظيف والتلخيص',
        durationSeconds: 360,
        type: 'article',
        content: `خلية فارغة في عمود المبيعات قد تعني شيئين مختلفين تمامًا: أن المخبز كان مغلقًا، أو أن أحدًا نسي التسجيل. لا تضع صفرًا مكانها قبل أن تعرف السبب، فالصفر يعني «فتحنا ولم نبع شيئًا»، وهو معلومة لا غياب معلومة.

أما **القيمة الشاذّة** فهي قيمة بعيدة جدًا عن غيرها، مثل 420 رغيفًا في يوم عادي. قد تكون خطأً في الكتابة، وقد تكون طلبية عرس حقيقية. اسأل قبل أن تحذف:

- هل القيمة **ممكنة** أصلًا؟
- هل يوجد سبب معروف في ذلك اليوم؟
- هل تتغيّر النتيجة كثيرًا من دونها؟

احتفظ دائمًا بنسخة من الملف الأصلي، وسجّل كل تعديل في ورقة منفصلة، حتى يستطيع غيرك أن يعيد الخطوات ويصل إلى النتيجة نفسها.`,
      },
      {
        title: 'المتوسط والوسيط',
        section: 'التنظيف والتلخيص',
        durationSeconds: 360,
        type: 'article',
        content: `باع المخبز في خمسة أيام: 40 و42 و38 و41 و139 رغيفًا. في اليوم الأخير كانت هناك طلبية كبيرة.

- **المتوسط الحسابي**: نجمع القيم ونقسم على عددها: 300 ÷ 5 = 60.
- **الوسيط**: نرتّب القيم ونأخذ التي في الوسط: 38، 40، **41**، 42، 139.

أيّهما يصف اليوم العادي؟ لم يبع المخبز ستين رغيفًا أو ما يقاربها في أي يوم! لقد رفعت قيمة واحدة المتوسط كثيرًا، بينما بقي الوسيط قريبًا من معظم الأيام.

القاعدة العملية: إذا كان في البيانات قيم متطرّفة، فاستخدم الوسيط لوصف المعتاد. وإذا أردت حساب المجموع، مثل كمية الدقيق اللازمة لشهر كامل، فالمتوسط هو المناسب، لأن ضربه في عدد الأيام يعطي المجموع.`,
      },
      {
        title: 'اختبار قصير: التنظيف والتلخيص',
        section: 'التنظيف والتلخيص',
        durationSeconds: 360,
        type: 'quiz',
        quiz: {
          passPercent: 60,
          maxAttempts: 5,
          questions: [
            {
              type: 'numeric',
              prompt: 'ما وسيط القيم 8 و3 و12 و5 و7؟',
              answer: 7,
              hints: [{ text: 'رتّب القيم من الأصغر إلى الأكبر أولًا.', cost: 1 }],
              explanation: 'بعد الترتيب: 3، 5، 7، 8، 12، والقيمة التي في الوسط هي 7.',
            },
            {
              type: 'multiple',
              prompt: 'ماذا تفعل عندما تجد قيمة شاذّة؟',
              options: [
                { optionId: 'a', text: 'أحذفها فورًا' },
                { optionId: 'b', text: 'أبحث عن سبب معروف لها' },
                { optionId: 'c', text: 'أتحقّق هل هي ممكنة أصلًا' },
                { optionId: 'd', text: 'أخفي الصف بلون أبيض' },
              ],
              answer: ['b', 'c'],
            },
            { type: 'true-false', prompt: 'الخلية الفارغة تعني دائمًا أن القيمة صفر.', answer: false },
          ],
        },
      },
      {
        title: 'أيّ رسم يناسب سؤالك؟',
        section: 'العرض والقرار',
        durationSeconds: 360,
        type: 'article',
        content: `لا تبدأ من شكل الرسم، بل من السؤال الذي تريد أن يجيب عنه القارئ في خمس ثوانٍ:

| السؤال | الرسم المناسب |
| --- | --- |
| أيّ صنف يُباع أكثر؟ | أعمدة مرتّبة |
| كيف تغيّرت المبيعات مع الوقت؟ | خط |
| هل يرتبط الحرّ بالمبيعات؟ | نقاط مبعثرة |
| كيف تتوزّع القيم؟ | مدرّج تكراري |

ثلاث نصائح تجعل رسمك صادقًا: ابدأ محور الأعمدة **من الصفر**، لأن العين تقارن الأطوال؛ ولا تستخدم الأبعاد الثلاثية، لأنها تشوّه النسب؛ واكتب عنوانًا يقول النتيجة، مثل «مبيعات الجمعة ضعف بقية الأيام»، بدل عنوان محايد مثل «المبيعات».

وأخيرًا، احذف كل خط أو لون لا يخدم السؤال.`,
      },
      {
        title: 'عرض النتائج على من لا يحبّ الأرقام',
        section: 'العرض والقرار',
        durationSeconds: 540,
        type: 'video',
      },
      {
        title: 'ملف التدريب: سجلّ مبيعات المخبز',
        section: 'العرض والقرار',
        durationSeconds: 600,
        type: 'file',
      },
    ],
  },
  {
    title: 'Machine Learning Foundations with scikit-learn',
    thumbnail: 'machine-learning',
    summary:
      'Train, evaluate and honestly report your first models, with an eye for the mistakes that make results look too good.',
    description: `Calling \`fit\` takes one line. Knowing whether the result means anything takes a little more, and that is what this course teaches.

With scikit-learn and small, understandable data sets you will build linear models, nearest neighbours, decision trees and forests. At every step we ask the same questions: *What would a trivial guess achieve? On which data did we measure? Which error costs us more?* You will meet overfitting early, learn to split and cross-validate properly, and find leaks before they find you.

Requirements are comfortable Python, a first acquaintance with pandas and school mathematics. If you want to understand what the libraries do instead of collecting recipes, you are in the right place.`,
    category: 'data-science',
    level: 'intermediate',
    tags: ['machine-learning', 'python', 'scikit-learn', 'statistics', 'models'],
    language: 'en',
    skills: [
      'Train and test splits',
      'Regression and classification',
      'Cross-validation',
      'Choosing metrics',
      'Avoiding leakage',
    ],
    price: { amount: 59.99, currency: 'USD' },
    instructor: 'kenji',
    coInstructors: ['ingrid'],
    status: 'published',
    publishedAt: '2025-02-14T03:25:00Z',
    audience: { learners: 28, stars: 4.4 },
    lessons: [
      {
        title: 'Rules written by hand, rules learned from data',
        section: 'Learning from examples',
        durationSeconds: 660,
        preview: true,
        type: 'video',
      },
      {
        title: 'Features, targets and the four-step rhythm',
        section: 'Learning from examples',
        durationSeconds: 360,
        preview: true,
        type: 'article',
        content: `Supervised learning needs examples with known answers. The inputs form a table \`X\`, one row per example and one column per **feature**; the answers form a column \`y\`, the **target**. If \`y\` is a number, we speak of *regression*; if it is a category, of *classification*.

Nearly everything in scikit-learn follows one rhythm:

\`\`\`python
from sklearn.linear_model import LinearRegression
from sklearn.model_selection import train_test_split

X_train, X_test, y_train, y_test = train_test_split(
    X, y, test_size=0.2, random_state=7
)
model = LinearRegression()
model.fit(X_train, y_train)
print(model.score(X_test, y_test))
\`\`\`

Split, create, fit, score. Because every estimator has the same methods, you can replace the model in one line and keep the rest. For regressors, \`score\` returns R², which is 1 for perfect predictions and may even be negative for bad ones.`,
      },
      {
        title: 'Beat the baseline first',
        section: 'Learning from examples',
        durationSeconds: 300,
        type: 'article',
        content: `A model that is right in 95 % of cases sounds impressive, until you learn that 95 % of the e-mails in the data are harmless. Answering "harmless" every time would do just as well.

So the first model of every project is a deliberately silly one:

\`\`\`python
from sklearn.dummy import DummyClassifier

baseline = DummyClassifier(strategy="most_frequent")
baseline.fit(X_train, y_train)
print(baseline.score(X_test, y_test))
\`\`\`

For regression, \`DummyRegressor\` predicts the mean of the training targets; its R² on new data is close to zero, which gives that score its meaning.

Write the baseline at the top of your report. It turns "our accuracy is 0.98" into "we remove three fifths of the errors that a constant guess makes", and it sometimes saves you a month, when it shows that a simple rule is good enough.`,
      },
      {
        title: 'Check: the vocabulary',
        section: 'Learning from examples',
        durationSeconds: 360,
        type: 'quiz',
        quiz: {
          passPercent: 70,
          maxAttempts: 3,
          questions: [
            {
              type: 'single',
              prompt:
                "Predicting next month's electricity consumption in kilowatt-hours is a task of which kind?",
              options: [
                { optionId: 'a', text: 'Classification' },
                { optionId: 'b', text: 'Regression' },
                { optionId: 'c', text: 'Clustering' },
              ],
              answer: 'b',
            },
            {
              type: 'numeric',
              prompt:
                'In a data set, 1,840 of 2,000 parts are fine. Which accuracy, in percent, does the most-frequent baseline reach?',
              answer: 92,
              tolerance: 0.1,
              hints: [{ text: 'The baseline calls every part fine.', cost: 1 }],
            },
            {
              type: 'true-false',
              prompt: 'The R² that scikit-learn reports on test data can never be below zero.',
              answer: false,
              explanation: 'A model that predicts worse than the mean of the test targets has a negative R².',
            },
          ],
        },
      },
      {
        title: 'Overfitting, seen in a decision tree',
        section: 'Measuring honestly',
        durationSeconds: 360,
        type: 'article',
        content: `A decision tree asks yes-or-no questions until it reaches an answer. Without limits, it keeps asking until every training example has its own leaf. It has then learned the data **by heart**, including the noise.

\`\`\`python
from sklearn.tree import DecisionTreeClassifier

for depth in (1, 3, 6, None):
    tree = DecisionTreeClassifier(max_depth=depth, random_state=7)
    tree.fit(X_train, y_train)
    print(
        depth,
        round(tree.score(X_train, y_train), 2),
        round(tree.score(X_test, y_test), 2),
    )
\`\`\`

Typically the first score climbs towards 1.0 as the depth grows, while the second rises, levels off and then falls. The gap between them is the sign of **overfitting**. When both scores are poor, the model is too simple and *underfits*.

Remedies are more data, fewer features, or a simpler model.`,
      },
      {
        title: 'Cross-validation step by step',
        section: 'Measuring honestly',
        durationSeconds: 900,
        type: 'video',
      },
      {
        title: 'Leakage: when the answer sneaks in',
        section: 'Measuring honestly',
        durationSeconds: 420,
        type: 'article',
        content: `Leakage means that the model sees, during training, something it will not have in real use. Results look wonderful and collapse in production.

Common sources:

- **Preprocessing on all data.** If you scale before splitting, the test set has already influenced the mean.
- **Features from the future.** "Number of reminder letters" predicts unpaid bills perfectly, since letters are sent *because* the bill is unpaid.
- **Twins.** Several photos of one patient end up on both sides of the split. Use \`GroupKFold\` to keep them together.

The first source disappears if you put every step into a pipeline:

\`\`\`python
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC

model = make_pipeline(StandardScaler(), SVC())
\`\`\`

During cross-validation, the scaler is then fitted anew on each training part only. For the other two, there is no substitute for understanding how the data came about.`,
      },
      {
        title: 'Check: honest evaluation',
        section: 'Measuring honestly',
        durationSeconds: 420,
        type: 'quiz',
        quiz: {
          passPercent: 70,
          maxAttempts: 3,
          questions: [
            {
              type: 'multiple',
              prompt: 'Which of these are signs or sources of leakage?',
              options: [
                { optionId: 'a', text: 'Scaling with statistics from the whole data set before splitting' },
                { optionId: 'b', text: 'Setting random_state to a fixed number' },
                { optionId: 'c', text: 'A feature that is recorded only after the outcome is known' },
                { optionId: 'd', text: 'Photos of the same person in both training and test data' },
              ],
              answer: ['a', 'c', 'd'],
              points: 2,
            },
            {
              type: 'single',
              prompt:
                'A model scores 0.99 on training data and 0.71 on test data. What is the best description?',
              options: [
                { optionId: 'a', text: 'Underfitting' },
                { optionId: 'b', text: 'Overfitting' },
                { optionId: 'c', text: 'A perfect model' },
                { optionId: 'd', text: 'A broken baseline' },
              ],
              answer: 'b',
            },
            {
              type: 'numeric',
              prompt: 'How many times is the model fitted in plain 10-fold cross-validation?',
              answer: 10,
              hints: [{ text: 'Each fold serves once as the test part.', cost: 1 }],
            },
          ],
        },
      },
      {
        title: 'Precision, recall and the price of errors',
        section: 'Choosing and reporting',
        durationSeconds: 360,
        type: 'article',
        content: `A screening test examines 1,000 people, 50 of whom are ill. It raises 60 alarms, 40 of them justified.

- **Precision**: how many alarms are right? 40 / 60 ≈ 0.67
- **Recall**: how many ill people are found? 40 / 50 = 0.80
- **Accuracy**: 30 errors among 1,000 people, hence 0.97

Accuracy sounds best and says least. Which of the other two matters more depends on the price of each error. Missing an illness may be worse than a second examination, so doctors favour recall. A spam filter that swallows an invitation is annoying, so mail programs favour precision.

Most classifiers let you move the threshold with \`predict_proba\`, trading one for the other. Choose the threshold on **validation data**, with somebody who knows what errors cost, and only then look at the test set.`,
      },
      {
        title: 'From one tree to a random forest',
        section: 'Choosing and reporting',
        durationSeconds: 1260,
        type: 'video',
      },
    ],
  },
  {
    title: 'Time Series Forecasting in Practice',
    thumbnail: 'time-series-forecasting',
    summary:
      'Forecast demand, traffic or temperatures with simple, well-tested methods, and know how far ahead you may look.',
    description: `Tomorrow resembles today, next Monday resembles last Monday, and a little of each is already a decent forecast. This course builds from that remark to methods that you can defend in front of people who will spend money on your numbers.

You will take series apart into trend, season and remainder, set up baselines that are embarrassingly hard to beat, apply exponential smoothing, and evaluate everything by **backtesting** instead of hope. We also talk about intervals, because a forecast without uncertainty is only half an answer.

For analysts who know pandas and the ideas of training and test data. The examples are ferry passengers, bakery orders and river levels, all with data prepared for the course.`,
    category: 'data-science',
    level: 'advanced',
    tags: ['forecasting', 'time-series', 'statistics', 'python'],
    language: 'en',
    skills: ['Decomposing series', 'Baseline forecasts', 'Exponential smoothing', 'Backtesting'],
    price: { amount: 69, currency: 'EUR' },
    instructor: 'ingrid',
    status: 'draft',
    lessons: [
      {
        title: 'Why time makes data special',
        section: 'Looking before forecasting',
        durationSeconds: 600,
        preview: true,
        type: 'video',
      },
      {
        title: 'Trend, season and remainder',
        section: 'Looking before forecasting',
        durationSeconds: 360,
        preview: true,
        type: 'article',
        content: `Many series can be read as a sum of three parts:

- the **trend**, a slow movement up or down;
- the **season**, a pattern that repeats with a fixed period, such as seven days or twelve months;
- the **remainder**, whatever is left.

If the seasonal swings grow with the level (twice as many passengers, twice as large a summer peak), the parts *multiply* instead. Taking logarithms turns the product back into a sum.

\`\`\`python
from statsmodels.tsa.seasonal import STL

parts = STL(series, period=12, robust=True).fit()
parts.plot()
\`\`\`

Look at the remainder for a while. A pattern there means that you missed something, for instance a second season. A single spike often has a story: a strike, a festival, a broken sensor. Write the stories down, for they explain later errors.`,
      },
      {
        title: 'Stationarity in plain words',
        section: 'Looking before forecasting',
        durationSeconds: 300,
        type: 'article',
        content: `A series is called **stationary** if its behaviour does not depend on when you look: the level, the variation and the relation between neighbouring values stay the same. Daily changes of an exchange rate are roughly of this kind; the rate itself is not.

Why care? A model can learn only regularities that continue to hold. If the level drifts, an average over ten years describes no year in particular.

The usual remedy is **differencing**. Replace each value by its change from the previous one, \`series.diff()\`, or from the same month of the previous year, \`series.diff(12)\`. The first removes a linear trend, the second removes a stable yearly season.

Difference no more than needed. Each round makes the data noisier, and two rounds are rarely justified. Keep the last original values, because you need them to add the forecast changes back up.`,
      },
      {
        title: 'Check: reading a series',
        section: 'Looking before forecasting',
        durationSeconds: 360,
        type: 'quiz',
        quiz: {
          passPercent: 70,
          maxAttempts: 3,
          questions: [
            {
              type: 'single',
              prompt:
                'Seasonal swings grow in proportion to the level of a series. Which transformation makes an additive decomposition suitable?',
              options: [
                { optionId: 'a', text: 'Squaring' },
                { optionId: 'b', text: 'Taking logarithms' },
                { optionId: 'c', text: 'Removing every second value' },
              ],
              answer: 'b',
            },
            {
              type: 'numeric',
              prompt:
                'A monthly series has 60 values. How many values remain after `series.diff(12).dropna()`?',
              answer: 48,
              hints: [{ text: 'The first values have no partner a year earlier.', cost: 1 }],
            },
            {
              type: 'true-false',
              prompt: 'A series with a steady upward trend is stationary.',
              answer: false,
            },
          ],
        },
      },
      {
        title: 'Baselines: naive and seasonal naive',
        section: 'Methods that hold up',
        durationSeconds: 360,
        type: 'article',
        content: `Before any model, write down three forecasts that need no model at all:

1. **Naive**: tomorrow equals today.
2. **Seasonal naive**: next Monday equals last Monday.
3. **Drift**: continue the straight line from the first to the last observation.

\`\`\`python
def seasonal_naive(history, period, horizon):
    last = history[-period:]
    return [last[i % period] for i in range(horizon)]
\`\`\`

For many business series with a strong weekly rhythm, seasonal naive is remarkably good. A complex method that improves on it by two per cent may not be worth maintaining.

Scale your errors by the baseline, too. The *mean absolute scaled error* (MASE) divides your mean absolute error by that of the naive method within the training data. Values below 1 mean that you beat it, whatever the unit of the series.`,
      },
      {
        title: 'Exponential smoothing: memory that fades',
        section: 'Methods that hold up',
        durationSeconds: 960,
        type: 'video',
      },
      {
        title: 'Choosing the smoothing weight',
        section: 'Methods that hold up',
        durationSeconds: 360,
        type: 'article',
        content: `Simple exponential smoothing keeps one number, the level, and moves it a little towards each new observation:

> new level = α × observation + (1 − α) × old level

With **α = 1** it is the naive forecast; with a tiny α it hardly reacts. An observation from *k* steps ago carries the weight α(1 − α)^k, so the memory fades geometrically.

An example with α = 0.3: the level is 100 and the new value is 120. The new level becomes 0.3 × 120 + 0.7 × 100 = **106**.

Software chooses α by minimising the errors of one-step forecasts over the history. Look at the result anyway. An α close to 1 tells you that the level wanders, whereas a value near 0 says that it barely moves. Holt's method adds a trend, and Holt–Winters adds a season in the same spirit.`,
      },
      {
        title: 'Check: baselines and smoothing',
        section: 'Methods that hold up',
        durationSeconds: 420,
        type: 'quiz',
        quiz: {
          passPercent: 70,
          maxAttempts: 3,
          questions: [
            {
              type: 'numeric',
              prompt: 'The level is 50, the new observation is 60 and α = 0.2. What is the new level?',
              answer: 52,
              tolerance: 0.01,
              explanation: '0.2 × 60 + 0.8 × 50 = 12 + 40 = 52.',
            },
            {
              type: 'text',
              prompt: 'Which simple forecast repeats the value from one season ago?',
              answer: ['seasonal naive', 'seasonal naïve', 'the seasonal naive forecast'],
              hints: [{ text: 'It has two words; the first names the repeating pattern.', cost: 1 }],
            },
            {
              type: 'multiple',
              prompt: 'What does a MASE of 0.8 tell you?',
              options: [
                {
                  optionId: 'a',
                  text: 'On average, the error is smaller than that of the naive method in the training data',
                },
                { optionId: 'b', text: 'The forecast is 80 % accurate' },
                {
                  optionId: 'c',
                  text: 'The figure would be the same if the series were measured in another unit',
                },
              ],
              answer: ['a', 'c'],
            },
          ],
        },
      },
      {
        title: 'Rolling-origin backtests',
        section: 'Testing against the past',
        durationSeconds: 840,
        type: 'video',
      },
      {
        title: 'Intervals, and how to check them',
        section: 'Testing against the past',
        durationSeconds: 360,
        type: 'article',
        content: `A point forecast of 1,200 passengers is almost certainly wrong. "Between 1,050 and 1,380 with 80 % probability" is something a planner can use: it says how many seats are needed to be *fairly sure*.

Intervals widen with the horizon, because errors accumulate. If yours stay the same width for a year ahead, be suspicious.

To check them, run a backtest and count. Of all actual values, about 80 % should fall inside the 80 % intervals.

- **Far fewer** inside: you are overconfident, the most common case.
- **Far more** inside: the intervals are so wide that they say little.

A simple, robust recipe is to collect the errors of your backtest for each horizon and to use their 10th and 90th percentiles as offsets. It assumes merely that the future misbehaves like the past.`,
      },
      {
        title: 'Data sets for the practice projects',
        section: 'Testing against the past',
        durationSeconds: 600,
        status: 'draft',
        type: 'file',
      },
    ],
  },
  {
    title: 'Olasılık ve İstatistiğe Başlangıç: Zarlar, Testler, Sezgi 🎲',
    thumbnail: 'probability-dice',
    summary:
      'Zar atarak, sayarak ve çizerek olasılığı anlayın; bir test sonucunun ne söyleyip ne söylemediğini görün.',
    description: `Olasılık günlük hayatın içindedir: hava tahmini, kan tahlili, seçim anketi, sigorta. Yine de sezgimiz bu konuda sık sık yanılır. Bu ders formülleri ezberletmez, önce sayar, sonra adını koyar.

Bu derste şunları öğreneceksiniz:

- bir olayın olasılığını sayarak bulmak,
- büyük sayılar yasasını bir deneyle görmek,
- koşullu olasılıkla ve Bayes kuralıyla düşünmek,
- ortalama ile ortanca arasında doğru seçimi yapmak.

Lise matematiği yeterlidir. İsteyen denemeleri bir e-tabloda ya da Python ile tekrarlayabilir, ama kâğıt, kalem ve iki zar da işi görür.`,
    category: 'data-science',
    level: 'beginner',
    tags: ['olasılık', 'istatistik', 'statistics', 'probability'],
    language: 'tr',
    skills: ['koşullu olasılık', 'Bayes kuralı', 'ortalama ve ortanca', 'grafik okuma'],
    price: { amount: 449.9, currency: 'TRY' },
    instructor: 'omar',
    status: 'published',
    publishedAt: '2025-10-06T06:15:00Z',
    audience: { learners: 7, stars: 4.3 },
    lessons: [
      {
        title: 'Olasılık nedir, ne değildir?',
        section: 'Sayarak başlamak',
        type: 'article',
        durationSeconds: 270,
        preview: true,
        content: `Bütün sonuçlar **eşit derecede olası** ise olasılık bir kesirdir: istenen sonuçların sayısı bölü bütün sonuçların sayısı.

Tek zarda çift sayı gelme olasılığı 3/6, yani yüzde 50'dir. İki zarda ise 6 × 6 = 36 sonuç vardır. Toplamın 7 olduğu altı sonuç bulunur: 1+6, 2+5, 3+4, 4+3, 5+2, 6+1. Olasılık 6/36, yani yaklaşık yüzde 17. Toplamın 12 olduğu tek sonuç 6+6'dır: 1/36.

Sık yapılan hata, toplamları saymaktır: “2'den 12'ye on bir toplam var, her biri 1/11.” Toplamlar eşit derecede olası değildir; önce sonuçları sayın.

Bir de şu var: zarın belleği yoktur. Üç kez üst üste altı gelmesi, dördüncü atışı etkilemez. “Artık sıra bende” duygusuna **kumarbaz yanılgısı** denir.`,
      },
      {
        title: 'Zar deneyi: büyük sayılar yasası',
        section: 'Sayarak başlamak',
        type: 'video',
        durationSeconds: 574,
      },
      {
        title: 'Ortalama mı, ortanca mı?',
        section: 'Sayarak başlamak',
        type: 'article',
        durationSeconds: 240,
        content: `Bir kafede beş kişi oturuyor; aylık gelirleri bin lira olarak 30, 32, 35, 38 ve 40.

- **Ortalama:** (30 + 32 + 35 + 38 + 40) / 5 = 35
- **Ortanca:** sıraya dizince ortada kalan değer, yine 35

İçeri geliri 1.000 olan biri girsin. Ortalama 1.175 / 6, yani yaklaşık 196 olur; oysa altı kişiden beşi bunun çok altındadır. Ortanca ise ortadaki iki değerin ortalamasıdır: (35 + 38) / 2 = 36,5. Neredeyse hiç kıpırdamadı.

Kural basit: dağılım çarpıksa ya da uç değerler varsa **ortancayı**, toplamla ilgileniyorsanız **ortalamayı** kullanın. Maaşlar ve ev fiyatları için ortanca, bir sınıfın toplam süt ihtiyacı için ortalama daha çok şey söyler.

İyi bir haber hangisini kullandığını yazar. Yazmıyorsa sorun.`,
      },
      {
        title: 'Test pozitif çıktı: Bayes ile düşünmek',
        section: 'Koşullu olasılık',
        type: 'article',
        durationSeconds: 360,
        content: `Bir hastalık 100 kişiden 1'inde görülüyor. Test, hastaların yüzde 90'ını yakalıyor; sağlıklıların ise yüzde 9'unda yanlışlıkla pozitif çıkıyor. Testiniz pozitif. Hasta olma olasılığınız nedir?

Yüzdelerle değil, **kişilerle** düşünün. 1.000 kişi alalım:

|  | Pozitif | Negatif | Toplam |
| --- | --- | --- | --- |
| Hasta | 9 | 1 | 10 |
| Sağlıklı | 89 | 901 | 990 |
| Toplam | 98 | 902 | 1.000 |

Pozitif çıkan 98 kişinin yalnızca 9'u hasta: yaklaşık **yüzde 9**. Birçok insan “yüzde 90” der, çünkü iki farklı soruyu karıştırır: *hastaysam* testin pozitif çıkma olasılığı ile *test pozitifse* hasta olma olasılığım.

Test yine de işe yarar: şüphe yüzde 1'den yüzde 9'a çıktı. Bu yüzden doktorlar ikinci bir test ister. Gerçek bir sonucu da ancak doktorunuzla birlikte yorumlayın.`,
      },
      {
        title: 'Kendinizi sınayın',
        section: 'Koşullu olasılık',
        type: 'quiz',
        durationSeconds: 300,
        quiz: {
          passPercent: 70,
          maxAttempts: 4,
          questions: [
            {
              type: 'numeric',
              prompt: 'İki zar atılıyor. 36 sonucun kaçında toplam 4 olur?',
              answer: 3,
              hints: [{ text: '1+3 ile 3+1 iki ayrı sonuçtur.', cost: 1 }],
              explanation: '1+3, 2+2 ve 3+1.',
            },
            {
              type: 'true-false',
              prompt:
                'Beş kez yazı gelen hilesiz bir parada altıncı atışta tura gelme olasılığı yarıdan fazladır.',
              answer: false,
              explanation: 'Paranın belleği yoktur; olasılık yine yarıdır.',
            },
            {
              type: 'single',
              prompt: 'Birkaç çok yüksek maaş bulunan bir şirkette tipik maaşı hangisi daha iyi anlatır?',
              options: [
                { optionId: 'a', text: 'Ortalama' },
                { optionId: 'b', text: 'Ortanca' },
                { optionId: 'c', text: 'En yüksek değer' },
              ],
              answer: 'b',
            },
          ],
        },
      },
    ],
  },
];
