import { declaredRoutes } from '@skillforge/serverless-config/declared-routes';
import { testContract, testFunctionsYml } from '@skillforge/testing/contract-tests';
import * as contract from '../src/contract.ts';

testContract(contract);
testFunctionsYml({ contract, functionsYml: new URL('../functions.yml', import.meta.url), declaredRoutes });

test('the service has its nine routes, and all but health are the caller’s own', () => {
  const routes = Object.values(contract);
  expect(routes).toHaveLength(9);
  for (const { path, auth, callers } of routes) {
    const isHealth = path.startsWith('/health');
    expect(auth).toBe(isHealth ? 'none' : 'required');
    expect([callers.nobody, callers.deactivated]).toEqual(isHealth ? [200, 200] : [401, 401]);
  }
});
