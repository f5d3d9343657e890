import type { Route } from '@skillforge/core/http/contract';
import { revokedKey } from '@skillforge/core/keys';
import type { Person } from '@skillforge/testing/service';
import * as contract from '../src/contract.ts';
import { type Operation, startSchool } from './school.ts';

/** Every route with everybody: the statuses that the contract names. */

const school = await startSchool();
afterAll(() => school.stop());

const names = Object.keys(contract.enroll.callers) as (keyof typeof contract.enroll.callers)[];
const deactivated = await school.person('student');
await school.put({ ...revokedKey, users: { [deactivated.userId]: Math.floor(Date.now() / 1_000) + 60 } });

const people: Record<(typeof names)[number], Person | undefined> = {
  nobody: undefined,
  student: school.sam,
  otherStudent: school.lena,
  instructor: school.amara,
  otherInstructor: school.kenji,
  admin: school.ada,
  deactivated,
};

const routes: Record<Operation, Route> = contract;
const tries = Object.entries(routes).flatMap(([operation, { callers }]) =>
  names.map((name) => [operation as Operation, name, callers?.[name]] as const),
);

test.each(tries)('%s by %s is answered %i', async (operation, name, status) => {
  const courseId = await school.makeCourse();
  await school.enroll(school.sam, courseId);
  const finished = await school.makeCourse();
  await school.enroll(school.sam, finished);
  const { certificateId } = await school.complete(school.sam, finished);
  const answer = await school.ask(operation, { as: people[name], path: { courseId, certificateId } });
  expect(answer.status).toBe(status);
  if (name === 'deactivated' && status === 401) expect(answer.body.code).toBe('token-revoked');
});
