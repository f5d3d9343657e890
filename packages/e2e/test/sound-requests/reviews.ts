import { done } from '../done.ts';
import { keptHoldings } from '../holdings.ts';
import type { Scene, SoundRequests } from '../scene.ts';
import { newEnrollment } from './enrollments.ts';

/** A course of which the student knows enough to review it. */
async function reviewable(scene: Scene) {
  const { courseId, lessonId } = await newEnrollment(scene);
  const token = scene.people.student.accessToken;
  const body = { status: 'completed' };
  await done(scene.call, 'PUT', `/progress/${courseId}/${lessonId}`, { token, body });
  return { courseId };
}

/** A review by the student. */
async function newReview(scene: Scene) {
  const { courseId } = await reviewable(scene);
  const { accessToken: token, userId: reviewId } = scene.people.student;
  await done(scene.call, 'POST', `/reviews/${courseId}`, { token, body: { rating: 4, text: 'Buzzing.' } });
  return { courseId, reviewId };
}

async function newHiddenReview(scene: Scene) {
  const { courseId, reviewId } = await newReview(scene);
  const token = scene.people.admin.accessToken;
  await done(scene.call, 'POST', `/reviews/${courseId}/${reviewId}/hide`, { token });
  return { courseId, reviewId };
}

export const reviews: SoundRequests = {
  listReviews: async (scene) => ({ path: await keptHoldings(scene) }),
  postReview: async (scene) => ({ path: await reviewable(scene) }),
  getMyReview: async (scene) => ({ path: await keptHoldings(scene) }),
  updateMyReview: async (scene) => ({ path: await newReview(scene) }),
  deleteMyReview: async (scene) => ({ path: await newReview(scene) }),
  // Votes and reports of several people do not touch each other.
  voteHelpful: async (scene) => ({ path: await keptHoldings(scene) }),
  withdrawVote: async (scene) => ({ path: await keptHoldings(scene) }),
  reportReview: async (scene) => ({ path: await keptHoldings(scene) }),
  replyToReview: async (scene) => ({ path: await newReview(scene) }),
  hideReview: async (scene) => ({ path: await newReview(scene) }),
  unhideReview: async (scene) => ({ path: await newHiddenReview(scene) }),
  getReviewsHealth: () => ({}),
};
