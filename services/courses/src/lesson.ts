import { isDeepStrictEqual } from 'node:util';
import { type FieldError, UnprocessableError } from '@skillforge/core/errors';
import { isCourseFileKey } from '@skillforge/core/files/file-names';
import { lessonIdOf } from '@skillforge/core/ids';
import type * as z from 'zod/mini';
import type { createLessonBody, updateLessonBody } from './lesson-body.ts';

type LessonFields = z.output<typeof createLessonBody>;
type Quiz = NonNullable<LessonFields['quiz']>;
export type Question = Quiz['questions'][number] & { questionId: string };

/** A lesson's entry in the outline. */
export interface LessonEntry {
  lessonId: string;
  courseId: string;
  number: number;
  title: string;
  section: string;
  type: LessonFields['type'];
  status: LessonFields['status'];
  preview: boolean;
  durationSeconds: number;
  createdAt: string;
  updatedAt: string;
  revisions: { v: number };
}

/** The whole lesson. */
export interface Lesson extends LessonEntry {
  /** Markdown. */
  content?: string | undefined;
  videoKey?: string | undefined;
  fileKey?: string | undefined;
  quiz?: (Omit<Quiz, 'questions'> & { questions: Question[] }) | undefined;
}

/** How much a caller sees of a lesson: its entry, its content, or also what only instructors see. */
export type LessonView = 'locked' | 'learner' | 'editor';

const contentOf = { article: 'content', video: 'videoKey', file: 'fileKey', quiz: 'quiz' } as const;

function checkContent(
  type: Lesson['type'],
  courseId: string,
  fields: z.output<typeof updateLessonBody>,
): void {
  const errors: FieldError[] = [];
  const wrong = (field: string, detail: string) => errors.push({ in: 'body', pointer: `/${field}`, detail });
  for (const [owner, field] of Object.entries(contentOf)) {
    if (owner !== type && fields[field] !== undefined)
      wrong(field, `Only a lesson of type ${owner} has this`);
  }
  for (const [field, purpose] of [
    ['videoKey', 'video'],
    ['fileKey', 'file'],
  ] as const) {
    const key = fields[field];
    if (key !== undefined && !isCourseFileKey(key, courseId, purpose)) {
      wrong(field, `Must be the key of a ${purpose} uploaded to this course`);
    }
  }
  if (fields.type !== undefined && fields.type !== type) wrong('type', `The type stays ${type}`);
  const ids = fields.quiz?.questions.flatMap(({ questionId }) => questionId ?? []) ?? [];
  if (new Set(ids).size < ids.length) wrong('quiz/questions', 'Must differ in questionId');
  if (errors.length > 0)
    throw new UnprocessableError('invalid-request', 'Some fields are not as they must be.', { errors });
}

/** Gives every question without an id the next free one: `q1`, `q2` … */
function withQuestionIds(quiz: Quiz): Lesson['quiz'] {
  const taken = new Set(quiz.questions.map(({ questionId }) => questionId));
  let next = 1;
  const freeId = () => {
    while (taken.has(`q${next}`)) next += 1;
    taken.add(`q${next}`);
    return `q${next}`;
  };
  return {
    ...quiz,
    questions: quiz.questions.map((question) => ({
      ...question,
      questionId: question.questionId ?? freeId(),
    })),
  };
}

/**
 * A new lesson of a course.
 *
 * @throws UnprocessableError `invalid-request` for content of another type, or a key of another course
 */
export function newLesson(
  { position: _, ...fields }: LessonFields,
  { courseId, number }: { courseId: string; number: number },
  now = new Date(),
): Lesson {
  checkContent(fields.type, courseId, fields);
  if (fields.type === 'quiz' && !fields.quiz) {
    throw new UnprocessableError('invalid-request', 'Some fields are not as they must be.', {
      errors: [{ in: 'body', pointer: '/quiz', detail: 'A quiz needs its questions' }],
    });
  }
  return {
    lessonId: lessonIdOf(courseId, number),
    courseId,
    number,
    ...fields,
    ...(fields.type === 'article' ? { content: fields.content ?? '' } : {}),
    quiz: fields.quiz && withQuestionIds(fields.quiz),
    createdAt: now.toISOString(),
    updatedAt: now.toISOString(),
    revisions: { v: 1 },
  };
}

/** A lesson with some fields changed; the very same object if nothing is. */
export function editLesson(
  lesson: Lesson,
  fields: z.output<typeof updateLessonBody>,
  now = new Date(),
): Lesson {
  checkContent(lesson.type, lesson.courseId, fields);
  const { position: _, quiz, ...others } = fields;
  const given = Object.fromEntries(Object.entries(others).filter(([, value]) => value !== undefined));
  const next: Lesson = { ...lesson, ...given, ...(quiz ? { quiz: withQuestionIds(quiz) } : {}) };
  if (isDeepStrictEqual(next, lesson)) return lesson;
  return { ...next, updatedAt: now.toISOString(), revisions: { v: lesson.revisions.v + 1 } };
}

/** Only an instructor sees answers, explanations and the texts of hints; a learner is asked the questions. */
function showQuestion(question: Question, view: LessonView) {
  const { answer, explanation, hints, ...asked } = question;
  if (view === 'editor') return question;
  const { tolerance: _, ...shown } = { tolerance: undefined, ...asked };
  return { ...shown, hints: hints.map(({ cost }) => ({ cost })) };
}

/** A lesson's entry as every caller sees it; `position` counts from 1. */
function showEntry(entry: LessonEntry, position: number) {
  return {
    lessonId: entry.lessonId,
    courseId: entry.courseId,
    title: entry.title,
    section: entry.section,
    type: entry.type,
    status: entry.status,
    preview: entry.preview,
    position,
    durationSeconds: entry.durationSeconds,
    createdAt: entry.createdAt,
    updatedAt: entry.updatedAt,
  };
}

/** A lesson as a caller of that view sees it. */
export function showLesson(lesson: Lesson, position: number, view: LessonView) {
  const entry = showEntry(lesson, position);
  if (view === 'locked') return { ...entry, locked: true };
  return {
    ...entry,
    content: lesson.content,
    ...(view === 'editor' ? { videoKey: lesson.videoKey, fileKey: lesson.fileKey } : {}),
    quiz: lesson.quiz && {
      ...lesson.quiz,
      questions: lesson.quiz.questions.map((question) => showQuestion(question, view)),
    },
  };
}
