import type { Recorded } from '#kernel';
import { type Breach, breach, type Check, type FoldRound } from './breach.js';

/** Acts of candidates and ends of clocks; a withdrawal is open to a candidate at any time. */
const NOT_WHILE_SUSPENDED: readonly string[] = [
  'ApplicationReceived',
  'ApplicationsClosed',
  'AppealFiled',
  'AppealWindowClosed',
  'SchemeDeposited',
  'OverdueFlagged',
];

const ENDS_A_SUSPENSION: readonly string[] = ['RoundResumed', 'RoundCancelled', 'DraftWithdrawn'];

const runningIn = (history: readonly Recorded[], last: Recorded, fold: FoldRound): readonly Breach[] => {
  const { clocks } = fold(history.slice(0, history.indexOf(last) + 1));
  return Object.entries(clocks)
    .filter(([, clock]) => clock.state === 'RUNNING')
    .map(([name]) => breach(9, last, `clock ${name} runs while the round is suspended`));
};

/** (9) While a round is suspended no clock runs and no candidate is heard. */
export const standstillIsStill: Check = (history, fold) =>
  history.flatMap((suspension, index) => {
    if (suspension.type !== 'RoundSuspended') return [];
    const rest = history.slice(index + 1);
    const end = rest.findIndex(({ type }) => ENDS_A_SUSPENSION.includes(type));
    const during = end === -1 ? rest : rest.slice(0, end);
    const last = during.at(-1) ?? suspension;
    return [
      ...during
        .filter(({ type }) => NOT_WHILE_SUSPENDED.includes(type))
        .map((recorded) => breach(9, recorded, `${recorded.type} while the round is suspended`)),
      ...runningIn(history, last, fold),
    ];
  });
