import type { Route } from '@skillforge/core/http/contract';
import { testContract } from '@skillforge/testing/contract-tests';
import * as contract from '../src/contract.ts';

const routes: [string, Route][] = Object.entries(contract);

testContract(contract);

test('the service has its thirteen routes', () => {
  expect(routes).toHaveLength(13);
});

test.each(routes)(
  '%s lets admins do what admins do, everybody what is theirs, and tells who may',
  (_, route) => {
    const ofAdmins = route.path.startsWith('/admin/');
    expect(route.role).toBe(ofAdmins ? 'admin' : undefined);
    expect(route.auth).toBe(ofAdmins || route.path.startsWith('/me') ? 'required' : 'none');
    const { nobody, student, instructor, admin, deactivated } = route.callers ?? {};
    expect([nobody, deactivated]).toEqual(route.auth === 'required' ? [401, 401] : [200, 200]);
    expect([student, instructor]).toEqual(ofAdmins ? [403, 403] : [admin, admin]);
  },
);
