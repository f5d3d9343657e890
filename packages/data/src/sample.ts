/** One of the five teachers of the sample catalogue; their accounts are in `demo-users.ts`. */
export type SampleInstructor = 'amara' | 'kenji' | 'lucia' | 'omar' | 'ingrid';

/** A question of a sample quiz, in the shape that `POST /courses/{courseId}/lessons` takes. */
export type SampleQuestion = {
  prompt: string;
  points?: number;
  hints?: { text: string; cost: number }[];
  explanation?: string;
} & (
  | { type: 'single'; options: { optionId: string; text: string }[]; answer: string }
  | { type: 'multiple'; options: { optionId: string; text: string }[]; answer: string[] }
  | { type: 'true-false'; answer: boolean }
  | { type: 'text'; answer: string[] }
  | { type: 'numeric'; answer: number; tolerance?: number }
);

/** A lesson of a sample course. Durations are in seconds; `content` is Markdown. */
export type SampleLesson = {
  title: string;
  section: string;
  durationSeconds: number;
  preview?: boolean;
  /** Published unless it says otherwise. */
  status?: 'draft' | 'published';
  /** When it came to a course that was there without it, ISO 8601 UTC; the last of its section. */
  addedAt?: string;
} & (
  | { type: 'article'; content: string }
  | { type: 'video' }
  | { type: 'file' }
  | {
      type: 'quiz';
      quiz: {
        passPercent: number;
        maxAttempts?: number;
        timeLimitSeconds?: number;
        questions: SampleQuestion[];
      };
    }
);

/** A course of the sample catalogue with its lessons. */
export interface SampleCourse {
  title: string;
  /** The name of its picture in `packages/data/thumbnails`, without the ending. */
  thumbnail: string;
  summary: string;
  description: string;
  category: string;
  level: 'beginner' | 'intermediate' | 'advanced' | 'all';
  tags: string[];
  /** BCP 47, for instance `en`, `ja`, `ar`. */
  language: string;
  skills: string[];
  /** In the currency's major unit; null is free. */
  price: { amount: number; currency: string } | null;
  /** Seats; no limit unless given. */
  capacity?: number;
  /** The courses to complete first, by the names of their pictures. */
  prerequisites?: string[];
  instructor: SampleInstructor;
  coInstructors?: SampleInstructor[];
  status: 'published' | 'draft' | 'archived';
  /** ISO 8601 UTC, for courses that are or were published. */
  publishedAt?: string;
  /** ISO 8601 UTC, for courses that are archived. */
  archivedAt?: string;
  /**
   * How many of the sample's learners are to be enrolled in the end, and about how many stars they give on average;
   * nobody unless given.
   */
  audience?: { learners: number; stars: number };
  lessons: SampleLesson[];
}
