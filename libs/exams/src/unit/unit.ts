import { type Context, type Decider, refuse, validTime } from '#kernel';
import { localDay } from '#rules';
import { minutesLater } from '../account/instants.js';
import type { Ownership, UnitCommands, UnitEvents } from './events.js';
import type { unitRefusals } from './refusals.js';
import { dated, type Ended, freezeOn, heldOn, holdOn, lastChange, released, statusOn, type Unit } from './state.js';

/** An attempt to draft a round is a matter of milliseconds; what has led to none by then has most likely broken off. */
export const HOLD_MINUTES = 2;

export type UnitRefusal = keyof typeof unitRefusals;
type UnitDecider = Decider<Unit, UnitCommands, UnitEvents, UnitRefusal>;

const registrationOf = (data: UnitCommands['RegisterUnit']): string =>
  JSON.stringify([
    [data.code, data.name, data.kind, data.effectiveOn],
    [data.owner, data.authority, data.superior],
    [data.autonomyGroup ?? null, data.predecessors ?? []],
  ]);

const ownershipOf = ({ owner, authority, superior }: Ownership): Ownership => ({ owner, authority, superior });

/** Where the head chairs a council, the superior signs in that head's place: no round can be held where they are one. */
const oneSigner = ({ authority, superior }: Ownership) =>
  authority === superior ? refuse('authority-is-superior') : undefined;

/** A change needs a unit that exists and has not ended, and cannot take effect before its first day. */
const unchangeable = (unit: Unit, effectiveOn: string) => {
  if (unit.registeredOn === null) return refuse('unit-unknown');
  if (unit.ended !== null) return refuse('unit-ended', { status: unit.ended.status, on: unit.ended.on });
  if (effectiveOn < unit.registeredOn) {
    return refuse('before-registration', { effectiveOn, registeredOn: unit.registeredOn });
  }
  return undefined;
};

const isSameEnd = (unit: Unit, status: Ended['status'], on: string, successors: readonly string[]): boolean =>
  unit.ended?.status === status && unit.ended.on === on && unit.ended.successors.join() === successors.join();

/** An end, besides, needs other units as successors, and nothing on record that takes effect after it. */
const unendable = (unit: Unit, effectiveOn: string, successors: readonly string[] = []) => {
  const refusal = unchangeable(unit, effectiveOn);
  if (refusal !== undefined) return refusal;
  if (successors.includes(unit.code)) return refuse('successor-is-itself');
  const last = lastChange(unit);
  return last !== null && last > effectiveOn ? refuse('before-last-change', { last, effectiveOn }) : undefined;
};

/** Why a unit cannot be used on a day on which it is not active: it is nobody's, its first day is to come, or it has ended. */
export const notActive = (state: Unit, { unit: code, day }: { readonly unit: string; readonly day: string }) => {
  const { registeredOn } = state;
  if (registeredOn === null) return refuse('no-such-unit', { unit: code });
  return day < registeredOn
    ? refuse('unit-not-yet', { unit: code, day, from: registeredOn })
    : refuse('unit-not-active', { unit: code, day, status: statusOn(state, day) });
};

const unreservable = (unit: Unit, context: Context) => {
  if (unit.registeredOn === null) return refuse('unit-unknown');
  const day = localDay(validTime(context));
  const { ended } = unit;
  if (ended !== null && day >= ended.decidedOn)
    return refuse('unit-not-active', { unit: unit.code, day, status: ended.status });
  if (statusOn(unit, day) !== 'ACTIVE') return notActive(unit, { unit: unit.code, day });
  const freeze = freezeOn(unit, day);
  return freeze === undefined ? undefined : refuse('unit-frozen', { from: freeze.from, until: freeze.until });
};

const change: Pick<UnitDecider['decide'], 'RegisterUnit' | 'RenameUnit' | 'ChangeOwner' | 'SetAutonomy'> = {
  RegisterUnit: (unit, data) => {
    if (unit.registeredOn === null) return oneSigner(data) ?? [{ type: 'UnitRegistered', data }];
    return unit.registration === registrationOf(data) ? [] : refuse('unit-already-registered', { code: unit.code });
  },
  RenameUnit: (unit, data) => {
    const refusal = unchangeable(unit, data.effectiveOn);
    if (refusal !== undefined) return refusal;
    return heldOn(unit.names, data.effectiveOn) === data.name ? [] : [{ type: 'UnitRenamed', data }];
  },
  ChangeOwner: (unit, data) => {
    const refusal = unchangeable(unit, data.effectiveOn);
    if (refusal !== undefined) return refusal;
    const held = heldOn(unit.owners, data.effectiveOn);
    const same = JSON.stringify(held) === JSON.stringify(ownershipOf(data));
    return same ? [] : (oneSigner(data) ?? [{ type: 'OwnerChanged', data }]);
  },
  SetAutonomy: (unit, data) => {
    const refusal = unchangeable(unit, data.effectiveOn);
    if (refusal !== undefined) return refusal;
    const held = heldOn(unit.autonomy, data.effectiveOn);
    const same = held?.group === data.group && held.until === (data.until ?? null);
    return same ? [] : [{ type: 'AutonomySet', data }];
  },
};

const end: Pick<UnitDecider['decide'], 'MergeInto' | 'SplitInto' | 'DissolveUnit' | 'EquitiseUnit'> = {
  MergeInto: (unit, data) => {
    if (isSameEnd(unit, 'MERGED', data.effectiveOn, [data.successor])) return [];
    return unendable(unit, data.effectiveOn, [data.successor]) ?? [{ type: 'UnitMerged', data }];
  },
  SplitInto: (unit, data) => {
    if (isSameEnd(unit, 'SPLIT', data.effectiveOn, data.successors)) return [];
    const refusal = unendable(unit, data.effectiveOn, data.successors);
    if (refusal !== undefined) return refusal;
    return new Set(data.successors).size < 2 ? refuse('successors-too-few') : [{ type: 'UnitSplit', data }];
  },
  DissolveUnit: (unit, data) => {
    if (isSameEnd(unit, 'DISSOLVED', data.effectiveOn, [])) return [];
    return unendable(unit, data.effectiveOn) ?? [{ type: 'UnitDissolved', data }];
  },
  EquitiseUnit: (unit, data) => {
    if (isSameEnd(unit, 'EQUITISED', data.effectiveOn, [])) return [];
    return unendable(unit, data.effectiveOn) ?? [{ type: 'UnitEquitised', data }];
  },
};

const hold: Pick<UnitDecider['decide'], 'AnnounceReorganisation' | 'ReservePost' | 'ReleasePost'> = {
  AnnounceReorganisation: (unit, data) => {
    const refusal = unchangeable(unit, data.from);
    if (refusal !== undefined) return refusal;
    if (data.until < data.from) return refuse('window-backwards', { from: data.from, until: data.until });
    const known = unit.freezes.some(({ from, until }) => from === data.from && until === data.until);
    return known ? [] : [{ type: 'ReorganisationAnnounced', data }];
  },
  ReservePost: (unit, data, context) => {
    const { position, round, token } = data;
    const hold = holdOn(unit, position);
    if (hold?.round === round && hold.token === token) return [];
    if (hold !== undefined) return refuse('post-already-in-round', { position, round: hold.round });
    const until = minutesLater(context.at, HOLD_MINUTES);
    return unreservable(unit, context) ?? [{ type: 'PostReserved', data: { position, round, token, until } }];
  },
  // Also after the unit's end: a round that outlived its unit must still be able to let go.
  ReleasePost: (unit, data) => {
    const { position, round, token } = data;
    const hold = holdOn(unit, position);
    if (hold === undefined) return [];
    if (hold.round === round && hold.token === token) return [{ type: 'PostReleased', data }];
    return refuse('post-held-by-another-round', { position, round: hold.round });
  },
};

const endedBy =
  <Data extends { effectiveOn: string; decision: { date: string } }>(
    status: Ended['status'],
    successors: (data: Data) => readonly string[] = () => [],
  ) =>
  (unit: Unit, data: Data): Unit => {
    const { date } = data.decision;
    const decidedOn = date < data.effectiveOn ? date : data.effectiveOn;
    return { ...unit, ended: { status, on: data.effectiveOn, decidedOn, successors: successors(data) } };
  };

const evolve: UnitDecider['evolve'] = {
  UnitRegistered: (unit, data) => ({
    ...unit,
    code: data.code,
    kind: data.kind,
    registeredOn: data.effectiveOn,
    registration: registrationOf(data),
    predecessors: data.predecessors ?? [],
    names: [{ from: data.effectiveOn, value: data.name }],
    owners: [{ from: data.effectiveOn, value: ownershipOf(data) }],
    autonomy:
      data.autonomyGroup === undefined
        ? []
        : [{ from: data.effectiveOn, value: { group: data.autonomyGroup, until: null } }],
  }),
  UnitRenamed: (unit, { effectiveOn, name }) => ({ ...unit, names: dated(unit.names, effectiveOn, name) }),
  OwnerChanged: (unit, data) => ({ ...unit, owners: dated(unit.owners, data.effectiveOn, ownershipOf(data)) }),
  AutonomySet: (unit, { effectiveOn, group, until }) => ({
    ...unit,
    autonomy: dated(unit.autonomy, effectiveOn, { group, until: until ?? null }),
  }),
  UnitMerged: endedBy('MERGED', ({ successor }) => [successor]),
  UnitSplit: endedBy('SPLIT', ({ successors }) => successors),
  UnitDissolved: endedBy('DISSOLVED'),
  UnitEquitised: endedBy('EQUITISED'),
  ReorganisationAnnounced: (unit, { from, until }) => ({ ...unit, freezes: [...unit.freezes, { from, until }] }),
  PostReserved: (unit, { position, round, token = '', until = '' }) => ({
    ...unit,
    reservations: { ...unit.reservations, [position]: { round, token, until } },
  }),
  PostReleased: (unit, { position }) => ({ ...unit, reservations: released(unit.reservations, position) }),
};

/** An organisational unit: whom it belongs to on which day, how it ends, and which of its posts a round holds. */
export const unit: UnitDecider = {
  category: 'unit',
  initialState: {
    code: '',
    kind: 'SERVICE_UNIT',
    registeredOn: null,
    registration: '',
    predecessors: [],
    names: [],
    owners: [],
    autonomy: [],
    freezes: [],
    ended: null,
    reservations: {},
  },
  decide: { ...change, ...end, ...hold },
  evolve,
  upcasters: {},
  isTerminal: ({ ended, reservations }) => ended !== null && Object.keys(reservations).length === 0,
};
