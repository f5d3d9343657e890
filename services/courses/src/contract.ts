import { health } from '@skillforge/core/health-schema';
import { everybody } from '@skillforge/core/http/callers';
import type { Route } from '@skillforge/core/http/contract';
import { addInstructorBody, createCourseBody, createCourseExample, updateCourseBody } from './course-body.ts';
import { listCoursesQuery } from './course-query.ts';
import {
  archivedExample,
  course,
  courseCardExample,
  courseExample,
  coursePage,
  draftCardExample,
  draftExample,
  newCourseExample,
} from './course-schema.ts';
import {
  completeUploadBody,
  completeUploadExample,
  createAvatarUploadBody,
  createAvatarUploadExample,
  createUploadBody,
  createUploadExample,
} from './files/upload-body.ts';
import {
  avatarUploadExample,
  completedUpload,
  partsExample,
  upload,
  uploadExample,
} from './files/upload-schema.ts';
import { createLessonBody, createLessonExample, updateLessonBody } from './lesson-body.ts';
import { reorderedLessons, reorderLessonsBody } from './lesson-order-schema.ts';
import { lesson, lessonExample, lessonPage } from './lesson-schema.ts';
import { searchCoursesQuery } from './search/search-query.ts';

// A function's bundle drops the routes that it does not name. For that a route must be a plain literal: no calls, no
// spreads. Schemas are made in modules of their own, apart for what a route takes and what it shows.

const service = 'courses';

const notYours = {
  status: 403,
  code: 'not-your-course',
  description: 'The course is another instructor’s',
} as const;

const notUploaded = {
  status: 422,
  code: 'not-uploaded',
  description: 'Nothing stands under the key of the upload',
} as const;

const notAnImage = {
  status: 422,
  code: 'not-an-image',
  description: 'The uploaded file is not the image that it was declared to be',
} as const;

const nextCursor = 'AQBQ9c…';

// What each of those who call is answered with, about a published course unless it says otherwise.

/** None is needed, but one that is sent must be good. */
const anybodyKnown = {
  nobody: 200,
  student: 200,
  otherStudent: 200,
  instructor: 200,
  otherInstructor: 200,
  admin: 200,
  deactivated: 401,
} as const;

/** Whoever is signed in. */
const learnersCreate = {
  nobody: 401,
  student: 201,
  otherStudent: 201,
  instructor: 201,
  otherInstructor: 201,
  admin: 201,
  deactivated: 401,
} as const;

/** Whoever teaches anything. */
const instructors = {
  nobody: 401,
  student: 403,
  otherStudent: 403,
  instructor: 200,
  otherInstructor: 200,
  admin: 200,
  deactivated: 401,
} as const;

/** Whoever teaches anything. */
const instructorsCreate = {
  nobody: 401,
  student: 403,
  otherStudent: 403,
  instructor: 201,
  otherInstructor: 201,
  admin: 201,
  deactivated: 401,
} as const;

/** Its instructors and admins. */
const editors = {
  nobody: 401,
  student: 403,
  otherStudent: 403,
  instructor: 200,
  otherInstructor: 403,
  admin: 200,
  deactivated: 401,
} as const;

/** Its instructors and admins. Another instructor does not know of a draft. */
const editorsOfDraft = {
  nobody: 401,
  student: 403,
  otherStudent: 403,
  instructor: 200,
  otherInstructor: 404,
  admin: 200,
  deactivated: 401,
} as const;

/** Its instructors and admins. */
const editorsCreate = {
  nobody: 401,
  student: 403,
  otherStudent: 403,
  instructor: 201,
  otherInstructor: 403,
  admin: 201,
  deactivated: 401,
} as const;

/** Its instructors and admins; what follows from it is done in the background. */
const editorsDelete = {
  nobody: 401,
  student: 403,
  otherStudent: 403,
  instructor: 202,
  otherInstructor: 403,
  admin: 202,
  deactivated: 401,
} as const;

/** Its instructors and admins. */
const editorsRemove = {
  nobody: 401,
  student: 403,
  otherStudent: 403,
  instructor: 204,
  otherInstructor: 403,
  admin: 204,
  deactivated: 401,
} as const;

export const listCourses = {
  service,
  operationId: 'listCourses',
  method: 'GET',
  path: '/courses',
  summary: 'Browse the catalogue',
  description:
    'Published courses. A category and the three sorts are served by an index. `level` and `tag` are looked for among the courses of each page, so a page may be short or empty: only a missing `nextCursor` ends the list.',
  auth: 'none',
  callers: everybody,
  caching: 'list',
  paged: 'public',
  query: listCoursesQuery,
  success: [
    {
      status: 200,
      description: 'A page of courses',
      schema: coursePage,
      example: { items: [courseCardExample], nextCursor },
    },
  ],
} as const satisfies Route;

export const searchCourses = {
  service,
  operationId: 'searchCourses',
  method: 'GET',
  path: '/courses/search',
  summary: 'Search the catalogue',
  description:
    'Published courses in which every word of the query is found: in any order, by prefix ("demo" finds "demonstration"), without regard to case and accents, in title, tags, category, skills and instructors’ names. Where a script sets no spaces between words, any part of a text is found. Words such as "the" and "of" do not count beside others. Courses with the words in their title come first, then those with more learners, by powers of two. Enrollment and rating figures are those of the last time when one of them had doubled. A page may be short or empty: only a missing `nextCursor` ends the list.',
  auth: 'none',
  callers: everybody,
  caching: 'list',
  paged: 'public',
  query: searchCoursesQuery,
  success: [
    {
      status: 200,
      description: 'A page of courses',
      schema: coursePage,
      example: { items: [courseCardExample], nextCursor },
    },
  ],
} as const satisfies Route;

export const getCourse = {
  service,
  operationId: 'getCourse',
  method: 'GET',
  path: '/courses/{courseId}',
  summary: 'Read a course',
  description:
    'A draft or archived course is shown to its instructors and admins only; whoever is enrolled keeps every course that was ever published.',
  auth: 'optional',
  callers: anybodyKnown,
  caching: 'resource',
  etag: true,
  success: [{ status: 200, description: 'The course', schema: course, example: courseExample }],
} as const satisfies Route;

export const listMyCourses = {
  service,
  operationId: 'listMyCourses',
  method: 'GET',
  path: '/me/courses',
  summary: 'List the courses that you teach',
  description: 'In every status, the latest made first.',
  auth: 'required',
  role: 'instructor',
  callers: instructors,
  paged: 'private',
  success: [
    {
      status: 200,
      description: 'A page of courses',
      schema: coursePage,
      example: { items: [draftCardExample], nextCursor },
    },
  ],
} as const satisfies Route;

export const createCourse = {
  service,
  operationId: 'createCourse',
  method: 'POST',
  path: '/courses',
  summary: 'Create a course',
  description: 'It begins as a draft.',
  auth: 'required',
  role: 'instructor',
  callers: instructorsCreate,
  body: createCourseBody,
  bodyExample: createCourseExample,
  etag: true,
  idempotent: true,
  rateLimit: { action: 'create-course', perDay: 1_000 },
  success: [
    {
      status: 201,
      description: 'The new course',
      schema: course,
      example: newCourseExample,
    },
  ],
} as const satisfies Route;

const changed = {
  status: 200,
  description: 'The course as it is now',
  schema: course,
  example: courseExample,
} as const;

export const updateCourse = {
  service,
  operationId: 'updateCourse',
  method: 'PUT',
  path: '/courses/{courseId}',
  summary: 'Change a course',
  description: 'Changes the given fields only. The status stays: see publish, unpublish and archive.',
  auth: 'required',
  role: 'instructor',
  callers: editors,
  body: updateCourseBody,
  bodyExample: { title: 'Practical SQL, second edition', price: null },
  etag: true,
  ifMatch: { revision: 'v' },
  success: [changed],
  problems: [notYours, notUploaded, notAnImage],
} as const satisfies Route;

export const publishCourse = {
  service,
  operationId: 'publishCourse',
  method: 'POST',
  path: '/courses/{courseId}/publish',
  summary: 'Publish a course',
  description: 'From draft or archived. Publishing a published course changes nothing.',
  auth: 'required',
  role: 'instructor',
  callers: editorsOfDraft,
  etag: true,
  success: [changed],
  problems: [
    notYours,
    {
      status: 422,
      code: 'not-publishable',
      description: 'A title, a description or a published lesson is missing; `errors` says which',
    },
  ],
} as const satisfies Route;

export const unpublishCourse = {
  service,
  operationId: 'unpublishCourse',
  method: 'POST',
  path: '/courses/{courseId}/unpublish',
  summary: 'Make a published course a draft again',
  description: 'Nobody who is enrolled is locked out; nobody new can enroll.',
  auth: 'required',
  role: 'instructor',
  callers: editors,
  etag: true,
  success: [{ status: 200, description: 'The course as it is now', schema: course, example: draftExample }],
  problems: [
    notYours,
    { status: 409, code: 'archived', description: 'An archived course can be published or stay archived' },
  ],
} as const satisfies Route;

export const archiveCourse = {
  service,
  operationId: 'archiveCourse',
  method: 'POST',
  path: '/courses/{courseId}/archive',
  summary: 'Archive a course',
  description: 'It leaves the catalogue. Nobody who is enrolled is locked out; nobody new can enroll.',
  auth: 'required',
  role: 'instructor',
  callers: editors,
  etag: true,
  success: [
    { status: 200, description: 'The course as it is now', schema: course, example: archivedExample },
  ],
  problems: [notYours],
} as const satisfies Route;

export const deleteCourse = {
  service,
  operationId: 'deleteCourse',
  method: 'DELETE',
  path: '/courses/{courseId}',
  summary: 'Delete a course that nobody ever enrolled in',
  description: 'It is gone for everybody at once; its lessons and entries are removed in the background.',
  auth: 'required',
  role: 'instructor',
  callers: editorsDelete,
  ifMatch: { revision: 'v' },
  success: [{ status: 202, description: 'Gone; the rest is being removed' }],
  problems: [
    notYours,
    { status: 409, code: 'has-enrollments', description: 'Somebody has enrolled: archive it instead' },
  ],
} as const satisfies Route;

export const addInstructor = {
  service,
  operationId: 'addInstructor',
  method: 'POST',
  path: '/courses/{courseId}/instructors',
  summary: 'Add a co-instructor',
  auth: 'required',
  role: 'instructor',
  callers: editorsCreate,
  body: addInstructorBody,
  bodyExample: { userId: '3f2504e0-4f89-41d3-9a0c-0305e82c3301' },
  etag: true,
  idempotent: true,
  rateLimit: { action: 'add-instructor', perDay: 200 },
  success: [
    {
      status: 201,
      description: 'The course with its new instructor',
      schema: course,
      example: courseExample,
    },
  ],
  problems: [
    notYours,
    { status: 409, code: 'already-instructor', description: 'Teaches the course already' },
    { status: 409, code: 'too-many-instructors', description: 'A course has eight instructors at most' },
    { status: 422, code: 'not-an-instructor', description: 'There is no instructor of that id' },
  ],
} as const satisfies Route;

export const removeInstructor = {
  service,
  operationId: 'removeInstructor',
  method: 'DELETE',
  path: '/courses/{courseId}/instructors/{userId}',
  summary: 'Remove an instructor from a course',
  auth: 'required',
  role: 'instructor',
  callers: editorsRemove,
  success: [{ status: 204, description: 'Teaches the course no more' }],
  problems: [
    notYours,
    { status: 409, code: 'last-instructor', description: 'A course keeps one instructor at least' },
  ],
} as const satisfies Route;

export const listLessons = {
  service,
  operationId: 'listLessons',
  method: 'GET',
  path: '/courses/{courseId}/lessons',
  summary: 'Read a course’s outline',
  description:
    'The lessons in order, section by section. Content is shown to those who may see it (previews to everybody; the rest to enrolled learners, the course’s instructors and admins); the others see `locked: true`. Drafts are shown to instructors and admins only. The `ETag` is the one that reordering asks for.',
  auth: 'optional',
  callers: anybodyKnown,
  paged: 'public',
  etag: true,
  success: [
    {
      status: 200,
      description: 'A page of lessons',
      schema: lessonPage,
      example: { items: [lessonExample], nextCursor },
    },
  ],
} as const satisfies Route;

export const createLesson = {
  service,
  operationId: 'createLesson',
  method: 'POST',
  path: '/courses/{courseId}/lessons',
  summary: 'Add a lesson',
  description:
    'At the end of its section, or at `position`; it begins as a draft unless `status` says otherwise.',
  auth: 'required',
  role: 'instructor',
  callers: editorsCreate,
  body: createLessonBody,
  bodyExample: createLessonExample,
  etag: true,
  idempotent: true,
  success: [{ status: 201, description: 'The new lesson', schema: lesson, example: lessonExample }],
  problems: [
    notYours,
    notUploaded,
    { status: 409, code: 'too-many-lessons', description: 'A course has 500 lessons at most' },
  ],
} as const satisfies Route;

export const reorderLessons = {
  service,
  operationId: 'reorderLessons',
  method: 'PUT',
  path: '/courses/{courseId}/lessons/order',
  summary: 'Put a course’s lessons in order',
  description:
    'Takes every lesson’s id once. Lessons of one section are kept together, at the place of its first. `If-Match` takes the `ETag` of the outline or of the course.',
  auth: 'required',
  role: 'instructor',
  callers: editors,
  body: reorderLessonsBody,
  bodyExample: { lessonIds: ['01JD0M8Z5W3V7QH2K4N6P8R0TS-2', '01JD0M8Z5W3V7QH2K4N6P8R0TS-1'] },
  etag: true,
  ifMatch: { revision: 'o', required: true },
  success: [
    {
      status: 200,
      description: 'The lessons’ ids in their new order',
      schema: reorderedLessons,
      example: {
        courseId: '01JD0M8Z5W3V7QH2K4N6P8R0TS',
        lessonIds: ['01JD0M8Z5W3V7QH2K4N6P8R0TS-2', '01JD0M8Z5W3V7QH2K4N6P8R0TS-1'],
      },
    },
  ],
  problems: [
    notYours,
    {
      status: 422,
      code: 'not-a-permutation',
      description: 'An id is missing, doubled or not of this course',
    },
  ],
} as const satisfies Route;

export const getLesson = {
  service,
  operationId: 'getLesson',
  method: 'GET',
  path: '/lessons/{lessonId}',
  summary: 'Read a lesson',
  description:
    'With its content for those who may see it, else its entry in the outline with `locked: true`.',
  auth: 'optional',
  callers: anybodyKnown,
  etag: true,
  success: [{ status: 200, description: 'The lesson', schema: lesson, example: lessonExample }],
} as const satisfies Route;

export const updateLesson = {
  service,
  operationId: 'updateLesson',
  method: 'PUT',
  path: '/lessons/{lessonId}',
  summary: 'Change a lesson',
  description:
    'Changes the given fields only. Whoever has completed the lesson stays so. Its type cannot change.',
  auth: 'required',
  role: 'instructor',
  callers: editors,
  body: updateLessonBody,
  bodyExample: { title: 'Your very first SELECT', status: 'published' },
  etag: true,
  ifMatch: { revision: 'v' },
  success: [{ status: 200, description: 'The lesson as it is now', schema: lesson, example: lessonExample }],
  problems: [notYours, notUploaded],
} as const satisfies Route;

export const deleteLesson = {
  service,
  operationId: 'deleteLesson',
  method: 'DELETE',
  path: '/lessons/{lessonId}',
  summary: 'Delete a lesson',
  auth: 'required',
  role: 'instructor',
  callers: editorsRemove,
  ifMatch: { revision: 'v' },
  success: [{ status: 204, description: 'Gone' }],
  problems: [notYours],
} as const satisfies Route;

export const createUpload = {
  service,
  operationId: 'createUpload',
  method: 'POST',
  path: '/courses/{courseId}/uploads',
  summary: 'Upload a file to a course',
  description:
    'Answers the signed requests that send the file to the store, past this API: one, or several for more than 100 MB. The store takes just what was declared, once, within 15 minutes. Then send the key where the file is used: what is not used within a day is removed.',
  auth: 'required',
  role: 'instructor',
  callers: editorsCreate,
  body: createUploadBody,
  bodyExample: createUploadExample,
  idempotent: true,
  rateLimit: { action: 'upload', perDay: 100 },
  success: [{ status: 201, description: 'How to send the file', schema: upload, example: uploadExample }],
  problems: [notYours],
} as const satisfies Route;

export const renewUploadParts = {
  service,
  operationId: 'renewUploadParts',
  method: 'POST',
  path: '/courses/{courseId}/uploads/{uploadId}/parts',
  summary: 'Go on with an upload in parts',
  description: 'Answers new addresses for all parts. Parts that have been sent need not be sent again.',
  auth: 'required',
  role: 'instructor',
  callers: editors,
  success: [{ status: 200, description: 'How to send the parts', schema: upload, example: partsExample }],
  problems: [notYours],
} as const satisfies Route;

export const completeUpload = {
  service,
  operationId: 'completeUpload',
  method: 'POST',
  path: '/courses/{courseId}/uploads/{uploadId}/complete',
  summary: 'Put the parts of an upload together',
  description: 'With the tag that the store answered each part with. A repeat changes nothing.',
  auth: 'required',
  role: 'instructor',
  callers: editors,
  body: completeUploadBody,
  bodyExample: completeUploadExample,
  success: [
    {
      status: 200,
      description: 'The file is whole',
      schema: completedUpload,
      example: { uploadId: uploadExample.uploadId, key: uploadExample.key },
    },
  ],
  problems: [
    notYours,
    { status: 422, code: 'parts-missing', description: 'The store does not have all of these parts' },
  ],
} as const satisfies Route;

export const createAvatarUpload = {
  service,
  operationId: 'createAvatarUpload',
  method: 'POST',
  path: '/me/avatar',
  summary: 'Upload a picture of yourself',
  description:
    'Answers the signed request that sends the picture to the store. Then send the key as `avatarKey` of your profile.',
  auth: 'required',
  callers: learnersCreate,
  body: createAvatarUploadBody,
  bodyExample: createAvatarUploadExample,
  idempotent: true,
  rateLimit: { action: 'avatar', perDay: 20 },
  success: [
    { status: 201, description: 'How to send the picture', schema: upload, example: avatarUploadExample },
  ],
} as const satisfies Route;

export const getHealth = {
  service,
  operationId: 'getCoursesHealth',
  method: 'GET',
  path: '/health/courses',
  summary: 'Tell whether the service works',
  description: '503 when the table does not answer.',
  auth: 'none',
  callers: everybody,
  success: [
    {
      status: 200,
      description: 'It works',
      schema: health,
      example: { service, version: '0.1.0', table: 'ok' },
    },
  ],
} as const satisfies Route;
