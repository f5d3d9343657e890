import { readFile } from 'node:fs/promises';
import { dueKey } from '@skillforge/core/keys';
import { article, draftFields, type Operation, startCatalogue, type TableCall } from './catalogue.ts';

/** Each function has just the rights that its calls need: one too few is an error on AWS only, one too many is a hole. */

const catalogue = await startCatalogue();
const { amara, kenji, sam, ask, done, refreshCourse, refreshDueCourses } = catalogue;
afterAll(() => catalogue.stop());

/** The rights to the table that functions.yml gives to each function. */
const declared = new Map(
  (await readFile(new URL('../functions.yml', import.meta.url), 'utf8'))
    .split(/^(?=[a-z][a-z-]*:$)/m)
    .filter((section) => /^[a-z]/.test(section))
    .map((section) => {
      const actions = [...section.matchAll(/dynamodb:(\w+)/g)].map(([, action]) => action);
      return [section.split(':')[0] ?? '', actions.toSorted()] as const;
    }),
);

/** The rights that a call asks for: those of a transaction are those of its parts. */
function rightsOf({ command, input }: TableCall): string[] {
  if (command !== 'TransactWriteItemsCommand') return [command.replace(/Command$/, '')];
  const { TransactItems: parts = [] }: { TransactItems?: object[] } = input;
  return parts
    .flatMap((part) => Object.keys(part))
    .map((kind) => (kind === 'ConditionCheck' ? 'ConditionCheckItem' : `${kind}Item`));
}

async function rightsUsed(work: () => Promise<unknown>): Promise<string[]> {
  const used = new Set<string>();
  await catalogue.disturbed((call) => {
    for (const right of rightsOf(call)) used.add(right);
  }, work);
  return [...used].sort();
}

const after = (seconds: number) => new Date(Date.now() + seconds * 1_000);
const published = async (): Promise<string> => (await catalogue.createPublished()).courseId;

/** A request about a published course with two lessons, after something has been done to it. */
function on(
  operation: Operation,
  body?: unknown,
  prepare: (courseId: string) => Promise<unknown> = async () => {},
  as = amara,
) {
  return async () => {
    const courseId = await published();
    await catalogue.addLesson(courseId, article('Two'));
    await prepare(courseId);
    const path = { courseId, lessonId: `${courseId}-1`, userId: kenji.userId };
    const headers = { 'If-Match': '*', 'Idempotency-Key': courseId };
    const sent = typeof body === 'function' ? body(courseId) : body;
    return () => done(operation, { as, path, headers, body: sent });
  };
}

const addKenji = (courseId: string) =>
  done('addInstructor', { as: amara, path: { courseId }, body: { userId: kenji.userId } });
const archiveAndEnroll = async (courseId: string) => {
  await done('archiveCourse', { as: amara, path: { courseId } });
  await catalogue.enroll(sam, courseId);
};

/** Courses that the projection has all its kinds of work with: to place, move, put off, take out and remove. */
async function courseOfEachStep(): Promise<string[]> {
  const [toPlace, toMove, toWait, toTakeOut, toRemove] = [
    await published(),
    await published(),
    await published(),
    await published(),
    await published(),
  ];
  await done('unpublishCourse', { as: amara, path: { courseId: toPlace } });
  await refreshCourse(toPlace);
  await done('publishCourse', { as: amara, path: { courseId: toPlace } });
  await done('updateCourse', { as: amara, path: { courseId: toMove }, body: { category: 'moved' } });
  await catalogue.setGate(toWait, { learners: 1 });
  await done('archiveCourse', { as: amara, path: { courseId: toTakeOut } });
  await done('deleteCourse', { as: amara, path: { courseId: toRemove } });
  return [toPlace, toMove, toWait, toTakeOut, toRemove];
}

/** For each function: what makes ready, and then what it does. */
const works: Record<string, () => Promise<() => Promise<unknown>>> = {
  'list-courses': async () => () => done('listCourses'),
  'get-course': on('getCourse', undefined, archiveAndEnroll, sam),
  'list-lessons': on('listLessons', undefined, archiveAndEnroll, sam),
  'get-lesson': on('getLesson', undefined, archiveAndEnroll, sam),
  'get-health': async () => () => done('getHealth'),
  'list-my-courses': on('listMyCourses'),
  'create-course': on('createCourse', (courseId: string) => draftFields({ prerequisites: [courseId] })),
  'update-course': async () => {
    const prerequisite = await published();
    return on('updateCourse', { description: 'New', capacity: 5, prerequisites: [prerequisite] })();
  },
  'publish-course': on('publishCourse', undefined, archiveAndEnroll),
  'unpublish-course': on('unpublishCourse'),
  'archive-course': on('archiveCourse'),
  'delete-course': on('deleteCourse'),
  'add-instructor': on('addInstructor', { userId: kenji.userId }),
  'remove-instructor': on('removeInstructor', undefined, addKenji),
  'create-lesson': async () => {
    const courseId = await published();
    const asking = { as: amara, path: { courseId }, headers: { 'Idempotency-Key': courseId } };
    return async () => {
      // What is refused with a key is first looked for among the answers that were given.
      expect((await ask('createLesson', { ...asking, body: { title: 'Q', type: 'quiz' } })).status).toBe(422);
      await done('createLesson', { ...asking, body: article('Two') });
    };
  },
  'update-lesson': on('updateLesson', { section: 'S', title: 'New' }),
  'delete-lesson': on('deleteLesson'),
  'reorder-lessons': on('reorderLessons', (courseId: string) => ({
    lessonIds: [`${courseId}-2`, `${courseId}-1`],
  })),
  'project-courses': async () => {
    const courses = await courseOfEachStep();
    return async () => {
      for (const courseId of courses) await refreshCourse(courseId);
    };
  },
  'project-due-courses': async () => {
    const courses = await courseOfEachStep();
    for (const courseId of courses) {
      await catalogue.put({ ...dueKey(courseId), dueAt: after(-1).toISOString() });
    }
    return () => refreshDueCourses();
  },
};

test('every function is looked at', () => {
  expect([...declared.keys()].sort()).toEqual(Object.keys(works).sort());
});

test.each(Object.entries(works))(
  '%s uses the rights that it declares, all of them and no others',
  async (name, prepare) => {
    const work = await prepare();
    expect(await rightsUsed(work)).toEqual(declared.get(name));
  },
);
