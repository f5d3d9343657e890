import type { CertificateEntryItem, CertificateItem } from '@skillforge/core/enrollment/certificate';
import { avatarFolder, exportFileKey } from '@skillforge/core/files/file-names';
import { putJsonFile } from '@skillforge/core/files/json-file';
import { listFolder } from '@skillforge/core/files/listing';
import {
  attemptQuestionsKey,
  certificateEntryPrefix,
  certificateKey,
  courseIdOfEnrollment,
  enrollmentPrefix,
  type Key,
  kindOfUserItem,
  reviewKey,
  userPartition,
} from '@skillforge/core/keys';
import { isReview, type StoredReview } from '@skillforge/core/review';
import { getItems, type Item, itemAt, itemsUnder, queryAll } from '@skillforge/core/table';
import type { Account } from './account.ts';
import { readAccount } from './account-repository.ts';
import { showProfile } from './account-view.ts';
import { questionsOf, type StoredAttempt, type StoredQuestions } from './attempt-export.ts';
import { finishExport, readExport } from './export-repository.ts';
import { readPoolUser } from './user-pool.ts';

/** The file with all that is known of somebody. */

const mostReads = 100;

/** Any number of items of known keys. */
async function readAll<T extends Key>(keys: Key[]): Promise<T[]> {
  const found: T[] = [];
  for (let from = 0; from < keys.length; from += mostReads) {
    found.push(...(await getItems<T>(keys.slice(from, from + mostReads), { consistent: true })));
  }
  return found;
}

/** What the table needs to keep an item, which tells nothing of its owner. */
const machinery = new Set([
  'PK',
  'SK',
  'GSI1PK',
  'GSI1SK',
  'GSI2PK',
  'GSI2SK',
  'GSI3PK',
  'GSI3SK',
  'event',
  'ttl',
]);

/** An object without some of its fields. */
function without(names: ReadonlySet<string>, value: object): object {
  return Object.fromEntries(Object.entries(value).filter(([name]) => !names.has(name)));
}

/** A stored value as JSON can say it. */
function told(value: unknown): unknown {
  if (value instanceof Set) return [...value];
  if (Array.isArray(value)) return value.map(told);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, told(part)]));
}

/** Shown in words of their own; or an author's, not the learner's. */
const elsewhere = new Set(['profile', 'export', 'questions']);

/** What stands under the places of questions, which tell nothing by themselves: it is told with the questions. */
const byPlaces = new Set(['answers', 'hints', 'result']);
const right = new Set(['right']);

/** An attempt as its learner can read it. */
function tellAttempt(userId: string, key: Key, own: object, items: Item[]): object {
  const attempt = itemAt<StoredAttempt>(items, key);
  if (!attempt) return own;
  const { lessonId, number, result } = attempt;
  const asked = itemAt<StoredQuestions>(items, attemptQuestionsKey(userId, lessonId, number));
  return {
    ...without(byPlaces, own),
    ...(result ? { result: without(right, result) } : {}),
    questions: asked ? questionsOf(attempt, asked) : [],
  };
}

/** All items of somebody's own by their kind, whatever kinds there are: each with its name, and what it says. */
function byKind(userId: string, items: Item[]): Record<string, unknown[]> {
  const kinds: Record<string, unknown[]> = {};
  for (const item of items) {
    const key = { PK: String(item.PK), SK: String(item.SK) };
    const kind = kindOfUserItem(key);
    if (elsewhere.has(kind)) continue;
    const own = without(machinery, item);
    const says = kind === 'attempt' ? tellAttempt(userId, key, own, items) : own;
    kinds[kind] ??= [];
    kinds[kind].push({ item: key.SK, ...Object(told(says)) });
  }
  return kinds;
}

async function readReviews(userId: string, items: Item[]): Promise<unknown[]> {
  const courseIds = itemsUnder<Key>(items, enrollmentPrefix).map(({ SK }) => courseIdOfEnrollment(SK));
  const stored = await readAll<StoredReview>(courseIds.map((courseId) => reviewKey(courseId, userId)));
  // Not the reply: somebody else's words.
  return stored.filter(isReview).map(({ card, hidden }) => {
    const { courseId, rating, text, helpfulCount, createdAt, updatedAt } = card;
    return { courseId, rating, text, helpfulCount, hidden, createdAt, updatedAt };
  });
}

async function readCertificates(items: Item[]): Promise<unknown[]> {
  const entries = itemsUnder<CertificateEntryItem>(items, certificateEntryPrefix);
  const keys = entries.map(({ certificateId }) => certificateKey(certificateId));
  return (await readAll<CertificateItem>(keys)).map(({ certificate }) => certificate);
}

async function listUploads(userId: string): Promise<string[]> {
  const uploads: string[] = [];
  for await (const keys of listFolder(avatarFolder(userId))) uploads.push(...keys);
  return uploads;
}

async function collect(account: Account, now: Date) {
  const { userId } = account;
  const [items, poolUser, uploads] = await Promise.all([
    queryAll({ partition: userPartition(userId), consistent: true }),
    readPoolUser(userId),
    listUploads(userId),
  ]);
  const [reviews, certificates] = await Promise.all([readReviews(userId, items), readCertificates(items)]);
  return {
    writtenAt: now.toISOString(),
    profile: showProfile(account),
    signIn: poolUser && { email: poolUser.email, emailVerified: poolUser.emailVerified },
    certificates,
    reviews,
    uploads,
    records: byKind(userId, items),
  };
}

/** Writes the file that somebody asked for, unless it is there, or they have asked for another since. */
export async function writeExport(userId: string, exportId: string): Promise<void> {
  const [asked, account] = await Promise.all([readExport(userId), readAccount(userId)]);
  if (asked?.exportId !== exportId || asked.status !== 'running') return;
  if (!account || account.status === 'erased') return;
  const now = new Date();
  const sizeBytes = await putJsonFile(exportFileKey(userId, exportId), await collect(account, now));
  await finishExport(userId, asked, { sizeBytes, finishedAt: now.toISOString() });
}
