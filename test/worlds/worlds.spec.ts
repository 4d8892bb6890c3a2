import { usual } from './facts.js';
import { playedInBoth } from './pair.js';
import { kinds, play } from './play.js';
import type { Leak } from './worlds.js';

const SEED = 20_260_105;

/** Each leak once: who, of what, where. */
const told = (leaks: readonly Leak[]): readonly string[] => [
  ...new Set(
    leaks.map(
      ({ kind, secret, eye, answer, after, told: [one, other] }) =>
        `${kind}: ${eye} reads of ${secret} in ${answer} after ${after}: ${one} / ${other}`,
    ),
  ),
];

it.each(kinds)('the usual round goes from its draft to its announcement: $name', (kind) => {
  const last = [...playedInBoth(kind, [usual(kind), usual(kind)])].at(-1);
  const happened = new Set(last?.one.history.map(({ type }) => type));
  expect(last?.one.state.stage).toBe('RESULT_ANNOUNCED');
  expect([...happened]).toEqual(
    expect.arrayContaining([
      ...['MarkDisputed', 'HeadDecided', 'ThirdMarkerAssigned', 'CollectiveMarked', 'AppealDecided'],
      ...['SpreadReviewDecided', 'MotionClosed', 'CodeMapUnsealed', 'GateEvaluated'],
    ]),
  );
});

it('whoever is not entitled to a sealed fact is answered the same in a world in which it is another', () => {
  const { compared, leaks } = play({ seed: SEED, comparisons: 2_500, moments: 12, eyes: 4 });
  expect(told(leaks).slice(0, 20)).toEqual([]);
  expect(compared).toBeGreaterThanOrEqual(2_500);
}, 300_000);
