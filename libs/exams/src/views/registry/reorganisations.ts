import type { Recorded, View } from '#kernel';
import type { UnitEvents } from '../../unit/events.js';
import { idIn, idOf } from '../stream.js';

/** One change of the units, as it was recorded. It never changes afterwards. */
export type ReorganisationDocument = Readonly<{
  id: string;
  kind: 'MERGER' | 'SPLIT' | 'DISSOLUTION' | 'EQUITISATION' | 'OWNER_CHANGE' | 'ANNOUNCEMENT';
  /** Id of the unit that changes. */
  from: string;
  /** Ids of its successors, or of its new owner. */
  into: readonly string[];
  /** First day of its effect. */
  on: string;
  /** Number of the decision. */
  decision: string;
}>;

type Change = Pick<ReorganisationDocument, 'kind' | 'into' | 'on'>;

const entry =
  <Data extends { readonly decision: { readonly number: string } }>(change: (data: Data) => Change) =>
  (_document: unknown, data: Data, recorded: Recorded): ReorganisationDocument => ({
    id: recorded.id,
    from: idOf('unit', recorded),
    decision: data.decision.number,
    ...change(data),
  });

/** Mergers, splits and all other changes of units, by the id of the event: what the percentages are recomputed from. */
export const reorganisations: View<ReorganisationDocument, UnitEvents> = {
  name: 'reorganisations',
  version: 1,
  indexes: ['kind', 'from', 'on'],
  keyOf: (recorded) => (idIn('unit', recorded) === undefined ? [] : recorded.id),
  on: {
    UnitMerged: entry(({ successor, effectiveOn }) => ({ kind: 'MERGER', into: [successor], on: effectiveOn })),
    UnitSplit: entry(({ successors, effectiveOn }) => ({ kind: 'SPLIT', into: successors, on: effectiveOn })),
    UnitDissolved: entry(({ effectiveOn }) => ({ kind: 'DISSOLUTION', into: [], on: effectiveOn })),
    UnitEquitised: entry(({ effectiveOn }) => ({ kind: 'EQUITISATION', into: [], on: effectiveOn })),
    OwnerChanged: entry(({ owner, effectiveOn }) => ({ kind: 'OWNER_CHANGE', into: [owner], on: effectiveOn })),
    ReorganisationAnnounced: entry(({ from }) => ({ kind: 'ANNOUNCEMENT', into: [], on: from })),
  },
};
