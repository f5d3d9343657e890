import { createLesson } from '../courses.ts';
import { done, textIn } from '../done.ts';
import { keptHoldings } from '../holdings.ts';
import { questionId, quizFields } from '../quiz.ts';
import type { Scene, SoundRequests } from '../scene.ts';
import { newEnrollment } from './enrollments.ts';

/** A quiz of a course that the student is enrolled in. */
async function newQuiz(scene: Scene) {
  const { courseId } = await newEnrollment(scene);
  const { lessonId } = await createLesson(
    scene.call,
    scene.people.instructor.accessToken,
    courseId,
    quizFields,
  );
  return { lessonId };
}

/** An open attempt of the student's. */
async function newAttempt(scene: Scene) {
  const { lessonId } = await newQuiz(scene);
  const token = scene.people.student.accessToken;
  const attempt = await done(scene.call, 'POST', `/quizzes/${lessonId}/attempts`, { token });
  return { attemptId: textIn(attempt, 'attemptId') };
}

export const progress: SoundRequests = {
  reportProgress: async (scene) => ({ path: await newEnrollment(scene) }),
  getProgress: async (scene) => ({ path: await keptHoldings(scene) }),
  startAttempt: async (scene) => ({ path: await newQuiz(scene) }),
  listAttempts: async (scene) => ({ path: { lessonId: (await keptHoldings(scene)).quizId } }),
  getAttempt: async (scene) => ({ path: await keptHoldings(scene) }),
  saveAnswers: async (scene) => ({
    path: await newAttempt(scene),
    body: { answers: { [questionId]: 1 } },
  }),
  takeHint: async (scene) => ({ path: await newAttempt(scene), body: { questionId } }),
  submitAttempt: async (scene) => ({ path: await newAttempt(scene) }),
  getProgressHealth: () => ({}),
};
