import { own } from '../own.js';
import type { AutonomyGroup, Ownership, UnitKind } from './events.js';

export type UnitEnd = 'MERGED' | 'SPLIT' | 'DISSOLVED' | 'EQUITISED';

/** Something that holds from `from` (a day, included) until the next entry. */
export interface Dated<Value> {
  readonly from: string;
  readonly value: Value;
}

/** How a unit came to its end. */
export interface Ended {
  readonly status: UnitEnd;
  /** First day on which it is no more. */
  readonly on: string;
  /** Day of the decision: from then on nothing new is begun on it. */
  readonly decidedOn: string;
  readonly successors: readonly string[];
}

/** For whom a post is kept. */
export interface Hold {
  readonly round: string;
  /** Of the attempt to draft that round; `''`: it was kept before attempts had names. */
  readonly token: string;
  /** From this instant on, another round may end an attempt that has led to no round; `''`: at any time. */
  readonly until: string;
}

/** An organisational unit, with its history by effective day. Histories are in the order of their days. */
export interface Unit {
  readonly code: string;
  readonly kind: UnitKind;
  /** First day of the unit; `null` before it is registered. */
  readonly registeredOn: string | null;
  /** What it was registered with, to tell a repeat from a second registration. */
  readonly registration: string;
  readonly predecessors: readonly string[];
  readonly names: readonly Dated<string>[];
  readonly owners: readonly Dated<Ownership>[];
  readonly autonomy: readonly Dated<{ readonly group: AutonomyGroup; readonly until: string | null }>[];
  readonly freezes: readonly { readonly from: string; readonly until: string }[];
  readonly ended: Ended | null;
  /** By the position's code. */
  readonly reservations: Readonly<Record<string, Hold>>;
}

/** The history with one more entry; on a day that has one already, the later record counts. */
export const dated = <Value>(history: readonly Dated<Value>[], from: string, value: Value): readonly Dated<Value>[] =>
  [...history.filter((entry) => entry.from !== from), { from, value }].sort((a, b) => (a.from < b.from ? -1 : 1));

/** What held on `day`. */
export const heldOn = <Value>(history: readonly Dated<Value>[], day: string): Value | null =>
  history.findLast(({ from }) => from <= day)?.value ?? null;

/** What a unit was on a day, by the effective days on record. */
export const statusOn = (unit: Unit, day: string): 'UNKNOWN' | 'ACTIVE' | UnitEnd => {
  if (unit.registeredOn === null || day < unit.registeredOn) return 'UNKNOWN';
  return unit.ended !== null && day >= unit.ended.on ? unit.ended.status : 'ACTIVE';
};

/** Who appointed on a day; `null` on days on which the unit was not active: then its successor must be asked. */
export const authorityOn = (unit: Unit, day: string): Ownership | null =>
  statusOn(unit, day) === 'ACTIVE' ? heldOn(unit.owners, day) : null;

/** Name on a day; after the end, the last one. */
export const nameOn = (unit: Unit, day: string): string | null => heldOn(unit.names, day);

/** Group of autonomy on a day; `null` where none was set or its road map has run out. */
export const autonomyOn = (unit: Unit, day: string): AutonomyGroup | null => {
  const held = heldOn(unit.autonomy, day);
  return held === null || (held.until !== null && day > held.until) ? null : held.group;
};

/** The announced reorganisation that a day falls into. */
export const freezeOn = (unit: Unit, day: string) =>
  unit.freezes.find(({ from, until }) => from <= day && day <= until);

/** Last effective day on record. */
export const lastChange = (unit: Unit): string | null =>
  [...unit.names, ...unit.owners, ...unit.autonomy].reduce<string | null>(
    (last, { from }) => (last === null || from > last ? from : last),
    null,
  );

/** For whom a post is kept; `undefined`: for nobody. */
export const holdOn = (unit: Unit, position: string): Hold | undefined => own(unit.reservations, position);

/** The reservations without that of one post. */
export const released = <Kept>(
  reservations: Readonly<Record<string, Kept>>,
  position: string,
): Readonly<Record<string, Kept>> =>
  Object.fromEntries(Object.entries(reservations).filter(([held]) => held !== position));
