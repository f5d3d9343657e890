import { done } from '../done.ts';
import type { CallerName } from '../people.ts';
import type { Scene, SoundRequests } from '../scene.ts';

/** Whom something is done to: somebody new if it will be done, the student if it is refused. */
async function subjectOf({ people }: Scene, caller: CallerName) {
  const { userId } = caller === 'admin' ? await people.newcomer('student') : people.student;
  return { userId };
}

const roleOf = {
  student: 'student',
  otherStudent: 'student',
  instructor: 'instructor',
  otherInstructor: 'instructor',
  admin: 'admin',
} as const;

export const users: SoundRequests = {
  getMe: () => ({}),
  // Not the name, which would have to be changed in many places.
  updateMe: () => ({ body: { bio: 'Keeps bees.' } }),
  deleteMe: async ({ people }, caller) =>
    caller === 'nobody' || caller === 'deactivated'
      ? {}
      : { as: { [caller]: await people.newcomer(roleOf[caller]) } },
  requestExport: () => ({}),
  getExport: () => ({}),
  getUser: ({ people }) => ({ path: { userId: people.student.userId } }),
  listUsers: () => ({}),
  getUserAsAdmin: ({ people }) => ({ path: { userId: people.student.userId } }),
  changeRole: async (scene, caller) => ({ path: await subjectOf(scene, caller) }),
  deactivateUser: async (scene, caller) => ({ path: await subjectOf(scene, caller) }),
  activateUser: async (scene, caller) => {
    const { userId } = await subjectOf(scene, caller);
    const token = scene.people.admin.accessToken;
    if (caller === 'admin') await done(scene.call, 'POST', `/admin/users/${userId}/deactivate`, { token });
    return { path: { userId } };
  },
  listAudit: () => ({}),
  getUsersHealth: () => ({}),
};
