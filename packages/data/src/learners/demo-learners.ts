import type { Lesson } from '@skillforge/courses/lesson';
import type { BuiltCourse } from '../sample-courses.ts';
import { courseIdOfPicture } from '../sample-courses.ts';
import type { Act } from './acts.ts';
import { attempt, Learning, leaveOpen, lessonsOf, watch } from './behaviour.ts';
import { Random } from './random.ts';
import { posting } from './reviewing.ts';

/** What the demo's students have done when somebody signs in as one of them. The third has done nothing yet. */
export interface DemoLearners {
  samId: string;
  noorId: string;
}

/** The seats that they take, by the course's picture. */
export const demoSeats = new Map([
  ['python-first-steps', 1],
  ['useful-statistics', 1],
  ['sql-cafe', 1],
  ['data-analysis', 1],
  ['spanish-first-words', 1],
]);

const minute = 60_000;
const day = 24 * 60 * minute;

/** Somebody of whom it is written down what they do. */
class Script {
  readonly #learning: Learning;
  readonly #lessons: Lesson[];

  constructor(userId: string, taught: BuiltCourse, at: string, name: string) {
    const random = new Random('script', name, taught.sample.thumbnail);
    this.#learning = new Learning(userId, taught.course.courseId, new Date(at), random);
    this.#lessons = lessonsOf(taught).filter(
      ({ status, createdAt }) => status === 'published' && createdAt <= at,
    );
    this.#learning.enroll();
    this.#learning.wait(5 * minute);
  }

  get acts(): Act[] {
    return this.#learning.acts;
  }

  get now(): Date {
    return this.#learning.now;
  }

  /** Completes so many lessons from the first on, or all; each quiz passes after some failures. */
  completes(count = this.#lessons.length, failures = 0): this {
    for (const lesson of this.#lessons.slice(0, count)) {
      const { quiz } = lesson;
      if (!quiz) watch(this.#learning, lesson);
      else {
        for (let number = 1; number <= failures; number++) {
          attempt(this.#learning, lesson, quiz, { number, passes: false });
        }
        attempt(this.#learning, lesson, quiz, { number: failures + 1, passes: true });
      }
      this.#learning.wait(day);
    }
    return this;
  }

  /** Begins the lesson at a place, counted from 1, and leaves it in its midst. */
  begins(place: number): this {
    const lesson = this.#lessons[place - 1];
    if (lesson?.quiz) leaveOpen(this.#learning, lesson, lesson.quiz);
    else if (lesson) {
      this.#learning.report(lesson, { status: 'in-progress', positionSeconds: 0, timeSpentSeconds: 0 });
      this.#learning.wait(2 * minute);
      this.#learning.report(lesson, { positionSeconds: 110, timeSpentSeconds: 118 });
    }
    return this;
  }
}

/**
 * Sam has completed a course, which has a lesson more by now; is through 60 % of another; and has an attempt at a quiz
 * open that has no limit of time. Noor has begun two courses, and says what she thinks of them.
 */
export function demoActs({ samId, noorId }: DemoLearners, courses: BuiltCourse[]): Act[] {
  const script = (userId: string, name: string, picture: string, at: string): Script => {
    const taught = courses.find(({ sample }) => sample.thumbnail === picture);
    if (!taught) throw new RangeError(`No course has the picture ${picture}`);
    return new Script(userId, taught, at, name);
  };
  const python = script(samId, 'sam', 'python-first-steps', '2026-03-02T18:10:00.000Z').completes(
    undefined,
    1,
  );
  const statistics = script(samId, 'sam', 'useful-statistics', '2026-10-12T19:30:00.000Z')
    .completes(6)
    .begins(7);
  const sql = script(samId, 'sam', 'sql-cafe', '2026-10-24T20:05:00.000Z').completes(3).begins(4);
  const analysis = script(noorId, 'noor', 'data-analysis', '2026-08-20T06:45:00.000Z').completes(7);
  const spanish = script(noorId, 'noor', 'spanish-first-words', '2026-09-15T07:00:00.000Z').completes(5);
  const after = (one: Script) => new Date(one.now.getTime() + 2 * day);
  const courseId = courseIdOfPicture;
  return [
    ...[python, statistics, sql, analysis, spanish].flatMap(({ acts }) => acts),
    posting(courseId('python-first-steps'), samId, after(python), {
      rating: 5,
      text: 'I wrote my first script on the train home. The quizzes caught every single thing I had only half understood.',
    }),
    posting(courseId('data-analysis'), noorId, after(analysis), {
      rating: 5,
      text: 'دورة رائعة: السؤال قبل الأرقام. قصة المخبز بقيت في ذهني.',
    }),
    posting(courseId('spanish-first-words'), noorId, after(spanish), {
      rating: 4,
      text: 'Five vowels and I can already read aloud. I would love more listening.',
    }),
    {
      at: new Date('2026-10-30T08:00:00.000Z'),
      by: noorId,
      operation: 'voteHelpful',
      courseId: courseId('python-first-steps'),
      names: { reviewId: samId },
    },
  ];
}
