import { archiveCourse, createLesson } from '@skillforge/courses/contract';
import { main as archiving } from '@skillforge/courses/functions/archive-course';
import { main as addingLesson } from '@skillforge/courses/functions/create-lesson';
import { cancelEnrollment, enroll } from '@skillforge/enrollments/contract';
import { main as cancelling } from '@skillforge/enrollments/functions/cancel-enrollment';
import { main as enrolling } from '@skillforge/enrollments/functions/enroll';
import {
  reportProgress,
  saveAnswers,
  startAttempt,
  submitAttempt,
  takeHint,
} from '@skillforge/progress/contract';
import { main as reporting } from '@skillforge/progress/functions/report-progress';
import { main as savingAnswers } from '@skillforge/progress/functions/save-answers';
import { main as startingAttempt } from '@skillforge/progress/functions/start-attempt';
import { main as submittingAttempt } from '@skillforge/progress/functions/submit-attempt';
import { main as takingHint } from '@skillforge/progress/functions/take-hint';
import {
  hideReview,
  postReview,
  replyToReview,
  reportReview,
  updateMyReview,
  voteHelpful,
} from '@skillforge/reviews/contract';
import { main as hidingReview } from '@skillforge/reviews/functions/hide-review';
import { main as postingReview } from '@skillforge/reviews/functions/post-review';
import { main as replying } from '@skillforge/reviews/functions/reply-to-review';
import { main as reportingReview } from '@skillforge/reviews/functions/report-review';
import { main as updatingReview } from '@skillforge/reviews/functions/update-my-review';
import { main as voting } from '@skillforge/reviews/functions/vote-helpful';
import { apiGatewayEvent, type call, lambdaContext } from '@skillforge/testing/api-gateway';
import type { Act, Operation } from './acts.ts';

type Handler = Parameters<typeof call>[0];

/** The services' own functions, each with the route that leads to it. */
const operations: Record<Operation, { route: { method: string; path: string }; main: Handler }> = {
  createLesson: { route: createLesson, main: addingLesson },
  archiveCourse: { route: archiveCourse, main: archiving },
  enroll: { route: enroll, main: enrolling },
  cancelEnrollment: { route: cancelEnrollment, main: cancelling },
  reportProgress: { route: reportProgress, main: reporting },
  startAttempt: { route: startAttempt, main: startingAttempt },
  saveAnswers: { route: saveAnswers, main: savingAnswers },
  takeHint: { route: takeHint, main: takingHint },
  submitAttempt: { route: submitAttempt, main: submittingAttempt },
  postReview: { route: postReview, main: postingReview },
  updateMyReview: { route: updateMyReview, main: updatingReview },
  voteHelpful: { route: voteHelpful, main: voting },
  replyToReview: { route: replyToReview, main: replying },
  reportReview: { route: reportReview, main: reportingReview },
  hideReview: { route: hideReview, main: hidingReview },
};

/**
 * Sends the requests to the services' own functions, one after the other.
 *
 * @param tokenOf an access token for somebody, good at every moment of the sample
 * @param setClock is told the moment of each
 * @throws Error for the first that is refused: none is meant to be
 */
export async function perform(
  acts: Act[],
  { tokenOf, setClock }: { tokenOf: (userId: string) => string | undefined; setClock: (at: Date) => void },
): Promise<void> {
  for (const { at, by, operation, courseId, names, body } of acts) {
    const { route, main } = operations[operation];
    const known: Record<string, string> = { courseId, ...names };
    const parameters: Record<string, string> = {};
    const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name) => {
      parameters[name] = known[name] ?? '';
      return parameters[name];
    });
    setClock(at);
    const event = apiGatewayEvent({ method: route.method, path, parameters, token: tokenOf(by), body });
    const { statusCode, body: told } = await main(event, lambdaContext);
    if (statusCode < 300) continue;
    throw new Error(`${operation} ${path} by ${by} at ${at.toISOString()}: ${statusCode} ${told}`);
  }
}
