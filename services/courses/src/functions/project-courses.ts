import { courseIdOfPartition } from '@skillforge/core/keys';
import { projection } from '@skillforge/core/stream';
import { refreshInstructor, renamedUserIn } from '../instructor-names.ts';
import { refreshCourse } from '../projection.ts';

export const main = projection(
  { service: 'courses', name: 'courses' },
  {
    course: {
      idOf: ({ dynamodb }) => courseIdOfPartition(dynamodb?.Keys?.PK?.S ?? ''),
      refresh: (courseId) => refreshCourse(courseId),
    },
    instructor: { idOf: renamedUserIn, refresh: refreshInstructor },
  },
);
