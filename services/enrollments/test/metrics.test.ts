import { randomUUID } from 'node:crypto';
import { injectFaults } from '@skillforge/testing/faults';
import { printedBy } from '@skillforge/testing/log-capture';
import { startSchool } from './school.ts';

/** What is counted for CloudWatch: each thing that really happened, once. */

const school = await startSchool({
  POWERTOOLS_LOG_LEVEL: 'INFO',
  POWERTOOLS_METRICS_DISABLED: 'false',
});
const { sam, amara, enroll, cancel, makeCourse } = school;
const faults = injectFaults(school.table);
afterAll(() => school.stop());

/** Does some work, and tells the metrics that it counted. */
async function metricsOf(work: () => Promise<unknown>): Promise<string[]> {
  const { lines } = await printedBy(work);
  return lines
    .filter((line) => '_aws' in line && line.Service === 'enrollments')
    .flatMap((line) =>
      Object.keys(line).filter((name) => name.startsWith('Enrollments') && line[name] === 1),
    );
}

test('an enrollment, its cancellation and its return are counted, each once', async () => {
  const courseId = await makeCourse();
  expect(await metricsOf(() => enroll(sam, courseId))).toEqual(['EnrollmentsCreated']);
  expect(await metricsOf(() => cancel(sam, courseId))).toEqual(['EnrollmentsCancelled']);
  expect(await metricsOf(() => enroll(sam, courseId))).toEqual(['EnrollmentsReactivated']);
});

test('what changes nothing is not counted: refusals, repeats, cancelling what is cancelled', async () => {
  const courseId = await makeCourse();
  const headers = { 'Idempotency-Key': randomUUID() };
  await enroll(sam, courseId, headers);
  const nothing = await metricsOf(async () => {
    await enroll(sam, courseId, headers);
    await enroll(sam, courseId);
    await enroll(amara, courseId);
    await cancel(amara, courseId);
  });
  expect(nothing).toEqual([]);
  await cancel(sam, courseId);
  expect(await metricsOf(() => cancel(sam, courseId))).toEqual([]);
});

test('what fails is not counted', async () => {
  const courseId = await makeCourse();
  const failing = () =>
    faults.during(
      ({ command, attempt }) =>
        attempt > 0 && command === 'TransactWriteItemsCommand' ? 'throttle' : undefined,
      () => enroll(sam, courseId),
    );
  expect(await metricsOf(failing)).toEqual([]);
}, 20_000);

test('the log names nobody, and holds no token', async () => {
  const courseId = await makeCourse();
  const { text } = await printedBy(async () => {
    await enroll(sam, courseId);
    await school.ask('listRoster', { as: amara, path: { courseId } });
    await enroll(sam, courseId);
  });
  expect(text).toContain('POST /enroll/{courseId}');
  for (const secret of ['Sam Rivera', sam.token, amara.token, 'Bearer']) expect(text).not.toContain(secret);
});
