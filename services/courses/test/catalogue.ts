import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import {
  coursePartition,
  enrollmentKey,
  gateKey,
  type ListingSort,
  listingPartition,
  profileKey,
} from '@skillforge/core/keys';
import {
  loadFunctions,
  type OperationOf,
  type Person,
  type StoredItem,
  startService,
} from '@skillforge/testing/service';
import * as contract from '../src/contract.ts';

/** A catalogue of a test file's own: an empty table, the functions in front of it, and people who call them. */

export { type Asking, type Person, refusal, type StoredItem } from '@skillforge/testing/service';
export type { TableCall } from '@skillforge/testing/table-calls';

/** An article, published unless it says otherwise. */
export const article = (title: string, more: Record<string, unknown> = {}) => ({
  title,
  type: 'article',
  status: 'published',
  durationSeconds: 60,
  content: `# ${title}`,
  ...more,
});

export const draftFields = (more: Record<string, unknown> = {}) => ({
  title: 'Practical SQL',
  description: 'From the first `SELECT` on.',
  category: 'data-science',
  level: 'beginner',
  ...more,
});

export type Operation = OperationOf<typeof contract>;

export type Catalogue = Awaited<ReturnType<typeof startCatalogue>>;

/** Starts it. The modules that read their settings while they load come with it: import none of them yourself first. */
export async function startCatalogue(variables: Record<string, string> = {}) {
  const service = await startService({
    contract,
    variables,
    load: async () => ({
      table: (await import('@skillforge/core/table')).table,
      functions: await loadFunctions(contract, (file) => import(`../src/functions/${file}.ts`)),
    }),
    profile: ({ userId, ...profile }) => ({ ...profileKey(userId), ...profile }),
  });
  const projection = await import('../src/projection.ts');
  const { tableName, raw, done, put, storedUnder, person } = service;

  const amara = await person('instructor', 'Amara Okafor');
  const kenji = await person('instructor', 'Kenji Sato');
  const sam = await person('student', 'Sam Rivera');
  const ada = await person('admin', 'Ada Novak');

  async function createDraft(fields: Record<string, unknown> = {}, as = amara) {
    return await done('createCourse', { as, body: draftFields(fields) });
  }

  async function addLesson(courseId: string, fields: Record<string, unknown>, as = amara) {
    return await done('createLesson', { as, path: { courseId }, body: fields });
  }

  /** A published course with one lesson; it is in the sorted listings too. */
  async function createPublished(fields: Record<string, unknown> = {}, as = amara) {
    const { courseId } = await createDraft(fields, as);
    await addLesson(courseId, article('The only lesson'), as);
    const course = await done('publishCourse', { as, path: { courseId } });
    await projection.refreshCourse(courseId);
    return course;
  }

  async function enroll(
    { userId }: Person,
    courseId: string,
    status: 'active' | 'completed' | 'cancelled' = 'active',
  ): Promise<void> {
    await put({ ...enrollmentKey(userId, courseId), status });
  }

  /** What the enrollment and review services do to a course's gate. */
  async function setGate(
    courseId: string,
    figures: Partial<Record<'everEnrolled' | 'learners' | 'ratingSum' | 'ratingCount', number>>,
  ): Promise<void> {
    const names = Object.keys(figures);
    await raw.send(
      new UpdateCommand({
        TableName: tableName,
        Key: gateKey(courseId),
        UpdateExpression: `SET ${names.map((name) => `${name} = :${name}`).join(', ')}`,
        ExpressionAttributeValues: Object.fromEntries(
          Object.entries(figures).map(([name, value]) => [`:${name}`, value]),
        ),
        ConditionExpression: 'attribute_exists(PK)',
      }),
    );
  }

  /** The entries of one sorted listing as they stand in the table. */
  function listing(sort: ListingSort, category?: string): Promise<StoredItem[]> {
    return storedUnder(listingPartition(sort, category));
  }

  return {
    ...service,
    ...projection,
    itemsOf: (courseId: string) => storedUnder(coursePartition(courseId)),
    amara,
    kenji,
    sam,
    ada,
    createDraft,
    createPublished,
    addLesson,
    enroll,
    setGate,
    listing,
  };
}
