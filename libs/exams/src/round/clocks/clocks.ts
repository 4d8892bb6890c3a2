import { chapter } from '../chapter.js';
import { clocksCards } from './cards.js';
import { type ClocksCommands, type ClocksEvents, clocksUpcasters } from './events.js';
import { evolve } from './evolve.js';
import { ExpireClock } from './expiry.js';
import { RecalculateClock } from './recalculation.js';
import { clocksRefusals } from './refusals.js';

/** The legal clocks: facts in the stream, started, stopped and paused by what happens, and never moved by themselves. */
export const clocks = chapter<'clocks', ClocksCommands, ClocksEvents>()({
  name: 'clocks',
  initial: {},
  refusals: clocksRefusals,
  cards: clocksCards,
  upcasters: clocksUpcasters,
  decide: { ExpireClock, RecalculateClock },
  evolve,
});
