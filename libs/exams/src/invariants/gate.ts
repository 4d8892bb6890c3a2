import { type CaseInput, recompute } from '#rules';
import { caseOf } from '../round/case.js';
import { packOf } from '../round/plan/pack.js';
import { participants } from '../round/running.js';
import type { Round } from '../round/state.js';
import { allOf } from '../round/history.js';
import { before, type Breach, breach, type Check } from './breach.js';

/** The case as far as the paper goes: whoever is still in the race then has passed it. */
const paperOnly = ({ candidates, ...input }: CaseInput): CaseInput => ({
  ...input,
  candidates: candidates.map((file) => {
    const { id, preferences, withdrawn = false, sanctions = [], written, absent } = file;
    const paper = written === undefined ? {} : { written };
    return { id, preferences, withdrawn, sanctions, ...paper, ...(absent === 'written' ? { absent } : {}) };
  }),
});

/** By the second computation, which shares no code with the one that evaluated the gate. */
const passed = (round: Round): ReadonlySet<string> => {
  const { candidates } = recompute(paperOnly(caseOf(round)), packOf(round));
  return new Set(candidates.filter(({ outcome }) => outcome === 'PENDING').map(({ id }) => id));
};

const told = (candidates: readonly string[]): string => [...candidates].sort().join('\n');

/** (4) Who goes on, and who does not, follows from the final marks. */
export const gateFollows: Check = (history, fold) =>
  allOf(history, 'GateEvaluated').flatMap((recorded): readonly Breach[] => {
    const round = fold(before(history, recorded));
    const through = passed(round);
    const running = participants(round);
    const admitted = running.filter((candidate) => through.has(candidate));
    const eliminated = running.filter((candidate) => !through.has(candidate));
    return told(admitted) === told(recorded.data.admitted) && told(eliminated) === told(recorded.data.eliminated)
      ? []
      : [breach(4, recorded, 'the gate does not follow from the final marks')];
  });
