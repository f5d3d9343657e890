import type { Caller } from '@skillforge/core/caller';
import { isEnrolled } from '@skillforge/core/enrollment/is-enrolled';
import { ForbiddenError, lostRace, NotFoundError } from '@skillforge/core/errors';
import { parseLessonId } from '@skillforge/core/ids';
import { type CourseCard, type DescribedCourse, edits } from './course.ts';
import { readCourse } from './course-repository.ts';
import type { PartedUpload } from './files/upload.ts';
import { readParts } from './files/upload-repository.ts';
import type { Lesson, LessonView } from './lesson.ts';
import { readLesson, readLessonCourse, readOutline } from './lesson-repository.ts';
import { type Outline, positionOf } from './outline.ts';

/** The preconditions of the routes: what is asked for, or why not. */

interface OfCourse<C> {
  caller: C;
  path: { courseId: string };
}

interface OfLesson<C> {
  caller: C;
  path: { lessonId: string };
}

/** Whoever may be an editor reads what was written last; the public may read what is a moment old. */
const fresh = (caller: Caller | undefined) => ({ consistent: caller?.isInstructor ?? false });

type Access = Pick<CourseCard, 'courseId' | 'instructors' | 'status' | 'publishedAt'>;

function isPublic(course: Access): boolean {
  return course.status === 'published';
}

/** An editor, a stranger who knows of the course, or nobody that may know of it. */
function refuseStranger(caller: Caller, course: Access): void {
  if (edits(caller, course)) return;
  if (!isPublic(course)) throw new NotFoundError('course');
  throw new ForbiddenError('not-your-course', 'Only its instructors and admins may change this course.');
}

/** A course that the caller may see. */
export async function visibleCourse({
  caller,
  path,
}: OfCourse<Caller | undefined>): Promise<DescribedCourse> {
  const course = await readCourse(path.courseId, fresh(caller));
  if (!course) throw new NotFoundError('course');
  if (isPublic(course) || edits(caller, course)) return course;
  const kept = caller && course.publishedAt !== null && (await isEnrolled(caller.userId, course.courseId));
  if (!kept) throw new NotFoundError('course');
  return course;
}

/** A course that the caller may edit. */
export async function editableCourse({ caller, path }: OfCourse<Caller>): Promise<DescribedCourse> {
  const course = await readCourse(path.courseId, { consistent: true });
  if (!course) throw new NotFoundError('course');
  refuseStranger(caller, course);
  return course;
}

/** How much a caller sees: all, or as one who is or is not enrolled. Undefined: not even that the course is there. */
function standing(
  caller: Caller | undefined,
  course: Access,
  enrolled: boolean,
): 'editor' | 'learner' | 'guest' | undefined {
  if (edits(caller, course)) return 'editor';
  if (enrolled && course.publishedAt !== null) return 'learner';
  return isPublic(course) ? 'guest' : undefined;
}

const enrolledIn = (caller: Caller | undefined, courseId: string) =>
  caller && !caller.isAdmin ? isEnrolled(caller.userId, courseId) : Promise.resolve(false);

/** An outline that the caller may see, and how much of it. */
export async function visibleOutline({ caller, path }: OfCourse<Caller | undefined>) {
  const [outline, enrolled] = await Promise.all([
    readOutline(path.courseId, fresh(caller)),
    enrolledIn(caller, path.courseId),
  ]);
  const seen = outline && standing(caller, outline.course, enrolled);
  if (!outline || !seen) throw new NotFoundError('course');
  const lessons =
    seen === 'editor' ? outline.lessons : outline.lessons.filter(({ status }) => status === 'published');
  return {
    outline: { ...outline, lessons },
    viewOf: ({ preview }: { preview: boolean }): LessonView => viewAs(seen, preview),
    ...fresh(caller),
  };
}

/** An outline that the caller may edit. */
export async function editableOutline({ caller, path }: OfCourse<Caller>): Promise<Outline> {
  const outline = await readOutline(path.courseId, { consistent: true });
  if (!outline) throw new NotFoundError('course');
  refuseStranger(caller, outline.course);
  return outline;
}

/** An upload in parts to a course that the caller may edit. */
export async function editableUpload({
  caller,
  path,
}: OfCourse<Caller> & { path: { uploadId: string } }): Promise<PartedUpload> {
  const [upload] = await Promise.all([
    readParts(path.courseId, path.uploadId),
    editableCourse({ caller, path }),
  ]);
  if (!upload) throw new NotFoundError('upload');
  return upload;
}

function viewAs(seen: 'editor' | 'learner' | 'guest', preview: boolean): LessonView {
  if (seen === 'editor') return 'editor';
  return seen === 'learner' || preview ? 'learner' : 'locked';
}

/** A lesson that the caller may know of, and how much of it they see. Course, lesson and enrollment are read at once. */
export async function visibleLesson({ caller, path }: OfLesson<Caller | undefined>) {
  const { lessonId } = path;
  const courseId = parseLessonId(lessonId)?.courseId;
  if (courseId === undefined) throw new NotFoundError('lesson');
  const [course, lesson, enrolled] = await Promise.all([
    readLessonCourse(courseId, fresh(caller)),
    readLesson({ courseId, lessonId }, fresh(caller)),
    enrolledIn(caller, courseId),
  ]);
  const seen = course && standing(caller, course, enrolled);
  if (!lesson || !seen || (lesson.status === 'draft' && seen !== 'editor')) throw new NotFoundError('lesson');
  return {
    lesson,
    position: positionOf(course, lesson.number, seen === 'editor'),
    view: viewAs(seen, lesson.preview),
  };
}

/** A lesson that the caller may edit, with its course's outline. */
export async function editableLesson({ caller, path }: OfLesson<Caller>): Promise<{
  lesson: Lesson;
  outline: Outline;
  revisions: Lesson['revisions'];
}> {
  const { lessonId } = path;
  const courseId = parseLessonId(lessonId)?.courseId;
  if (courseId === undefined) throw new NotFoundError('lesson');
  const [outline, lesson] = await Promise.all([
    readOutline(courseId, { consistent: true }),
    readLesson({ courseId, lessonId }, { consistent: true }),
  ]);
  if (!outline || !lesson) throw new NotFoundError('lesson');
  if (lesson.status === 'draft' && !edits(caller, outline.course)) throw new NotFoundError('lesson');
  refuseStranger(caller, outline.course);
  // The two are not read at one moment: in between somebody else may have changed or deleted the lesson.
  const entry = outline.lessons.find(({ number }) => number === lesson.number);
  if (entry?.revisions.v !== lesson.revisions.v) throw lostRace();
  return { lesson, outline, revisions: lesson.revisions };
}
