import { newId } from '@skillforge/core/ids';
import {
  attemptKey,
  attemptQuestionsKey,
  enrollmentKey,
  gateKey,
  progressKey,
  quizKey,
  reportKey,
  reviewIndexKeys,
  reviewKey,
  statsKey,
  usageKey,
  voteKey,
} from '@skillforge/core/keys';
import type { Member, Users } from './users.ts';

/** Somebody who has used all of SkillForge: an item of every kind, as the other services write them. */
export async function plantLearner(users: Users, learner: Member, name = 'Sam Rivera') {
  const { put, putAll, plantCourse } = users;
  const { issueCertificate, newCertificate } = await import('@skillforge/core/enrollment/certificate');
  const { transact } = await import('@skillforge/core/table');
  const { userId } = learner;
  const at = '2026-03-05T09:00:00.000Z';
  const asked = { points: 1, hints: [], explanation: 'because' };
  const courses = { active: newId(), completed: newId(), cancelled: newId() };
  for (const [status, courseId] of Object.entries(courses)) {
    await plantCourse(courseId);
    await put({
      ...gateKey(courseId),
      status: 'published',
      instructors: [],
      capacity: 10,
      everEnrolled: 3,
      learners: status === 'cancelled' ? 2 : 3,
      ratingSum: 4,
      ratingCount: 1,
      distribution: { 1: 0, 2: 0, 3: 0, 4: 1, 5: 0 },
    });
    await put({
      ...enrollmentKey(userId, courseId),
      userId,
      courseId,
      status,
      enrolledAt: at,
      lastActivityAt: at,
      completed: new Set([1, 2]),
    });
    await put({
      ...reviewKey(courseId, userId),
      ...reviewIndexKeys(courseId, userId, { createdAt: at, rating: 4, helpfulCount: 2 }),
      card: {
        reviewId: userId,
        courseId,
        author: { userId, displayName: name, avatarKey: `avatars/${userId}/01JD0MB3H8Y6T5R4E3W2Q1A0ZX.png` },
        rating: 4,
        text: `What ${status} learners say.`,
        helpfulCount: 2,
        reply: {
          text: 'Words of the instructor',
          repliedAt: at,
          author: { userId: 'x', displayName: 'Instructor' },
        },
        createdAt: at,
        updatedAt: at,
      },
      generation: newId(),
      revision: 1,
      hidden: status === 'cancelled',
      reports: 0,
    });
  }
  // What others say, and what the learner says of it: one vote counts, the other was for an earlier review.
  const author = `author-of-${userId}`;
  const [generation, earlier] = [newId(), newId()];
  for (const [courseId, helpfulCount] of [
    [courses.active, 3],
    [courses.completed, 1],
  ] as const) {
    await put({
      ...reviewKey(courseId, author),
      ...reviewIndexKeys(courseId, author, { createdAt: at, rating: 5, helpfulCount }),
      card: {
        reviewId: author,
        courseId,
        author: { userId: author, displayName: 'Another author', avatarKey: null },
        rating: 5,
        text: 'What others say.',
        helpfulCount,
        reply: null,
        createdAt: at,
        updatedAt: at,
      },
      generation,
      revision: 1,
      hidden: false,
      reports: 1,
    });
  }
  const certificate = newCertificate({
    userId,
    courseId: courses.completed,
    courseTitle: 'Practical SQL',
    learnerName: name,
  });
  await transact(issueCertificate(certificate, undefined));
  const lessonId = `${courses.active}-1`;
  await putAll([
    { ...progressKey(userId, courses.active, lessonId), status: 'completed', timeSpentSeconds: 61 },
    { ...quizKey(userId, lessonId), attempts: 1 },
    {
      ...attemptKey(userId, lessonId, 1),
      lessonId,
      number: 1,
      status: 'submitted',
      startedAt: at,
      finishedAt: at,
      answers: { q0: ['b'], q2: 'my own words' },
      hints: { q0: 1 },
      revision: 4,
      result: { scorePercent: 50, passed: false, points: 1, right: [true, false, false] },
    },
    {
      ...attemptQuestionsKey(userId, lessonId, 1),
      passPercent: 80,
      questions: [
        {
          questionId: 'which',
          type: 'multiple',
          prompt: 'Which of these?',
          points: 1,
          options: [
            { optionId: 'a', text: 'The first' },
            { optionId: 'b', text: 'The second' },
          ],
          answer: ['b'],
          hints: [
            { text: 'Not the first.', cost: 1 },
            { text: 'A hint that was not taken', cost: 1 },
          ],
          explanation: 'because',
        },
        { questionId: 'no answer', ...asked, type: 'numeric', prompt: 'How many?', answer: 7, tolerance: 1 },
        { questionId: 'words', ...asked, type: 'text', prompt: 'In what words?', answer: ['the right one'] },
      ],
    },
    { ...voteKey(userId, courses.active, author), generation },
    { ...voteKey(userId, courses.completed, author), generation: earlier },
    { ...reportKey(userId, courses.active, author), generation, reason: 'spam', ttl: 1_900_000_000 },
    { ...statsKey(userId), GSI3PK: 'leaderboard#1', GSI3SK: '000000010', card: { userId, points: 10 } },
    { ...usageKey(userId, 'review', '20260305'), calls: 3, ttl: 1_900_000_000 },
  ]);
  return { courses, author, certificateId: certificate.certificateId, lessonId };
}
