import { lessonIdOf } from '@skillforge/core/ids';
import * as fc from 'fast-check';
import type { Course } from '../src/course.ts';
import type { LessonEntry } from '../src/lesson.ts';
import { mostLessons } from '../src/lesson-fields.ts';
import {
  addLesson,
  dropLesson,
  inOrder,
  lessonIdsOf,
  type Outline,
  positionOf,
  reorder,
  replaceLesson,
} from '../src/outline.ts';
import { emptyOutline, refusalOf, sampleLesson, tuesday } from './samples.ts';

const withCourse = (outline: Outline, course: Course, lessons = outline.lessons): Outline => ({
  course,
  lessons,
  revisions: course.revisions,
});

function add(outline: Outline, more: Partial<LessonEntry> = {}, position?: number): Outline {
  const lesson = sampleLesson(outline.course, more);
  return withCourse(outline, addLesson(outline, lesson, position), [...outline.lessons, lesson]);
}

function replace(outline: Outline, lesson: LessonEntry, position?: number): Outline {
  const others = outline.lessons.filter(({ number }) => number !== lesson.number);
  // The entries are in no particular order: the changed one goes to the front.
  return withCourse(outline, replaceLesson(outline, lesson, position), [lesson, ...others]);
}

function drop(outline: Outline, number: number): Outline {
  return withCourse(
    outline,
    dropLesson(outline, number),
    outline.lessons.filter((lesson) => lesson.number !== number),
  );
}

/** An outline of lessons in these sections, numbered from 1. */
const of = (...sections: string[]) =>
  sections.reduce((outline, section) => add(outline, { section }), emptyOutline());

const lessonAt = ({ lessons }: Outline, number: number): LessonEntry => {
  const found = lessons.find((lesson) => lesson.number === number);
  if (!found) throw new Error(`There is no lesson ${number}`);
  return found;
};

const ids = ({ course }: Outline, numbers: number[]) =>
  numbers.map((number) => lessonIdOf(course.courseId, number));

describe('a lesson that is added', () => {
  test('stands at the end of its section', () => {
    expect(of('A', 'B', 'A').course.order).toEqual([1, 3, 2]);
  });

  test.each([
    [1, [4, 1, 2, 3]],
    [2, [1, 4, 2, 3]],
    [4, [1, 2, 3, 4]],
    [500, [1, 2, 3, 4]],
  ])('at position %d makes the order %j', (position, order) => {
    expect(add(of('', '', ''), {}, position).course.order).toEqual(order);
  });

  test('among another section’s lessons keeps both sections whole', () => {
    expect(add(of('A', 'A', 'B'), { section: 'B' }, 2).course.order).toEqual([1, 2, 4, 3]);
    expect(add(of('A', 'A', 'B'), { section: 'B' }, 1).course.order).toEqual([4, 3, 1, 2]);
  });

  test('counts when it is published, and not as a draft', () => {
    const { course } = add(add(emptyOutline(), { status: 'published', durationSeconds: 60 }), {
      status: 'draft',
      durationSeconds: 30,
    });
    expect(course).toMatchObject({ lessonCount: 1, durationSeconds: 60, drafts: [2], order: [1, 2] });
  });

  test('is refused as the 501st', () => {
    const full = emptyOutline();
    full.lessons = Array.from({ length: mostLessons }, (_, at) =>
      sampleLesson(full.course, { number: at + 1 }),
    );
    full.course.order = full.lessons.map(({ number }) => number);
    expect(
      refusalOf(() => addLesson(full, sampleLesson(full.course, { number: 501 }), undefined)),
    ).toMatchObject({
      status: 409,
      code: 'too-many-lessons',
    });
    expect(
      addLesson(drop(full, 7), sampleLesson(full.course, { number: 501 }), undefined).order,
    ).toHaveLength(500);
  });
});

describe('a lesson that is changed', () => {
  test('leaves the very same course if nothing of the outline changes', () => {
    const outline = of('A', 'B');
    const lesson = { ...lessonAt(outline, 1), title: 'Another title', preview: true };
    expect(replaceLesson(outline, lesson, undefined)).toBe(outline.course);
    expect(replaceLesson(outline, lesson, 1)).toBe(outline.course);
  });

  test.each([
    ['section', { section: 'B' }],
    ['status', { status: 'published' }],
    ['durationSeconds', { durationSeconds: 5 }],
  ] as const)('in its %s is an edit of the outline', (_, change) => {
    const outline = of('A', 'A');
    const course = replaceLesson(outline, { ...lessonAt(outline, 2), ...change }, undefined, tuesday);
    expect(course.revisions).toEqual({ v: outline.course.revisions.v, o: outline.course.revisions.o + 1 });
    expect(course.updatedAt).toBe(tuesday.toISOString());
  });

  test('moves to a position', () => {
    const outline = of('', '', '');
    expect(replaceLesson(outline, lessonAt(outline, 3), 1).order).toEqual([3, 1, 2]);
    expect(replaceLesson(outline, lessonAt(outline, 1), 2).order).toEqual([2, 1, 3]);
  });

  test('goes to the end of the section it is moved to, which stays where it is', () => {
    const outline = of('A', 'A', 'B');
    expect(replaceLesson(outline, { ...lessonAt(outline, 1), section: 'B' }, undefined).order).toEqual([
      2, 3, 1,
    ]);
  });

  test('from draft to published counts', () => {
    const outline = of('', '');
    const course = replaceLesson(
      outline,
      { ...lessonAt(outline, 2), status: 'published', durationSeconds: 45 },
      undefined,
    );
    expect(course).toMatchObject({ lessonCount: 1, durationSeconds: 45, drafts: [1] });
  });
});

describe('reordering', () => {
  test('takes every id once', () => {
    const outline = of('', '', '');
    expect(reorder(outline, ids(outline, [3, 1, 2])).order).toEqual([3, 1, 2]);
  });

  test('keeps a section together at the place of its first lesson', () => {
    const outline = of('A', 'A', 'B', 'B');
    expect(reorder(outline, ids(outline, [3, 1, 4, 2])).order).toEqual([3, 4, 1, 2]);
  });

  test('into the order that there is leaves the very same course', () => {
    const outline = of('A', 'B');
    expect(reorder(outline, ids(outline, [1, 2]))).toBe(outline.course);
  });

  test.each([
    ['an id is missing', [1, 2], ['/lessonIds']],
    ['an id stands twice', [1, 2, 3, 2], ['/lessonIds/3']],
    ['an id is of no lesson', [1, 9, 2, 3], ['/lessonIds/1']],
    ['one is doubled for another', [1, 1, 3], ['/lessonIds/1', '/lessonIds']],
    ['it is empty', [], ['/lessonIds']],
  ])('is refused when %s', (_, numbers, pointers) => {
    const outline = of('', '', '');
    expect(refusalOf(() => reorder(outline, ids(outline, numbers)))).toMatchObject({
      status: 422,
      code: 'not-a-permutation',
      errors: pointers.map((pointer) => ({ in: 'body', pointer })),
    });
  });

  test('is refused for the lesson of another course', () => {
    const outline = of('', '');
    const foreign = ids(emptyOutline(), [2]);
    expect(refusalOf(() => reorder(outline, [...ids(outline, [1]), ...foreign]))).toMatchObject({
      errors: [{ pointer: '/lessonIds/1' }, { pointer: '/lessonIds' }],
    });
  });

  test('of no lessons is possible', () => {
    const outline = emptyOutline();
    expect(reorder(outline, [])).toBe(outline.course);
  });
});

test('a position counts the lessons that the caller sees', () => {
  const course = { order: [5, 3, 8, 1], drafts: [3] };
  expect(course.order.map((number) => positionOf(course, number, true))).toEqual([1, 2, 3, 4]);
  expect([5, 8, 1].map((number) => positionOf(course, number, false))).toEqual([1, 2, 3]);
});

describe('whatever happens to an outline', () => {
  const section = fc.constantFrom('', 'A', 'B', 'C');
  const status = fc.constantFrom('draft', 'published');
  const durationSeconds = fc.nat(1_000);
  const position = fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined });
  const step = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({ kind: fc.constant('add'), section, status, durationSeconds, position }),
    },
    fc.record({ kind: fc.constant('replace'), which: fc.nat(), section, status, durationSeconds, position }),
    fc.record({ kind: fc.constant('drop'), which: fc.nat() }),
    fc.record({ kind: fc.constant('reorder'), keys: fc.array(fc.nat(), { minLength: 20, maxLength: 20 }) }),
  );

  /** The lessons' numbers, shuffled by keys to sort them by. */
  const shuffled = (order: number[], keys: number[]) =>
    order
      .map((number, at) => ({ number, key: keys[at] ?? 0 }))
      .sort((a, b) => a.key - b.key)
      .map(({ number }) => number);

  function take(outline: Outline, one: typeof step extends fc.Arbitrary<infer S> ? S : never): Outline {
    const { order } = outline.course;
    if ('keys' in one) {
      return withCourse(outline, reorder(outline, ids(outline, shuffled(order, one.keys))));
    }
    const which = 'which' in one && order.length > 0 ? order[one.which % order.length] : undefined;
    if (!('section' in one)) return which === undefined ? outline : drop(outline, which);
    const fields = {
      section: one.section,
      status: one.status === 'draft' ? 'draft' : 'published',
      durationSeconds: one.durationSeconds,
    } as const;
    if (!('which' in one)) return add(outline, fields, one.position);
    if (which === undefined) return outline;
    return replace(outline, { ...lessonAt(outline, which), ...fields }, one.position);
  }

  const histories = fc.array(step, { maxLength: 20 });

  test('its order is a permutation of its lessons, sections stand together, figures are those of published lessons, numbers are never used again', () => {
    fc.assert(
      fc.property(histories, (history) => {
        let outline = emptyOutline();
        const used = new Set<number>();
        for (const one of history) {
          const before = outline;
          outline = take(outline, one);
          const { course, lessons } = outline;
          const numbers = lessons.map(({ number }) => number);

          expect([...course.order].sort()).toEqual([...numbers].sort());
          expect(inOrder(outline).map(({ number }) => number)).toEqual(course.order);
          expect(lessonIdsOf(course)).toEqual(inOrder(outline).map(({ lessonId }) => lessonId));

          const sections = inOrder(outline).map((lesson) => lesson.section);
          const runs = sections.filter((name, at) => name !== sections[at - 1]);
          expect(runs).toHaveLength(new Set(sections).size);

          const published = lessons.filter((lesson) => lesson.status === 'published');
          expect(course.lessonCount).toBe(published.length);
          expect(course.durationSeconds).toBe(
            published.reduce((sum, lesson) => sum + lesson.durationSeconds, 0),
          );
          expect(new Set(course.drafts)).toEqual(
            new Set(numbers.filter((number) => !published.some((lesson) => lesson.number === number))),
          );

          for (const number of numbers.filter(
            (one) => !before.lessons.some((lesson) => lesson.number === one),
          )) {
            expect(used.has(number)).toBe(false);
            used.add(number);
          }
          expect(course.revisions.o - before.course.revisions.o).toBe(course === before.course ? 0 : 1);
          expect(course.revisions.v).toBe(before.course.revisions.v);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('reordering it and back again gives the first order, and reordering twice alike changes nothing more', () => {
    fc.assert(
      fc.property(histories, fc.array(fc.nat(), { minLength: 20, maxLength: 20 }), (history, keys) => {
        const outline = history.reduce(take, emptyOutline());
        const first = lessonIdsOf(outline.course);
        const moved = reorder(outline, ids(outline, shuffled(outline.course.order, keys)));
        const after = withCourse(outline, moved);
        expect(reorder(after, lessonIdsOf(moved))).toBe(moved);
        expect(lessonIdsOf(reorder(after, first))).toEqual(first);
      }),
      { numRuns: 150 },
    );
  });

  test('a lesson that is moved to its own position changes nothing', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const outline = history.reduce(take, emptyOutline());
        for (const lesson of outline.lessons) {
          expect(replaceLesson(outline, lesson, positionOf(outline.course, lesson.number, true))).toBe(
            outline.course,
          );
        }
      }),
      { numRuns: 50 },
    );
  });
});
