import { declaredRoutes } from '@skillforge/serverless-config/declared-routes';
import { testContract, testFunctionsYml } from '@skillforge/testing/contract-tests';
import * as contract from '../src/contract.ts';

testContract(contract);
testFunctionsYml({
  contract,
  functionsYml: new URL('../functions.yml', import.meta.url),
  declaredRoutes,
});

test('whoever is no owner is told so by every route in the way that its rules say', () => {
  for (const { auth, callers } of Object.values(contract)) {
    expect([callers.nobody, callers.deactivated]).toEqual(auth === 'none' ? [200, 200] : [401, 401]);
  }
});
