import { otherEventWords } from './other-events.js';
import { roundEventWords } from './round-events.js';

/** The human title of every type of event, wherever it happens. A type without one does not compile. */
export const eventWords = { ...roundEventWords, ...otherEventWords } as const;

export type { Title } from './round-events.js';
export { openTasks } from './open-tasks.js';
export { stageTasks } from './stage-tasks.js';
export type { Part, Task } from './task.js';
