import type { Key } from '@skillforge/core/keys';
import { type DescribedCourse, newCourse, publish } from '@skillforge/courses/course';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { ulid } from 'ulid';
import { finishedCourseItems, type Ratings, withFigures } from './course-items.ts';

/** What is to be generated. The same seed gives the same catalogue. */
export interface GeneratorSettings {
  courses: number;
  seed: number;
  categories?: number;
  instructors?: number;
}

export interface GeneratedCourse {
  course: DescribedCourse;
  ratings: Ratings;
}

const subjects = [
  'Watercolour',
  'SQL',
  'Bread',
  'Statistics',
  'Chess',
  'Guitar',
  'Typography',
  'Kotlin',
  'Negotiation',
  'Astronomy',
  'Sourdough',
  'Portuguese',
  'Sewing',
  'Networks',
  'Poetry',
  'Budgets',
  'Botany',
  'Screenwriting',
  'Carpentry',
  'Thermodynamics',
];
const approaches = [
  'from scratch',
  'in practice',
  'for the curious',
  'by example',
  'in thirty days',
  'step by step',
  'without fear',
  'at a slow pace',
  'for teams',
  'under the hood',
];
const skills = [
  'Planning',
  'Reading closely',
  'Sketching',
  'Measuring',
  'Debugging',
  'Explaining',
  'Estimating',
  'Listening',
];
const levels = ['beginner', 'intermediate', 'advanced', 'all'] as const;
const firstDay = Date.parse('2020-01-01T00:00:00Z');
const minute = 60_000;
const mostLearners = 100_000;
/** Zipf's exponent: the second course has half the learners of the first, the tenth a tenth. */
const exponent = 1;

/** Published courses with titles, tags, instructors and figures of a plausible shape; popularity follows Zipf's law. */
export function* generateCourses(settings: GeneratorSettings): Generator<GeneratedCourse> {
  const { courses, seed, categories = 8, instructors = 500 } = settings;
  const random = xoroshiro128plus(seed);
  const int = (from: number, to: number) => uniformInt(random, from, to);
  const pick = <T>(from: readonly T[], fallback: T): T => from[int(0, from.length - 1)] ?? fallback;
  for (let rank = 1; rank <= courses; rank++) {
    const made = new Date(firstDay + int(0, 3_000_000) * minute);
    const subject = pick(subjects, 'Chess');
    const author = int(1, instructors);
    const draft = newCourse(
      {
        title: `${subject} ${pick(approaches, 'in practice')}, part ${rank}`,
        summary: `What everybody who takes up ${subject.toLowerCase()} wishes they had been told on the first day.`,
        description: `A course about ${subject.toLowerCase()}.`,
        category: `category-${int(1, categories)}`,
        level: pick(levels, 'all'),
        tags: [subject.toLowerCase(), `tag-${int(1, 200)}`, `tag-${int(1, 2_000)}`],
        language: 'en',
        skills: [pick(skills, 'Planning'), pick(skills, 'Listening')],
        price: int(0, 3) === 0 ? null : { amount: int(5, 199) + 0.99, currency: 'USD' },
        capacity: null,
        prerequisites: [],
      },
      { userId: `instructor-${author}`, displayName: `Instructor ${author}` },
      made,
    );
    const courseId = ulid(made.getTime(), () => int(0, 2 ** 30) / 2 ** 30);
    const published = publish(
      { ...draft, courseId, lessonCount: int(5, 60), durationSeconds: int(3_600, 90_000) },
      made,
    );
    const ratings = ratingsOf(rank, int);
    yield { course: withFigures(published, Math.floor(mostLearners / rank ** exponent), ratings), ratings };
  }
}

function ratingsOf(rank: number, int: (from: number, to: number) => number): Ratings {
  const most = Math.floor(mostLearners / rank ** exponent / 20);
  const share = (parts: number) => int(0, Math.max(0, Math.floor((most * parts) / 10)));
  return [share(1), share(1), share(2), share(4), share(6)];
}

/** The items of generated courses (without their lessons), to be written with `writeItems`. */
export function* generateItems(settings: GeneratorSettings): Generator<Key> {
  const now = new Date(firstDay);
  for (const { course, ratings } of generateCourses(settings)) {
    yield* finishedCourseItems(course, [], ratings, now);
  }
}
