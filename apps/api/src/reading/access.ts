import type { Role } from '#exams';
import { ProblemAnswer } from '../edge/problem.js';
import type { EdgeCode } from '../edge/problem-words.js';

/**
 * The one rule for whoever asks for something that is not for them. What a reader may not know to exist is not there: 404,
 * and the answer is the same as for what does not exist. What a reader knows to exist but may not read is refused: 403.
 */
export const admit = (mayKnow: boolean, mayRead = mayKnow, allowed?: readonly Role[]): void => {
  if (!mayKnow) throw new ProblemAnswer(404, 'not-found');
  if (!mayRead)
    throw new ProblemAnswer(
      403,
      allowed === undefined ? 'not-your-part' : 'not-allowed',
      undefined,
      allowed && { roles: allowed },
    );
};

/** What was asked for, if it is there for this reader. */
export const found = <Value>(value: Value | undefined, code: EdgeCode = 'not-found'): Value => {
  if (value === undefined) throw new ProblemAnswer(404, code);
  return value;
};
