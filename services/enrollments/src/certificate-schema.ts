import { courseId } from '@skillforge/core/course/fields';
import { instant, pageOf } from '@skillforge/core/http/fields';
import * as z from 'zod/mini';

/** A certificate as everybody sees it. */
export const certificate = z
  .strictObject({
    certificateId: z.ulid(),
    courseId,
    courseTitle: z.string().check(z.describe('As it was when the course was completed')),
    learnerName: z
      .string()
      .check(
        z.describe('As it was when the course was completed; “Former learner” once their account was erased'),
      ),
    issuedAt: instant,
    url: z.string().check(z.describe('Where everybody may look at it')),
  })
  .check(z.meta({ id: 'Certificate' }));

export const certificatePage = pageOf(certificate);

export const certificateExample = {
  certificateId: '01JQ4T2E9V6B8K3M5N7P0R1S2W',
  courseId: '01JD0M8Z5W3V7QH2K4N6P8R0TS',
  courseTitle: 'Practical SQL',
  learnerName: 'Sam Rivera',
  issuedAt: '2026-04-02T16:05:00.000Z',
  url: 'https://api.skillforge.example/certificates/01JQ4T2E9V6B8K3M5N7P0R1S2W',
};
