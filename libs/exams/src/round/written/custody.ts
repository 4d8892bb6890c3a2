import { at, type Context, entries, type OneOf, put, refuse, type Table } from '#kernel';
import { flagged } from '../deviations/deviations.js';
import type { RoundEvents } from '../events.js';
import { acts, chairOf, sittingOf, supervisors } from '../people.js';
import { isTypedIn } from '../plan/papers.js';
import { holds, type SeatCode } from '../seats.js';
import type { Round } from '../state.js';
import type { Held, ItemFound, WrittenEvents } from './events.js';
import { custodians, sealers, type WrittenRule } from './rule.js';

type Handover = WrittenEvents['CustodyTransferred'];
type Items = Table<Held>;

/** The items with one that somebody else is asked to take; its first giver is its first holder. */
export const offered = (items: Items, offer: Handover, when: string): Items => {
  const { item, from, sealIntact, count } = offer;
  const held = at(items, item) ?? { holder: from, sealIntact, count };
  return put(items, item, { ...held, offer: { ...offer, at: when } });
};

/** The items with one that has come to its receiver. */
export const handed = (items: Items, { item, to, sealIntact, count }: Omit<Handover, 'from'>): Items =>
  put(items, item, { holder: to, sealIntact, count, offer: null });

/** The items with one that stays with its giver. */
export const takenBack = (items: Items, item: string): Items => {
  const held = at(items, item);
  return held === undefined ? items : put(items, item, { ...held, offer: null });
};

const sits = (round: Round, person: string, seats: readonly SeatCode[]): boolean => {
  const sitting = sittingOf(round);
  return seats.some((seat) => holds(person, seat, sitting));
};

const mayHold = (round: Round, person: string): boolean => sits(round, person, custodians);

/** The items that are held by somebody who has left. */
export const leftBehind = (round: Round): readonly string[] =>
  entries(round.written.items).flatMap(([item, { holder }]) => (mayHold(round, holder) ? [] : [item]));

/** Who applied has no part in the work, but sees to it that what concerns them is sealed. */
const mayWitness: readonly SeatCode[] = [...custodians, 'CANDIDATES'];

/** Somebody else than those two saw it, and whoever is named as a witness is somebody in this round. */
const unwitnessed = (
  round: Round,
  { item, witnesses }: Pick<Handover, 'item' | 'witnesses'>,
  two: readonly string[],
) => {
  if (witnesses.every((person) => two.includes(person))) return refuse('handover-unwitnessed', { item });
  const stranger = witnesses.find((person) => !sits(round, person, mayWitness));
  return stranger === undefined ? undefined : refuse('handover-witness-unknown', { item, person: stranger });
};

type Differing = 'count-differs' | 'count-offered-differs';

/** What is not as it was last seen stands on the register, beside the handover that tells of it. */
const differing = (
  item: string,
  last: ItemFound | undefined,
  found: ItemFound,
  what: Differing,
): readonly OneOf<RoundEvents>[] => {
  const { sealIntact: wasIntact, count: handedOver } = last ?? { sealIntact: true, count: found.count };
  const broken = { what: 'seal-found-broken', details: { item }, rule: 'TT 22/2025 Art 5(5)đ' } as const;
  const details = { item, handed: handedOver, found: found.count };
  const other = { what, details, rule: 'TT 22/2025 Art 5(5)đ' } as const;
  return [
    ...flagged(wasIntact && !found.sealIntact ? broken : undefined),
    ...flagged(handedOver === found.count ? undefined : other),
  ];
};

const malformed = ({ item, count }: { readonly item: string; readonly count: number }) =>
  Number.isInteger(count) && count >= 0 ? undefined : refuse('count-malformed', { item });

/** Nobody gives what somebody else holds, or is asked to take; what nobody gave yet comes from whose work sealed it. */
const notToGive = (round: Round, { item, from }: Handover, held: Held | undefined) => {
  if (held === undefined) return sits(round, from, sealers) ? undefined : refuse('custody-begins-elsewhere', { item });
  if (held.holder !== from)
    return refuse(mayHold(round, held.holder) ? 'not-the-holder' : 'holder-has-left', { item, holder: held.holder });
  return held.offer === null ? undefined : refuse('handover-awaits-receiver', { item });
};

/**
 * An item has one holder at any time, the giver of its first handover being the first: somebody whose work puts things
 * under seal. A broken seal is a fact and is
 * recorded like any other: what follows from it is decided by people. Whoever gives it away says so, and only to somebody
 * who has a seat here; it has passed once that person has signed for it. Of a round that is typed in, both have signed on
 * paper.
 */
export const transferCustody: WrittenRule<'TransferCustody'> = (round, command, context) => {
  const { item, from, to } = command;
  if (!acts(context, from)) return refuse('handover-by-its-giver', { item });
  if (!mayHold(round, to)) return refuse('handover-to-stranger', { item });
  if (from === to) return refuse('handover-to-oneself', { item });
  const held = at(round.written.items, item);
  // Of a round that is typed in, the receiver has counted too: what is offered, nobody but its giver.
  const [type, counted] = isTypedIn(round)
    ? (['CustodyTransferred', 'count-differs'] as const)
    : (['CustodyOffered', 'count-offered-differs'] as const);
  return (
    unwitnessed(round, command, [from, to]) ??
    notToGive(round, command, held) ??
    malformed(command) ?? [{ type, data: command }, ...differing(item, held, command, counted)]
  );
};

/** Whoever holds it has nothing to sign for: of a round that is typed in, a handover holds at once. */
const notOffered = (round: Round, item: string, context: Context) => {
  const holder = at(round.written.items, item)?.holder;
  return refuse(acts(context, holder) ? 'custody-held-already' : 'no-handover-open', { item });
};

/** Who is asked to take an item says how it was found, under the own account. */
export const acceptCustody: WrittenRule<'AcceptCustody'> = (round, { item, sealIntact, count }, context) => {
  const offer = at(round.written.items, item)?.offer ?? null;
  if (offer === null) return notOffered(round, item, context);
  if (!acts(context, offer.to)) return refuse('handover-by-its-receiver', { item });
  const { from, to, witnesses } = offer;
  const found = { sealIntact, count };
  return (
    malformed({ item, count }) ?? [
      { type: 'CustodyTransferred', data: { item, from, to, witnesses, ...found } },
      ...differing(item, offer, found, 'count-differs'),
    ]
  );
};

/** The item stays with its giver, who may then give it to somebody else. */
export const refuseCustody: WrittenRule<'RefuseCustody'> = (round, command, context) => {
  const { item } = command;
  const offer = at(round.written.items, item)?.offer ?? null;
  if (offer === null) return notOffered(round, item, context);
  const isTheirs = acts(context, offer.to) || acts(context, offer.from);
  const { from, to } = offer;
  return isTheirs
    ? [{ type: 'CustodyRefused', data: { ...command, from, to } }]
    : refuse('handover-by-its-receiver', { item });
};

/**
 * What somebody holds who has left is not lost: the chair takes it over, before a witness of the supervision board where
 * one sits, and says how it was found.
 */
export const takeOverCustody: WrittenRule<'TakeOverCustody'> = (round, command, context) => {
  const { item, witnesses, sealIntact, count } = command;
  const to = chairOf(round);
  if (to === null || !acts(context, to)) return refuse('chair-only');
  const held = at(round.written.items, item);
  if (held === undefined) return refuse('custody-unknown', { item });
  const { holder: from } = held;
  if (mayHold(round, from)) return refuse('holder-still-seated', { item, holder: from });
  const watchers = supervisors(round);
  if (watchers.length > 0 && !witnesses.some((person) => watchers.includes(person)))
    return refuse('takeover-unsupervised', { item });
  return (
    unwitnessed(round, command, [from, to]) ??
    malformed(command) ?? [
      { type: 'CustodyTakenOver', data: { ...command, from, to } },
      ...differing(item, held, { sealIntact, count }, 'count-differs'),
    ]
  );
};
