import { mkdirSync } from 'node:fs';

// Where jest writes its result file; it does not make the folder itself.
mkdirSync('dist', { recursive: true });

/**
 * The jest settings of every package: TypeScript through swc, real ES modules, one result file for the count.
 * @type {import('jest').Config}
 */
export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript' },
          target: 'es2024',
          experimental: { keepImportAttributes: true },
        },
        module: { type: 'es6' },
      },
    ],
  },
  testTimeout: 20_000,
};
