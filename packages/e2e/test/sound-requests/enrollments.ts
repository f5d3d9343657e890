import { done } from '../done.ts';
import { keptHoldings } from '../holdings.ts';
import type { Scene, SoundRequests } from '../scene.ts';
import { newCourse } from './courses.ts';

/** A published course that the student is enrolled in. */
export async function newEnrollment(scene: Scene) {
  const course = await newCourse(scene);
  const token = scene.people.student.accessToken;
  await done(scene.call, 'POST', `/enroll/${course.courseId}`, { token });
  return course;
}

export const enrollments: SoundRequests = {
  enroll: async (scene, caller) => ({
    // Who may enroll has not yet; who is enrolled may not again.
    path: await (caller === 'nobody' ? newEnrollment(scene) : newCourse(scene)),
  }),
  cancelEnrollment: async (scene) => ({ path: await newEnrollment(scene) }),
  listMyEnrollments: () => ({}),
  getMyEnrollment: async (scene) => ({ path: await keptHoldings(scene) }),
  listRoster: async (scene) => ({ path: await keptHoldings(scene) }),
  listMyCertificates: () => ({}),
  getCertificate: async (scene) => ({ path: await keptHoldings(scene) }),
  getEnrollmentsHealth: () => ({}),
};
