import { createLesson, publish, publishableCourse } from '../courses.ts';
import { done } from '../done.ts';
import { oncePerScene, type Scene, type SoundRequests } from '../scene.ts';
import { uploadIn } from '../shapes.ts';

const teacher = ({ people }: Scene) => people.instructor.accessToken;

/** A course that can be published, with its lesson. */
export async function newDraft(scene: Scene) {
  const { courseId } = await publishableCourse(scene.call, teacher(scene));
  return { courseId, lessonId: `${courseId}-1` };
}

/** A published course with a lesson. */
export async function newCourse(scene: Scene) {
  const draft = await newDraft(scene);
  await publish(scene.call, teacher(scene), draft.courseId);
  return draft;
}

/** A published course that nothing changes. */
const keptCourse = oncePerScene(newCourse);

const twoParts = { purpose: 'video', contentType: 'video/mp4', sizeBytes: 100 * 1024 * 1024 + 1 };

async function newUploadInParts(scene: Scene, courseId: string) {
  const token = teacher(scene);
  return uploadIn(await scene.call('POST', `/courses/${courseId}/uploads`, { token, body: twoParts }));
}

/** All parts of an upload, sent. To put them together once more changes nothing. */
const keptUpload = oncePerScene(async (scene) => {
  const { courseId } = await keptCourse(scene);
  const { uploadId, parts = [] } = await newUploadInParts(scene, courseId);
  const tags: { partNumber: number; etag: string }[] = [];
  for (const { partNumber, method, url, headers, sizeBytes } of parts) {
    const { headers: told } = await fetch(url, { method, headers, body: new Uint8Array(sizeBytes) });
    tags.push({ partNumber, etag: told.get('etag') ?? '' });
  }
  return { path: { courseId, uploadId }, body: { parts: tags } };
});

async function withColleague(scene: Scene) {
  const { courseId } = await newCourse(scene);
  const { userId } = scene.people.colleague;
  await done(scene.call, 'POST', `/courses/${courseId}/instructors`, {
    token: teacher(scene),
    body: { userId },
  });
  return { courseId, userId };
}

export const courses: SoundRequests = {
  listCourses: () => ({}),
  searchCourses: () => ({ query: { query: 'bees' } }),
  getCourse: async (scene) => ({ path: await keptCourse(scene) }),
  listMyCourses: () => ({}),
  createCourse: () => ({}),
  updateCourse: async (scene) => ({ path: await newCourse(scene) }),
  publishCourse: async (scene) => ({ path: await newDraft(scene) }),
  unpublishCourse: async (scene) => ({ path: await newCourse(scene) }),
  archiveCourse: async (scene) => ({ path: await newCourse(scene) }),
  deleteCourse: async (scene) => ({ path: await newCourse(scene) }),
  addInstructor: async (scene) => ({
    path: await newCourse(scene),
    body: { userId: scene.people.colleague.userId },
  }),
  removeInstructor: async (scene) => ({ path: await withColleague(scene) }),
  listLessons: async (scene) => ({ path: await keptCourse(scene) }),
  createLesson: async (scene) => ({ path: await newCourse(scene) }),
  reorderLessons: async (scene) => {
    const { courseId, lessonId } = await newCourse(scene);
    const second = await createLesson(scene.call, teacher(scene), courseId);
    return {
      path: { courseId },
      headers: { 'If-Match': '*' },
      body: { lessonIds: [second.lessonId, lessonId] },
    };
  },
  getLesson: async (scene) => ({ path: await keptCourse(scene) }),
  updateLesson: async (scene) => ({ path: await newCourse(scene) }),
  deleteLesson: async (scene) => ({ path: await newCourse(scene) }),
  createUpload: async (scene) => ({ path: await keptCourse(scene) }),
  renewUploadParts: async (scene) => {
    const { courseId } = await keptCourse(scene);
    const { uploadId } = await newUploadInParts(scene, courseId);
    return { path: { courseId, uploadId } };
  },
  completeUpload: keptUpload,
  createAvatarUpload: () => ({}),
  getCoursesHealth: () => ({}),
};
