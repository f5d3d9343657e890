/** A quiz of one question, with a hint. */
export const questionId = 'queens';

export const quizFields = {
  title: 'What do you know of hives?',
  type: 'quiz',
  content: undefined,
  quiz: {
    questions: [
      {
        questionId,
        type: 'numeric',
        prompt: 'How many queens has a hive?',
        answer: 1,
        hints: [{ text: 'Not two.', cost: 1 }],
      },
    ],
  },
};
