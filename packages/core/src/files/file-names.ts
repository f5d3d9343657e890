/**
 * Every name of a file in the bucket. What users upload stands below `courses/<courseId>/` or `avatars/<userId>/`, is
 * private, and is never written twice. What everybody may see stands below `media/`, as a copy that was looked at.
 */

/** What a course's file is for. */
export const coursePurposes = ['thumbnail', 'video', 'file'] as const;
export type CoursePurpose = (typeof coursePurposes)[number];

/** Everything that belongs to a course. */
export function courseFolders(courseId: string): string[] {
  return [`courses/${courseId}/`, `media/courses/${courseId}/`];
}

export function courseFileKey(
  courseId: string,
  purpose: CoursePurpose,
  uploadId: string,
  ending: string,
): string {
  return `courses/${courseId}/${purpose}s/${uploadId}.${ending}`;
}

export function avatarKey(userId: string, uploadId: string, ending: string): string {
  return `avatars/${userId}/${uploadId}.${ending}`;
}

const fileName = String.raw`[0-9A-HJKMNP-TV-Z]{26}\.[a-z0-9]{2,4}`;

/** Whether a key is one of an upload to this course, for this purpose. */
export function isCourseFileKey(key: string, courseId: string, purpose: CoursePurpose): boolean {
  const [, id, folder] = new RegExp(`^courses/([\\w-]+)/(\\w+)s/${fileName}$`).exec(key) ?? [];
  return id === courseId && folder === purpose;
}

/** Whether a key is one of this user's avatar uploads. */
export function isAvatarKey(key: string, userId: string): boolean {
  const [, id] = new RegExp(`^avatars/([\\w-]+)/${fileName}$`).exec(key) ?? [];
  return id === userId;
}

/** Everything that belongs to a user. */
export function userFolders(userId: string): string[] {
  return [avatarFolder(userId), `media/avatars/${userId}/`, `exports/${userId}/`];
}

/** What a user has uploaded. */
export const avatarFolder = (userId: string) => `avatars/${userId}/`;

/** The copy of a user's data; the bucket forgets it after seven days. */
export function exportFileKey(userId: string, exportId: string): string {
  return `exports/${userId}/${exportId}.json`;
}

/** The name of a file without the folders that it is in. */
export function nameOf(key: string): string {
  return key.slice(key.lastIndexOf('/') + 1);
}

/** Where everybody finds a course's picture. */
export function courseMediaKey(courseId: string, name: string): string {
  return `media/courses/${courseId}/${name}`;
}

/** Where everybody finds a user's picture. */
export function avatarMediaKey(userId: string, name: string): string {
  return `media/avatars/${userId}/${name}`;
}
