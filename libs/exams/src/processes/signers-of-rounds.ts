import type { Process, Reaction, Recorded } from '#kernel';
import { validTime } from '#kernel';
import { localDay } from '#rules';
import { certain } from '../bug.js';
import type { RoundEvents } from '../round/events.js';
import type { UnitEvents } from '../unit/events.js';
import { roundOf } from '../views/part.js';
import { unitsOf } from './standstill-on-reorganisation.js';

type Heeded = Pick<RoundEvents, 'RoundDrafted' | 'RoundResumed'> & Pick<UnitEvents, 'OwnerChanged'>;

type Change = UnitEvents['OwnerChanged'];

/** What was decided of who signs for a unit, and since when which rounds look at it. */
export type SignersOfUnit = Readonly<{
  changes: readonly Change[];
  /** Day on which the round took its signers from the registry, by round. */
  rounds: Readonly<Record<string, string>>;
}>;

const nothing: SignersOfUnit = { changes: [], rounds: {} };

const watching = (memory: SignersOfUnit | undefined, _: unknown, recorded: Recorded): SignersOfUnit => {
  const { changes, rounds } = memory ?? nothing;
  return { changes, rounds: { ...rounds, [roundOf(recorded)]: localDay(validTime(recorded.meta)) } };
};

const tell = (round: string, unit: string, change: Change): Reaction => {
  const { authority, superior, effectiveOn, decision } = change;
  return {
    category: 'round',
    id: round,
    command: { type: 'ChangeSigners', data: { unit, authority, superior, effectiveOn, decision } },
  };
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

/**
 * Who signs for a unit is copied into a round when it is drafted. What the registry decides after that is told to every
 * round on the unit, with the day from which it holds: the new head signs from then on, and the old one no longer.
 */
export const signersOfRounds: Process<SignersOfUnit, Heeded> = {
  name: 'signers-of-rounds',
  version: 1,
  indexes: [],
  keyOf: unitsOf,
  on: {
    RoundDrafted: watching,
    RoundResumed: watching,
    OwnerChanged: (memory, change) => {
      const { changes, rounds } = memory ?? nothing;
      return { changes: [...changes, change], rounds };
    },
  },
  react: {
    RoundDrafted: toCome,
    RoundResumed: toCome,
    OwnerChanged: (memory, change, _, unit) => {
      const known = remembered(memory);
      return Object.entries(known.rounds)
        .filter(([, asked]) => !isOutdated(known, change, asked))
        .map(([round]) => tell(round, unit, change));
    },
  },
};
