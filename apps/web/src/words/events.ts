import eventsJson from '../api/events.gen.json' with { type: 'json' };
import type { Words } from './language.js';

/** What an event is called, and the rule behind it. */
export interface EventTitle extends Words {
  readonly source?: string;
}

const events = eventsJson as Readonly<Record<string, EventTitle>>;

/** What an event of the log is called; its name where it has no other. */
export const eventTitle = (type: string): EventTitle => events[type] ?? { vi: type, en: type };
