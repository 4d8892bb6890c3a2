import { type AnyView, documentsFrom, type Entry, folding, type Recorded } from '#kernel';
import { localDay } from '#rules';
import { certain } from '../bug.js';
import { views } from '../views/index.js';
import { type AppointmentDocument, appointments } from '../views/registry/appointments.js';
import { type RoundDoc, rounds, roundSignedOn } from '../views/rounds.js';
import { happenedBy, type PastAsked } from './asked.js';

// Recorded time says what was known, valid time what held: both may be asked for, one beside the other.

/** A round as it was, and parts of it. */
export interface RoundPast {
  /** As it was signed for then; `undefined` where there was no such round. */
  readonly round: RoundDoc | undefined;
  /** The documents of each view that was asked for, by the view's name. */
  readonly documents: Readonly<Record<string, readonly Entry[]>>;
}

/** The day on which the past that is asked for is looked at: a position stands for the day of the last event up to it. */
export const dayOf = ({ cut, valid }: PastAsked, last: Recorded): string =>
  valid ?? localDay(cut.instant ?? last.meta.at);

const entriesOf = (view: AnyView, history: readonly Recorded[]): readonly Entry[] =>
  [...documentsFrom(view, history)].map(([key, document]) => ({ key, document }));

/** A round out of what was known of it then. `names`: the views of which parts are wanted. */
export const pastOf = (known: readonly Recorded[], asked: PastAsked, names: readonly string[]): RoundPast => {
  const history = happenedBy(known, asked.valid);
  const [found] = entriesOf(rounds, history);
  const last = history.at(-1);
  if (found === undefined || last === undefined) return { round: undefined, documents: {} };
  const wanted = views.filter(({ name }) => names.includes(name));
  return {
    round: roundSignedOn(found.document as RoundDoc, dayOf(asked, last)),
    documents: Object.fromEntries(wanted.map((view) => [view.name, entriesOf(view, history)])),
  };
};

/** The appointment cases that these events tell of. */
export const casesFrom = (known: readonly Recorded[]): readonly AppointmentDocument[] =>
  entriesOf(appointments, known).map(({ document }) => document as AppointmentDocument);

/** A list as it was: of the registry, of rounds or of cases. */
export interface RegistryThen {
  readonly documents: readonly Entry[];
  /** The day for which it is asked. */
  readonly day: string;
}

const viewNamed = (name: string): AnyView =>
  certain(
    views.find((view) => view.name === name),
    `there is no view ${name}`,
  );

/** The types of events that such a view heeds. */
export const typesFor = (name: string): readonly string[] => Object.keys(viewNamed(name).on);

/** What tells what happened: of these only what had happened by the day that is asked for is told. */
const happening: readonly string[] = ['rounds', 'appointments'];

/**
 * A list out of what was known then, told event by event, since it may be out of a whole log. What the registry decided is known
 * from its recording on, and holds from its own day on: nothing known is left out for a day there, since the documents tell by
 * themselves what holds on it.
 */
export const registryFolding = (asked: PastAsked, name: string) => {
  const { documents, take } = folding(viewNamed(name));
  let last: Recorded | undefined;
  return {
    take: (recorded: Recorded): void => {
      const isTold = !happening.includes(name) || happenedBy([recorded], asked.valid).length > 0;
      if (isTold) take(recorded);
      last = recorded;
    },
    then: (): RegistryThen => ({
      documents: [...documents].map(([key, document]) => ({ key, document })),
      day: last === undefined ? '' : dayOf(asked, last),
    }),
  };
};

/** The same, of what is at hand. */
export const registryOf = (known: readonly Recorded[], asked: PastAsked, name: string): RegistryThen => {
  const { take, then } = registryFolding(asked, name);
  for (const recorded of known) take(recorded);
  return then();
};
