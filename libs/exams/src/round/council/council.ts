import { chapter } from '../chapter.js';
import { councilCards } from './cards.js';
import { establish } from './establish.js';
import { type CouncilCommands, type CouncilEvents, councilUpcasters } from './events.js';
import { evolve } from './evolve.js';
import { motions } from './motions.js';
import { step } from './recusal.js';
import { councilRefusals } from './refusals.js';
import { declare } from './relations.js';
import { reseat } from './reseating.js';

/** Who sits where, who is related to whom, who stepped out, and what the council voted. */
export const council = chapter<'council', CouncilCommands, CouncilEvents>()({
  name: 'council',
  initial: {
    members: [],
    supervision: null,
    boards: {},
    relations: {},
    clearedOf: {},
    candidateCleared: {},
    recused: {},
    replacedBy: {},
    leaving: [],
    everSat: { supervision: [], watched: [] },
    motions: {},
  },
  refusals: councilRefusals,
  cards: councilCards,
  upcasters: councilUpcasters,
  decide: { ...establish, ...declare, ...step, ...reseat, ...motions },
  evolve,
});
