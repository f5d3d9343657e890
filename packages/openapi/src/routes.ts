import type { Route } from '@skillforge/core/http/contract';
import * as courses from '@skillforge/courses/contract';

/** Every route of every service. A new service adds its contract here. */
export const routes: Route[] = [...Object.values(courses)];
