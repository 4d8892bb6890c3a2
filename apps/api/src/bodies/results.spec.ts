import { bodyPipe } from '../edge/body.pipe.js';
import type { ProblemAnswer } from '../edge/problem.js';
import { DecidePreferenceGapBody } from './results.js';

const read = (body: object): Promise<unknown> =>
  bodyPipe().transform(body, { type: 'body', metatype: DecidePreferenceGapBody }) as Promise<unknown>;

describe('the decision about a winner without a wished post', () => {
  const decision = { candidate: 'C1', reason: 'A sample reason.', minutes: 'a'.repeat(64) };

  it.each(['P3', null])('names a post, or says in so many words that it is none: %j', async (post) => {
    expect(await read({ ...decision, post })).toEqual({ ...decision, post });
  });

  it.each([{}, { post: '' }, { post: 'not an id' }, { post: 7 }])('is not read out of %j', async (rest) => {
    const problem = await read({ ...decision, ...rest }).then(
      () => undefined,
      (error: unknown) => error as ProblemAnswer,
    );
    expect(problem?.fields).toMatchObject([{ field: 'post' }]);
  });
});
