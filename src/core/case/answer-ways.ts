/** How an answer can have come to the manager when it did not come in Losen. A choice, because in words a reason would be written too. */
export const answerWays = ['email', 'phone', 'meeting', 'letter'] as const;

/** How an answer came to the manager. */
export type AnswerWay = (typeof answerWays)[number];
