import preset from '../testing/jest-preset.js';

export default preset;
