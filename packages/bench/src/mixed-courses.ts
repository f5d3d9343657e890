import type { CourseCard } from '@skillforge/courses/course';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { ulid } from 'ulid';

const seed = 1;
const mostLearners = 100_000;
const firstDay = Date.parse('2020-01-01T00:00:00Z');
const minute = 60_000;

/** A made-up word; the lower its number, the shorter it is. */
function madeUpWord(number: number): string {
  const syllables = [
    'ba',
    'co',
    'di',
    'fu',
    'ge',
    'hi',
    'jo',
    'ka',
    'le',
    'mo',
    'nu',
    'pe',
    'ri',
    'so',
    'ta',
    'vu',
  ];
  const digits = [...(number + 16).toString(16)].map((digit) => Number.parseInt(digit, 16));
  return digits.map((digit) => syllables[digit] ?? '').join('');
}

/**
 * Any number of courses, a third of whose words are those of other courses, so that what is searched for among those has
 * many rivals here: each of their words stands in about one title of two hundred. The rest is made up. Popularity
 * follows Zipf's law. The same every time.
 */
export function* mixedCourses(samples: CourseCard[], count: number): Generator<CourseCard> {
  const random = xoroshiro128plus(seed);
  const int = (from: number, to: number) => uniformInt(random, from, to);
  const pick = <T>(from: T[]): T[] => from.slice(int(0, from.length - 1)).slice(0, 1);
  const some = <T>(from: T[], most: number): T[] => [
    ...new Set(Array.from({ length: int(1, most) }, () => pick(from)).flat()),
  ];
  const words = samples.flatMap(({ title }) => title.split(/\s+/));
  const tags = samples.flatMap((card) => card.tags);
  const skills = samples.flatMap((card) => card.skills);
  const instructors = samples.flatMap((card) => card.instructors);
  const title = () =>
    Array.from({ length: int(2, 7) }, () =>
      int(1, 3) === 1 ? (pick(words)[0] ?? '') : madeUpWord(int(0, int(0, 20_000))),
    ).join(' ');
  for (let rank = 1; rank <= count; rank++) {
    const [model] = pick(samples);
    if (!model) return;
    const made = firstDay + int(0, 3_000_000) * minute;
    const [category = model.category] = pick(samples).map((card) => card.category);
    yield {
      ...model,
      courseId: ulid(made, () => int(0, 2 ** 30) / 2 ** 30),
      title: title(),
      tags: some(tags, 3),
      skills: some(skills, 2),
      instructors: pick(instructors),
      category,
      enrollmentCount: Math.floor(mostLearners / rank),
    };
  }
}
