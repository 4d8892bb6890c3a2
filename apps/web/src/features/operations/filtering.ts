import type { SecurityLine } from '../../api/types.gen.js';
import { suspicious } from './kinds.js';

/** What is looked for among security events. */
export interface Wanted {
  /** A kind, `SUSPICIOUS`, or nothing for all. */
  readonly kind: string | undefined;
  /** Part of a source or an account. */
  readonly text: string | undefined;
}

/** True for a line that is looked for. */
export const isWanted = ({ kind, source, account }: SecurityLine, wanted: Wanted): boolean => {
  const isKind =
    wanted.kind === undefined || (wanted.kind === 'SUSPICIOUS' ? suspicious.has(kind) : kind === wanted.kind);
  return isKind && `${source ?? ''} ${account ?? ''}`.toLowerCase().includes((wanted.text ?? '').trim().toLowerCase());
};

/** How often each kind happened, the most frequent first. */
export const countsOf = (lines: readonly SecurityLine[]): readonly (readonly [SecurityLine['kind'], number])[] => {
  const counts = new Map<SecurityLine['kind'], number>();
  for (const { kind, count } of lines) counts.set(kind, (counts.get(kind) ?? 0) + count);
  return [...counts].toSorted(([, one], [, other]) => other - one);
};
