import { parentPort, workerData } from 'node:worker_threads';
import type { CourseItem, GateItem } from '@skillforge/core/course/course';
import { courseKey, gateKey, type Key } from '@skillforge/core/keys';
import { getItem, table } from '@skillforge/core/table';
import type { Course, Instructor } from '@skillforge/courses/course';
import { cardOf, courseFrom, courseItems } from '@skillforge/courses/course-items';
import { lessonContentItem, lessonItem } from '@skillforge/courses/lesson-items';
import { type Account, editProfile, newAccount } from '@skillforge/users/account';
import { firstAccountItems } from '@skillforge/users/account-items';
import { sampleCatalogue } from '../catalogue.ts';
import { MemoryTable } from '../memory-table.ts';
import type { SampleInstructor } from '../sample.ts';
import { type BuiltCourse, buildSampleCourse } from '../sample-courses.ts';
import { writeItems } from '../write-items.ts';
import { perform } from './acting.ts';
import type { Act } from './acts.ts';
import { period, type SampleLearner, sampleLearners } from './people.ts';
import type { Played, SampleUser, Script } from './play.ts';
import { sampleActs } from './simulation.ts';
import { takeOverChance, takeOverClock } from './taken-over.ts';

/** The thread that `playSample` starts: what is there at first, then all that is done, at last what has come of it. */

const { users, instructorIds, tokens, only, table: elsewhere }: Script = workerData;

const instructorOf = (key: SampleInstructor): Instructor => {
  const userId = instructorIds[key];
  return { userId, displayName: users.find((user) => user.userId === userId)?.displayName ?? key };
};

const idOf = (name: string) => users.find(({ email }) => email.startsWith(`${name}@`))?.userId ?? name;

function accountOf({ userId, email, displayName, role }: SampleUser): Account {
  return newAccount(
    userId,
    { email, emailVerified: true, name: displayName, enabled: true },
    role,
    period.from,
  );
}

function learnerAccount({ userId, email, displayName, bio, language, signedUpAt }: SampleLearner): Account {
  const known = { email, emailVerified: true, name: displayName, enabled: true };
  const account = newAccount(userId, known, 'student', signedUpAt);
  return editProfile(account, { bio, preferences: { language } });
}

/** Whether an act concerns nobody but those who play. */
function isPlayed({ by, names: { reviewId } }: Act, absent: Set<string>): boolean {
  return !absent.has(by) && !(reviewId !== undefined && absent.has(reviewId));
}

const learners = sampleLearners();
const absent = new Set(
  only ? learners.map(({ userId }) => userId).filter((userId) => !only.includes(userId)) : [],
);
const cast = { samId: idOf('sam'), noorId: idOf('noor'), adminId: idOf('admin') };
const courses = sampleCatalogue.map((sample) => buildSampleCourse(sample, instructorOf));
const acts = Map.groupBy(
  sampleActs(learners, courses, cast).filter((act) => isPlayed(act, absent)),
  ({ courseId }) => courseId,
);
const accounts = firstAccountItems([
  ...users.map(accountOf),
  ...learners.filter(({ userId }) => !absent.has(userId)).map(learnerAccount),
]);

function firstItems({ sample }: BuiltCourse): Key[] {
  const { course, lessons } = buildSampleCourse(sample, instructorOf, { asOf: period.from });
  return [...courseItems(course), ...lessons.map(lessonItem), ...lessons.map(lessonContentItem)];
}

/** The small ones first, so that there is soon something to write; a prerequisite before what asks for it. */
function inTurn(all: BuiltCourse[]): BuiltCourse[] {
  const audienceOf = ({ sample }: BuiltCourse) => sample.audience?.learners ?? 0;
  const asked = (one: BuiltCourse) =>
    all.filter(({ sample }) => one.sample.prerequisites?.includes(sample.thumbnail));
  const rank = (one: BuiltCourse) =>
    Math.max(audienceOf(one), ...asked(one).map((other) => audienceOf(other) + 0.5));
  return all.toSorted((a, b) => rank(a) - rank(b));
}

const memory = new MemoryTable();
if (!elsewhere) memory.standInFor(table);

/** Has items there before anything is done. */
async function begin(items: Key[]): Promise<void> {
  if (elsewhere) await writeItems({ ...elsewhere, region: 'us-east-1' }, items);
  else for (const item of items) memory.put(item);
}

/** A course with its exact figures, which are told on its card too, as the projection does. */
async function finished({ course: { courseId } }: BuiltCourse): Promise<Course[]> {
  const item = await getItem<CourseItem>(courseKey(courseId), { consistent: true });
  const gate = await getItem<GateItem>(gateKey(courseId), { consistent: true });
  if (!item || !gate) throw new Error(`The course ${courseId} is gone`);
  const course = courseFrom(item, gate);
  await begin([{ ...item, ...{ card: cardOf(course) } }]);
  return [course];
}

function tell(told: Played): void {
  parentPort?.postMessage(told);
}

const setClock = takeOverClock();
await begin(accounts);
tell({ items: memory.takeChanged(), courses: [] });
for (const built of inTurn(courses)) {
  const { courseId } = built.course;
  takeOverChance('ids', courseId);
  await begin(firstItems(built));
  await perform(acts.get(courseId) ?? [], { tokenOf: (userId) => tokens[userId], setClock });
  const played = await finished(built);
  tell({ items: memory.takeChanged(), courses: played });
}
table.destroy();
