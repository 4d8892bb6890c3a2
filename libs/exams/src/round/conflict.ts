import { at, type Context, type OneOf, refuse } from '#kernel';
import { cardOf } from './cards.js';
import { bars } from './council/relations.js';
import type { RoundEvents } from './events.js';
import { isRecused, peopleActing } from './people.js';
import type { Round } from './state.js';

type Decided = OneOf<RoundEvents>;

/** About whom somebody decides: the candidate, and what they are called where it is decided. */
interface Affected {
  readonly candidate: string;
  readonly calledBy: string;
}

/**
 * About whom somebody decides by the event. Whose script a code stands for is known only to an appeal: while the paper
 * is marked nobody can tell, and the invariants look afterwards. A marker is never told whose script it is.
 */
const affectedBy = (round: Round, { type, data }: Decided): Affected | undefined => {
  const { about } = cardOf(type);
  if (about === 'NOBODY') return undefined;
  const { candidate, script } = data as { readonly candidate: string; readonly script: string };
  if (about === 'CANDIDATE') return { candidate, calledBy: candidate };
  const appellant = at(round.appeals.files, script)?.candidate;
  return appellant === undefined ? undefined : { candidate: appellant, calledBy: script };
};

/**
 * Nobody decides about a candidate from whom they are recused, or to whom a barring relation was declared, whatever the
 * office in which they act (domain §7.5(6), NĐ 170/2025 Art 8(3)).
 */
export const conflictIn = (round: Round, context: Context, decided: readonly Decided[]) => {
  const people = peopleActing(context);
  for (const event of decided) {
    const affected = affectedBy(round, event);
    if (affected === undefined) continue;
    const { candidate, calledBy } = affected;
    const member = people.find((person) => isRecused(round, person, candidate) || bars(round, person, candidate));
    if (member !== undefined) return refuse('conflict-of-interest', { member, candidate: calledBy });
  }
  return undefined;
};
