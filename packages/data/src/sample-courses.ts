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
import { Random } from './learners/random.ts';
import type { SampleCourse, SampleInstructor, SampleLesson } from './sample.ts';
import { thumbnailName } from './thumbnails.ts';

const day = 86_400_000;
const draftsMadeAt = Date.parse('2026-10-12T09:00:00Z');

function madeAt({ publishedAt }: SampleCourse): Date {
  return new Date(publishedAt ? Date.parse(publishedAt) - 30 * day : draftsMadeAt);
}

/** The id of a sample course: the same every time. */
export function sampleCourseId(sample: SampleCourse): string {
  return new Random('course', sample.thumbnail).ulid(madeAt(sample));
}

/** The id of the course whose picture has that name. @throws RangeError for none */
export function courseIdOfPicture(picture: string): string {
  const sample = sampleCatalogue.find(({ thumbnail }) => thumbnail === picture);
  if (!sample) throw new RangeError(`No course has the picture ${picture}`);
  return sampleCourseId(sample);
}

/** What `POST /courses/{courseId}/lessons` takes of a sample lesson. */
export function lessonBody({ addedAt: _, ...lesson }: SampleLesson) {
  return { status: 'published', ...lesson };
}

/** A sample course as it is built: with its lessons in order. */
export interface BuiltCourse {
  sample: SampleCourse;
  course: DescribedCourse;
  lessons: Lesson[];
}

/**
 * A sample course, taken through the same rules as one that comes over HTTP; nobody is enrolled.
 *
 * @param asOf leaves out what came later than this: lessons, or that it is archived
 */
export function buildSampleCourse(
  sample: SampleCourse,
  instructorOf: (key: SampleInstructor) => Instructor,
  { asOf }: { asOf?: Date } = {},
): BuiltCourse {
  const {
    instructor,
    coInstructors = [],
    status,
    publishedAt,
    archivedAt,
    audience: _,
    lessons: written,
    thumbnail: picture,
    prerequisites = [],
    ...fields
  } = sample;
  const isLater = (at: string | undefined) => asOf !== undefined && at !== undefined && new Date(at) > asOf;
  const now = madeAt(sample);
  const body = createCourseBody.parse({ ...fields, prerequisites: prerequisites.map(courseIdOfPicture) });
  let course: DescribedCourse = {
    ...newCourse(body, instructorOf(instructor), now),
    courseId: sampleCourseId(sample),
    instructors: [instructor, ...coInstructors].map(instructorOf),
    thumbnail: thumbnailName(picture),
  };
  const lessons: Lesson[] = [];
  const add = (one: SampleLesson, at: Date) => {
    const place = { courseId: course.courseId, number: course.nextLessonNumber };
    const lesson = newLesson(createLessonBody.parse(lessonBody(one)), place, at);
    course = {
      ...course,
      ...addLesson({ course, lessons, revisions: course.revisions }, lesson, undefined, at),
    };
    lessons.push(lesson);
  };
  for (const one of written) if (!one.addedAt) add(one, now);
  if (publishedAt) course = publish(course, new Date(publishedAt));
  for (const one of written) if (one.addedAt && !isLater(one.addedAt)) add(one, new Date(one.addedAt));
  if (status === 'archived' && archivedAt && !isLater(archivedAt))
    course = archive(course, new Date(archivedAt));
  return { sample, course, lessons };
}
