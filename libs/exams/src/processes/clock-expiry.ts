import type { Query } from '#kernel';
import type { AppointmentDocument } from '../views/registry/appointments.js';
import { appointments } from '../views/registry/appointments.js';
import { type ClockDoc, clocks } from '../views/clocks.js';

/** A clock whose last day has gone by, and the stream that is to hear of it. */
export interface DueClock {
  readonly category: 'round' | 'appointment';
  readonly id: string;
  readonly clock: string;
  readonly due: string;
}

/** Clocks of one kind of stream: which documents of which view tell of those that have run out, in order of due day. */
export interface ClockSource {
  readonly view: string;
  /** Clocks that run, and whose last day was before `today` (a local day). Those of what was typed in from paper are read, not run. */
  readonly query: (today: string) => Pick<Query, 'where' | 'sort'>;
  readonly dueIn: (document: never) => DueClock;
}

const sort = { by: 'due' };

const ofRounds: ClockSource = {
  view: clocks.name,
  query: (today) => ({ where: { entry: 'LIVE', state: 'RUNNING', due: { lt: today } }, sort }),
  dueIn: ({ round, clock, due }: ClockDoc & { readonly due: string }) => ({ category: 'round', id: round, clock, due }),
};

/** A case has a `due` only while one of its clocks runs. */
const ofCases: ClockSource = {
  view: appointments.name,
  query: (today) => ({ where: { due: { lt: today } }, sort }),
  dueIn: ({ id, clock, due }: Required<AppointmentDocument>) => ({ category: 'appointment', id, clock, due }),
};

/** Where to ask for clocks that have run out. */
export const clockSources: readonly ClockSource[] = [ofRounds, ofCases];
