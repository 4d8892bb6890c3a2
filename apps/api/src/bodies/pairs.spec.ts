import { bodyPipe } from '../edge/body.pipe.js';
import type { ProblemAnswer } from '../edge/problem.js';
import { roundBodies } from '../commands/round.bodies.js';

const faultsOf = async (command: 'CodeScripts' | 'DecideAppeal', body: object): Promise<readonly string[]> =>
  bodyPipe()
    .transform(body, { type: 'body', metatype: roundBodies[command] })
    .then(
      () => [],
      (error: unknown) => (error as ProblemAnswer).fields?.map(({ field }) => field) ?? [],
    );

const hash = 'a'.repeat(64);
const coding = (...keepers: readonly string[]) => ({ codes: ['X1'], commitment: hash, keepers });
const appeal = (...heads: readonly string[]) => ({
  script: 'X1',
  mark: '67',
  reason: 'A sample.',
  minutes: hash,
  heads,
});

describe('a pair of people', () => {
  it('keeps map and salt, and hears an appeal', async () => {
    expect(await faultsOf('CodeScripts', coding('d1', 'd2'))).toEqual([]);
    expect(await faultsOf('DecideAppeal', appeal('k1', 'a1'))).toEqual([]);
  });

  it.each([[['d1']], [['d1', 'd2', 'd3']]])('is neither one person nor three: %j', async (people) => {
    expect(await faultsOf('CodeScripts', coding(...people))).toEqual(['keepers']);
    expect(await faultsOf('DecideAppeal', appeal(...people))).toEqual(['heads']);
  });
});
