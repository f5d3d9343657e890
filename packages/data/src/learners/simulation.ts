import { type BuiltCourse, lessonBody } from '../sample-courses.ts';
import type { Act } from './acts.ts';
import { play } from './behaviour.ts';
import { type DemoLearners, demoActs, demoSeats } from './demo-learners.ts';
import type { SampleLearner } from './people.ts';
import { makePlans } from './plan.ts';
import { reviewActs } from './reviewing.ts';

/** The others of the sample, by their ids in the user pool. */
export interface Cast extends DemoLearners {
  adminId: string;
}

/** What instructors do with courses that learners are in by then. */
function instructorActs({ sample, course }: BuiltCourse): Act[] {
  const [instructor] = course.instructors;
  if (!instructor) return [];
  const { courseId } = course;
  const by = instructor.userId;
  const added = sample.lessons.flatMap((lesson): Act[] =>
    lesson.addedAt
      ? [
          {
            at: new Date(lesson.addedAt),
            by,
            operation: 'createLesson',
            courseId,
            names: {},
            body: lessonBody(lesson),
          },
        ]
      : [],
  );
  const archived: Act[] = sample.archivedAt
    ? [{ at: new Date(sample.archivedAt), by, operation: 'archiveCourse', courseId, names: {} }]
    : [];
  return [...added, ...archived];
}

/**
 * All that everybody in the sample does, in the order of time: the same every time.
 *
 * @param courses as they are at the end
 */
export function sampleActs(learners: SampleLearner[], courses: BuiltCourse[], cast: Cast): Act[] {
  const plans = makePlans(learners, courses, demoSeats);
  const played = plans.map((plan) => ({ plan, course: play(plan) }));
  const takers = played.map(({ plan: { learner, taught }, course: { completed, lastAt } }) => ({
    userId: learner.userId,
    language: learner.language,
    taught,
    completed,
    lastAt,
  }));
  return [
    ...courses.flatMap(instructorActs),
    ...played.flatMap(({ course }) => course.acts),
    ...reviewActs(takers, { voters: learners, adminId: cast.adminId }),
    ...demoActs(cast, courses),
  ].toSorted((a, b) => a.at.getTime() - b.at.getTime());
}
