import type { Caller } from '@skillforge/core/caller';
import type { LessonContentItem } from '@skillforge/core/course/lesson';
import { lostRace, NotFoundError } from '@skillforge/core/errors';
import { attemptIdOf, parseAttemptId } from '@skillforge/core/ids';
import { count } from '@skillforge/core/observability';
import { namelessLearner } from '@skillforge/core/profile';
import { transact } from '@skillforge/core/table';
import { openEnrollment, openLesson, placeOf } from './access.ts';
import { finished, isOver, mayReveal, type QuizItem, quizAfter } from './attempt.ts';
import {
  type AttemptPlace,
  finishPieces,
  readAttempt,
  readQuiz,
  readShownAttempt,
  readTried,
  readWholeAttempt,
} from './attempt-repository.ts';
import { showAttempt } from './attempt-view.ts';
import { advance, type Place } from './progress.ts';
import { advancePieces } from './progress-repository.ts';
import { countSteps } from './reporting.ts';

const service = 'progress';

interface OfLesson {
  caller: Caller;
  path: { lessonId: string };
}

interface OfAttempt {
  caller: Caller;
  path: { attemptId: string };
}

type ContentLesson = LessonContentItem['lesson'];

/** A published quiz that the caller may try, and what they have done with it. */
export async function quizToTry({ caller, path }: OfLesson) {
  const place = placeOf(caller, path.lessonId);
  const { lesson, quiz: state, ...found } = await readQuiz(place);
  if (!lesson?.quiz) throw new NotFoundError('quiz');
  const { enrollment } = openLesson(caller, place, found);
  return { place, quiz: lesson.quiz, state, enrollment };
}

/** A quiz that the caller has tried, or may try. */
export async function quizOfAttempts({ caller, path }: OfLesson): Promise<Place> {
  const place = placeOf(caller, path.lessonId);
  const { lesson, quiz: state, ...found } = await readTried(place);
  // What somebody has done stays theirs, whatever becomes of the lesson and of their enrollment.
  if (state) return place;
  if (lesson?.type !== 'quiz') throw new NotFoundError('quiz');
  openLesson(caller, place, found);
  return place;
}

function attemptPlaceOf({ caller, path }: OfAttempt): AttemptPlace {
  const found = parseAttemptId(path.attemptId);
  if (!found) throw new NotFoundError('attempt');
  return { ...placeOf(caller, found.lessonId), attemptNumber: found.number };
}

/** An attempt of the caller's own. */
export async function ownAttempt(asked: OfAttempt) {
  const found = await readShownAttempt(attemptPlaceOf(asked));
  if (!found) throw new NotFoundError('attempt');
  return found;
}

/** An attempt of the caller's own that they may work on, as far as their enrollment goes. */
export async function attemptToWorkOn(asked: OfAttempt) {
  const place = attemptPlaceOf(asked);
  const found = await readAttempt(place);
  if (!found) throw new NotFoundError('attempt');
  openEnrollment(found.enrollment);
  return { ...found, place };
}

/** An attempt of the caller's own that they may submit, with all that grading it asks for. */
export async function attemptToSubmit(asked: OfAttempt) {
  const place = attemptPlaceOf(asked);
  const found = await readWholeAttempt(place);
  if (!found) throw new NotFoundError('attempt');
  return { ...found, place, enrollment: openEnrollment(found.enrollment) };
}

type ToGrade = Awaited<ReturnType<typeof attemptToSubmit>>;

/** Whether right answers may be shown, as the quiz is now. */
function reveals(quiz: QuizItem, lesson: ContentLesson | undefined): boolean {
  return mayReveal(quiz, lesson?.quiz?.maxAttempts);
}

/** An attempt of the caller's own, as they may see it. */
export function showOwn({ attempt, snapshot, quiz, lesson }: Awaited<ReturnType<typeof ownAttempt>>) {
  return showAttempt(attempt, snapshot, { reveal: reveals(quiz, lesson) });
}

/**
 * Grades an attempt, once: passing it completes the lesson in the same transaction, and with it perhaps the course. One
 * that was graded before stays as it is.
 */
export async function finish(found: ToGrade, now = new Date()): Promise<ToGrade> {
  const { place, attempt, snapshot, quiz, lesson, course, enrollment, progress } = found;
  if (attempt.status !== 'open') return found;
  const graded = finished(attempt, snapshot, place, now);
  const after = { attempt: graded, quiz: quizAfter(quiz, graded) };
  // A lesson that was taken out meanwhile is completed, should it come back; one that was deleted is nowhere.
  const step =
    graded.result.passed && course && lesson
      ? advance(
          place,
          { course, enrollment, progress },
          { completes: true, learnerName: found.learnerName ?? namelessLearner },
          now,
        )
      : undefined;
  await transact([...finishPieces({ attempt, quiz }, after), ...(step ? advancePieces(place, step) : [])]);
  if (graded.result.passed) count(service, 'QuizzesPassed');
  if (step) countSteps(step);
  return { ...found, ...after };
}

/**
 * Grades the open attempt if its time is over.
 *
 * @throws LostRaceError when it has done so: what was read before is no more
 */
export async function finishOverdue(
  caller: Caller,
  { lessonId }: Place,
  open: QuizItem['open'],
  now = new Date(),
): Promise<void> {
  if (!open || !isOver(open, now.getTime())) return;
  const attemptId = attemptIdOf(lessonId, open.number);
  await finish(await attemptToSubmit({ caller, path: { attemptId } }), now);
  throw lostRace();
}
