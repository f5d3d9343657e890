import { lessonIdOf, newId } from '@skillforge/core/ids';
import * as fc from 'fast-check';
import { startClassroom } from './classroom.ts';

/**
 * Percent, status and the lesson to go on with are what they are defined to be, in whatever order lessons are added,
 * removed, published, taken out and reordered while a learner completes them: by the rules, and through the functions.
 */

const classroom = await startClassroom();
const { advance } = await import('../src/progress.ts');
const { showCourseProgress } = await import('../src/progress-view.ts');
const { courseItems } = await import('./classroom.ts');
afterAll(() => classroom.stop());

/** What happens; the numbers say which of the lessons that there are then. */
type Happening = { kind: 'add' | 'remove' | 'hide' | 'show' | 'reverse' | 'complete' | 'touch'; at: number };

const happening = fc.record({
  kind: fc.oneof(
    {
      weight: 2,
      arbitrary: fc.constantFrom('add' as const, 'remove' as const, 'hide' as const, 'show' as const),
    },
    { weight: 1, arbitrary: fc.constant('reverse' as const) },
    { weight: 5, arbitrary: fc.constantFrom('complete' as const, 'complete' as const, 'touch' as const) },
  ),
  at: fc.nat(20),
});

/** The definition, as plainly as it can be said. */
class Model {
  order = [1, 2, 3];
  drafts = new Set<number>();
  next = 4;
  done = new Set<number>();
  last: number | undefined;
  completed = false;

  get published() {
    return this.order.filter((number) => !this.drafts.has(number));
  }

  pick(at: number, among: number[]): number | undefined {
    return among[at % Math.max(among.length, 1)];
  }

  /** Notes that the learner did something in a lesson. */
  visit(number: number, completes: boolean) {
    this.last = number;
    if (completes) this.done.add(number);
    this.settle();
  }

  /** Notes that the learner looked at the course, or did something in it: with nothing left it is completed. */
  settle() {
    const { published } = this;
    if (published.length > 0 && published.every((one) => this.done.has(one))) this.completed = true;
  }

  get shown() {
    const open = this.published.filter((number) => !this.done.has(number));
    const last = this.last !== undefined && open.includes(this.last) ? this.last : undefined;
    const share = (100 * (this.published.length - open.length)) / this.published.length;
    return {
      percent: this.completed ? 100 : this.published.length === 0 ? null : Math.floor(share),
      status: this.completed ? 'completed' : 'active',
      resume: last ?? open[0] ?? null,
      added: this.completed ? open.length : 0,
      lessons: this.published.map((number) => [number, this.done.has(number)]),
    };
  }
}

/** What was answered, in the model's words. */
function told(courseId: string, progress: ReturnType<typeof showCourseProgress>) {
  const numberOf = (lessonId: string | null) =>
    lessonId === null ? null : Number(lessonId.slice(courseId.length + 1));
  return {
    percent: progress.percent,
    status: progress.status,
    resume: numberOf(progress.resumeLessonId),
    added: progress.newLessonsSinceCompletion,
    lessons: progress.lessons.map(({ lessonId, status }) => [numberOf(lessonId), status === 'completed']),
  };
}

/** Changes the outline of a model, or tells the lesson that the learner is in. */
function outlineAfter(model: Model, { kind, at }: Happening): number | undefined {
  switch (kind) {
    case 'add':
      model.order.push(model.next++);
      return undefined;
    case 'remove': {
      const number = model.pick(at, model.order);
      model.order = model.order.filter((one) => one !== number);
      if (number !== undefined) model.drafts.delete(number);
      return undefined;
    }
    case 'hide': {
      const number = model.pick(at, model.published);
      if (number !== undefined) model.drafts.add(number);
      return undefined;
    }
    case 'show': {
      const number = model.pick(at, [...model.drafts]);
      if (number !== undefined) model.drafts.delete(number);
      return undefined;
    }
    case 'reverse':
      model.order.reverse();
      return undefined;
    default:
      return model.pick(at, model.published);
  }
}

test('by the rules', () => {
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 40 }), (happenings) => {
      const model = new Model();
      const instructor = { userId: 'amara', token: '' };
      const [course] = courseItems({ instructor });
      const { courseId } = course.card;
      let enrollment: Parameters<typeof showCourseProgress>[1]['enrollment'] = {
        PK: '',
        SK: '',
        userId: 'sam',
        courseId,
        status: 'active',
        enrolledAt: '2026-01-01T00:00:00.000Z',
        lastActivityAt: '2026-01-01T00:00:00.000Z',
      };
      const items = new Map<number, Parameters<typeof showCourseProgress>[1]['lessons'][number]>();
      let certificates = 0;
      for (const one of happenings) {
        const number = outlineAfter(model, one);
        const outline = { ...course, order: [...model.order], drafts: [...model.drafts] };
        if (number !== undefined) {
          const place = { userId: 'sam', courseId, lessonId: lessonIdOf(courseId, number), number };
          const completes = one.kind === 'complete';
          const step = advance(
            place,
            { course: outline, enrollment, progress: items.get(number) },
            { told: { positionSeconds: one.at }, completes, learnerName: 'Sam' },
          );
          model.visit(number, completes);
          enrollment = step.after.enrollment;
          if (step.after.progress) items.set(number, step.after.progress);
          if (step.certificate) certificates += 1;
        }
        const shown = showCourseProgress(courseId, {
          course: outline,
          enrollment,
          lessons: [...items.values()],
        });
        expect(told(courseId, shown)).toEqual(model.shown);
        expect(certificates).toBe(model.completed ? 1 : 0);
      }
    }),
    { numRuns: 400 },
  );
});

test('through the functions', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { minLength: 5, maxLength: 14 }), async (happenings) => {
      const model = new Model();
      const { as, courseId } = await classroom.learner({ courseId: newId() });
      for (const one of happenings) {
        const known = model.next;
        const number = outlineAfter(model, one);
        if (model.next > known) await classroom.addLesson(courseId);
        await classroom.setOutline(courseId, () => ({ order: [...model.order], drafts: [...model.drafts] }));
        if (number !== undefined) {
          const completes = one.kind === 'complete';
          const body = completes ? { status: 'completed' } : { positionSeconds: one.at };
          expect((await classroom.report(as, courseId, number, body)).status).toBe(200);
          model.visit(number, completes);
        }
        model.settle();
        expect(told(courseId, await classroom.read(as, courseId))).toEqual(model.shown);
      }
      const { events, certificates } = await classroom.deeds(as);
      expect(certificates).toBe(model.completed ? 1 : 0);
      expect(events.filter((type) => type === 'CourseCompleted')).toHaveLength(model.completed ? 1 : 0);
      expect(events.filter((type) => type === 'LessonCompleted')).toHaveLength(model.done.size);
    }),
    { numRuns: 30 },
  );
});
