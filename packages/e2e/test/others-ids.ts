import { courseFields } from './courses.ts';
import type { Holdings } from './holdings.ts';
import { questionId } from './quiz.ts';

export type Name = keyof Holdings;
export type Asker = 'student' | 'instructor' | 'admin';

/** How an id is tried, where it takes more than putting the other pair's in its place. */
export interface Trial {
  refused: string;
  /** Which of the other pair's things is named, or what is sent in its place. */
  theirs?: Name | ((theirs: Holdings, mine: Holdings) => unknown);
  /** Which things of one's own the other parameters name. */
  own?: Record<string, Name>;
  body?: object;
}

/**
 * What somebody else's id is answered with. `open`: everybody may name everybody's. `own words`: a name within the
 * resource itself, which its author makes up.
 */
type Tried = string | Trial | 'open' | 'own words';

export interface Trials {
  /** An instructor where the route asks for one, else a student. */
  as?: Asker;
  /** Which things of one's own the parameters name, where it is not the one of the same name. */
  own?: Record<string, Name>;
  ids: Record<string, Tried>;
  /** When all parameters of the path are somebody else's, where they are several. */
  everything?: string;
}

const ofCourse: Trials = { ids: { courseId: '403 not-your-course' } };
const ofQuiz: Trials = { own: { lessonId: 'quizId' }, ids: { lessonId: '403 not-enrolled' } };
const ofAttempt: Trials = { ids: { attemptId: '404 not-found' } };
const ofUser: Trials = { as: 'student', ids: { userId: '403 role-required' } };
const quizWords = { questionId: 'own words', optionId: 'own words' };
const lessonFile = { title: 'To watch', section: 'Files' };

/** How the ids of each route are tried, by its operation id. */
export const trials: Record<string, Trials> = {
  getCourse: { ids: { courseId: 'open' } },
  listLessons: { ids: { courseId: 'open' } },
  getLesson: { ids: { lessonId: 'open' } },
  createCourse: {
    ids: {
      prerequisites: {
        refused: '422 invalid-request',
        theirs: ({ draftId }) => [draftId],
        body: courseFields,
      },
    },
  },
  updateCourse: {
    ids: {
      courseId: '403 not-your-course',
      thumbnailKey: { refused: '422 invalid-request', body: {} },
      prerequisites: { refused: '422 invalid-request', theirs: ({ draftId }) => [draftId], body: {} },
    },
  },
  publishCourse: ofCourse,
  unpublishCourse: ofCourse,
  archiveCourse: ofCourse,
  deleteCourse: ofCourse,
  addInstructor: {
    ids: {
      courseId: { refused: '403 not-your-course', body: {} },
      userId: { refused: '422 not-an-instructor', theirs: 'studentId' },
    },
  },
  removeInstructor: {
    own: { userId: 'instructorId' },
    ids: {
      courseId: '403 not-your-course',
      userId: { refused: '404 not-found', theirs: 'instructorId' },
    },
    everything: '403 not-your-course',
  },
  createLesson: {
    ids: {
      courseId: '403 not-your-course',
      videoKey: { refused: '422 invalid-request', body: { ...lessonFile, type: 'video' } },
      fileKey: { refused: '422 invalid-request', body: { ...lessonFile, type: 'file' } },
      ...quizWords,
    },
  },
  reorderLessons: {
    ids: {
      courseId: '403 not-your-course',
      lessonIds: {
        refused: '422 not-a-permutation',
        theirs: (theirs, mine) => [theirs.lessonId, mine.quizId, mine.videoLessonId, mine.fileLessonId],
      },
    },
  },
  updateLesson: {
    ids: {
      lessonId: '403 not-your-course',
      videoKey: { refused: '422 invalid-request', own: { lessonId: 'videoLessonId' }, body: {} },
      fileKey: { refused: '422 invalid-request', own: { lessonId: 'fileLessonId' }, body: {} },
      ...quizWords,
    },
  },
  deleteLesson: { ids: { lessonId: '403 not-your-course' } },
  createUpload: ofCourse,
  renewUploadParts: {
    ids: { courseId: '403 not-your-course', uploadId: '404 not-found' },
    everything: '403 not-your-course',
  },
  completeUpload: {
    ids: { courseId: '403 not-your-course', uploadId: '404 not-found' },
    everything: '403 not-your-course',
  },

  enroll: { ids: { courseId: 'open' } },
  cancelEnrollment: { ids: { courseId: '404 not-found' } },
  getMyEnrollment: { ids: { courseId: '404 not-found' } },
  listRoster: ofCourse,
  getCertificate: { ids: { certificateId: 'open' } },

  reportProgress: {
    ids: { courseId: '404 not-found', lessonId: '404 not-found' },
    everything: '403 not-enrolled',
  },
  getProgress: { ids: { courseId: '403 not-enrolled' } },
  startAttempt: ofQuiz,
  listAttempts: ofQuiz,
  getAttempt: ofAttempt,
  saveAnswers: {
    ids: {
      attemptId: { refused: '404 not-found', body: { answers: { [questionId]: 1 } } },
      answers: { refused: '422 invalid-request', theirs: () => ({ 'of-another-quiz': 1 }) },
    },
  },
  takeHint: {
    ids: {
      attemptId: { refused: '404 not-found', body: { questionId } },
      questionId: { refused: '422 invalid-request', theirs: () => 'of-another-quiz' },
    },
  },
  submitAttempt: ofAttempt,

  listReviews: { ids: { courseId: 'open' } },
  postReview: { ids: { courseId: '403 not-eligible' } },
  getMyReview: { ids: { courseId: '404 not-found' } },
  updateMyReview: { ids: { courseId: '404 not-found' } },
  deleteMyReview: { ids: { courseId: '404 not-found' } },
  voteHelpful: { ids: { courseId: '404 not-found', reviewId: '404 not-found' }, everything: 'open' },
  withdrawVote: { ids: { courseId: '404 not-found', reviewId: '404 not-found' }, everything: 'open' },
  reportReview: { ids: { courseId: '404 not-found', reviewId: '404 not-found' }, everything: 'open' },
  replyToReview: {
    ids: { courseId: '404 not-found', reviewId: '404 not-found' },
    everything: '403 not-your-course',
  },
  hideReview: {
    as: 'admin',
    ids: { courseId: '404 not-found', reviewId: '404 not-found' },
    everything: 'open',
  },
  unhideReview: {
    as: 'admin',
    ids: { courseId: '404 not-found', reviewId: '404 not-found' },
    everything: 'open',
  },

  getUser: { ids: { userId: 'open' } },
  updateMe: {
    ids: { avatarKey: { refused: '422 invalid-request', body: {} }, preferences: 'own words' },
  },
  getUserAsAdmin: ofUser,
  changeRole: ofUser,
  deactivateUser: ofUser,
  activateUser: ofUser,
};
