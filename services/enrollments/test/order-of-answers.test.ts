import { newId } from '@skillforge/core/ids';
import { refusal } from '@skillforge/testing/service';
import { startSchool } from './school.ts';

/** What is told first of several things that are wrong with a request. */

const school = await startSchool();
const { sam, amara, kenji, ask, enroll, makeCourse } = school;
afterAll(() => school.stop());

const plain = { 'Content-Type': 'text/plain' };

test.each(['enroll', 'cancelEnrollment'] as const)(
  '%s: no token, another type, malformed, then the rest',
  async (operation) => {
    const path = { courseId: newId() };
    expect((await ask(operation, { path, body: '{', headers: plain })).status).toBe(401);
    expect((await ask(operation, { as: sam, path, body: '{', headers: plain })).status).toBe(415);
    expect((await ask(operation, { as: sam, path, body: '{' })).status).toBe(400);
    expect((await ask(operation, { as: sam, path, body: '{}' })).status).toBe(404);
    expect((await ask(operation, { as: sam, path, body: `"${'x'.repeat(300_000)}"` })).status).toBe(413);
  },
);

test('the roster: cursor, role, course, owner, query', async () => {
  const courseId = await makeCourse();
  const asking = (as: typeof sam, id: string, query: Record<string, string>) =>
    ask('listRoster', { as, path: { courseId: id }, query });
  expect((await asking(sam, newId(), { cursor: 'x', sort: 'y' })).status).toBe(400);
  expect(refusal(await asking(sam, newId(), { sort: 'y' }))).toEqual({ status: 403, code: 'role-required' });
  expect((await asking(kenji, newId(), { sort: 'y' })).status).toBe(404);
  expect(refusal(await asking(kenji, courseId, { sort: 'y' }))).toEqual({
    status: 403,
    code: 'not-your-course',
  });
  expect((await asking(amara, courseId, { sort: 'y', limit: '0' })).body.errors).toHaveLength(1);
});

test('a parameter that stands twice is refused', async () => {
  const answer = await ask('listMyEnrollments', { as: sam, query: { status: ['active', 'cancelled'] } });
  expect(refusal(answer)).toEqual({ status: 422, code: 'invalid-request', pointers: ['/status'] });
});

test('one’s own course goes before a conflict, and both after the course itself', async () => {
  const courseId = await makeCourse({ capacity: 0 });
  expect((await enroll(amara, courseId)).status).toBe(403);
  expect((await enroll(sam, courseId)).status).toBe(409);
  expect((await enroll(sam, newId())).status).toBe(404);
});
