import { courseMediaKey } from '@skillforge/core/files/file-names';
import { type Key, profileKey } from '@skillforge/core/keys';
import {
  archive,
  type DescribedCourse,
  type Instructor,
  newCourse,
  publish,
} from '@skillforge/courses/course';
import { createCourseBody } from '@skillforge/courses/course-body';
import { type Lesson, newLesson } from '@skillforge/courses/lesson';
import { createLessonBody } from '@skillforge/courses/lesson-body';
import { addLesson } from '@skillforge/courses/outline';
import { sampleCatalogue } from './catalogue.ts';
import { finishedCourseItems, finishedSearchItems, withFigures } from './course-items.ts';
import type { SampleCourse, SampleInstructor, SampleLesson } from './sample.ts';
import { readThumbnail, thumbnailName } from './thumbnails.ts';
import { type TargetTable, writeItems } from './write-items.ts';

export interface SampleUser {
  userId: string;
  email: string;
  displayName: string;
  role: 'admin' | 'instructor' | 'student';
}

/** Where the sample goes, and who teaches in it. */
export interface SampleTarget extends TargetTable {
  users: SampleUser[];
  instructorIds: Record<SampleInstructor, string>;
  /** Puts a picture among the public media. */
  putMedia: (key: string, picture: Buffer, contentType: string) => Promise<void>;
}

const day = 86_400_000;
const draftsMadeAt = Date.parse('2026-10-12T09:00:00Z');

function madeAt({ publishedAt }: SampleCourse): Date {
  return new Date(publishedAt ? Date.parse(publishedAt) - 30 * day : draftsMadeAt);
}

function lessonBody(lesson: SampleLesson) {
  return createLessonBody.parse({ status: 'published', ...lesson });
}

/** A sample course, taken through the same rules as one that comes over HTTP. */
export function buildSampleCourse(
  sample: SampleCourse,
  instructorOf: (key: SampleInstructor) => Instructor,
): { course: DescribedCourse; lessons: Lesson[] } {
  const {
    instructor,
    coInstructors = [],
    status,
    publishedAt,
    learners,
    ratings,
    lessons: written,
    thumbnail: picture,
    ...fields
  } = sample;
  const now = madeAt(sample);
  const draft = newCourse(createCourseBody.parse(fields), instructorOf(instructor), now);
  let course: DescribedCourse = {
    ...draft,
    instructors: [instructor, ...coInstructors].map(instructorOf),
    thumbnail: thumbnailName(picture),
  };
  const lessons: Lesson[] = [];
  for (const one of written) {
    const body = lessonBody(one);
    const lesson = newLesson(body, { courseId: course.courseId, number: course.nextLessonNumber }, now);
    course = {
      ...course,
      ...addLesson({ course, lessons, revisions: course.revisions }, lesson, undefined, now),
    };
    lessons.push(lesson);
  }
  if (publishedAt) course = publish(course, new Date(publishedAt));
  if (status === 'archived') course = archive(course, new Date(Date.parse(publishedAt ?? '') + 200 * day));
  return { course: withFigures(course, learners, ratings), lessons };
}

/**
 * Writes the sample catalogue and its users' profiles into an empty table.
 *
 * @returns how many courses and lessons were written
 */
export async function loadSampleCatalogue(
  target: SampleTarget,
): Promise<{ courses: number; lessons: number }> {
  const names = new Map(target.users.map(({ userId, displayName }) => [userId, displayName]));
  const instructorOf = (key: SampleInstructor): Instructor => {
    const userId = target.instructorIds[key];
    return { userId, displayName: names.get(userId) ?? key };
  };
  const built = sampleCatalogue.map((sample) => ({ ...buildSampleCourse(sample, instructorOf), sample }));
  const profiles: Key[] = target.users.map((user) => ({
    ...profileKey(user.userId),
    userId: user.userId,
    displayName: user.displayName,
    role: user.role,
  }));
  const now = new Date();
  const items = built.flatMap(({ course, lessons, sample }) => [
    ...finishedCourseItems(course, lessons, sample.ratings, now),
    ...finishedSearchItems(course, now),
  ]);
  // The pictures first: who sees a course may look for its picture at once.
  for (const { course, sample } of built) {
    const key = courseMediaKey(course.courseId, thumbnailName(sample.thumbnail));
    await target.putMedia(key, await readThumbnail(sample.thumbnail), 'image/png');
  }
  await writeItems(target, [...profiles, ...items]);
  return { courses: built.length, lessons: built.reduce((sum, { lessons }) => sum + lessons.length, 0) };
}
