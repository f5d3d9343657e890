import { courseKey, dueKey, gateKey, type Key, searchIndexKey, writingKey } from '@skillforge/core/keys';
import type { CourseCard } from '../src/course.ts';
import { keysOf, magnitude, rowOf, standingOf } from '../src/search/entries.ts';
import type { Catalogue, StoredItem } from './catalogue.ts';

const nameOf = (item: Record<string, unknown>) => `${item.PK} ${item.SK}`;
const byKey = (a: Record<string, unknown>, b: Record<string, unknown>) => (nameOf(a) < nameOf(b) ? -1 : 1);

/** Every search entry of a course, wherever it stands. */
export async function searchEntriesOf(catalogue: Catalogue, courseId: string): Promise<StoredItem[]> {
  const table = await catalogue.wholeTable();
  return table.filter(({ PK, SK }) => PK.startsWith('search#') && SK.endsWith(`#${courseId}`));
}

/** The entries that a card must have, and no others. */
export function entriesOfCard(card: CourseCard): StoredItem[] {
  return keysOf(card.courseId, standingOf(card)).map((key) => ({ ...key, row: rowOf(card) }));
}

/** The figures of a card as far as the search keeps up with them. */
const searchedFigures = ({ enrollmentCount, ratingCount }: CourseCard) => ({
  learners: magnitude(enrollmentCount),
  ratings: magnitude(ratingCount),
});

/**
 * Looks at the whole table: the search entries must be those of the published courses as they are now, and nothing else.
 * Figures may be those of the last writing, unless one has doubled since.
 */
export async function expectSearchIsRight(catalogue: Catalogue): Promise<void> {
  const table = await catalogue.wholeTable();
  const at = ({ PK, SK }: Key) => table.find((item) => item.PK === PK && item.SK === SK);
  const published = table.filter(({ SK, card }) => SK === 'course' && card.status === 'published');
  const expected = published.flatMap(({ card: told }) => {
    const gate = at(gateKey(told.courseId));
    const card: CourseCard = {
      ...told,
      enrollmentCount: gate?.learners,
      ratingSum: gate?.ratingSum,
      ratingCount: gate?.ratingCount,
    };
    const { enrollmentCount, ratingSum, ratingCount, ...content } = card;
    const indexed = at(searchIndexKey(card.courseId))?.indexed;
    expect(indexed).toMatchObject({ isWhole: true, card: content, standings: [standingOf(card)] });
    expect(searchedFigures(indexed.card)).toEqual(searchedFigures(card));
    return entriesOfCard(indexed.card);
  });
  const stored = table.filter(({ PK }) => PK.startsWith('search#'));
  expect(stored.sort(byKey)).toEqual(expected.sort(byKey));
  const indexes = table.filter(({ PK, SK }) => PK.startsWith('course#') && SK === 'search');
  expect(indexes.map(({ PK }) => PK).sort()).toEqual(published.map(({ PK }) => PK).sort());
}

/** Whether the clock is going to look at a course again, be it that something waits or that a writing was cut short. */
export async function isDue(catalogue: Catalogue, courseId: string): Promise<boolean> {
  const marks = await Promise.all(
    [dueKey(courseId), writingKey(courseId)].map((key) => catalogue.stored(key)),
  );
  return marks.some((mark) => mark !== undefined);
}

/** The card that a course has now. */
export async function storedCard(catalogue: Catalogue, courseId: string): Promise<CourseCard> {
  return (await catalogue.stored(courseKey(courseId)))?.card;
}
