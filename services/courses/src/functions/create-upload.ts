import { beginParts } from '@skillforge/core/files/uploads';
import { endpoint } from '@skillforge/core/http/endpoint';
import { issued } from '@skillforge/core/http/reply';
import { editableCourse } from '../access.ts';
import { createUpload } from '../contract.ts';
import { needsParts, newCourseUpload, showParts, showUpload } from '../files/upload.ts';
import { createParts } from '../files/upload-repository.ts';

export const main = endpoint(createUpload, editableCourse, async ({ path: { courseId }, body, commit }) => {
  const upload = newCourseUpload(courseId, body);
  if (!needsParts(upload)) return commit([], issued(await showUpload(upload)));
  const parted = { ...upload, storeId: await beginParts(upload) };
  return commit(createParts(courseId, parted), issued(await showParts(parted)));
});
