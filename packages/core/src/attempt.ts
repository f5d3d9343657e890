/**
 * The name that a question's answer and hints stand under in the item of an attempt, by its place among the questions from
 * 0: its own id may hold what an expression cannot name.
 */
export const placeName = (at: number) => `q${at}`;
