import type { Route } from '@skillforge/core/http/contract';
import { testContract } from '@skillforge/testing/contract-tests';
import * as contract from '../src/contract.ts';

testContract(contract);

const routes: [string, Route][] = Object.entries(contract);

test('the service has its twelve routes', () => {
  expect(routes).toHaveLength(12);
});

test.each(routes)('%s says what it answers each kind of caller, as its rights have it', (_, route) => {
  const { auth, role, callers } = route;
  expect(callers).toMatchObject(
    auth === 'none' ? { nobody: 200, deactivated: 200 } : { nobody: 401, deactivated: 401 },
  );
  if (role === 'admin') expect(callers).toMatchObject({ instructor: 403, admin: 200 });
  if (role) expect(callers).toMatchObject({ student: 403, otherStudent: 403, otherInstructor: 403 });
});
