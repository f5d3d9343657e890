import * as z from 'zod';
import type { Answer } from './client.ts';

/** The answers as docs/api.md names their fields, written here once more: a client knows nothing of the contracts. */

const card = z.strictObject({
  courseId: z.ulid(),
  title: z.string(),
  summary: z.string(),
  category: z.string(),
  level: z.enum(['beginner', 'intermediate', 'advanced', 'all']),
  tags: z.array(z.string()),
  language: z.string(),
  thumbnailUrl: z.url().nullable(),
  instructors: z.array(z.strictObject({ userId: z.string(), displayName: z.string() })).min(1),
  status: z.enum(['draft', 'published', 'archived']),
  capacity: z.number().nullable(),
  prerequisites: z.array(z.string()),
  skills: z.array(z.string()),
  price: z.strictObject({ amount: z.number(), currency: z.string() }).nullable(),
  lessonCount: z.number(),
  durationSeconds: z.number(),
  enrollmentCount: z.number(),
  rating: z.strictObject({ average: z.number().nullable(), count: z.number() }),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  publishedAt: z.iso.datetime().nullable(),
});

const course = card.extend({ description: z.string() });

const lesson = z.strictObject({
  lessonId: z.string(),
  courseId: z.ulid(),
  title: z.string(),
  section: z.string(),
  type: z.enum(['video', 'article', 'quiz', 'file']),
  status: z.enum(['draft', 'published']),
  preview: z.boolean(),
  position: z.number(),
  durationSeconds: z.number(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  locked: z.literal(true).optional(),
  content: z.string().optional(),
  videoUrl: z.url().optional(),
  fileUrl: z.url().optional(),
  videoKey: z.string().optional(),
  fileKey: z.string().optional(),
  quiz: z
    .strictObject({
      passPercent: z.number(),
      maxAttempts: z.number(),
      timeLimitSeconds: z.number().nullable(),
      questions: z.array(z.looseObject({ questionId: z.string(), type: z.string(), prompt: z.string() })),
    })
    .optional(),
});

const signedPut = {
  method: z.literal('PUT'),
  url: z.url(),
  headers: z.record(z.string(), z.string()),
  sizeBytes: z.number(),
};

const upload = z.strictObject({
  uploadId: z.ulid(),
  key: z.string(),
  contentType: z.string(),
  sizeBytes: z.number(),
  expiresAt: z.iso.datetime(),
  request: z.strictObject(signedPut).optional(),
  parts: z.array(z.strictObject({ partNumber: z.number(), ...signedPut })).optional(),
  howTo: z.string(),
});

export type Upload = z.infer<typeof upload>;
export type Card = z.infer<typeof card>;
export type Course = z.infer<typeof course>;
export type Lesson = z.infer<typeof lesson>;

const pageOf = <T extends z.ZodType>(item: T) =>
  z.strictObject({ items: z.array(item), nextCursor: z.string().min(1).optional() });

const cardPage = pageOf(card);
const lessonPage = pageOf(lesson);

/** Holds an answer's status first, so that a failure shows the problem that came instead. */
function bodyOf(answer: Answer, status: number): unknown {
  if (answer.status !== status) {
    throw new Error(`Answered ${answer.status} instead of ${status}: ${JSON.stringify(answer.body)}`);
  }
  return answer.body;
}

export const courseIn = (answer: Answer, status = 200): Course => course.parse(bodyOf(answer, status));
export const lessonIn = (answer: Answer, status = 200): Lesson => lesson.parse(bodyOf(answer, status));
export const cardsIn = (answer: Answer) => cardPage.parse(bodyOf(answer, 200));
export const lessonsIn = (answer: Answer) => lessonPage.parse(bodyOf(answer, 200));

export const uploadIn = (answer: Answer) => upload.parse(bodyOf(answer, 201));

/** The entity tag of an answer. */
export function tagOf({ headers }: Answer): string {
  const tag = headers.get('etag');
  if (tag === null) throw new Error('The answer carries no ETag.');
  return tag;
}
