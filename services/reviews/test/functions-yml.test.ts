import { declaredRoutes } from '@skillforge/serverless-config/declared-routes';
import { testFunctionsYml } from '@skillforge/testing/contract-tests';
import * as contract from '../src/contract.ts';

const functionsYml = new URL('../functions.yml', import.meta.url);

testFunctionsYml({ contract, functionsYml, declaredRoutes, notRoutes: ['refresh-author'] });
