import { parseLessonId } from '@skillforge/core/ids';
import * as keys from '@skillforge/core/keys';
import * as z from 'zod';
import type { Item } from '../table.ts';

/** What docs/data-model.md says of the items that a course's learners change, as far as the invariants speak of them. */

const key = { PK: z.string(), SK: z.string() };
const event = z.looseObject({
  eventId: z.string(),
  type: z.string(),
  time: z.string(),
  detail: z.record(z.string(), z.unknown()),
});
const indexKeys = {
  GSI1PK: z.string().optional(),
  GSI1SK: z.string().optional(),
  GSI2PK: z.string().optional(),
  GSI2SK: z.string().optional(),
  GSI3PK: z.string().optional(),
  GSI3SK: z.string().optional(),
};

const schemas = {
  gate: z.looseObject({
    ...key,
    status: z.string(),
    capacity: z.number().nullable(),
    everEnrolled: z.number(),
    learners: z.number(),
    ratingSum: z.number(),
    ratingCount: z.number(),
    distribution: z.record(z.string(), z.number()),
  }),
  course: z.looseObject({
    ...key,
    order: z.array(z.number()),
    drafts: z.array(z.number()),
    card: z.looseObject({ title: z.string(), status: z.string(), lessonCount: z.number() }),
  }),
  lesson: z.looseObject({
    ...key,
    entry: z.looseObject({
      lessonId: z.string(),
      number: z.number(),
      type: z.string(),
      status: z.string(),
    }),
  }),
  enrollment: z.looseObject({
    ...key,
    ...indexKeys,
    userId: z.string(),
    courseId: z.string(),
    status: z.enum(['active', 'cancelled', 'completed']),
    enrolledAt: z.string(),
    completedAt: z.string().optional(),
    completed: z.set(z.number()).optional(),
    lastLesson: z.number().optional(),
    certificateId: z.string().optional(),
    event: event.optional(),
  }),
  certificate: z.looseObject({
    ...key,
    certificate: z.looseObject({
      certificateId: z.string(),
      userId: z.string(),
      courseId: z.string(),
      issuedAt: z.string(),
    }),
  }),
  certificateEntry: z.looseObject({ ...key, certificateId: z.string() }),
  progress: z.looseObject({
    ...key,
    lessonId: z.string(),
    completedAt: z.string().optional(),
    event: event.optional(),
  }),
  quiz: z.looseObject({
    ...key,
    started: z.number(),
    open: z.looseObject({ number: z.number() }).optional(),
    passedAt: z.string().optional(),
  }),
  attempt: z.looseObject({
    ...key,
    lessonId: z.string(),
    number: z.number(),
    status: z.enum(['open', 'submitted', 'expired']),
    hints: z.record(z.string(), z.number()),
    result: z.looseObject({ passed: z.boolean(), scorePercent: z.number() }).optional(),
    event: event.optional(),
  }),
  review: z.looseObject({
    ...key,
    ...indexKeys,
    generation: z.string(),
    hidden: z.boolean(),
    reports: z.number(),
    card: z.looseObject({
      reviewId: z.string(),
      rating: z.number(),
      helpfulCount: z.number(),
      createdAt: z.string(),
    }),
    event: event.optional(),
  }),
  vote: z.looseObject({ ...key, generation: z.string() }),
  report: z.looseObject({ ...key, generation: z.string(), event: event.optional() }),
  audit: z.looseObject({
    ...key,
    entry: z.looseObject({
      action: z.string(),
      userId: z.string(),
      details: z.record(z.string(), z.string()),
    }),
  }),
};

export type Kind = keyof typeof schemas;
export type ItemOf<K extends Kind> = z.infer<(typeof schemas)[K]>;

const under = (prefix: string) => (sortKey: string) => sortKey.startsWith(prefix);
const userPrefix = keys.userPartition('');

/** Which kind of a course's item stands at a key; undefined for what the invariants do not speak of. */
export function kindOf({ PK, SK }: keys.Key): Kind | undefined {
  if (keys.courseIdOfPartition(PK) !== undefined) {
    if (SK === keys.gateKey('').SK) return 'gate';
    if (SK === keys.courseKey('').SK) return 'course';
    if (under(keys.lessonPrefix)(SK)) return 'lesson';
    if (under(keys.reviewKey('', '').SK)(SK)) return 'review';
    return undefined;
  }
  if (PK.startsWith(userPrefix)) {
    if (under(keys.enrollmentPrefix)(SK)) return 'enrollment';
    if (under(keys.certificateEntryPrefix)(SK)) return 'certificateEntry';
    if (under(keys.votePrefix)(SK)) return 'vote';
    if (under(keys.reportPrefix)(SK)) return 'report';
    // What follows the kind in a prefix without an id is the separator once more.
    if (under(keys.progressPrefix('').slice(0, -1))(SK)) return 'progress';
    if (under(keys.quizKey('', '').SK)(SK)) return 'quiz';
    if (under(keys.attemptPrefix('').slice(0, -1))(SK)) return 'attempt';
    return undefined;
  }
  if (SK === keys.certificateKey('').SK) return 'certificate';
  return under(keys.auditPartition(''))(PK) ? 'audit' : undefined;
}

/** Whether an item is more than what a hidden review leaves behind when its author deletes it. */
export const isThere = (item: Item | undefined): item is Item => item !== undefined && !('deletedAt' in item);

const alreadyRead = new WeakMap<Item, unknown>();

/** An item as one of its kind. @throws ZodError where it is not as the data model says */
export function read<K extends Kind>(kind: K, item: Item): ItemOf<K>;
export function read(kind: Kind, item: Item): unknown {
  // The same item is looked at many times.
  const known = alreadyRead.get(item) ?? schemas[kind].parse(item);
  alreadyRead.set(item, known);
  return known;
}

/** Whose an item is that stands in somebody's partition. */
export const ownerOf = ({ PK }: Pick<keys.Key, 'PK'>): string => keys.userIdOfPartition(PK) ?? '';

/** The number that a lesson's id ends with. */
export const numberOf = (lessonId: string): number => parseLessonId(lessonId)?.number ?? 0;

/** Whether somebody in this state holds a seat. */
export const holdsSeat = ({ status }: Pick<ItemOf<'enrollment'>, 'status'>): boolean =>
  status !== 'cancelled';
