import type { Recorded, View } from '#kernel';
import { daysLater } from '#rules';
import type { AutonomyGroup, Decided, Ownership, UnitEvents, UnitKind } from '../../unit/events.js';
import { type Dated, dated, heldOn, released, type UnitEnd } from '../../unit/state.js';
import { certain } from '../../bug.js';
import { changedBy } from '../part.js';
import { idIn, idOf } from '../stream.js';

/** How a unit ends, and whom its posts go to. */
interface End {
  readonly status: UnitEnd;
  /** First day on which it is no more. */
  readonly on: string;
  readonly successors: readonly string[];
}

/** A unit with all that was decided of it, each from the day of its effect on: of what day it is shown, the reader says. */
export type UnitDocument = Readonly<{
  id: string;
  code: string;
  kind: UnitKind;
  registeredOn: string;
  names: readonly Dated<string>[];
  owners: readonly Dated<Ownership>[];
  autonomy: readonly Dated<Readonly<{ group: AutonomyGroup; until: string | null }>>[];
  ended: End | null;
  /** Ids of units that it follows, each from the day on which they went over. */
  predecessors: readonly Dated<string>[];
  freezes: readonly Readonly<{ from: string; until: string }>[];
  reservations: Readonly<Record<string, string>>;
}>;

/** A unit as it holds on a day. */
export type UnitOnDay = Readonly<{
  id: string;
  code: string;
  name: string;
  kind: UnitKind;
  owner: string;
  /** personIds */
  authority: string;
  superior: string;
  autonomyGroup: AutonomyGroup | null;
  /** `TO_COME`: its first day is still to come, and it is shown as it will be then. */
  status: 'TO_COME' | 'ACTIVE' | UnitEnd;
  registeredOn: string;
  /** First day on which it is no more; `null` before. */
  endedOn: string | null;
  /** The next day on which something holds otherwise by what was decided already; `null`: nothing is to come. */
  changesOn: string | null;
  predecessors: readonly string[];
  successors: readonly string[];
  /** Announced reorganisations, both days included. */
  freezes: readonly Readonly<{ from: string; until: string }>[];
  /** Round that holds a post, by the position's code; empty for who does not act for the owner. */
  reservations: Readonly<Record<string, string>>;
}>;

/** What holds on a day; on days before it is there, what will hold first. */
const held = <Value>(history: readonly Dated<Value>[], day: string): Value =>
  heldOn(history, day) ?? certain(history[0], 'a unit is registered without something').value;

/** All days on which something begins to hold, or ceases to. */
const turningDays = ({
  registeredOn,
  names,
  owners,
  autonomy,
  ended,
  predecessors,
}: UnitDocument): readonly string[] => [
  registeredOn,
  ...[...names, ...owners, ...autonomy, ...predecessors].map(({ from }) => from),
  ...autonomy.flatMap(({ value: { until } }) => (until === null ? [] : [daysLater(until, 1)])),
  ...(ended === null ? [] : [ended.on]),
];

const autonomyHeld = ({ autonomy }: UnitDocument, day: string): AutonomyGroup | null => {
  const granted = heldOn(autonomy, day);
  return granted === null || (granted.until !== null && day > granted.until) ? null : granted.group;
};

/** How a unit has come to its end by a day. */
const endOn = ({ ended }: UnitDocument, day: string): End | null => (ended !== null && ended.on <= day ? ended : null);

/** The next day on which something turns. */
const turningAfter = (document: UnitDocument, day: string): string | null =>
  turningDays(document)
    .filter((turning) => turning > day)
    .sort()[0] ?? null;

const statusOf = ({ registeredOn }: UnitDocument, end: End | null, day: string): UnitOnDay['status'] =>
  day < registeredOn ? 'TO_COME' : (end?.status ?? 'ACTIVE');

/** A unit as it holds on a day, by the effective days on record. */
export const unitOnDay = (document: UnitDocument, day: string): UnitOnDay => {
  const { id, code, kind, registeredOn, freezes, reservations } = document;
  const end = endOn(document, day);
  return {
    ...{ id, code, name: held(document.names, day), kind, ...held(document.owners, day) },
    autonomyGroup: autonomyHeld(document, day < registeredOn ? registeredOn : day),
    ...{ status: statusOf(document, end, day), registeredOn },
    ...{ endedOn: end === null ? null : end.on, changesOn: turningAfter(document, day) },
    predecessors: document.predecessors.filter(({ from }) => from <= day).map(({ value }) => value),
    successors: end === null ? [] : end.successors,
    ...{ freezes, reservations },
  };
};

/** Successors learn of their predecessors, in whichever order they were registered. */
const successorsIn = ({ type, data }: Pick<Recorded, 'type' | 'data'>): readonly string[] => {
  if (type === 'UnitMerged') return [(data as UnitEvents['UnitMerged']).successor];
  return type === 'UnitSplit' ? (data as UnitEvents['UnitSplit']).successors : [];
};

const ownershipOf = ({ owner, authority, superior }: Ownership): Ownership => ({ owner, authority, superior });

/** A unit after one more that it follows; known of one already, it stays as it is. */
const following = (predecessors: UnitDocument['predecessors'], value: string, from: string) =>
  predecessors.some((known) => known.value === value) ? predecessors : [...predecessors, { from, value }];

const ended =
  (status: UnitEnd) =>
  (document: UnitDocument | undefined, { effectiveOn: on }: Decided, recorded: Recorded, key: string) => {
    const id = idOf('unit', recorded);
    return changedBy(document, ({ predecessors }) =>
      key === id
        ? { ended: { status, on, successors: successorsIn(recorded) } }
        : { predecessors: following(predecessors, id, on) },
    );
  };

/** All units: one document for each, by id. */
export const units: View<UnitDocument, UnitEvents> = {
  name: 'units',
  version: 2,
  indexes: ['code', 'kind'],
  keyOf: (recorded) => {
    const id = idIn('unit', recorded);
    return id === undefined ? [] : [...new Set([id, ...successorsIn(recorded)])];
  },
  on: {
    UnitRegistered: (_document, { effectiveOn: from, ...data }, _recorded, id) => ({
      id,
      code: data.code,
      kind: data.kind,
      registeredOn: from,
      names: [{ from, value: data.name }],
      owners: [{ from, value: ownershipOf(data) }],
      autonomy: data.autonomyGroup === undefined ? [] : [{ from, value: { group: data.autonomyGroup, until: null } }],
      ended: null,
      predecessors: (data.predecessors ?? []).map((value) => ({ from, value })),
      freezes: [],
      reservations: {},
    }),
    UnitRenamed: (document, { name, effectiveOn }) =>
      changedBy(document, ({ names }) => ({ names: dated(names, effectiveOn, name) })),
    OwnerChanged: (document, { effectiveOn, ...data }) =>
      changedBy(document, ({ owners }) => ({ owners: dated(owners, effectiveOn, ownershipOf(data)) })),
    AutonomySet: (document, { effectiveOn, group, until = null }) =>
      changedBy(document, ({ autonomy }) => ({ autonomy: dated(autonomy, effectiveOn, { group, until }) })),
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
