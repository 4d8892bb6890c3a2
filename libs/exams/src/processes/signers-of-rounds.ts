import type { Process, Reaction, Recorded } from '#kernel';
import { validTime } from '#kernel';
import { localDay } from '#rules';
import { certain } from '../bug.js';
import type { AppointmentEvents } from '../appointment/events.js';
import type { RoundEvents } from '../round/events.js';
import type { UnitEvents } from '../unit/events.js';
import { roundOf } from '../views/part.js';
import { idIn, idOf } from '../views/stream.js';
import { unitsOf } from './standstill-on-reorganisation.js';

type Heeded = Pick<RoundEvents, 'RoundDrafted' | 'RoundResumed'> &
  Pick<UnitEvents, 'OwnerChanged'> &
  Pick<AppointmentEvents, 'AppointmentCaseOpened' | 'AppointmentMerged'>;

type Change = UnitEvents['OwnerChanged'];

/** What was decided of who signs for a unit, since when which rounds look at it, and which appointments. */
export type SignersOfUnit = Readonly<{
  changes: readonly Change[];
  /** Day on which the round took its signers from the registry, by round. */
  rounds: Readonly<Record<string, string>>;
  cases: readonly string[];
}>;

const nothing: SignersOfUnit = { changes: [], rounds: {}, cases: [] };

const watching = (memory: SignersOfUnit | undefined, _: unknown, recorded: Recorded): SignersOfUnit => {
  const { rounds, ...rest } = memory ?? nothing;
  return { ...rest, rounds: { ...rounds, [roundOf(recorded)]: localDay(validTime(recorded.meta)) } };
};

const tell = (round: string, unit: string, change: Change): Reaction => {
  const { authority, superior, owner: body, effectiveOn, decision } = change;
  return {
    category: 'round',
    id: round,
    command: { type: 'ChangeSigners', data: { unit, authority, superior, body, effectiveOn, decision } },
  };
};

const watchingCase = (memory: SignersOfUnit | undefined, _: unknown, recorded: Recorded): SignersOfUnit => {
  const { cases, ...rest } = memory ?? nothing;
  return { ...rest, cases: [...cases, idOf('appointment', recorded)] };
};

const tellCase = (id: string, unit: string, { authority, effectiveOn, decision }: Change): Reaction => ({
  category: 'appointment',
  id,
  command: { type: 'ChangeCaseAuthority', data: { unit, authority, effectiveOn, decision } },
});

/** The unit on which an event of an appointment puts its holder. */
const unitOfCase = (recorded: Recorded): readonly string[] | undefined => {
  if (idIn('appointment', recorded) === undefined) return undefined;
  const { unit, into } = recorded.data as { readonly unit?: string; readonly into?: string };
  return [into ?? unit].filter((one) => one !== undefined);
};

/** True where the registry has put something newer in the place of a change before the round asked it. */
const isOutdated = ({ changes }: SignersOfUnit, change: Change, asked: string): boolean =>
  changes.some(({ effectiveOn }) => effectiveOn > change.effectiveOn && effectiveOn <= asked);

/** What a reaction finds: the event that it answers is remembered before. */
const remembered = (memory: SignersOfUnit | undefined): SignersOfUnit => certain(memory, 'nothing was remembered');

/** What was decided before the round asked, and takes effect only after. */
const toCome = (
  memory: SignersOfUnit | undefined,
  _: unknown,
  recorded: Recorded,
  unit: string,
): readonly Reaction[] => {
  const { changes, rounds } = remembered(memory);
  const asked = certain(rounds[roundOf(recorded)], 'a round that was drafted is not remembered');
  const later = changes.filter(({ effectiveOn }) => effectiveOn > asked);
  return later.map((change) => tell(roundOf(recorded), unit, change));
};

/** Whatever was decided: a case takes its authority from a round that may be years old. */
const allOf = (memory: SignersOfUnit | undefined, _: unknown, recorded: Recorded, unit: string): readonly Reaction[] =>
  remembered(memory).changes.map((change) => tellCase(idOf('appointment', recorded), unit, change));

/**
 * Who signs for a unit is copied into a round when it is drafted. What the registry decides after that is told to every
 * round on the unit and to every appointment there, with the day from which it holds: the new head signs from then on,
 * and the old one no longer.
 */
export const signersOfRounds: Process<SignersOfUnit, Heeded> = {
  name: 'signers-of-rounds',
  version: 2,
  indexes: [],
  keyOf: (recorded) => unitOfCase(recorded) ?? unitsOf(recorded),
  on: {
    RoundDrafted: watching,
    RoundResumed: watching,
    AppointmentCaseOpened: watchingCase,
    AppointmentMerged: watchingCase,
    OwnerChanged: (memory, change) => {
      const { changes, ...rest } = memory ?? nothing;
      return { ...rest, changes: [...changes, change] };
    },
  },
  react: {
    RoundDrafted: toCome,
    RoundResumed: toCome,
    AppointmentCaseOpened: allOf,
    AppointmentMerged: allOf,
    OwnerChanged: (memory, change, _, unit) => {
      const known = remembered(memory);
      const rounds = Object.entries(known.rounds)
        .filter(([, asked]) => !isOutdated(known, change, asked))
        .map(([round]) => tell(round, unit, change));
      return [...rounds, ...known.cases.map((id) => tellCase(id, unit, change))];
    },
  },
};
