import { courseIdOfPartition } from '@skillforge/core/keys';
import { projection } from '@skillforge/core/stream';
import { refreshCourse } from '../projection.ts';

export const main = projection(
  { service: 'courses', name: 'courses' },
  ({ dynamodb }) => courseIdOfPartition(dynamodb?.Keys?.PK?.S ?? ''),
  (courseId) => refreshCourse(courseId),
);
