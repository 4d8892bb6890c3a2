import { at, refuse } from '#kernel';
import { acts, sittingOf } from '../people.js';
import { holds, type SeatCode } from '../seats.js';
import type { Round } from '../state.js';
import type { WrittenRule } from './rule.js';

/** Who may have things of a round under seal. */
const custodians: readonly SeatCode[] = ['OWNER', 'AUTHORITY', 'SUPERIOR', 'SEATED', 'KEEPERS'];

const mayHold = (round: Round, person: string): boolean => {
  const sitting = sittingOf(round);
  return custodians.some((seat) => holds(person, seat, sitting));
};

/**
 * An item has one holder at any time, the giver of its first handover being the first. A broken seal is a fact and is
 * recorded like any other: what follows from it is decided by people. Whoever gives it away says so, and only to somebody
 * who has a seat here.
 */
export const transferCustody: WrittenRule<'TransferCustody'> = (round, command, context) => {
  const { item, from, to, witnesses, count } = command;
  if (!acts(context, from)) return refuse('handover-by-its-giver', { item });
  if (!mayHold(round, to)) return refuse('handover-to-stranger', { item });
  if (from === to) return refuse('handover-to-oneself', { item });
  const holder = at(round.written.holders, item) ?? from;
  if (holder !== from) return refuse('not-the-holder', { item, holder });
  if (!witnesses.some((person) => person !== from && person !== to)) return refuse('handover-unwitnessed', { item });
  if (!Number.isInteger(count) || count < 0) return refuse('count-malformed', { item });
  return [{ type: 'CustodyTransferred', data: command }];
};
