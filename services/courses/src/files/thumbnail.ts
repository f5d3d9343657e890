import { courseMediaKey, nameOf } from '@skillforge/core/files/file-names';
import { publishImage } from '@skillforge/core/files/images';
import type { Course } from '../course.ts';

/**
 * Puts a course's new picture where everybody may see it.
 *
 * @throws UnprocessableError `not-uploaded`, `not-an-image`
 */
export async function publishThumbnail(
  { courseId, thumbnail }: Course,
  before: Course,
  uploadKey: string | null | undefined,
): Promise<void> {
  if (!uploadKey || thumbnail === before.thumbnail) return;
  await publishImage(uploadKey, courseMediaKey(courseId, nameOf(uploadKey)), 'thumbnailKey');
}
