import type { Call } from './client.ts';
import { type Course, courseIn, type Lesson, lessonIn } from './shapes.ts';

/** What a course needs to be created. */
export const courseFields = {
  title: 'Bees and their keepers',
  description: 'How a hive lives, and how to live with one.',
  category: 'beekeeping',
  level: 'beginner',
};

/** A lesson that everybody may learn from once the course is published. */
export const lessonFields = {
  title: 'What a hive is',
  type: 'article',
  status: 'published',
  content: '# A hive\n\nIt is a home.',
};

export async function createCourse(call: Call, token: string, fields: object = {}): Promise<Course> {
  return courseIn(await call('POST', '/courses', { token, body: { ...courseFields, ...fields } }), 201);
}

export async function createLesson(
  call: Call,
  token: string,
  courseId: string,
  fields: object = {},
): Promise<Lesson> {
  const body = { ...lessonFields, ...fields };
  return lessonIn(await call('POST', `/courses/${courseId}/lessons`, { token, body }), 201);
}

export async function publish(call: Call, token: string, courseId: string): Promise<Course> {
  return courseIn(await call('POST', `/courses/${courseId}/publish`, { token }));
}

/** A draft that has all that publishing asks for. */
export async function publishableCourse(call: Call, token: string, fields: object = {}): Promise<Course> {
  const course = await createCourse(call, token, fields);
  await createLesson(call, token, course.courseId);
  return course;
}
