import type { CourseItem, GateItem } from '@skillforge/core/course/course';
import type { NewCertificate } from '@skillforge/core/enrollment/certificate';
import type { EnrollmentItem } from '@skillforge/core/enrollment/enrollment';
import { newId } from '@skillforge/core/ids';
import { courseKey, enrollmentKey, gateKey, type Key, profileKey } from '@skillforge/core/keys';
import { loadFunctions, type Person, startService } from '@skillforge/testing/service';
import * as contract from '../src/contract.ts';

/** A school of a test file's own: an empty table, the functions in front of it, courses, and people who learn. */

export type Operation = keyof typeof contract;

/** What is said of a course that a test makes; the rest is as most courses have it. */
export interface CourseFields {
  courseId?: string;
  title?: string;
  status?: GateItem['status'];
  capacity?: number | null;
  prerequisites?: string[];
  instructors?: Person[];
  /** How many lessons, all of them published. */
  lessons?: number;
  publishedAt?: string | null;
  learners?: number;
}

/** The items of a course that the routes of enrolling read and write. */
export function courseItems(
  fields: CourseFields & { instructors: Person[] },
): [course: CourseItem, gate: GateItem] {
  const { courseId = newId(), status = 'published', capacity = null, prerequisites = [] } = fields;
  const { lessons = 4, learners = 0, instructors } = fields;
  const createdAt = '2026-01-05T09:00:00.000Z';
  const course: CourseItem = {
    ...courseKey(courseId),
    card: {
      courseId,
      title: fields.title ?? 'Practical SQL',
      summary: 'Ask a database good questions, and get answers fast.',
      category: 'data-science',
      level: 'beginner',
      tags: ['sql', 'databases'],
      language: 'en',
      thumbnail: null,
      instructors: instructors.map(({ userId }) => ({ userId, displayName: 'Amara Okafor' })),
      status,
      capacity,
      prerequisites,
      skills: ['Joins', 'Window functions'],
      price: null,
      lessonCount: lessons,
      durationSeconds: lessons * 600,
      enrollmentCount: learners,
      ratingSum: 0,
      ratingCount: 0,
      createdAt,
      updatedAt: createdAt,
      publishedAt: fields.publishedAt === undefined ? createdAt : fields.publishedAt,
    },
    order: Array.from({ length: lessons }, (_, at) => at + 1),
    drafts: [],
    nextLessonNumber: lessons + 1,
    revision: 1,
    orderRevision: 1,
  };
  const gate: GateItem = {
    ...gateKey(courseId),
    status,
    instructors: instructors.map(({ userId }) => userId),
    capacity,
    prerequisites,
    everEnrolled: learners,
    learners,
    ratingSum: 0,
    ratingCount: 0,
    distribution: { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 },
  };
  return [course, gate];
}

export type School = Awaited<ReturnType<typeof startSchool>>;

/** Starts it. The modules that read their settings while they load come with it: import none of them yourself first. */
export async function startSchool(variables: Record<string, string> = {}) {
  const service = await startService({
    contract,
    load: async () => {
      const { table } = await import('@skillforge/core/table');
      const functions = await loadFunctions(contract, (file) => import(`../src/functions/${file}.ts`));
      return { table, functions };
    },
    profile: ({ userId, displayName, role }) => ({ ...profileKey(userId), displayName, role }),
    variables,
  });
  const { issueCertificate, newCertificate } = await import('@skillforge/core/enrollment/certificate');
  const { lostRace } = await import('@skillforge/core/errors');
  const { remove, transact, update } = await import('@skillforge/core/table');

  const amara = await service.person('instructor', 'Amara Okafor');
  const kenji = await service.person('instructor', 'Kenji Sato');
  const sam = await service.person('student', 'Sam Rivera');
  const lena = await service.person('student', 'Lena Fischer');
  const ada = await service.person('admin', 'Ada Novak');

  /** A course of Amara's, published unless it says otherwise. */
  async function makeCourse(fields: CourseFields = {}): Promise<string> {
    const items = courseItems({ instructors: [amara], ...fields });
    await service.putAll(items);
    return items[0].card.courseId;
  }

  async function changeCourse(
    courseId: string,
    {
      card = {},
      gate = {},
      course = {},
    }: { card?: Partial<CourseItem['card']>; gate?: Partial<GateItem>; course?: Partial<CourseItem> },
  ): Promise<void> {
    const cards = Object.fromEntries(Object.entries(card).map(([name, value]) => [`card.${name}`, value]));
    await transact([
      update(courseKey(courseId), { set: { ...cards, ...course, touched: newId() } }),
      update(gateKey(courseId), { set: { ...gate, touched: newId() } }),
    ]);
  }

  /** Deletes items past the functions. */
  async function removeAll(keys: Key[]): Promise<void> {
    await transact(keys.map((key) => remove(key)));
  }

  /** Takes a course out of the catalogue, or puts it in again. */
  const setStatus = (courseId: string, status: 'draft' | 'published' | 'archived' | 'deleted') =>
    changeCourse(courseId, { card: { status }, gate: { status } });

  const gateOf = (courseId: string) => service.stored(gateKey(courseId));
  const enrollmentOf = ({ userId }: Person, courseId: string) =>
    service.stored(enrollmentKey(userId, courseId));

  const enroll = (as: Person, courseId: string, headers: Record<string, string> = {}) =>
    service.ask('enroll', { as, path: { courseId }, headers });
  const cancel = (as: Person, courseId: string) =>
    service.ask('cancelEnrollment', { as, path: { courseId } });

  /** What the progress service does to an enrollment. */
  async function learn(
    { userId }: Person,
    courseId: string,
    changes: Partial<EnrollmentItem> & Record<string, unknown>,
  ): Promise<void> {
    await transact([update(enrollmentKey(userId, courseId), { set: changes })]);
  }

  /** What the progress service does when the last lesson is completed. */
  async function complete(
    { userId }: Person,
    courseId: string,
    more: Partial<NewCertificate> = {},
  ): Promise<NewCertificate> {
    const certificate = {
      ...newCertificate({ userId, courseId, courseTitle: 'Practical SQL', learnerName: 'Sam Rivera' }),
      ...more,
    };
    await transact([
      update(enrollmentKey(userId, courseId), {
        set: {
          status: 'completed',
          completedAt: certificate.issuedAt,
          certificateId: certificate.certificateId,
        },
        onlyIf: { status: 'active' },
      }),
      ...issueCertificate(certificate, lostRace),
    ]);
    return certificate;
  }

  /** Somebody's enrollment in a course by its keys alone, and their seat: as good as any for what asks no more. */
  async function completed(person: Person, courseId: string): Promise<void> {
    const at = '2026-02-01T09:00:00.000Z';
    await service.put({
      ...enrollmentKey(person.userId, courseId),
      userId: person.userId,
      courseId,
      status: 'completed',
      enrolledAt: at,
      lastActivityAt: at,
      completedAt: at,
    });
  }

  /** The gate's figures, and what they must be: counted over all enrollments in the table. */
  async function figuresOf(courseId: string) {
    const [gate, items] = await Promise.all([gateOf(courseId), service.wholeTable()]);
    const enrollments = items.filter(
      ({ PK, SK, userId }) =>
        SK === enrollmentKey('', courseId).SK && PK === enrollmentKey(userId, courseId).PK,
    );
    return {
      told: { learners: gate?.learners, everEnrolled: gate?.everEnrolled },
      counted: {
        learners: enrollments.filter(({ status }) => status !== 'cancelled').length,
        everEnrolled: enrollments.length,
      },
    };
  }

  return {
    ...service,
    amara,
    kenji,
    sam,
    lena,
    ada,
    makeCourse,
    changeCourse,
    removeAll,
    setStatus,
    gateOf,
    enrollmentOf,
    enroll,
    cancel,
    learn,
    complete,
    completed,
    figuresOf,
  };
}

/** So many students, each with a token. */
export function students(school: Pick<School, 'person'>, count: number): Promise<Person[]> {
  return Promise.all(Array.from({ length: count }, (_, at) => school.person('student', `Learner ${at}`)));
}
