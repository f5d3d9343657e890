import { showCard } from '@skillforge/core/course/card-view';
import type { DescribedCourse } from './course.ts';

/** A course as callers see it. */

export { showCard };

/** A course as its own route shows it. */
export function showCourse(course: DescribedCourse) {
  return { ...showCard(course), description: course.description };
}
