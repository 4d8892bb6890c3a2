import { decisionOf, type Playing, send } from './playing.js';

/** The result worked out. */
export const compile = async (round: Playing): Promise<void> => {
  await send(round, 'M1', 'compile-results');
};

/** The council reports it to the authority. */
export const report = async (round: Playing): Promise<void> => {
  await send(round, 'M1', 'report-results', { report: decisionOf(round, '09/BC') });
};

/** The authority recognises it. */
export const recognise = async (round: Playing): Promise<void> => {
  await send(round, round.authority, 'recognise-results', { decision: decisionOf(round, '72/QĐ') });
};

/** The winners told. */
export const announceResults = async (round: Playing): Promise<void> => {
  await send(round, 'HR', 'announce-results');
};
