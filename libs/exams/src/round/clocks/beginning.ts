import type { ClockRow } from '#rules';

/**
 * Clocks that run before a plan names a pack. A pack that has such a row too may label it by its own texts, but not run
 * it otherwise: it has been running since before the pack was pinned.
 */
export const beginningClocks: readonly ClockRow[] = [
  {
    name: 'principleDue',
    startsOn: 'RoundDrafted',
    stopsOn: ['PrincipleApproved'],
    length: 10,
    unit: 'WORKING_DAYS',
    whose: 'AUTHORITY',
    onExpiry: 'OverdueFlagged',
    source: { instrument: 'NĐ 115/2020', article: '46' },
    kind: 'ANALOGY',
    confidence: 'F',
  },
];
