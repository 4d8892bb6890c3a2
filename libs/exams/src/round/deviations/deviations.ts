import type { OneOf } from '#kernel';
import { chapter } from '../chapter.js';
import type { RoundEvents } from '../events.js';
import { deviationsCards } from './cards.js';
import { type Deviation, type DeviationsCommands, type DeviationsEvents, deviationsUpcasters } from './events.js';

/** The flag of what is otherwise than the rules want it; nothing where all is in order. */
export const flagged = (found: Deviation | undefined): readonly OneOf<RoundEvents>[] =>
  found === undefined ? [] : [{ type: 'DeviationFlagged', data: found }];

/**
 * The exception register: what has happened is recorded as it was, be it against a rule, and flagged. Nobody is made to
 * type in something else than the truth; what to do about it, people decide.
 */
export const deviations = chapter<'deviations', DeviationsCommands, DeviationsEvents>()({
  name: 'deviations',
  initial: { count: 0 },
  refusals: {},
  cards: deviationsCards,
  upcasters: deviationsUpcasters,
  decide: {},
  evolve: { DeviationFlagged: ({ count }) => ({ count: count + 1 }) },
});
