import { instant } from '@skillforge/core/http/fields';
import * as z from 'zod/mini';

const percent = z
  .nullable(z.int().check(z.minimum(0), z.maximum(100)))
  .check(
    z.describe(
      'Of the published lessons those completed, rounded down; 100 once the course is completed, null without lessons',
    ),
  );

const lessonFields = {
  lessonId: z.string(),
  status: z.enum(['not-started', 'in-progress', 'completed']),
  positionSeconds: z.int(),
  timeSpentSeconds: z.int(),
  completedAt: z.nullable(instant),
};

const courseFields = {
  percent,
  status: z.enum(['active', 'completed']),
  resumeLessonId: z
    .nullable(z.string())
    .check(z.describe('The lesson to go on with; null when none is left')),
  newLessonsSinceCompletion: z.int(),
};

/** What `PUT /progress/{courseId}/{lessonId}` answers: the lesson, and how the course stands with it. */
export const lessonProgress = z
  .strictObject({
    courseId: z.string(),
    ...lessonFields,
    enrollment: z.strictObject({
      ...courseFields,
      completedAt: z.nullable(instant),
      certificateId: z.nullable(z.string()),
    }),
  })
  .check(z.meta({ id: 'LessonProgress' }));

/** What `GET /progress/{courseId}` answers. */
export const courseProgress = z
  .strictObject({
    courseId: z.string(),
    ...courseFields,
    lessons: z
      .array(z.strictObject(lessonFields))
      .check(z.describe('Every published lesson, in the order of the outline')),
  })
  .check(z.meta({ id: 'Progress' }));

const courseId = '01JD0M8Z5W3V7QH2K4N6P8R0TS';

export const lessonProgressExample = {
  courseId,
  lessonId: `${courseId}-2`,
  status: 'in-progress',
  positionSeconds: 120,
  timeSpentSeconds: 130,
  completedAt: null,
  enrollment: {
    percent: 33,
    status: 'active',
    resumeLessonId: `${courseId}-2`,
    newLessonsSinceCompletion: 0,
    completedAt: null,
    certificateId: null,
  },
};

export const courseProgressExample = {
  courseId,
  percent: 33,
  status: 'active',
  resumeLessonId: `${courseId}-2`,
  newLessonsSinceCompletion: 0,
  lessons: [
    {
      lessonId: `${courseId}-1`,
      status: 'completed',
      positionSeconds: 300,
      timeSpentSeconds: 280,
      completedAt: '2026-03-01T09:00:00.000Z',
    },
    {
      lessonId: `${courseId}-2`,
      status: 'in-progress',
      positionSeconds: 120,
      timeSpentSeconds: 130,
      completedAt: null,
    },
    {
      lessonId: `${courseId}-3`,
      status: 'not-started',
      positionSeconds: 0,
      timeSpentSeconds: 0,
      completedAt: null,
    },
  ],
};
