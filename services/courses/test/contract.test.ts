import type { Route } from '@skillforge/core/http/contract';
import { testContract } from '@skillforge/testing/contract-tests';
import * as contract from '../src/contract.ts';

const routes: [string, Route][] = Object.entries(contract);

testContract(contract);

test('the service has its twenty-three routes', () => {
  expect(routes).toHaveLength(23);
});

test.each(routes)(
  '%s lets only instructors change a course, only its owner reach what is theirs, and anybody read what is public',
  (_, route) => {
    const isOwn = route.path.startsWith('/me/');
    if (route.method === 'GET' && isOwn) expect(route).toMatchObject({ auth: 'required', paged: 'private' });
    else if (route.method === 'GET') expect(route.role).toBeUndefined();
    else if (isOwn) expect([route.auth, route.role]).toEqual(['required', undefined]);
    else expect(route).toMatchObject({ auth: 'required', role: 'instructor' });
  },
);
