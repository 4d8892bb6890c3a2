import type { Recorded, View } from '#kernel';
import type { AutonomyGroup, Decided, UnitEvents, UnitKind } from '../../unit/events.js';
import { released, type UnitEnd } from '../../unit/state.js';
import { changed, changedBy } from '../part.js';
import { idIn, idOf } from '../stream.js';

/** A unit as last recorded; what held on an earlier day is asked of its stream. */
export type UnitDocument = Readonly<{
  id: string;
  code: string;
  name: string;
  kind: UnitKind;
  owner: string;
  /** personIds */
  authority: string;
  superior: string;
  autonomyGroup: AutonomyGroup | null;
  status: 'ACTIVE' | UnitEnd;
  registeredOn: string;
  /** First day on which it is no more. */
  endedOn: string | null;
  predecessors: readonly string[];
  successors: readonly string[];
  /** Announced reorganisations, both days included. */
  freezes: readonly Readonly<{ from: string; until: string }>[];
  /** Round that holds a post, by the position's code; empty for who does not act for the owner. */
  reservations: Readonly<Record<string, string>>;
}>;

/** Successors learn of their predecessors, in whichever order they were registered. */
const successorsIn = ({ type, data }: Pick<Recorded, 'type' | 'data'>): readonly string[] => {
  if (type === 'UnitMerged') return [(data as UnitEvents['UnitMerged']).successor];
  return type === 'UnitSplit' ? (data as UnitEvents['UnitSplit']).successors : [];
};

const ended =
  (status: UnitEnd) =>
  (document: UnitDocument | undefined, { effectiveOn }: Decided, recorded: Recorded, key: string) => {
    const id = idOf('unit', recorded);
    return changedBy(document, ({ predecessors }) =>
      key === id
        ? { status, endedOn: effectiveOn, successors: successorsIn(recorded) }
        : { predecessors: [...new Set([...predecessors, id])] },
    );
  };

/** All units: one document for each, by id. */
export const units: View<UnitDocument, UnitEvents> = {
  name: 'units',
  version: 1,
  indexes: ['code', 'name', 'kind', 'owner', 'status', 'authority'],
  keyOf: (recorded) => {
    const id = idIn('unit', recorded);
    return id === undefined ? [] : [...new Set([id, ...successorsIn(recorded)])];
  },
  on: {
    UnitRegistered: (_document, data, _recorded, id) => ({
      id,
      code: data.code,
      name: data.name,
      kind: data.kind,
      owner: data.owner,
      authority: data.authority,
      superior: data.superior,
      autonomyGroup: data.autonomyGroup ?? null,
      status: 'ACTIVE',
      registeredOn: data.effectiveOn,
      endedOn: null,
      predecessors: data.predecessors ?? [],
      successors: [],
      freezes: [],
      reservations: {},
    }),
    UnitRenamed: (document, { name }) => changed(document, { name }),
    OwnerChanged: (document, { owner, authority, superior }) => changed(document, { owner, authority, superior }),
    AutonomySet: (document, { group }) => changed(document, { autonomyGroup: group }),
    UnitMerged: ended('MERGED'),
    UnitSplit: ended('SPLIT'),
    UnitDissolved: ended('DISSOLVED'),
    UnitEquitised: ended('EQUITISED'),
    ReorganisationAnnounced: (document, { from, until }) =>
      changedBy(document, ({ freezes }) => ({ freezes: [...freezes, { from, until }] })),
    PostReserved: (document, { position, round }) =>
      changedBy(document, ({ reservations }) => ({ reservations: { ...reservations, [position]: round } })),
    PostReleased: (document, { position }) =>
      changedBy(document, ({ reservations }) => ({ reservations: released(reservations, position) })),
  },
};
