import fc from 'fast-check';
import {
  activityDay,
  type EnrollmentStatus,
  hasCompletedAll,
  isOpen,
  newLessonsSinceCompletion,
  percentOf,
  resumeLesson,
} from '../src/enrollment/enrollment.ts';

const statuses: EnrollmentStatus[] = ['active', 'cancelled', 'completed'];
const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 20 });
/** A course with some lessons in some order, some of them drafts, and a learner who has completed some of any. */
const history = fc.record({
  order: numbers,
  hidden: numbers,
  done: numbers,
  lastLesson: fc.option(fc.integer({ min: 1, max: 30 }), { nil: undefined }),
  status: fc.constantFrom(...statuses),
});

const courseOf = ({ order, hidden }: { order: number[]; hidden: number[] }) => ({
  order,
  drafts: order.filter((number) => hidden.includes(number)),
});

test('percent is the share of the published lessons that are completed, rounded down', () => {
  fc.assert(
    fc.property(history, ({ done, status, ...rest }) => {
      const course = courseOf(rest);
      const published = course.order.filter((number) => !course.drafts.includes(number));
      const both = published.filter((number) => done.includes(number));
      const expected =
        status === 'completed'
          ? 100
          : published.length === 0
            ? null
            : Math.floor((both.length * 100) / published.length);
      expect(percentOf({ status, completed: new Set(done) }, course)).toBe(expected);
    }),
  );
});

test('percent does not hang on the order of the lessons, nor on lessons that are gone', () => {
  fc.assert(
    fc.property(history, fc.integer({ min: 31, max: 40 }), ({ done, ...rest }, gone) => {
      const course = courseOf(rest);
      const learning = { status: 'active', completed: new Set(done) } as const;
      const more = { status: 'active', completed: new Set([...done, gone]) } as const;
      const turned = { ...course, order: course.order.toReversed() };
      expect(percentOf(learning, turned)).toBe(percentOf(learning, course));
      expect(percentOf(more, course)).toBe(percentOf(learning, course));
    }),
  );
});

test('nothing completed is 0, and a course without lessons has no percent', () => {
  expect(percentOf({ status: 'active' }, { order: [1, 2], drafts: [] })).toBe(0);
  expect(percentOf({ status: 'active' }, { order: [], drafts: [] })).toBeNull();
  expect(percentOf({ status: 'active' }, { order: [1], drafts: [1] })).toBeNull();
  expect(percentOf({ status: 'completed' }, { order: [], drafts: [] })).toBe(100);
  expect(percentOf({ status: 'active', completed: new Set([1, 2]) }, { order: [1, 2, 3], drafts: [] })).toBe(
    66,
  );
});

describe('the lesson to go on with', () => {
  const course = { order: [3, 1, 2, 5], drafts: [5] };

  test.each([
    ['the last touched, if it is not completed', { lastLesson: 2 }, 2],
    ['the first in order, if none was touched', {}, 3],
    ['the first not completed, if the last touched is', { lastLesson: 3, completed: new Set([3]) }, 1],
    ['the first, if the last touched is no longer published', { lastLesson: 5 }, 3],
    ['the first, if the last touched is gone', { lastLesson: 9 }, 3],
    ['none, when all are completed', { lastLesson: 2, completed: new Set([1, 2, 3]) }, undefined],
  ])('is %s', (_, learning, expected) => {
    expect(resumeLesson({ status: 'active', ...learning }, course)).toBe(expected);
  });

  test('is published and not completed, whatever has happened, and there is one while the course is not done', () => {
    fc.assert(
      fc.property(history, ({ done, lastLesson, ...rest }) => {
        const outline = courseOf(rest);
        const open = outline.order.filter(
          (number) => !outline.drafts.includes(number) && !done.includes(number),
        );
        const found = resumeLesson({ status: 'active', completed: new Set(done), lastLesson }, outline);
        if (open.length === 0) expect(found).toBeUndefined();
        else expect(open).toContain(found);
      }),
    );
  });
});

test('all is completed when every published lesson is, and there is one', () => {
  expect(hasCompletedAll(undefined, { order: [], drafts: [] })).toBe(false);
  expect(hasCompletedAll(new Set([1]), { order: [1], drafts: [1] })).toBe(false);
  expect(hasCompletedAll(new Set([1, 9]), { order: [1, 2], drafts: [2] })).toBe(true);
  expect(hasCompletedAll(new Set([1]), { order: [1, 2], drafts: [] })).toBe(false);
  expect(hasCompletedAll(undefined, { order: [1], drafts: [] })).toBe(false);
});

test('new lessons are those that were published since, and only for whoever has completed the course', () => {
  const course = { order: [1, 2, 3, 4], drafts: [4] };
  expect(newLessonsSinceCompletion({ status: 'completed', completed: new Set([1, 2]) }, course)).toBe(1);
  expect(newLessonsSinceCompletion({ status: 'completed', completed: new Set([1, 2, 3]) }, course)).toBe(0);
  expect(newLessonsSinceCompletion({ status: 'active', completed: new Set([1]) }, course)).toBe(0);
});

test('whoever has cancelled is shut out, the others are let in', () => {
  expect(statuses.map((status) => isOpen({ status }))).toEqual([true, false, true]);
});

test('the day of an activity is its day in UTC', () => {
  expect(activityDay('2026-07-31T23:59:59.999Z')).toBe('2026-07-31');
});
