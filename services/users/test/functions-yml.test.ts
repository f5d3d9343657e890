import { declaredRoutes } from '@skillforge/serverless-config/declared-routes';
import { testFunctionsYml } from '@skillforge/testing/contract-tests';
import * as contract from '../src/contract.ts';

testFunctionsYml({
  contract,
  functionsYml: new URL('../functions.yml', import.meta.url),
  declaredRoutes,
  notRoutes: ['register-user', 'write-export', 'erase-account', 'finish-account-changes'],
});
