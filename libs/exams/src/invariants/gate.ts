import { compareScores } from '#rules';
import { finalMark } from '../round/marking/final-mark.js';
import { packOf, termsOf } from '../round/plan/pack.js';
import { participants } from '../round/running.js';
import type { Round } from '../round/state.js';
import { allOf, before, type Breach, breach, type Check } from './breach.js';

const passes = (round: Round, candidate: string): boolean => {
  const mark = finalMark(round, candidate);
  const passMark = termsOf(round).writtenPassMark ?? packOf(round).written.passMark.value;
  return mark !== undefined && (passMark === null || compareScores(mark.net, passMark) >= 0);
};

const told = (candidates: readonly string[]): string => [...candidates].sort().join('\n');

/** (4) Who goes on, and who does not, follows from the final marks. */
export const gateFollows: Check = (history, fold) =>
  allOf(history, 'GateEvaluated').flatMap((recorded): readonly Breach[] => {
    const round = fold(before(history, recorded));
    const running = participants(round);
    const admitted = running.filter((candidate) => passes(round, candidate));
    const eliminated = running.filter((candidate) => !admitted.includes(candidate));
    return told(admitted) === told(recorded.data.admitted) && told(eliminated) === told(recorded.data.eliminated)
      ? []
      : [breach(4, recorded, 'the gate does not follow from the final marks')];
  });
