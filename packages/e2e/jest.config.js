import preset from '@skillforge/testing/jest-preset';

/** Every file starts a stack of its own; two at a time are what two cores carry. */
export default { ...preset, maxWorkers: 2, testTimeout: 180_000 };
