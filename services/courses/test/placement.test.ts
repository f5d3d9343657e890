import * as fc from 'fast-check';
import type { CourseCard } from '../src/course.ts';
import { cardOf } from '../src/course-items.ts';
import { dueItem, listingItems, nextStep, type Placement, score } from '../src/placement.ts';
import { monday, sampleCourse } from './samples.ts';

const card = (more: Partial<CourseCard> = {}): CourseCard => ({
  ...cardOf(sampleCourse({ status: 'published' })),
  ...more,
});

const placed = (more: Partial<CourseCard> = {}): Placement => ({
  placementId: 'p1',
  courseId: 'c',
  card: card({ courseId: 'c', ...more }),
  placedAt: monday.toISOString(),
});

const after = (seconds: number) => new Date(monday.getTime() + seconds * 1_000);

describe('the score that top-rated sorts by', () => {
  test.each([
    [0, 0, 3_500_000],
    [5, 1, 3_636_364],
    [50, 10, 4_250_000],
    [1, 1, 3_272_727],
    [4_500, 1_000, 4_490_099],
  ])('of a sum of %d over %d ratings is %d millionths', (ratingSum, ratingCount, expected) => {
    expect(score({ ratingSum, ratingCount })).toBe(expected);
  });

  test('lies between the mean and 3.5, and comes nearer to the mean with every rating like it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), fc.integer({ min: 1, max: 5 }), (count, stars) => {
        const now = score({ ratingSum: stars * count, ratingCount: count });
        const next = score({ ratingSum: stars * (count + 1), ratingCount: count + 1 });
        const goal = stars * 1_000_000;
        expect(Math.abs(goal - next)).toBeLessThanOrEqual(Math.abs(goal - now));
        expect(Math.min(goal, 3_500_000) <= now && now <= Math.max(goal, 3_500_000)).toBe(true);
      }),
    );
  });
});

describe('the entries of a card', () => {
  test('stand in both sorted listings, of its category and of all, each with the card', () => {
    const items = listingItems(card({ courseId: 'c', category: 'music', enrollmentCount: 12 }));
    expect(items.map(({ PK }) => PK).sort()).toEqual([
      'listing#popular',
      'listing#popular#music',
      'listing#top-rated',
      'listing#top-rated#music',
    ]);
    for (const item of items) expect(item.card.enrollmentCount).toBe(12);
  });

  test('sort the highest value first, and differ for every course', () => {
    const figures = fc.record({
      enrollmentCount: fc.nat(2_000_000),
      ratings: fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 50 }),
    });
    const cards = fc.uniqueArray(fc.record({ id: fc.uuid(), figures }), {
      selector: ({ id }) => id,
      maxLength: 12,
    });
    fc.assert(
      fc.property(cards, (specs) => {
        const all = specs.map(({ id, figures: { enrollmentCount, ratings } }) =>
          card({
            courseId: id,
            enrollmentCount,
            ratingSum: ratings.reduce((sum, stars) => sum + stars, 0),
            ratingCount: ratings.length,
          }),
        );
        for (const [partition, value] of [
          ['listing#popular', (one: CourseCard) => one.enrollmentCount],
          ['listing#top-rated', score],
        ] as const) {
          const entries = all.flatMap(listingItems).filter(({ PK }) => PK === partition);
          expect(new Set(entries.map(({ SK }) => SK)).size).toBe(all.length);
          const sorted = entries.sort((a, b) => (a.SK < b.SK ? -1 : 1)).map((entry) => value(entry.card));
          expect(sorted).toEqual([...sorted].sort((a, b) => b - a));
        }
      }),
    );
  });
});

describe('what is done about a course’s place', () => {
  const more = { enrollmentCount: 1, courseId: 'c' };

  test.each([
    ['not placed and not in the catalogue', undefined, undefined, 0, 'none'],
    ['placed, but no more in the catalogue', placed(), undefined, 0, 'remove'],
    ['in the catalogue, but not placed', undefined, card({ courseId: 'c' }), 0, 'place'],
    ['as it was placed', placed(), card({ courseId: 'c' }), 999, 'none'],
    ['with other figures within the minute', placed(), card(more), 59.999, 'wait'],
    [
      'with other ratings within the minute',
      placed(),
      card({ courseId: 'c', ratingSum: 5, ratingCount: 1 }),
      1,
      'wait',
    ],
    ['with other figures after the minute', placed(), card(more), 60, 'place'],
    ['renamed within the minute', placed(), card({ ...more, title: 'New' }), 1, 'place'],
    ['with another level within the minute', placed(), card({ courseId: 'c', level: 'all' }), 1, 'place'],
    ['with one lesson more within the minute', placed(), card({ courseId: 'c', lessonCount: 9 }), 1, 'place'],
  ] as const)('%s', (_, was, now, seconds, step) => {
    expect(nextStep(was, now, after(seconds))).toBe(step);
  });

  test('after waiting is done a minute after it was placed', () => {
    expect(dueItem({ courseId: 'c', since: placed().placedAt })).toMatchObject({
      SK: 'c',
      dueAt: after(60).toISOString(),
    });
  });
});
