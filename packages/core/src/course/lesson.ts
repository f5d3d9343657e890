import type { Key } from '../keys.ts';

/** What every service may know of a lesson, as the courses service writes it. */

interface Asked {
  questionId: string;
  prompt: string;
  /** 1 to 100. */
  points: number;
  /** Taken one by one; each lowers the points by its cost, never the score. */
  hints: { text: string; cost: number }[];
  explanation: string;
}

export interface Option {
  optionId: string;
  text: string;
}

/** A question with its answer: one option, all of some options, a truth, one of some texts, or a number. */
export type Question = Asked &
  (
    | { type: 'single'; options: Option[]; answer: string }
    | { type: 'multiple'; options: Option[]; answer: string[] }
    | { type: 'true-false'; answer: boolean }
    | { type: 'text'; answer: string[] }
    | { type: 'numeric'; answer: number; tolerance: number }
  );

export interface Quiz {
  /** 0 to 100. */
  passPercent: number;
  /** 0 is no limit. */
  maxAttempts: number;
  /** null is no limit. */
  timeLimitSeconds: number | null;
  questions: Question[];
}

/** The item that holds a whole lesson. */
export interface LessonContentItem extends Key {
  lesson: {
    lessonId: string;
    courseId: string;
    number: number;
    title: string;
    type: 'video' | 'article' | 'quiz' | 'file';
    status: 'draft' | 'published';
    durationSeconds: number;
    quiz?: Quiz | undefined;
    revisions: { v: number };
  };
}

/** The item that holds a lesson's entry in the outline. */
export interface LessonItem extends Key {
  entry: Omit<LessonContentItem['lesson'], 'quiz'>;
}
