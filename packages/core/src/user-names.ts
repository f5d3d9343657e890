/** Apart from the profiles because rules that read nothing speak of them too. */

/** What somebody is called who has no profile yet. */
export const namelessLearner = 'Learner';

/** What somebody is called who teaches, or speaks for those who do, under no name of their own. */
export const namelessInstructor = 'Instructor';

/** What somebody is called who has had their account erased. */
export const formerLearner = 'Former learner';
