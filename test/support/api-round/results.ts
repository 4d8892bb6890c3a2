import { decisionOf, hash, type Playing, send } from './playing.js';

export const compile = async (round: Playing): Promise<void> => {
  await send(round, 'M1', 'compile-results');
};

export const report = async (round: Playing): Promise<void> => {
  await send(round, 'M1', 'report-results', { report: decisionOf(round, '09/BC') });
};

export const recognise = async (round: Playing): Promise<void> => {
  await send(round, round.authority, 'recognise-results', { decision: decisionOf(round, '72/QĐ') });
};

export const announceResults = async (round: Playing): Promise<void> => {
  await send(round, 'HR', 'announce-results', { snapshot: hash(round, 'results') });
};
