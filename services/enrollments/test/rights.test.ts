import { newId } from '@skillforge/core/ids';
import { testRights } from '@skillforge/testing/rights';
import { startSchool } from './school.ts';

const school = await startSchool();
const { amara, sam, ask, done, enroll, cancel, makeCourse } = school;
afterAll(() => school.stop());

/** A course that Sam is enrolled in. */
async function enrolled(): Promise<string> {
  const courseId = await makeCourse();
  await enroll(sam, courseId);
  return courseId;
}

testRights({
  functionsYml: new URL('../functions.yml', import.meta.url),
  service: school,
  works: {
    enroll: async () => {
      const [again, met, full] = [await enrolled(), await makeCourse(), await makeCourse({ capacity: 0 })];
      await cancel(sam, again);
      await school.completed(sam, met);
      const asking = await makeCourse({ prerequisites: [met] });
      return async () => {
        for (const courseId of [again, asking, full, newId()]) {
          await enroll(sam, courseId);
          await enroll(sam, courseId, { 'Idempotency-Key': newId() });
        }
      };
    },
    'cancel-enrollment': async () => {
      const courseId = await enrolled();
      return async () => {
        for (let repeat = 0; repeat < 2; repeat++)
          await done('cancelEnrollment', { as: sam, path: { courseId } });
        await cancel(sam, newId());
      };
    },
    'list-my-enrollments': async () => {
      await enrolled();
      return () => school.walk('listMyEnrollments', { as: sam, query: { limit: '1', status: 'active' } });
    },
    'get-my-enrollment': async () => {
      const courseId = await enrolled();
      return () => done('getMyEnrollment', { as: sam, path: { courseId } });
    },
    'list-roster': async () => {
      const courseId = await enrolled();
      return () => done('listRoster', { as: amara, path: { courseId } });
    },
    'list-my-certificates': async () => {
      await school.complete(sam, await enrolled());
      return () => done('listMyCertificates', { as: sam });
    },
    'get-certificate': async () => {
      const { certificateId } = await school.complete(sam, await enrolled());
      return () => done('getCertificate', { path: { certificateId } });
    },
    'get-health': async () => () => ask('getHealth'),
  },
});
