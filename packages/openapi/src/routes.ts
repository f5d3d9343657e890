import type { Route } from '@skillforge/core/http/contract';
import * as courses from '@skillforge/courses/contract';
import * as enrollments from '@skillforge/enrollments/contract';
import * as progress from '@skillforge/progress/contract';
import * as reviews from '@skillforge/reviews/contract';
import * as users from '@skillforge/users/contract';

/** Every route of every service. A new service adds its contract here. */
export const routes: Route[] = [courses, enrollments, progress, reviews, users].flatMap((contract) =>
  Object.values(contract),
);
