import { lostRace } from '@skillforge/core/errors';
import { courseKey, teachesPartition, teachesPrefix, userIdOfPartition } from '@skillforge/core/keys';
import { readProfile } from '@skillforge/core/profile';
import { untilWon } from '@skillforge/core/retry';
import { getItem, queryKeys, transact, update } from '@skillforge/core/table';
import type { DynamoDBRecord } from 'aws-lambda';
import type { CourseItem } from './course-items.ts';

/** Instructors' names are copied into their courses' cards, so that a list needs no profiles. */

/** The user whose name a record of their profile changes, or undefined. */
export function renamedUserIn({ dynamodb }: DynamoDBRecord): string | undefined {
  const { Keys, OldImage, NewImage } = dynamodb ?? {};
  const renamed = NewImage?.displayName?.S !== OldImage?.displayName?.S;
  return renamed ? userIdOfPartition(Keys?.PK?.S ?? '') : undefined;
}

async function renameOnce(courseId: string, userId: string, displayName: string): Promise<void> {
  const item = await getItem<CourseItem>(courseKey(courseId), { consistent: true });
  if (!item || item.card.status === 'deleted') return;
  const isOld = (one: { userId: string; displayName: string }) =>
    one.userId === userId && one.displayName !== displayName;
  if (!item.card.instructors.some(isOld)) return;
  const instructors = item.card.instructors.map((one) => (isOld(one) ? { userId, displayName } : one));
  const { revision } = item;
  // As an edit of the course: whoever is editing it now would write the old name back.
  const set = { 'card.instructors': instructors, revision: revision + 1 };
  await transact([update(courseKey(courseId), { set, onlyIf: { revision } }, lostRace)]);
}

/** Writes an instructor's present name on the cards of all courses that they teach. */
export async function refreshInstructor(userId: string): Promise<void> {
  const profile = await readProfile(userId);
  if (!profile) return;
  const taught = await queryKeys({
    partition: teachesPartition(userId),
    prefix: teachesPrefix,
    consistent: true,
  });
  for (const { SK } of taught) {
    const courseId = SK.slice(teachesPrefix.length);
    await untilWon(() => renameOnce(courseId, userId, profile.displayName));
  }
}
