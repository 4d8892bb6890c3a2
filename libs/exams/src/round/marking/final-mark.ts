import { at } from '#kernel';
import { applySanctions, roundPublished } from '#rules';
import { own } from '../../own.js';
import type { AppealHow } from '../appeals/events.js';
import { packOf } from '../plan/pack.js';
import { isDisqualified } from '../running.js';
import type { Round } from '../state.js';
import type { MarkHow } from './events.js';

/** A mark that counts: `raw` as marked, `net` after sanctions; two decimals each. */
export interface FinalMark {
  readonly raw: string;
  readonly net: string;
  readonly how: MarkHow | AppealHow;
}

/** What a raw mark is worth: the sanctions of the sitting taken off last, and nothing for a script not signed for. */
export const netOf = (round: Round, candidate: string, raw: string): string => {
  const pack = packOf(round);
  if (at(round.written.scripts, candidate) === false) return roundPublished('0', pack.rounding.value);
  const kinds = at(round.written.sanctions, candidate) ?? [];
  return applySanctions(
    pack,
    raw,
    kinds.map((kind) => ({ kind })),
  );
};

/** The code of a candidate's script, once the map is unsealed. */
export const scriptOf = (round: Round, candidate: string): string | undefined => own(round.marking.codeOf, candidate);

/** The mark of a candidate after appeals. Absent: no script, not unsealed yet, or disqualified. */
export const finalMark = (round: Round, candidate: string): FinalMark | undefined => {
  if (isDisqualified(round, candidate)) return undefined;
  const script = scriptOf(round, candidate);
  const appealed = script === undefined ? undefined : at(round.appeals.files, script)?.settled;
  return appealed ?? own(round.marking.published, candidate);
};
