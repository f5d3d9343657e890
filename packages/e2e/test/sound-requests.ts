import type { SoundRequests } from './scene.ts';
import { courses } from './sound-requests/courses.ts';
import { enrollments } from './sound-requests/enrollments.ts';
import { progress } from './sound-requests/progress.ts';
import { reviews } from './sound-requests/reviews.ts';
import { users } from './sound-requests/users.ts';

/** A sound request of every route there is. */
export const soundRequests: SoundRequests = { ...courses, ...enrollments, ...progress, ...reviews, ...users };
