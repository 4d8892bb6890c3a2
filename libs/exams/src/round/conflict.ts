import { type Context, refuse } from '#kernel';
import { bars } from './council/relations.js';
import type { RoundEvents } from './events.js';
import { isRecused } from './people.js';
import type { Round } from './state.js';

/** Events by which somebody decides about the one candidate that they name. */
export const aboutACandidate: ReadonlySet<string> = new Set<keyof RoundEvents>([
  'EligibilityChecked',
  'EligibilityWaived',
  'ApplicationRefused',
  'CandidateLate',
  'SanctionApplied',
  'ResultCancelled',
  'LateSchemeAccepted',
  'SheetSigned',
  'SpreadReviewDecided',
  'PreferenceGapDecided',
  'OpinionGiven',
  'HireDecided',
]);

/**
 * Nobody decides about a candidate from whom they are recused, or to whom a barring relation was declared, whatever the
 * office in which they act (domain §7.5(6), NĐ 170/2025 Art 8(3)).
 */
export const conflictIn = (
  round: Round,
  { actor, onBehalfOf }: Context,
  decided: readonly { readonly type: string; readonly data: unknown }[],
) => {
  const people = onBehalfOf === undefined ? [actor] : [actor, onBehalfOf];
  for (const { type, data } of decided) {
    if (!aboutACandidate.has(type)) continue;
    const { candidate } = data as { readonly candidate: string };
    const member = people.find((person) => isRecused(round, person, candidate) || bars(round, person, candidate));
    if (member !== undefined) return refuse('conflict-of-interest', { member, candidate });
  }
  return undefined;
};
