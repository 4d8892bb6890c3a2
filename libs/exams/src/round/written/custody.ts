import { at, refuse } from '#kernel';
import { acts } from '../people.js';
import type { WrittenRule } from './rule.js';

/**
 * An item has one holder at any time, the giver of its first handover being the first. A broken seal is a fact and is
 * recorded like any other: what follows from it is decided by people.
 */
export const transferCustody: WrittenRule<'TransferCustody'> = (round, command, context) => {
  const { item, from, to, witnesses, count } = command;
  if (![from, to, ...witnesses].some((person) => acts(context, person))) return refuse('not-at-the-handover', { item });
  if (from === to) return refuse('handover-to-oneself', { item });
  const holder = at(round.written.holders, item) ?? from;
  if (holder !== from) return refuse('not-the-holder', { item, holder });
  if (!witnesses.some((person) => person !== from && person !== to)) return refuse('handover-unwitnessed', { item });
  if (!Number.isInteger(count) || count < 0) return refuse('count-malformed', { item });
  return [{ type: 'CustodyTransferred', data: command }];
};
