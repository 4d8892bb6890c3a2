import type { Process, Reaction, Recorded } from '#kernel';
import type { RoundEvents } from '../round/events.js';
import type { SuspendCode } from '../round/standstill/events.js';
import type { UnitEvents } from '../unit/events.js';
import { inRound } from '../views/part.js';
import { idIn } from '../views/stream.js';

type Heeded = Pick<RoundEvents, 'RoundDrafted' | 'RoundResumed'> & UnitEvents;

/** The rounds that ask for posts of a unit, each with the positions that it still holds there; `*`: all. */
export type RoundsOnUnit = Readonly<{ rounds: Readonly<Record<string, readonly string[]>> }>;

/** Every position: the unit is the successor, and what the round holds there is not reserved by position. */
const ALL = '*';

const withPositions = (
  memory: RoundsOnUnit | undefined,
  round: string,
  positions: readonly string[],
): RoundsOnUnit => ({ rounds: { ...memory?.rounds, [round]: positions } });

const released = (memory: RoundsOnUnit | undefined, round: string, position: string): RoundsOnUnit | undefined => {
  const held = memory?.rounds[round];
  if (memory === undefined || held === undefined) return memory;
  const left = held.filter((kept) => kept !== position);
  if (left.length > 0) return withPositions(memory, round, left);
  return { rounds: Object.fromEntries(Object.entries(memory.rounds).filter(([kept]) => kept !== round)) };
};

const suspend =
  (code: SuspendCode) =>
  (memory: RoundsOnUnit | undefined): readonly Reaction[] =>
    Object.keys(memory?.rounds ?? {}).map((id) => ({
      category: 'round',
      id,
      command: { type: 'SuspendRound', data: { code } },
    }));

/** The units that an event of a unit or round is about, as far as they are asked for the round. */
export const unitsOf = (recorded: Recorded): readonly string[] => {
  const unit = idIn('unit', recorded);
  if (unit !== undefined) return [unit];
  if (!inRound(recorded)) return [];
  if (recorded.type === 'RoundDrafted') {
    return (recorded.data as RoundEvents['RoundDrafted']).posts.map((post) => post.unit);
  }
  const { as, successor } = recorded.data as RoundEvents['RoundResumed'];
  return as === 'UNCHANGED' || successor === undefined ? [] : [successor.unit];
};

/**
 * A unit that is merged, split or dissolved brings every open round on it to a standstill at once (domain: §3.14, S24);
 * whether it goes on in the successor is for the authority. Memory: the open rounds of a unit. Rounds typed in from paper
 * are past and stay as they are. A round that was recognised or suspended meanwhile refuses: see {@link isMoot}.
 */
export const standstillOnReorganisation: Process<RoundsOnUnit, Heeded> = {
  name: 'standstill-on-reorganisation',
  version: 1,
  indexes: [],
  keyOf: unitsOf,
  on: {
    RoundDrafted: (memory, { entry, posts }, { stream }, unit) => {
      if (entry === 'RETROSPECTIVE') return memory;
      const positions = posts.filter((post) => post.unit === unit).map(({ position }) => position);
      return withPositions(memory, stream.slice('round-'.length), positions);
    },
    RoundResumed: (memory, _, { stream }) => withPositions(memory, stream.slice('round-'.length), [ALL]),
    PostReleased: (memory, { round, position }) => released(memory, round, position),
  },
  react: {
    UnitMerged: suspend('UNIT_MERGED'),
    UnitSplit: suspend('UNIT_SPLIT'),
    UnitDissolved: suspend('UNIT_DISSOLVED'),
    // No longer a public unit: nothing to select for. The authority cancels.
    UnitEquitised: suspend('UNIT_DISSOLVED'),
  },
};
