import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { at, type Context, refuse } from '#kernel';
import { own } from '../../own.js';
import { HEX_64 } from '../../wording.js';
import { admittedCandidates, calledToDefence } from '../admission.js';
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

export const commitLot: DefenceRule<'CommitLot'> = (round, command, context) => {
  const before = round.defence.lotCommitment;
  if (!byAnyOf(context, [chairOf(round), secretaryOf(round)])) return refuse('lot-commit-not-allowed');
  if (!HEX_64.test(command.commitment)) return refuse('lot-commitment-not-hex');
  if (before === command.commitment) return [];
  return before === null ? [{ type: 'LotCommitted', data: command }] : refuse('lot-already-committed');
};

const NONCES_MIN = 2;

const badNonces = (nonces: DefenceCommands['DrawOrder']['nonces'], running: readonly string[]) => {
  const seen = new Set<string>();
  for (const { candidate, nonce } of nonces) {
    if (seen.has(candidate) || !running.includes(candidate) || !HEX_64.test(nonce)) {
      return refuse('nonce-not-from-candidate', { candidate });
    }
    seen.add(candidate);
  }
  const needed = Math.min(NONCES_MIN, running.length);
  return seen.size < needed ? refuse('too-few-nonces', { needed }) : undefined;
};

/** The secret was fixed before the nonces were known, so neither side could choose the order alone. */
const mismatch = (round: Round, secret: string) => {
  const { lotCommitment } = round.defence;
  if (lotCommitment === null) return refuse('lot-not-committed');
  const fits = HEX_64.test(secret) && bytesToHex(sha256(hexToBytes(secret))) === lotCommitment;
  return fits ? undefined : refuse('lot-commitment-mismatch');
};

const notReady = (round: Round, running: readonly string[]) => {
  if (calledToDefence(round) === null) return refuse('gate-not-evaluated');
  if (running.length === 0) return refuse('nobody-to-draw');
  const missing = running.find((candidate) => own(round.defence.schemes, candidate) === undefined);
  return missing === undefined ? undefined : refuse('scheme-missing', { candidate: missing });
};

export const drawOrder: DefenceRule<'DrawOrder'> = (round, command, context) => {
  const { secret, nonces } = command;
  const running = admittedCandidates(round);
  if (!acts(context, chairOf(round))) return refuse('defence-chair-only');
  if (round.defence.order.length > 0) return refuse('lot-already-drawn');
  const refusal = mismatch(round, secret) ?? notReady(round, running) ?? badNonces(nonces, running);
  if (refusal !== undefined) return refusal;
  return [{ type: 'OrderDrawn', data: { ...command, order: lotOrder(secret, nonces, running) } }];
};
