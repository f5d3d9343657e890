import { business } from './catalogue/business.ts';
import { dataScience } from './catalogue/data-science.ts';
import { design } from './catalogue/design.ts';
import { health } from './catalogue/health.ts';
import { languages } from './catalogue/languages.ts';
import { music } from './catalogue/music.ts';
import { photography } from './catalogue/photography.ts';
import { programming } from './catalogue/programming.ts';
import type { SampleCourse } from './sample.ts';

/** The sample catalogue, written for this project. */
export const sampleCatalogue: SampleCourse[] = [
  ...programming,
  ...dataScience,
  ...design,
  ...business,
  ...languages,
  ...music,
  ...photography,
  ...health,
];
