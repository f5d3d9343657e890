import type { CourseItem } from '@skillforge/core/course/course';
import type { LessonContentItem, LessonItem } from '@skillforge/core/course/lesson';
import type { EnrollmentItem } from '@skillforge/core/enrollment/enrollment';
import { lostRace, NotFoundError } from '@skillforge/core/errors';
import {
  attemptKey,
  attemptPrefix,
  attemptQuestionsKey,
  courseKey,
  enrollmentKey,
  lessonContentKey,
  lessonKey,
  profileKey,
  progressKey,
  quizKey,
  userPartition,
} from '@skillforge/core/keys';
import type { ProfileItem } from '@skillforge/core/profile';
import {
  check,
  getItems,
  itemOf,
  type Page,
  type PageRequest,
  type Piece,
  putNew,
  queryPage,
  update,
  updateItem,
} from '@skillforge/core/table';
import {
  type AttemptItem,
  type AttemptQuestionsItem,
  answersAfter,
  checkOpen,
  type PlacedHint,
  type QuizItem,
} from './attempt.ts';
import type { Answer } from './grading.ts';
import type { Place } from './progress.ts';
import type { ProgressItem } from './report.ts';

const strongly = { consistent: true };

/** An attempt and the questions that it began with. */
export interface AskedAttempt {
  attempt: AttemptItem;
  snapshot: AttemptQuestionsItem;
}

/** Where an attempt stands: the place of its quiz, and which one it is. */
export interface AttemptPlace extends Place {
  /** The attempt's own; `number` is the lesson's. */
  attemptNumber: number;
}

const keyOf = ({ userId, lessonId, attemptNumber }: AttemptPlace) =>
  attemptKey(userId, lessonId, attemptNumber);

/** A quiz, its course, and somebody's enrollment and attempts there, as they stand; each may be missing. */
export async function readQuiz({ userId, courseId, lessonId }: Place) {
  const keys = {
    course: courseKey(courseId),
    enrollment: enrollmentKey(userId, courseId),
    lesson: lessonContentKey(courseId, lessonId),
    quiz: quizKey(userId, lessonId),
  };
  const items = await getItems(Object.values(keys), strongly);
  return {
    course: itemOf<CourseItem>(items, keys.course),
    enrollment: itemOf<EnrollmentItem>(items, keys.enrollment),
    lesson: itemOf<LessonContentItem>(items, keys.lesson)?.lesson,
    quiz: itemOf<QuizItem>(items, keys.quiz),
  };
}

/** What `readQuiz` reads but for the questions. */
export async function readTried({ userId, courseId, lessonId }: Place) {
  const keys = {
    course: courseKey(courseId),
    enrollment: enrollmentKey(userId, courseId),
    lesson: lessonKey(courseId, lessonId),
    quiz: quizKey(userId, lessonId),
  };
  const items = await getItems(Object.values(keys), strongly);
  return {
    course: itemOf<CourseItem>(items, keys.course),
    enrollment: itemOf<EnrollmentItem>(items, keys.enrollment),
    lesson: itemOf<LessonItem>(items, keys.lesson)?.entry,
    quiz: itemOf<QuizItem>(items, keys.quiz),
  };
}

function askedAttempt(
  attempt: AttemptItem | undefined,
  snapshot: AttemptQuestionsItem | undefined,
): AskedAttempt | undefined {
  return attempt && snapshot && { attempt, snapshot };
}

/** An attempt of somebody's, and whether they are enrolled; undefined if there is no such attempt. */
export async function readAttempt(place: AttemptPlace) {
  const { userId, courseId, lessonId, attemptNumber } = place;
  const keys = {
    attempt: keyOf(place),
    questions: attemptQuestionsKey(userId, lessonId, attemptNumber),
    enrollment: enrollmentKey(userId, courseId),
  };
  const items = await getItems(Object.values(keys), strongly);
  const asked = askedAttempt(
    itemOf<AttemptItem>(items, keys.attempt),
    itemOf<AttemptQuestionsItem>(items, keys.questions),
  );
  return asked && { ...asked, enrollment: itemOf<EnrollmentItem>(items, keys.enrollment) };
}

/** An attempt of somebody's, with what tells whether answers may be shown; undefined if there is no such attempt. */
export async function readShownAttempt(place: AttemptPlace) {
  const { userId, courseId, lessonId, attemptNumber } = place;
  const keys = {
    attempt: keyOf(place),
    questions: attemptQuestionsKey(userId, lessonId, attemptNumber),
    quiz: quizKey(userId, lessonId),
    lesson: lessonContentKey(courseId, lessonId),
  };
  const items = await getItems(Object.values(keys), strongly);
  const asked = askedAttempt(
    itemOf<AttemptItem>(items, keys.attempt),
    itemOf<AttemptQuestionsItem>(items, keys.questions),
  );
  const quiz = itemOf<QuizItem>(items, keys.quiz);
  const lesson = itemOf<LessonContentItem>(items, keys.lesson)?.lesson;
  return asked && quiz && { ...asked, quiz, lesson };
}

/** All that grading an attempt asks for, in one call; undefined if there is no such attempt. */
export async function readWholeAttempt(place: AttemptPlace) {
  const { userId, courseId, lessonId, attemptNumber } = place;
  const keys = {
    attempt: keyOf(place),
    questions: attemptQuestionsKey(userId, lessonId, attemptNumber),
    quiz: quizKey(userId, lessonId),
    lesson: lessonContentKey(courseId, lessonId),
    course: courseKey(courseId),
    enrollment: enrollmentKey(userId, courseId),
    progress: progressKey(userId, courseId, lessonId),
    profile: profileKey(userId),
  };
  const items = await getItems(Object.values(keys), strongly);
  const asked = askedAttempt(
    itemOf<AttemptItem>(items, keys.attempt),
    itemOf<AttemptQuestionsItem>(items, keys.questions),
  );
  const quiz = itemOf<QuizItem>(items, keys.quiz);
  return (
    asked &&
    quiz && {
      ...asked,
      quiz,
      lesson: itemOf<LessonContentItem>(items, keys.lesson)?.lesson,
      course: itemOf<CourseItem>(items, keys.course),
      enrollment: itemOf<EnrollmentItem>(items, keys.enrollment),
      progress: itemOf<ProgressItem>(items, keys.progress),
      learnerName: itemOf<ProfileItem>(items, keys.profile)?.displayName,
    }
  );
}

/** A page of somebody's attempts at a quiz, the newest first. */
export function listAttempts({ userId, lessonId }: Place, page: PageRequest): Promise<Page<AttemptItem>> {
  return queryPage<AttemptItem>(
    {
      partition: userPartition(userId),
      prefix: attemptPrefix(lessonId),
      descending: true,
      ...strongly,
    },
    page,
  );
}

/** What writes the change of an item that a revision guards. */
function changeQuiz(before: QuizItem, after: QuizItem): Piece {
  const { PK, SK, started, open, best, passedAt, revision } = after;
  return update(
    { PK, SK },
    { set: { started, open, best, passedAt, revision }, onlyIf: { revision: before.revision } },
    lostRace,
  );
}

/** What starting an attempt writes, provided that nobody has started or finished one since, or left the course. */
export function startPieces(
  { userId, courseId }: Place,
  { before, enrollment }: { before: QuizItem | undefined; enrollment: EnrollmentItem },
  { quiz, attempt, snapshot }: { quiz: QuizItem; attempt: AttemptItem; snapshot: AttemptQuestionsItem },
): Piece[] {
  return [
    check(enrollmentKey(userId, courseId), { status: enrollment.status }, lostRace),
    before ? changeQuiz(before, quiz) : putNew(quiz, lostRace),
    putNew(attempt, lostRace),
    putNew(snapshot, lostRace),
  ];
}

/** What grading an attempt writes, provided that no answer has been saved and no hint taken since. */
export function finishPieces(
  before: { attempt: AttemptItem; quiz: QuizItem },
  after: { attempt: AttemptItem; quiz: QuizItem },
): Piece[] {
  const { PK, SK, status, finishedAt, result, event } = after.attempt;
  return [
    update(
      { PK, SK },
      {
        set: { status, finishedAt, result, event },
        onlyIf: { status: 'open', revision: before.attempt.revision },
      },
      lostRace,
    ),
    changeQuiz(before.quiz, after.quiz),
  ];
}

/** That an attempt is open and may be worked on at this moment, as a condition of a write. */
function whileOpen(now: number) {
  return {
    onlyIf: { status: 'open' },
    condition: {
      expression: 'attribute_not_exists(#expiresAt) OR #expiresAt >= :now',
      names: { '#expiresAt': 'expiresAt' },
      values: { ':now': now },
    },
  };
}

/**
 * Saves some answers, or takes them back, beside those that are there.
 *
 * @returns the attempt as it is then
 * @throws ConflictError `attempt-submitted`, `attempt-expired`; NotFoundError
 */
export async function saveAnswers(
  place: AttemptPlace,
  changes: Record<string, Answer | null>,
  now = Date.now(),
): Promise<AttemptItem> {
  const saved = await updateItem<AttemptItem>(keyOf(place), {
    // What is undefined is removed.
    set: Object.fromEntries(
      Object.entries(changes).map(([name, answer]) => [`answers.${name}`, answer ?? undefined]),
    ),
    add: { revision: 1 },
    ...whileOpen(now),
  });
  if (saved.done) {
    const { before } = saved;
    return { ...before, answers: answersAfter(before.answers, changes), revision: before.revision + 1 };
  }
  if (!saved.stored) throw new NotFoundError('attempt');
  checkOpen(saved.stored, now);
  throw lostRace();
}

/** What taking a hint writes, provided that it is still the next one, and the attempt open. */
export function hintPieces(place: AttemptPlace, hint: PlacedHint, now = Date.now()): Piece[] {
  const { onlyIf, condition } = whileOpen(now);
  const taken = hint.number - 1;
  return [
    update(
      keyOf(place),
      {
        set: { [`hints.${hint.place}`]: hint.number },
        add: { revision: 1 },
        onlyIf: { ...onlyIf, [`hints.${hint.place}`]: taken === 0 ? undefined : taken },
        condition,
      },
      // What has changed is found out, and told, by reading again.
      lostRace,
    ),
  ];
}
