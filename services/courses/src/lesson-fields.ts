import * as z from 'zod/mini';

/** What a lesson takes and what it shows have in common. */

export const lessonTypes = ['video', 'article', 'quiz', 'file'] as const;

export const mostLessons = 500;

export const optionId = z.string().check(z.regex(/^[\w-]{1,20}$/));
export const questionId = z.string().check(z.regex(/^[\w-]{1,26}$/));
