import type { LocalInfo } from '@skillforge/local/local-info';
import type { Call } from '../client.ts';
import { eventually } from '../eventually.ts';
import { flawsOfAnswers } from './answer-flaws.ts';
import { flawsOfApi, flawsOfShownReviews } from './api-flaws.ts';
import { type NewPerson, Run } from './classroom.ts';
import { eventsOf, eventsOnBus, flawsOfEvents, type ToldEvent } from './event-flaws.ts';
import { type Exchange, Exchanges, type Patience, undeclared } from './exchanges.ts';
import type { Change, History } from './history.ts';
import { flawsOfHistory } from './history-flaws.ts';
import {
  type Items,
  look,
  lookAround,
  lookAtReviews,
  readItems,
  type Shown,
  type ShownReviews,
} from './observation.ts';
import type { Plan } from './plan.ts';
import { flawsOfTable } from './table-flaws.ts';

/** Where plans are carried out. */
export interface Stage {
  /** Where the table itself is, at present. */
  table(): Pick<LocalInfo, 'dynamodbEndpoint' | 'tableName'>;
  dataDir: string;
  call: Call;
  newPerson: NewPerson;
  history: History;
  patience: Patience;
  /** Does something to the stack while the clients are at work, and is done when all is well again. */
  during?(work: () => Promise<void>, plan: Plan, exchanges: Exchanges): Promise<void>;
}

/** All that there is to see of a run. */
export interface Evidence {
  courseId: string;
  plan: Plan;
  /** The table, and what the API showed of it, when every request had been answered. */
  items: Items;
  shown: Shown;
  /** How many seats were left then, and how many newcomers got one. */
  seats: { free: number; taken: number };
  /** The table after that, and the reviews that the API showed. */
  last: Items;
  reviews: ShownReviews;
  /** Every change from the first to the last. */
  changes: Change[];
  /** What the bus was told. */
  told: ToldEvent[];
  /** What the clients asked, and what was asked to see what the API shows. */
  exchanges: Exchange[];
  watching: Exchange[];
  /** Whether clients may be told to come again. */
  mayBeUnavailable: boolean;
}

const onTheBusWithinMs = 20_000;

const isAbout =
  (courseId: string) =>
  ({ key, before, after }: Change): boolean =>
    JSON.stringify([key, after ?? before]).includes(courseId);

/** The bus' events of one course, once it has been told of all of these. */
async function allEvents(dataDir: string, courseId: string, written: ToldEvent[]): Promise<ToldEvent[]> {
  const ofTheCourse = async () =>
    (await eventsOnBus(dataDir)).filter(({ detail }) => JSON.stringify(detail).includes(courseId));
  const areThere = (told: ToldEvent[]) => {
    const ids = new Set(told.map(({ eventId }) => eventId));
    return written.every(({ eventId }) => ids.has(eventId));
  };
  return eventually(ofTheCourse, areThere, onTheBusWithinMs);
}

/** More newcomers come than there are seats left. */
async function fillSeats(run: Run, stage: Stage): Promise<Evidence['seats']> {
  await run.publish();
  const [gate] = (await readItems(stage.table(), run.room)).of('gate');
  const { capacity = 0, learners = 0 } = gate ?? {};
  const free = capacity === null ? 3 : Math.max(0, capacity - learners);
  const entered = await run.newcomers(capacity === null ? free : free + 2, stage.newPerson);
  return { free, taken: entered.length };
}

/** Carries out a plan, and looks at everything there is afterwards. */
export async function carryOut(stage: Stage, plan: Plan): Promise<Evidence> {
  const { call, newPerson, history, patience, dataDir } = stage;
  const exchanges = new Exchanges(call, patience);
  const watching = new Exchanges(call, { noAnswer: false, unavailable: false });
  const run = await Run.begin(exchanges, newPerson, plan);
  const { room } = run;
  const { courseId } = room;
  const work = async () => {
    await run.gather();
    await run.perform();
  };
  await (stage.during ? stage.during(work, plan, exchanges) : work());

  await lookAround(watching, room);
  const items = await readItems(stage.table(), room);
  const shown = await look(watching, room);
  const seats = await fillSeats(run, stage);
  const last = await readItems(stage.table(), room);
  const reviews = await lookAtReviews(watching, room);
  await history.catchUp(stage.table().dynamodbEndpoint);
  const changes = history.take(isAbout(courseId));
  return {
    courseId,
    plan,
    items,
    shown,
    seats,
    last,
    reviews,
    changes,
    told: await allEvents(dataDir, courseId, eventsOf(changes)),
    exchanges: exchanges.all,
    watching: watching.all,
    mayBeUnavailable: patience.unavailable || patience.noAnswer,
  };
}

/** Every promise that what was seen of a run breaks. */
export function flawsIn(evidence: Evidence): string[] {
  const { courseId, plan, items, shown, seats, last, reviews, changes, told, exchanges } = evidence;
  const rules = { courseId, maxAttempts: plan.maxAttempts };
  const seated = seats.free === seats.taken;
  const flaws = [
    ...flawsOfTable(items, rules),
    ...flawsOfApi(items, shown),
    ...(seated ? [] : [`${seats.taken} newcomers took the ${seats.free} seats that were left`]),
    ...flawsOfTable(last, rules),
    ...flawsOfShownReviews(last, reviews),
    ...flawsOfHistory(changes),
    ...flawsOfAnswers(exchanges, changes, last),
    ...undeclared(exchanges, evidence.mayBeUnavailable),
    ...undeclared(evidence.watching, false),
    ...flawsOfEvents(changes, told),
  ];
  return [...new Set(flaws)];
}

/** How often each operation was answered how for good: `enroll 409 course-full`. */
export function tally(all: Evidence[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { operationId, answers } of all.flatMap(({ exchanges }) => exchanges)) {
    const answer = answers.at(-1);
    const { code } = Object.assign({ code: '' }, answer?.body);
    const refusal = answer && answer.status >= 400 ? ` ${code}` : '';
    const name = `${operationId} ${answer?.status}${refusal}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

/** The requests that got no answer at first, or one to come again, and were answered for good in the end. */
export function gotThere(all: Evidence[]): { unanswered: Exchange[]; unavailable: Exchange[] } {
  const exchanges = all.flatMap((evidence) => evidence.exchanges);
  return {
    unanswered: exchanges.filter(({ unanswered }) => unanswered > 0),
    unavailable: exchanges.filter(({ answers }) => answers.some(({ status }) => status === 503)),
  };
}
