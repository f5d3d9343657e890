import preset from '@skillforge/testing/jest-preset';

export default preset;
