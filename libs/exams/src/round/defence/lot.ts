import { at, type Context, isRefusal, refuse } from '#kernel';
import { own } from '../../own.js';
import { admittedCandidates, calledToDefence } from '../admission.js';
import { lotOpened } from '../draws/opening.js';
import { lotOrder } from '../lots.js';
import { acts, chairOf, secretaryOf } from '../people.js';
import { isRunning } from '../running.js';
import type { Round } from '../state.js';
import type { DefenceCommands } from './events.js';
import type { DefenceRule } from './rule.js';

const byAnyOf = (context: Context, people: readonly (string | null | undefined)[]): boolean =>
  people.some((person) => acts(context, person));

/** What stands in the way of taking this scheme, or `undefined`. */
const untakable = (round: Round, { candidate, hash }: DefenceCommands['DepositScheme']) => {
  const { schemes, order } = round.defence;
  if (calledToDefence(round)?.includes(candidate) !== true) return refuse('not-admitted', { candidate });
  if (!isRunning(round, candidate)) return refuse('no-longer-running', { candidate });
  if (order.length > 0) return refuse('lot-already-drawn');
  const before = own(schemes, candidate);
  return before === undefined || before === hash ? undefined : refuse('scheme-already-deposited', { candidate });
};

export const depositScheme: DefenceRule<'DepositScheme'> = (round, command, context) => {
  const person = at(round.applications.list, command.candidate)?.person;
  if (!byAnyOf(context, [secretaryOf(round), round.plan.owner, person])) return refuse('scheme-hand-in-not-allowed');
  if (own(round.defence.schemes, command.candidate) === command.hash) return [];
  return untakable(round, command) ?? [{ type: 'SchemeDeposited', data: command }];
};

export const acceptLateScheme: DefenceRule<'AcceptLateScheme'> = (round, command, context) => {
  if (!acts(context, chairOf(round))) return refuse('defence-chair-only');
  if (own(round.defence.schemes, command.candidate) === command.hash) return [];
  return untakable(round, command) ?? [{ type: 'LateSchemeAccepted', data: command }];
};

const notReady = (round: Round, running: readonly string[]) => {
  if (calledToDefence(round) === null) return refuse('gate-not-evaluated');
  if (running.length === 0) return refuse('nobody-to-draw');
  const missing = running.find((candidate) => own(round.defence.schemes, candidate) === undefined);
  return missing === undefined ? undefined : refuse('scheme-missing', { candidate: missing });
};

export const drawOrder: DefenceRule<'DrawOrder'> = (round, { secret }, context) => {
  const running = admittedCandidates(round);
  if (!acts(context, chairOf(round))) return refuse('defence-chair-only');
  if (round.defence.order.length > 0) return refuse('lot-already-drawn');
  const refusal = notReady(round, running);
  if (refusal !== undefined) return refusal;
  const lot = lotOpened(round, 'ORDER', { secret, most: running.length });
  if (isRefusal(lot)) return lot;
  const nonces = lot.numbers.map(({ giver, number }) => ({ candidate: giver, nonce: number }));
  return [{ type: 'OrderDrawn', data: { secret, nonces, order: lotOrder(secret, nonces, running) } }];
};
