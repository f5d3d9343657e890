import { scheduled } from '@skillforge/core/schedule';
import { refreshDueCourses } from '../projection.ts';

export const main = scheduled({ service: 'courses', name: 'due-courses' }, () => refreshDueCourses());
