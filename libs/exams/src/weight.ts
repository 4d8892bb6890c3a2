import { seesSeals } from './account/care.js';
import { type Category, rightsTo } from './rights.js';
import type { Until } from './round/card.js';
import { cardOf, roundEventTypes } from './round/cards.js';

/** The stages, and what else, at which something is unsealed. */
const unsealing: ReadonlySet<Until> = new Set(
  roundEventTypes.flatMap((type) => {
    const { sealed } = cardOf(type);
    return sealed === 'OPEN' ? [] : sealed.map(({ until }) => until);
  }),
);

/** Commands to a round that close or open a seal, record what stays sealed, enter a stage at which that is unsealed, or decide. */
const ofRound: ReadonlySet<string> = new Set(
  roundEventTypes.flatMap((type) => {
    const { sent, seal, sealed, stage, decides } = cardOf(type);
    if (sent === 'FOLLOWS') return [];
    const unseals = 'enters' in stage && unsealing.has(stage.enters);
    return seal !== undefined || sealed !== 'OPEN' || unseals || decides !== 'NOTHING' ? [sent.command] : [];
  }),
);

/**
 * True for a command by which somebody seals, unseals or decides: of a round its cards say so; of anything else, that only
 * roles may send it which see what is sealed, or decide.
 */
export const isWeighty = (category: Category, command: string): boolean => {
  if (category === 'round') return ofRound.has(command);
  const { roles } = rightsTo(category, command);
  return roles.length > 0 && roles.every(seesSeals);
};
