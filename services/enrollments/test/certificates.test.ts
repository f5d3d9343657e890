import { newId } from '@skillforge/core/ids';
import { certificateKey, courseKey, enrollmentKey, gateKey } from '@skillforge/core/keys';
import { refusal } from '@skillforge/testing/service';
import { startSchool } from './school.ts';

const school = await startSchool({ PUBLIC_URL: 'https://api.skillforge.example' });
const { sam, lena, ada, ask, done, walk, enroll, cancel, makeCourse } = school;
const { eraseEnrollment, anonymiseCertificate } = await import('@skillforge/core/enrollment/erasure');
const { transact } = await import('@skillforge/core/table');
afterAll(() => school.stop());

const look = (certificateId: string, headers: Record<string, string> = {}) =>
  ask('getCertificate', { path: { certificateId }, headers });

async function completeNew(person = sam, more: Parameters<typeof school.complete>[2] = {}) {
  const courseId = await makeCourse();
  await enroll(person, courseId);
  return school.complete(person, courseId, more);
}

test('a certificate is shown to everybody, with or without a token, good or bad', async () => {
  const { certificateId, courseId, issuedAt } = await completeNew();
  const expected = {
    certificateId,
    courseId,
    courseTitle: 'Practical SQL',
    learnerName: 'Sam Rivera',
    issuedAt,
    url: `https://api.skillforge.example/certificates/${certificateId}`,
  };
  const { status, body, headers } = await look(certificateId);
  expect([status, body]).toEqual([200, expected]);
  expect(headers['Cache-Control']).toBe('public, max-age=5');
  expect((await look(certificateId, { Authorization: 'Bearer nonsense' })).body).toEqual(expected);
  for (const as of [sam, lena]) {
    expect(await done('getCertificate', { as, path: { certificateId } })).toEqual(expected);
  }
  expect(JSON.stringify(body)).not.toContain(sam.userId);
});

test('has a tag, and whoever holds it is told that nothing has changed', async () => {
  const { certificateId } = await completeNew();
  const tag = String((await look(certificateId)).headers.ETag);
  expect(await look(certificateId, { 'If-None-Match': tag })).toMatchObject({ status: 304, body: undefined });
  await transact([anonymiseCertificate(certificateId)]);
  expect((await look(certificateId, { 'If-None-Match': tag })).status).toBe(200);
});

test('there is none under another id', async () => {
  for (const certificateId of [newId(), 'nonsense', 'a b', '%00']) {
    expect(refusal(await look(certificateId))).toEqual({ status: 404, code: 'not-found' });
    const asked = await look(certificateId, { Accept: 'text/html' });
    expect([asked.status, asked.headers['Content-Type']]).toEqual([404, 'application/problem+json']);
  }
});

test('outlives the course, and whatever the course or the learner is called now', async () => {
  const certificate = await completeNew();
  const { courseId, certificateId } = certificate;
  await school.changeCourse(courseId, { card: { title: 'Renamed' } });
  const before = (await look(certificateId)).body;
  expect(before.courseTitle).toBe('Practical SQL');
  await school.removeAll([courseKey(courseId), gateKey(courseId), enrollmentKey(sam.userId, courseId)]);
  expect((await look(certificateId)).body).toEqual(before);
});

test('cannot be cancelled away, nor issued again', async () => {
  const { courseId, certificateId } = await completeNew();
  expect((await cancel(sam, courseId)).body.code).toBe('already-completed');
  await expect(school.complete(sam, courseId)).rejects.toThrow();
  expect((await walk('listMyCertificates', { as: sam })).items.map((one) => one.certificateId)).toContain(
    certificateId,
  );
});

test('of somebody who has their account erased is a former learner’s, and the seat is free again', async () => {
  const [learner, courseId] = [
    await school.person('student', 'Nora Berg'),
    await makeCourse({ capacity: 1 }),
  ];
  await enroll(learner, courseId);
  const { certificateId } = await school.complete(learner, courseId, { learnerName: 'Nora Berg' });
  expect((await enroll(lena, courseId)).body.code).toBe('course-full');
  const erased = eraseEnrollment({ userId: learner.userId, courseId, status: 'completed' });
  await transact([...erased, anonymiseCertificate(certificateId)]);
  const { body } = await look(certificateId);
  expect(body).toMatchObject({ learnerName: 'Former learner', courseTitle: 'Practical SQL' });
  const stored = await school.stored(certificateKey(certificateId));
  expect(JSON.stringify(stored)).not.toMatch(new RegExp(`Nora|${learner.userId}`));
  expect(await school.enrollmentOf(learner, courseId)).toBeUndefined();
  expect((await enroll(lena, courseId)).status).toBe(201);
});

describe('one’s own certificates', () => {
  test('are listed page by page, that of the latest made course first, and nobody else’s', async () => {
    const learner = await school.person('student');
    const issued = [];
    for (let at = 0; at < 7; at++) {
      const courseId = await makeCourse({ courseId: newId(10_000 + at) });
      await enroll(learner, courseId);
      issued.push(await school.complete(learner, courseId, { courseTitle: `Course ${at}` }));
    }
    await completeNew(lena);
    const { items, pages } = await walk('listMyCertificates', { as: learner, query: { limit: '3' } });
    expect(pages).toEqual([3, 3, 1]);
    expect(items.map(({ certificateId }) => certificateId)).toEqual(
      issued.map(({ certificateId }) => certificateId).toReversed(),
    );
    expect(items[0]).toEqual((await look(items[0].certificateId)).body);
  });

  test('are none for who has completed nothing', async () => {
    expect(await done('listMyCertificates', { as: ada })).toEqual({ items: [] });
    expect((await ask('listMyCertificates')).status).toBe(401);
  });

  test('have cursors that are nobody else’s', async () => {
    const learner = await school.person('student');
    for (let at = 0; at < 2; at++) await completeNew(learner);
    const query = { limit: '1' };
    const { nextCursor: cursor } = await done('listMyCertificates', { as: learner, query });
    const stolen = await ask('listMyCertificates', { as: sam, query: { ...query, cursor } });
    expect(refusal(stolen)).toEqual({ status: 400, code: 'invalid-cursor' });
  });
});
