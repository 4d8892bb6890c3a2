import { usual } from './facts.js';
import { playedInBoth } from './pair.js';
import { kinds, play } from './play.js';
import { compared, told } from './worlds.js';

const SEED = 20_260_105;

/** What happens in a usual round, that a seal lies on or that opens one. */
const sealed = {
  EXAM: [
    ...['MarkDisputed', 'HeadDecided', 'ThirdMarkerAssigned', 'CollectiveMarked', 'AppealDecided'],
    ...[
      'SpreadReviewDecided',
      'MotionClosed',
      'CodeMapUnsealed',
      'GateEvaluated',
      'ComplaintLodged',
      'DeviationFlagged',
    ],
    ...['PartyOpinionRecorded', 'StandardConcluded', 'Appointed'],
  ],
  CONTRACT: ['ComplaintLodged', 'OpinionGiven', 'OpinionsReported', 'HireDecided'],
};

it.each(kinds)('the usual round goes from its draft to its announcement: $name', (kind) => {
  const { one } = [...playedInBoth(kind, [usual(kind), usual(kind)])].at(-1)!;
  const happened = [...one.history, ...one.caseHistory].map(({ type }) => type);
  expect(one.state.stage).toBe('RESULT_ANNOUNCED');
  expect(happened).toEqual(expect.arrayContaining(sealed[kind.by]));
});

it('whoever is not entitled to a sealed fact is answered the same in a world in which it is another', async () => {
  const found = await play({ seed: SEED, comparisons: 2_500, moments: 12, eyes: 6 }, compared);
  expect(told(found.leaks).slice(0, 20)).toEqual([]);
  expect(found.compared).toBeGreaterThanOrEqual(2_500);
});
