import type { Person } from './catalogue.ts';
import { article, startCatalogue } from './catalogue.ts';

/** Who sees what of a course in which state: every cell of the matrix, through the functions. */

const catalogue = await startCatalogue();
const { amara, kenji, sam, ada, ask, done } = catalogue;
afterAll(() => catalogue.stop());

const states = [
  'draft',
  'draft-once-published',
  'published',
  'archived-once-published',
  'archived-never-published',
  'deleted',
] as const;
type State = (typeof states)[number];

const callers = [
  'anonymous',
  'student',
  'active',
  'completed',
  'cancelled',
  'instructor',
  'co-instructor',
  'other instructor',
  'demoted instructor',
  'admin',
] as const;
type CallerKind = (typeof callers)[number];

const active = await catalogue.person('student');
const completed = await catalogue.person('student');
const cancelled = await catalogue.person('student');
const people: Record<CallerKind, Person | undefined> = {
  anonymous: undefined,
  student: sam,
  active,
  completed,
  cancelled,
  instructor: amara,
  'co-instructor': kenji,
  'other instructor': await catalogue.person('instructor'),
  'demoted instructor': {
    userId: amara.userId,
    token: await catalogue.environment.token({ userId: amara.userId }),
  },
  admin: ada,
};

const quiz = {
  questions: [
    {
      type: 'text',
      prompt: 'Which?',
      answer: 'secret-answer',
      explanation: 'secret-explanation',
      hints: [{ text: 'secret-hint', cost: 1 }],
    },
  ],
};

/** A course with a locked lesson (1), a preview (2), a draft (3) and a quiz (4), brought into a state. */
async function courseIn(state: State): Promise<string> {
  const { courseId } = await catalogue.createDraft({ title: state });
  const path = { courseId };
  await catalogue.addLesson(courseId, article('Locked', { content: 'locked-content' }));
  await catalogue.addLesson(courseId, article('Preview', { content: 'preview-content', preview: true }));
  await catalogue.addLesson(
    courseId,
    article('Draft', { content: 'draft-content', status: 'draft', preview: true }),
  );
  await catalogue.addLesson(courseId, { title: 'Quiz', type: 'quiz', status: 'published', quiz });
  await done('addInstructor', { as: amara, path, body: { userId: kenji.userId } });
  for (const [who, status] of [
    [active, 'active'],
    [completed, 'completed'],
    [cancelled, 'cancelled'],
  ] as const) {
    await catalogue.enroll(who, courseId, status);
  }
  if (state === 'archived-never-published') await done('archiveCourse', { as: amara, path });
  if (state === 'published' || state.endsWith('once-published'))
    await done('publishCourse', { as: amara, path });
  if (state === 'draft-once-published') await done('unpublishCourse', { as: amara, path });
  if (state === 'archived-once-published') await done('archiveCourse', { as: amara, path });
  if (state === 'deleted') await done('deleteCourse', { as: amara, path });
  return courseId;
}

const ids = new Map<State, string>();
beforeAll(async () => {
  for (const state of states) ids.set(state, await courseIn(state));
});

type Standing = 'editor' | 'learner' | 'guest' | 'nobody';

/** What the design says: the matrix that the code must agree with. */
function expected(caller: CallerKind, state: State): Standing {
  if (state === 'deleted') return 'nobody';
  if (caller === 'instructor' || caller === 'co-instructor' || caller === 'admin') return 'editor';
  const everPublished = state !== 'draft' && state !== 'archived-never-published';
  if ((caller === 'active' || caller === 'completed') && everPublished) return 'learner';
  return state === 'published' ? 'guest' : 'nobody';
}

const cells = callers.flatMap((caller) =>
  states.map((state) => [caller, state, expected(caller, state)] as const),
);

test('the matrix has every standing, so that no rule goes untested', () => {
  expect(cells).toHaveLength(60);
  expect(new Set(cells.map(([, , standing]) => standing))).toEqual(
    new Set(['editor', 'learner', 'guest', 'nobody']),
  );
});

describe.each(cells)('to %s a course that is %s shows itself as to: %s', (caller, state, standing) => {
  const as = people[caller];
  const courseId = () => ids.get(state) ?? '';
  const lesson = (number: number) => ask('getLesson', { as, path: { lessonId: `${courseId()}-${number}` } });
  const notFound = { status: 404, body: { code: 'not-found' } };
  /** What a lesson's answer shows: nothing, its entry only, or its content. */
  const shown = ({ status, body }: { status: number; body: Record<string, unknown> }) =>
    status === 200 ? (body.locked ? 'entry' : 'content') : status;

  test('by its own route', async () => {
    const answer = await ask('getCourse', { as, path: { courseId: courseId() } });
    if (standing === 'nobody') expect(answer).toMatchObject(notFound);
    else expect(answer).toMatchObject({ status: 200, body: { courseId: courseId(), lessonCount: 3 } });
  });

  test('by its outline', async () => {
    const answer = await ask('listLessons', { as, path: { courseId: courseId() } });
    if (standing === 'nobody') {
      expect(answer).toMatchObject(notFound);
      return;
    }
    const lessons: { title: string; locked?: true; position: number }[] = answer.body.items;
    const seen = lessons.map(
      ({ title, locked, position }) => `${position} ${title}${locked ? ' locked' : ''}`,
    );
    expect(seen).toEqual(
      {
        editor: ['1 Locked', '2 Preview', '3 Draft', '4 Quiz'],
        learner: ['1 Locked', '2 Preview', '3 Quiz'],
        guest: ['1 Locked locked', '2 Preview', '3 Quiz locked'],
      }[standing],
    );
    const told = JSON.stringify(answer.body);
    expect(told.includes('preview-content')).toBe(true);
    expect(told.includes('locked-content')).toBe(standing !== 'guest');
    expect(told.includes('draft-content')).toBe(standing === 'editor');
    expect(told.includes('Which?')).toBe(standing !== 'guest');
    for (const secret of ['secret-answer', 'secret-explanation', 'secret-hint']) {
      expect(told.includes(secret)).toBe(standing === 'editor');
    }
  });

  test('by its lessons', async () => {
    const seen = [await lesson(1), await lesson(2), await lesson(3), await lesson(4)].map(shown);
    expect(seen).toEqual(
      {
        editor: ['content', 'content', 'content', 'content'],
        learner: ['content', 'content', 404, 'content'],
        guest: ['entry', 'content', 404, 'entry'],
        nobody: [404, 404, 404, 404],
      }[standing],
    );
    const { body: last } = await lesson(4);
    // The place among the lessons that this caller sees.
    expect(last.position).toBe({ editor: 4, learner: 3, guest: 3, nobody: undefined }[standing]);
    const told = JSON.stringify(last);
    expect(told.includes('secret')).toBe(standing === 'editor');
  });

  test('to edits, which refuse by role first, then as unknown, then as another’s', async () => {
    const writes = [
      await ask('updateCourse', { as, path: { courseId: courseId() }, body: {} }),
      await ask('createLesson', { as, path: { courseId: courseId() }, body: {} }),
      await ask('updateLesson', { as, path: { lessonId: `${courseId()}-1` }, body: {} }),
      await ask('updateLesson', { as, path: { lessonId: `${courseId()}-3` }, body: {} }),
    ].map(({ status, body }) => (status === 200 ? 'ok' : `${status} ${body.code}`));
    const isInstructor = ['instructor', 'co-instructor', 'other instructor', 'admin'].includes(caller);
    if (caller === 'anonymous') expect(writes).toEqual(Array(4).fill('401 missing-token'));
    else if (!isInstructor) expect(writes).toEqual(Array(4).fill('403 role-required'));
    else if (standing === 'nobody') expect(writes).toEqual(Array(4).fill('404 not-found'));
    else if (standing === 'guest') {
      // A draft lesson is not theirs to know of, even of a course that they know.
      expect(writes).toEqual([...Array(3).fill('403 not-your-course'), '404 not-found']);
    } else expect(writes).toEqual(['ok', '422 invalid-request', 'ok', 'ok']);
  });
});

test('a lesson that there never was is unknown, and so is an id that is none', async () => {
  const courseId = ids.get('published') ?? '';
  for (const lessonId of [
    `${courseId}-99`,
    `${courseId}-0`,
    `${courseId}-01`,
    courseId,
    'x',
    '-',
    `${courseId}-1-1`,
    '%2e%2e',
    'a#b',
  ]) {
    expect({ lessonId, ...(await ask('getLesson', { path: { lessonId } })) }).toMatchObject({
      lessonId,
      status: 404,
      body: { code: 'not-found' },
    });
  }
});

test('a course id that is none is unknown to every route', async () => {
  for (const courseId of ['x', '01JD0M8Z5W3V7QH2K4N6P8R0TS', 'a b', 'x'.repeat(100), '__proto__']) {
    for (const route of ['getCourse', 'listLessons'] as const) {
      expect(await ask(route, { path: { courseId } })).toMatchObject({
        status: 404,
        body: { code: 'not-found' },
      });
    }
  }
});
