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
  // A failed test may leave a child process behind: it must not keep the others from their count.
  forceExit: true,
  // Generous: tests of several packages run side by side, and how long they take says nothing here.
  testTimeout: 90_000,
};
