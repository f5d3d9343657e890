import preset from '@skillforge/testing/jest-preset';

/** The suite of the whole stack starts it several times. */
export default { ...preset, testTimeout: 180_000 };
