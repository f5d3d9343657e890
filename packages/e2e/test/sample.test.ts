import { sampleLearners } from '@skillforge/data/learners/people';
import * as z from 'zod';
import { clientOf } from './client.ts';
import { stackOfThisFile } from './running-stack.ts';
import { cardsIn } from './shapes.ts';
import { signIn, signInDemo } from './sign-in.ts';

const stack = stackOfThisFile({ sample: true });
const call = clientOf(() => stack.info.apiUrl);

const enrollments = z.object({
  items: z.array(
    z.object({
      courseId: z.string(),
      status: z.enum(['active', 'cancelled', 'completed']),
      percent: z.number().nullable(),
      resumeLessonId: z.string().nullable(),
      certificateId: z.string().nullable(),
      newLessonsSinceCompletion: z.number(),
      course: z.object({ title: z.string() }),
    }),
  ),
});
const reviews = z.object({
  items: z.array(z.object({ reviewId: z.string(), rating: z.number(), text: z.string() })),
  summary: z.object({
    average: z.number().nullable(),
    count: z.number(),
    distribution: z.record(z.string(), z.number()),
  }),
  nextCursor: z.string().optional(),
});
const users = z.object({
  items: z.array(z.object({ userId: z.string() })),
  nextCursor: z.string().optional(),
});

/** One of the demo's users, with what they need to ask. */
const tokenOf = async (name: 'admin' | 'sam' | 'noor' | 'yuki') =>
  (await signInDemo(stack.info, name)).accessToken;

async function enrollmentsOf(token: string) {
  const answer = await call('GET', '/me/enrollments', { token });
  return enrollments.parse(answer.body).items;
}

describe('sam, who learns in the sample', () => {
  test('has completed a course, with a certificate that everybody may see, and a lesson that came since', async () => {
    const token = await tokenOf('sam');
    const [completed] = (await enrollmentsOf(token)).filter(({ status }) => status === 'completed');
    expect(completed).toMatchObject({ percent: 100, newLessonsSinceCompletion: 1 });
    const { status, body } = await call('GET', `/certificates/${completed?.certificateId}`);
    expect([status, body]).toMatchObject([
      200,
      { learnerName: 'Sam Rivera', courseTitle: completed?.course.title },
    ]);
  });

  test('is through 60 % of another course, and has an attempt open at a quiz of a third', async () => {
    const token = await tokenOf('sam');
    const active = (await enrollmentsOf(token)).filter(({ status }) => status === 'active');
    expect(active.map(({ percent }) => percent)).toContain(60);
    const tried = await Promise.all(
      active.map(({ resumeLessonId }) => call('GET', `/quizzes/${resumeLessonId}/attempts`, { token })),
    );
    expect(tried.map(({ body }) => body)).toContainEqual(
      expect.objectContaining({ items: [expect.objectContaining({ status: 'open', expiresAt: null })] }),
    );
  });
});

test('yuki has done nothing yet', async () => {
  expect(await enrollmentsOf(await tokenOf('yuki'))).toEqual([]);
});

test('a course’s reviews add up to what its card says of them', async () => {
  const [popular] = cardsIn(await call('GET', '/courses', { query: { sort: 'popular', limit: '1' } })).items;
  const found: z.infer<typeof reviews>['items'] = [];
  let cursor: string | undefined;
  let summary: z.infer<typeof reviews>['summary'] | undefined;
  do {
    const query = { limit: '20', ...(cursor ? { cursor } : {}) };
    const page = reviews.parse((await call('GET', `/reviews/${popular?.courseId}`, { query })).body);
    found.push(...page.items);
    ({ summary, nextCursor: cursor } = page);
  } while (cursor);
  expect(found.length).toBeGreaterThan(20);
  expect(summary).toMatchObject({ ...popular?.rating });
  expect(summary?.count).toBe(found.length);
  for (const stars of [1, 2, 3, 4, 5]) {
    expect(summary?.distribution[stars]).toBe(found.filter(({ rating }) => rating === stars).length);
  }
});

describe('the other learners', () => {
  test('have accounts: one can sign in as them, and administrators list them', async () => {
    const learners = sampleLearners();
    const [first] = learners;
    const password = stack.info.demoUsers[0]?.password ?? '';
    const { userId, accessToken: token } = await signIn(stack.info, first?.email ?? '', password);
    expect(userId).toBe(first?.userId);
    const { displayName, bio, language } = first ?? {};
    expect((await call('GET', '/me', { token })).body).toMatchObject({
      userId,
      displayName,
      bio,
      preferences: { language },
    });

    const admin = await tokenOf('admin');
    const listed: string[] = [];
    let cursor: string | undefined;
    do {
      const query = { role: 'student', limit: '100', ...(cursor ? { cursor } : {}) };
      const page = users.parse((await call('GET', '/admin/users', { token: admin, query })).body);
      listed.push(...page.items.map((user) => user.userId));
      cursor = page.nextCursor;
    } while (cursor);
    expect(new Set(listed)).toEqual(
      new Set([
        ...learners.map((learner) => learner.userId),
        ...stack.info.demoUsers.filter(({ role }) => role === 'student').map((user) => user.userId),
      ]),
    );
  });

  test('can be deactivated, and cannot sign in then', async () => {
    const [, second] = sampleLearners();
    const password = stack.info.demoUsers[0]?.password ?? '';
    const token = await tokenOf('admin');
    const { status } = await call('POST', `/admin/users/${second?.userId}/deactivate`, { token });
    expect(status).toBe(200);
    await expect(signIn(stack.info, second?.email ?? '', password)).rejects.toMatchObject({
      name: 'NotAuthorizedException',
    });
  });
});
