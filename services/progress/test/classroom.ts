import { randomUUID } from 'node:crypto';
import type { CourseItem, GateItem } from '@skillforge/core/course/course';
import type { LessonContentItem, LessonItem, Question, Quiz } from '@skillforge/core/course/lesson';
import type { EnrollmentItem } from '@skillforge/core/enrollment/enrollment';
import { attemptIdOf, lessonIdOf, newId } from '@skillforge/core/ids';
import {
  attemptKey,
  courseKey,
  enrollmentKey,
  gateKey,
  lessonContentKey,
  lessonKey,
  profileKey,
  progressKey,
  quizKey,
  rosterIndexKey,
  userPartition,
} from '@skillforge/core/keys';
import { loadFunctions, type Person, type PersonRole, startService } from '@skillforge/testing/service';
import * as contract from '../src/contract.ts';

/** A classroom of a test file's own: an empty table, the functions in front of it, courses, and people who learn. */

export type Operation = keyof typeof contract;

export const quizOf = (more: Partial<Quiz> = {}): Quiz => ({
  passPercent: 70,
  maxAttempts: 0,
  timeLimitSeconds: null,
  questions: questions(),
  ...more,
});

const asked = (questionId: string, points = 1) => ({
  questionId,
  prompt: `What of ${questionId}?`,
  points,
  hints: [],
  explanation: `Because of ${questionId}.`,
});

/** A question of each type, ten points in all; the right answers are those of `rightAnswers`. */
export function questions(): Question[] {
  const options = ['a', 'b', 'c'].map((optionId) => ({ optionId, text: `Option ${optionId}` }));
  return [
    {
      ...asked('single', 4),
      type: 'single',
      options,
      answer: 'b',
      hints: [
        { text: 'Not the first.', cost: 1 },
        { text: 'The second.', cost: 2 },
      ],
    },
    { ...asked('multiple', 3), type: 'multiple', options, answer: ['a', 'c'] },
    { ...asked('truth'), type: 'true-false', answer: true },
    { ...asked('text'), type: 'text', answer: ['HAVING', 'having clause'] },
    { ...asked('figure'), type: 'numeric', answer: 0.3, tolerance: 0 },
  ];
}

export const rightAnswers = {
  single: 'b',
  multiple: ['c', 'a'],
  truth: true,
  text: ' having ',
  figure: 0.3,
};

/** Not enough for a pass: six of ten points. */
export const wrongAnswers = { single: 'a', multiple: ['a', 'c'], truth: true, text: 'HAVING', figure: 0.3 };

/** What is said of a course that a test makes: for each lesson its type, or the quiz that it is. */
export interface CourseFields {
  courseId?: string;
  title?: string;
  status?: GateItem['status'];
  lessons?: ('article' | 'video' | Quiz)[];
  /** The numbers of the lessons that are not published. */
  drafts?: number[];
}

export type Classroom = Awaited<ReturnType<typeof startClassroom>>;

/** The items of a course, as courses writes them. */
export function courseItems(fields: CourseFields & { instructor: Person }) {
  const { courseId = newId(), title = 'Practical SQL', status = 'published', instructor } = fields;
  const { lessons = ['article', 'video', 'article'], drafts = [] } = fields;
  const createdAt = '2026-01-05T09:00:00.000Z';
  const course: CourseItem = {
    ...courseKey(courseId),
    card: {
      courseId,
      title,
      summary: 'Ask a database good questions, and get answers fast.',
      category: 'data-science',
      level: 'beginner',
      tags: ['sql', 'databases'],
      language: 'en',
      thumbnail: null,
      instructors: [{ userId: instructor.userId, displayName: 'Amara Okafor' }],
      status,
      capacity: null,
      prerequisites: [],
      skills: ['Joins', 'Window functions'],
      price: null,
      lessonCount: lessons.length - drafts.length,
      durationSeconds: lessons.length * 600,
      enrollmentCount: 0,
      ratingSum: 0,
      ratingCount: 0,
      createdAt,
      updatedAt: createdAt,
      publishedAt: createdAt,
    },
    order: lessons.map((_, at) => at + 1),
    drafts,
    nextLessonNumber: lessons.length + 1,
    revision: 1,
    orderRevision: 1,
  };
  return [
    course,
    ...lessons.flatMap((lesson, at) =>
      lessonItems(courseId, at + 1, lesson, drafts.includes(at + 1) ? 'draft' : 'published'),
    ),
  ] as const;
}

/** The items of a lesson, as courses writes them. */
export function lessonItems(
  courseId: string,
  number: number,
  lesson: 'article' | 'video' | Quiz,
  status: 'draft' | 'published' = 'published',
): [LessonItem, LessonContentItem] {
  const lessonId = lessonIdOf(courseId, number);
  const entry = {
    lessonId,
    courseId,
    number,
    title: `Lesson ${number}`,
    type: typeof lesson === 'string' ? lesson : ('quiz' as const),
    status,
    durationSeconds: 600,
    revisions: { v: 1 },
  };
  return [
    { ...lessonKey(courseId, lessonId), entry },
    {
      ...lessonContentKey(courseId, lessonId),
      lesson: { ...entry, quiz: typeof lesson === 'string' ? undefined : lesson },
    },
  ];
}

/** Starts it. The modules that read their settings while they load come with it: import none of them yourself first. */
export async function startClassroom(variables: Record<string, string> = {}) {
  const service = await startService({
    contract,
    load: async () => {
      const { table } = await import('@skillforge/core/table');
      const functions = await loadFunctions(contract, (file) => import(`../src/functions/${file}.ts`));
      return { table, functions };
    },
    variables,
  });
  const { ask, done, put, stored } = service;

  /** Somebody with a profile, and a token that outlives whatever a test does to the clock. */
  async function person(role: PersonRole, displayName = 'Somebody'): Promise<Person> {
    const userId = randomUUID();
    await put({ ...profileKey(userId), displayName, role });
    const groups = role === 'student' ? [] : [role];
    const claims = { iat: 1_577_836_800, auth_time: 1_577_836_800, exp: 4_102_444_800 };
    const token = await service.token({ userId, groups, claims });
    return { userId, token };
  }

  const amara = await person('instructor', 'Amara Okafor');
  const kenji = await person('instructor', 'Kenji Sato');
  const ada = await person('admin', 'Ada Novak');
  const sam = await person('student', 'Sam Rivera');

  /** A course of Amara's, published unless it says otherwise. */
  async function makeCourse(fields: CourseFields = {}): Promise<string> {
    const items = courseItems({ instructor: amara, ...fields });
    await service.putAll([...items]);
    return items[0].card.courseId;
  }

  async function courseOf(courseId: string): Promise<CourseItem> {
    const item = await stored(courseKey(courseId));
    if (!item) throw new Error('There is no such course');
    return item as CourseItem;
  }

  /** What the courses service does to an outline. */
  async function setOutline(
    courseId: string,
    change: (course: CourseItem) => Partial<Pick<CourseItem, 'order' | 'drafts'>>,
  ): Promise<void> {
    const course = await courseOf(courseId);
    await service.putAll([{ ...course, ...change(course) }]);
  }

  const hide = (courseId: string, number: number) =>
    setOutline(courseId, ({ drafts }) => ({ drafts: [...drafts, number] }));
  const unhide = (courseId: string, number: number) =>
    setOutline(courseId, ({ drafts }) => ({ drafts: drafts.filter((one) => one !== number) }));

  async function addLesson(
    courseId: string,
    lesson: 'article' | 'video' | Quiz = 'article',
  ): Promise<number> {
    const course = await courseOf(courseId);
    const number = course.nextLessonNumber;
    await service.putAll([
      ...lessonItems(courseId, number, lesson),
      { ...course, order: [...course.order, number], nextLessonNumber: number + 1 },
    ]);
    return number;
  }

  /** What deleting a lesson does, content and all. */
  async function removeLesson(courseId: string, number: number): Promise<void> {
    await setOutline(courseId, ({ order, drafts }) => ({
      order: order.filter((one) => one !== number),
      drafts: drafts.filter((one) => one !== number),
    }));
    const { DeleteCommand } = await import('@aws-sdk/lib-dynamodb');
    const lessonId = lessonIdOf(courseId, number);
    for (const Key of [lessonKey(courseId, lessonId), lessonContentKey(courseId, lessonId)]) {
      await service.raw.send(new DeleteCommand({ TableName: service.tableName, Key }));
    }
  }

  /** What the courses service does to a quiz. */
  async function editQuiz(courseId: string, number: number, quiz: Quiz): Promise<void> {
    await service.putAll(lessonItems(courseId, number, quiz));
  }

  async function setStatus(courseId: string, status: GateItem['status']): Promise<void> {
    const course = await courseOf(courseId);
    await service.putAll([
      { ...course, card: { ...course.card, status } },
      { ...gateKey(courseId), status },
    ]);
  }

  /** What the enrollments service does; as of a month ago unless it says otherwise. */
  async function enroll(
    { userId }: Person,
    courseId: string,
    more: Partial<EnrollmentItem> = {},
  ): Promise<void> {
    const enrolledAt = '2026-02-01T09:00:00.000Z';
    await put({
      ...enrollmentKey(userId, courseId),
      ...rosterIndexKey(courseId, enrolledAt.slice(0, 10), userId),
      userId,
      courseId,
      status: 'active',
      enrolledAt,
      lastActivityAt: enrolledAt,
      ...more,
    });
  }

  const enrollmentOf = ({ userId }: Person, courseId: string) => stored(enrollmentKey(userId, courseId));

  async function cancel(person: Person, courseId: string, at: string): Promise<void> {
    const { GSI1PK: _, GSI1SK: __, ...item } = (await enrollmentOf(person, courseId)) ?? {};
    await put({ ...enrollmentKey(person.userId, courseId), ...item, status: 'cancelled', cancelledAt: at });
  }

  async function enrollAgain(person: Person, courseId: string, at: string): Promise<void> {
    const { cancelledAt, pauses = [], ...item } = (await enrollmentOf(person, courseId)) ?? {};
    await put({
      ...enrollmentKey(person.userId, courseId),
      ...item,
      status: 'active',
      pauses: [...pauses, { from: cancelledAt, to: at }],
    });
  }

  /** Somebody new who is enrolled in a course, and the course. */
  async function learner(fields: CourseFields = {}, displayName?: string) {
    const courseId = await makeCourse(fields);
    const as = await person('student', displayName);
    await enroll(as, courseId);
    return { as, courseId };
  }

  const pathOf = (courseId: string, number: number) => ({ courseId, lessonId: lessonIdOf(courseId, number) });

  const report = (as: Person, courseId: string, number: number, body: unknown) =>
    ask('reportProgress', { as, path: pathOf(courseId, number), body });
  const complete = (as: Person, courseId: string, number: number) =>
    done('reportProgress', { as, path: pathOf(courseId, number), body: { status: 'completed' } });
  const progressOf = ({ userId }: Person, courseId: string, number: number) =>
    stored(progressKey(userId, courseId, lessonIdOf(courseId, number)));
  const read = (as: Person, courseId: string) => done('getProgress', { as, path: { courseId } });

  const start = (as: Person, courseId: string, number: number, headers: Record<string, string> = {}) =>
    ask('startAttempt', { as, path: pathOf(courseId, number), headers });
  const save = (as: Person, attemptId: string, answers: unknown) =>
    ask('saveAnswers', { as, path: { attemptId }, body: { answers } });
  const submit = (as: Person, attemptId: string) => ask('submitAttempt', { as, path: { attemptId } });
  const attemptOf = ({ userId }: Person, courseId: string, number: number, attempt: number) =>
    stored(attemptKey(userId, lessonIdOf(courseId, number), attempt));
  const quizStateOf = ({ userId }: Person, courseId: string, number: number) =>
    stored(quizKey(userId, lessonIdOf(courseId, number)));

  /** Starts an attempt, answers, and submits. */
  async function attempt(as: Person, courseId: string, number: number, answers: Record<string, unknown>) {
    const { attemptId } = (await start(as, courseId, number)).body;
    if (Object.keys(answers).length > 0) {
      await done('saveAnswers', { as, path: { attemptId }, body: { answers } });
    }
    return await done('submitAttempt', { as, path: { attemptId } });
  }

  /** Every event that stands on an item of somebody's, and their certificates. */
  async function deeds({ userId }: Person) {
    const items = await service.storedUnder(userPartition(userId));
    const events = items.flatMap(({ event }) => (event ? [event.type] : [])).sort();
    const certificates = items.filter(({ SK }) => String(SK).startsWith('certificate#'));
    return { events, certificates: certificates.length };
  }

  return {
    ...service,
    person,
    amara,
    kenji,
    ada,
    sam,
    makeCourse,
    courseOf,
    setOutline,
    hide,
    unhide,
    addLesson,
    removeLesson,
    editQuiz,
    setStatus,
    enroll,
    enrollmentOf,
    cancel,
    enrollAgain,
    learner,
    report,
    complete,
    progressOf,
    read,
    start,
    save,
    submit,
    attempt,
    attemptOf,
    quizStateOf,
    deeds,
  };
}

export { attemptIdOf, lessonIdOf };
