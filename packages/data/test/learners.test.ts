import { sampleCatalogue } from '../src/catalogue.ts';
import { period, sampleLearners } from '../src/learners/people.ts';
import { reviewTexts } from '../src/learners/review-texts.ts';
import { sampleActs } from '../src/learners/simulation.ts';
import { buildSampleCourse } from '../src/sample-courses.ts';

const learners = sampleLearners();
const courses = sampleCatalogue.map((sample) =>
  buildSampleCourse(sample, (key) => ({ userId: key, displayName: key })),
);
const cast = { samId: 'sam', noorId: 'noor', adminId: 'admin' };

describe('the learners', () => {
  test('are 300, each with an id, an address and a name of their own', () => {
    expect(learners).toHaveLength(300);
    for (const name of ['userId', 'email', 'displayName'] as const) {
      expect(new Set(learners.map((learner) => learner[name])).size).toBe(300);
    }
  });

  test('are the same every time', () => {
    expect(sampleLearners()).toEqual(learners);
    const [first] = learners;
    expect({ userId: first?.userId, email: first?.email }).toMatchInlineSnapshot(`
{
  "email": "doyun.kim@learners.skillforge.test",
  "userId": "e3b3adbc-9e7a-4802-8c66-62a31e26c820",
}
`);
  });

  test('have ids as a pool gives them, and addresses that lead nowhere', () => {
    for (const { userId, email } of learners) {
      expect(userId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(email).toMatch(/^[a-z]+(\.[a-z]+)?\d*@learners\.skillforge\.test$/);
    }
  });

  test.each([
    'Arabic',
    'Bengali',
    'Cyrillic',
    'Devanagari',
    'Ethiopic',
    'Georgian',
    'Greek',
    'Han',
    'Hangul',
    'Hebrew',
    'Latin',
    'Tamil',
    'Thai',
  ])('bear names in many scripts: %s', (script) => {
    const written = new RegExp(`\\p{Script=${script}}`, 'u');
    expect(learners.some(({ displayName }) => written.test(displayName))).toBe(true);
  });

  test('have names and texts of themselves as a profile takes them', () => {
    for (const { displayName, bio } of learners) {
      expect([displayName.trim().normalize('NFC'), bio.trim().normalize('NFC')]).toEqual([displayName, bio]);
      expect(displayName.length).toBeLessThanOrEqual(80);
    }
    const withBio = learners.filter(({ bio }) => bio !== '').length;
    expect(withBio).toBeGreaterThan(80);
    expect(withBio).toBeLessThan(160);
  });
});

describe('the sentences of reviews', () => {
  const sentences = Object.values(reviewTexts).flatMap(({ openings, good, bad, last }) => [
    ...Object.values(openings).flat(),
    ...good,
    ...bad,
    ...last,
  ]);

  test('are many, each there once, in many languages', () => {
    expect(new Set(sentences).size).toBeGreaterThanOrEqual(120);
    expect(new Set(sentences).size).toBe(sentences.length);
    expect(Object.keys(reviewTexts).length).toBeGreaterThanOrEqual(12);
  });

  test('are there for every number of stars, in the language of every course', () => {
    for (const { openings } of Object.values(reviewTexts)) {
      expect(Object.values(openings).filter((texts) => texts.length === 0)).toEqual([]);
    }
    const languages = new Set(sampleCatalogue.map(({ language }) => language));
    expect([...languages].filter((language) => !(language in reviewTexts))).toEqual([]);
  });
});

describe('what they do', () => {
  const acts = sampleActs(learners, courses, cast);

  test('is the same every time', () => {
    expect(sampleActs(sampleLearners(), courses, cast)).toEqual(acts);
  });

  test('is in the order of time, within the sample’s fourteen months', () => {
    const times = acts.map(({ at }) => at.getTime());
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(times[0]).toBeGreaterThanOrEqual(period.from.getTime());
    expect(times.at(-1)).toBeLessThan(period.to.getTime());
  });

  test('begins after they have signed up', () => {
    const signedUp = new Map(learners.map(({ userId, signedUpAt }) => [userId, signedUpAt]));
    expect(acts.filter(({ at, by }) => at < (signedUp.get(by) ?? period.from))).toEqual([]);
  });
});
