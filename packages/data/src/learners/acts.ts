/** What somebody does through the API. */
export type Operation =
  | 'createLesson'
  | 'archiveCourse'
  | 'enroll'
  | 'cancelEnrollment'
  | 'reportProgress'
  | 'startAttempt'
  | 'saveAnswers'
  | 'takeHint'
  | 'submitAttempt'
  | 'postReview'
  | 'updateMyReview'
  | 'voteHelpful'
  | 'replyToReview'
  | 'reportReview'
  | 'hideReview';

/** One request: who sends what, when. */
export interface Act {
  at: Date;
  /** The caller's user id. */
  by: string;
  operation: Operation;
  /** The course that it concerns. */
  courseId: string;
  /** What else the path names. */
  names: Record<string, string>;
  body?: object;
}
