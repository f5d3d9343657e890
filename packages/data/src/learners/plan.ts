import type { BuiltCourse } from '../sample-courses.ts';
import { period, type SampleLearner } from './people.ts';
import { Random } from './random.ts';

/** Who takes which course, when, and how far they get: the shape of the sample. */

/** What becomes of an enrollment: kept, cancelled, or cancelled and taken up again. */
export type Fate = 'stays' | 'cancels' | 'returns';

export interface Plan {
  learner: SampleLearner;
  taught: BuiltCourse;
  enrollsAt: Date;
  fate: Fate;
  /** The share of the lessons that they would like to complete, 0 to 1; more than 1 is all, whatever it takes. */
  reach: number;
}

const day = 86_400_000;
const mostCourses = 12;
/** For each so many who stay there is one who cancels. */
const stayersForACancellation = 14;

interface Seat {
  learner: SampleLearner;
  taught: BuiltCourse;
  fate: Fate;
  /** They have to complete it, because they take another one that asks for it. */
  isAskedFor: boolean;
}

/** Between when one can enroll in a course: it has to be published and not archived, and one has to be there. */
function openDays(learner: SampleLearner, { sample }: BuiltCourse): { from: number; to: number } {
  const published = Date.parse(sample.publishedAt ?? '');
  const archived = Date.parse(sample.archivedAt ?? '') || period.to.getTime();
  return {
    from: Math.max(learner.signedUpAt.getTime(), published, period.from.getTime()) + 600_000,
    to: Math.min(archived, period.to.getTime()) - day,
  };
}

/** How much somebody is drawn to a course: 0 if they cannot take it. */
function pull(learner: SampleLearner, taught: BuiltCourse, taken: number): number {
  const { language, level } = taught.sample;
  const { from, to } = openDays(learner, taught);
  if (!learner.reads.includes(language) || from >= to || taken >= mostCourses) return 0;
  const left = Math.max(learner.appetite - taken, 0.15);
  const ownLanguage = language !== 'en' && language === learner.language ? 4 : 1;
  const ease = level === 'advanced' ? learner.diligence : 1;
  return left ** 1.4 * ownLanguage * ease;
}

/** So many of the weighted, no one twice, the heavier the likelier. */
function draw<T>(weighted: [weight: number, one: T][], count: number, random: Random): T[] {
  return weighted
    .filter(([weight]) => weight > 0)
    .map(([weight, one]) => [Math.log(1 - random.unit()) / weight, one] as const)
    .toSorted(([a], [b]) => b - a)
    .slice(0, count)
    .map(([, one]) => one);
}

/**
 * Fills the seats of all courses: as many stay in each as it is to have, some come and go.
 *
 * @param taken how many seats of a course are taken by others
 */
function fillSeats(learners: SampleLearner[], courses: BuiltCourse[], taken: Map<string, number>): Seat[] {
  const random = new Random('seats');
  const seats = new Map<SampleLearner, Seat[]>(learners.map((learner) => [learner, []]));
  const seatsOf = (learner: SampleLearner) => seats.get(learner) ?? [];
  const audienceOf = ({ sample }: BuiltCourse) => sample.audience?.learners ?? 0;
  // What asks for others comes after them: these are larger.
  for (const taught of courses.toSorted((a, b) => audienceOf(b) - audienceOf(a))) {
    const { prerequisites = [], thumbnail } = taught.sample;
    const stay = audienceOf(taught) - (taken.get(thumbnail) ?? 0);
    // Where every seat is taken in the end, nobody has held one for a while that somebody else was to have.
    const isFull = taught.sample.capacity !== undefined && audienceOf(taught) >= taught.sample.capacity;
    const cancel = isFull ? 0 : Math.round(stay / stayersForACancellation);
    const askedFor = (learner: SampleLearner) =>
      prerequisites.map((picture) =>
        seatsOf(learner).find(
          ({ taught: other, fate }) => other.sample.thumbnail === picture && fate === 'stays',
        ),
      );
    const candidates = learners.map((learner): [number, SampleLearner] => {
      const weight = pull(learner, taught, seatsOf(learner).length);
      // Only who came early has the time to complete one course and begin another.
      const isReady =
        prerequisites.length === 0 || learner.signedUpAt.getTime() < period.to.getTime() - 200 * day;
      return [isReady && askedFor(learner).every((seat) => seat !== undefined) ? weight : 0, learner];
    });
    for (const [place, learner] of draw(candidates, stay + cancel, random).entries()) {
      const fate = place >= stay ? 'cancels' : !isFull && random.chance(0.025) ? 'returns' : 'stays';
      for (const seat of askedFor(learner)) if (seat) seat.isAskedFor = true;
      seatsOf(learner).push({ learner, taught, fate, isAskedFor: false });
    }
  }
  seatTheIdle(seats);
  return [...seats.values()].flat();
}

/** Whoever has no course takes a seat of somebody's who has most. */
function seatTheIdle(seats: Map<SampleLearner, Seat[]>): void {
  for (const [learner, own] of seats) {
    if (own.length > 0) continue;
    const busiest = [...seats.values()].toSorted((a, b) => b.length - a.length);
    const [taken] = busiest.flatMap((others) =>
      others.length < 2
        ? []
        : others
            .filter(
              (seat) =>
                seat.fate === 'stays' &&
                !seat.isAskedFor &&
                !seat.taught.sample.prerequisites &&
                pull(learner, seat.taught, 0) > 0,
            )
            .slice(0, 1),
    );
    if (!taken) continue;
    const others = seats.get(taken.learner) ?? [];
    others.splice(others.indexOf(taken), 1);
    own.push({ ...taken, learner });
  }
}

/** Most stop early, few go all the way. */
function newReach(diligence: number, random: Random): number {
  const [few, all] = [1 / diligence, diligence];
  const [from, to] = random.weighted<[number, number]>([
    [18 * few, [0, 0]],
    [36 * few, [0.02, 0.2]],
    [20, [0.2, 0.45]],
    [9 * all, [0.45, 0.95]],
    [12 * all, [1, 1]],
  ]);
  return random.between(from, to);
}

/** @param taken seats that others take, by the course's picture */
export function makePlans(
  learners: SampleLearner[],
  courses: BuiltCourse[],
  taken: Map<string, number> = new Map(),
): Plan[] {
  return fillSeats(learners, courses, taken)
    .map((seat) => planOf(seat))
    .toSorted((a, b) => a.enrollsAt.getTime() - b.enrollsAt.getTime());
}

function planOf({ learner, taught, fate, isAskedFor }: Seat): Plan {
  const random = new Random('plan', learner.userId, taught.sample.thumbnail);
  const { from, to } = openDays(learner, taught);
  // Early for what comes before others, late for what comes after them.
  const asks = taught.sample.prerequisites !== undefined;
  const share = isAskedFor ? 0.1 * random.unit() : asks ? random.between(0.75, 0.98) : random.unit() ** 1.6;
  const reach = isAskedFor ? 2 : newReach(learner.diligence, random);
  return { learner, taught, enrollsAt: new Date(from + (to - from) * share), fate, reach };
}
