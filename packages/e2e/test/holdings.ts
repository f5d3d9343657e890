import type { Call } from './client.ts';
import { createLesson, publish, publishableCourse } from './courses.ts';
import { done, textIn } from './done.ts';
import { png, uploaded } from './files.ts';
import { quizFields } from './quiz.ts';
import { oncePerScene } from './scene.ts';
import { uploadIn } from './shapes.ts';
import type { SignedIn } from './sign-in.ts';

/** One of everything that has an id: what an instructor has made, and what a student has of it. */
export interface Holdings {
  /** A published course that the student is enrolled in. */
  courseId: string;
  /** Its first lesson, which the student has completed. */
  lessonId: string;
  /** Drafts of it: lessons that files belong to. */
  videoLessonId: string;
  fileLessonId: string;
  /** A quiz of it, which the student is taking. */
  quizId: string;
  attemptId: string;
  /** The student's review of it. */
  reviewId: string;
  /** An upload to it, whose parts are not sent. */
  uploadId: string;
  /** Files that were uploaded to it and are used nowhere. */
  thumbnailKey: string;
  videoKey: string;
  fileKey: string;
  /** A course of the instructor's that nobody else knows of. */
  draftId: string;
  draftLessonId: string;
  /** The student's, of another course of the instructor's. */
  certificateId: string;
  /** A picture that the student has uploaded. */
  avatarKey: string;
  studentId: string;
  instructorId: string;
}

async function completedCourse(call: Call, student: SignedIn, instructor: SignedIn): Promise<string> {
  const { courseId } = await publishableCourse(call, instructor.accessToken);
  await publish(call, instructor.accessToken, courseId);
  const token = student.accessToken;
  await done(call, 'POST', `/enroll/${courseId}`, { token });
  await done(call, 'PUT', `/progress/${courseId}/${courseId}-1`, { token, body: { status: 'completed' } });
  return textIn(await done(call, 'GET', `/me/enrollments/${courseId}`, { token }), 'certificateId');
}

async function learntCourse(call: Call, student: SignedIn, instructor: SignedIn) {
  const { courseId } = await publishableCourse(call, instructor.accessToken);
  const { lessonId: quizId } = await createLesson(call, instructor.accessToken, courseId, quizFields);
  await publish(call, instructor.accessToken, courseId);
  const lessonId = `${courseId}-1`;
  const token = student.accessToken;
  await done(call, 'POST', `/enroll/${courseId}`, { token });
  await done(call, 'PUT', `/progress/${courseId}/${lessonId}`, { token, body: { status: 'completed' } });
  await done(call, 'POST', `/reviews/${courseId}`, { token, body: { rating: 5 } });
  const attempt = await done(call, 'POST', `/quizzes/${quizId}/attempts`, { token });
  return { courseId, lessonId, quizId, attemptId: textIn(attempt, 'attemptId'), reviewId: student.userId };
}

async function uploads(call: Call, { accessToken: token }: SignedIn, courseId: string) {
  const path = `/courses/${courseId}/uploads`;
  const bytes = new Uint8Array(16);
  const large = { purpose: 'video', contentType: 'video/mp4', sizeBytes: 100 * 1024 * 1024 + 1 };
  const newVideo = () => uploaded(call, token, path, { purpose: 'video', contentType: 'video/mp4' }, bytes);
  const newFile = () =>
    uploaded(call, token, path, { purpose: 'file', contentType: 'application/pdf' }, bytes);
  const newLesson = async (fields: object) => {
    const lesson = { status: 'draft', content: undefined, ...fields };
    return (await createLesson(call, token, courseId, lesson)).lessonId;
  };
  const [thumbnailKey, videoKey, fileKey, parted, videoLessonId, fileLessonId] = await Promise.all([
    uploaded(call, token, path, { purpose: 'thumbnail', contentType: 'image/png' }, png),
    newVideo(),
    newFile(),
    done(call, 'POST', path, { token, body: large }),
    newVideo().then((used) => newLesson({ type: 'video', videoKey: used })),
    newFile().then((used) => newLesson({ type: 'file', fileKey: used })),
  ]);
  const { uploadId } = uploadIn(parted);
  return { thumbnailKey, videoKey, fileKey, uploadId, videoLessonId, fileLessonId };
}

/** Makes one of everything for two people. */
export async function furnish(call: Call, student: SignedIn, instructor: SignedIn): Promise<Holdings> {
  const learnt = await learntCourse(call, student, instructor);
  const [certificateId, files, draft, avatarKey] = await Promise.all([
    completedCourse(call, student, instructor),
    uploads(call, instructor, learnt.courseId),
    publishableCourse(call, instructor.accessToken),
    uploaded(call, student.accessToken, '/me/avatar', { contentType: 'image/png' }, png),
  ]);
  return {
    ...learnt,
    ...files,
    certificateId,
    avatarKey,
    draftId: draft.courseId,
    draftLessonId: `${draft.courseId}-1`,
    studentId: student.userId,
    instructorId: instructor.userId,
  };
}

/** The student's and the instructor's, which nothing changes. */
export const keptHoldings = oncePerScene(async ({ call, people: { student, instructor } }) => ({
  ...(await furnish(call, student, instructor)),
}));
