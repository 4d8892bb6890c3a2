import { eachOf, joined } from '#kernel';
import { accountCards } from './account/cards.js';
import { appointmentCards } from './appointment/cards.js';
import { positionCards } from './position/cards.js';
import type { Title } from './round/card.js';
import { roundCards } from './round/cards.js';
import { titled } from './stream-card.js';
import { unitCards } from './unit/cards.js';

const allCards = joined([roundCards, unitCards, positionCards, accountCards, appointmentCards]);

/** The human title of every type of event, wherever it happens. */
export const eventWords = eachOf<typeof allCards, Readonly<Record<keyof typeof allCards, Title>>>(allCards, titled);

export type { Title } from './round/card.js';
export { openTasks } from './tasks/open-tasks.js';
export { stageTasks } from './tasks/stage-tasks.js';
export type { Part, Task } from './tasks/task.js';
