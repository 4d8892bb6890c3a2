import { localDay } from '#rules';
import { type Dated, dated, heldOn } from '../../unit/state.js';
import type { Round } from '../state.js';
import { own } from '../../own.js';
import { isOpenPost } from '../running.js';
import type { Signers } from './events.js';
import { draftOf } from './papers.js';

/** What a round knows of its signers: those it began with, and what the registry decided of its units since. */
export interface Signing {
  readonly base: Signers;
  readonly units: readonly string[];
  readonly changes: Readonly<Record<string, readonly Dated<Signers>[]>>;
}

/** Who signs, of all that a record may say. */
export const signersIn = ({ authority, superior, body }: Signers): Signers => ({
  authority,
  superior,
  ...(body === undefined ? {} : { body }),
});

/** What is known of the signers, with one more decision of the registry. */
export const withSigners = (
  changes: Signing['changes'],
  { unit, effectiveOn, ...signers }: Signers & { readonly unit: string; readonly effectiveOn: string },
): Signing['changes'] => ({
  ...changes,
  [unit]: dated(own(changes, unit) ?? [], effectiveOn, signersIn(signers)),
});

/**
 * Who signs on a day. A round is under one authority: a change counts for it once all of its units are under the new one,
 * since registries change unit by unit; until then those sign who signed before.
 */
export const signersOn = ({ base, units, changes }: Signing, day: string): Signers => {
  const agreedOn = (on: string): Signers | undefined => {
    const held = units.map((unit) => heldOn(own(changes, unit) ?? [], on) ?? base);
    const [first] = held;
    return held.every(({ authority }) => authority === first?.authority) ? first : undefined;
  };
  const days = units.flatMap((unit) => own(changes, unit) ?? []).map(({ from }) => from);
  return days
    .filter((from) => from <= day)
    .sort()
    .reduce((signers, from) => agreedOn(from) ?? signers, base);
};

/** The units whose signers are those of the round: of its posts that are still offered, or the successor. */
export const unitsOf = (round: Round): readonly string[] => {
  const { successor } = round.standstill;
  if (successor !== null) return [successor.unit];
  const { posts } = draftOf(round);
  const open = posts.filter(({ post }) => isOpenPost(round, post));
  return [...new Set((open.length > 0 ? open : posts).map(({ unit }) => unit))];
};

/** The round as it is signed for on a day: what rules ask about the authority and its superior, they ask of this. */
export const signedOn = (round: Round, day: string): Round => {
  const { plan, standstill } = round;
  const base = standstill.successor ?? plan.draft;
  if (base === null || Object.keys(plan.signers).length === 0) return round;
  const signers = signersOn({ base: signersIn(base), units: unitsOf(round), changes: plan.signers }, day);
  return standstill.successor === null
    ? { ...round, plan: { ...plan, draft: plan.draft && { ...plan.draft, ...signers } } }
    : { ...round, standstill: { ...standstill, successor: { ...standstill.successor, ...signers } } };
};

/** The same at an instant (RFC 3339, UTC). Most rounds keep their signers, and then no day is worked out. */
export const signedAt = (round: Round, instant: string): Round =>
  Object.keys(round.plan.signers).length === 0 ? round : signedOn(round, localDay(instant));
