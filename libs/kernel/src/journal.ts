import { type Decider, refuse } from './decider.js';

/** The event that a process reacted to. */
export interface Cause {
  readonly id: string;
  readonly stream: string;
  readonly type: string;
  /** Its position, in decimal digits. */
  readonly position: string;
}

/** A command that a process sent, and what became of it. `code` says why when it was not accepted. */
export interface Sent {
  readonly stream: string;
  readonly command: string;
  readonly outcome: string;
  readonly code?: string;
}

/** An instance that could not follow an event: since then it waits. */
export interface Stumble {
  readonly key: string;
  /** Code of the refusal, or kind of the error. */
  readonly code: string;
}

/** What a process records of itself, in `process-<name>`: its inbox and its outbox. */
export interface JournalEvents {
  Reacted: { readonly cause: Cause; readonly sent: readonly Sent[] };
  IncidentRaised: Stumble & { readonly cause: Cause };
  RetryRequested: { readonly key: string };
  /** `until`: position of the request that it answers; events of the instance before that were caught up with. */
  IncidentResolved: { readonly key: string; readonly until: string };
}

export interface JournalCommands {
  RecordReaction: { readonly cause: Cause; readonly sent: readonly Sent[]; readonly stumbles: readonly Stumble[] };
  Retry: { readonly key: string };
  Resolve: { readonly key: string; readonly until: string };
}

/** A stretch of the log that an instance did not follow: it stands still at `since`, up to (not with) `until`. */
export interface Incident extends Stumble {
  /** The event that it stumbled over last. */
  readonly cause: Cause;
  readonly since: bigint;
  /** `commandId` of the retry that nobody has answered yet. */
  readonly retry?: string;
  /** Missing while the incident is open. */
  readonly until?: bigint;
}

export interface Journal {
  /** Position of the last event that had effects: whatever stands before it must not be reacted to again. */
  readonly handled: bigint;
  readonly incidents: readonly Incident[];
}

const isOpen = ({ until }: Incident): boolean => until === undefined;

/** The open incident of an instance. */
export const openIncident = ({ incidents }: Journal, key: string): Incident | undefined =>
  incidents.find((incident) => incident.key === key && isOpen(incident));

/** The journal with the open incident of `key` replaced. */
const withIncident = (journal: Journal, key: string, change: (open: Incident) => Incident): Journal => ({
  ...journal,
  incidents: journal.incidents.map((incident) =>
    incident.key === key && isOpen(incident) ? change(incident) : incident,
  ),
});

const handling = (journal: Journal, { position }: Cause): Journal =>
  BigInt(position) > journal.handled ? { ...journal, handled: BigInt(position) } : journal;

const raised = (journal: Journal, { key, code, cause }: JournalEvents['IncidentRaised']): Journal => {
  const open = openIncident(journal, key);
  if (open === undefined) {
    return { ...journal, incidents: [...journal.incidents, { key, code, cause, since: BigInt(cause.position) }] };
  }
  return withIncident(journal, key, ({ since }) => ({ key, code, cause, since }));
};

const reaction = ({ cause, sent, stumbles }: JournalCommands['RecordReaction']) => [
  ...(sent.length === 0 ? [] : [{ type: 'Reacted' as const, data: { cause, sent } }]),
  ...stumbles.map((stumble) => ({ type: 'IncidentRaised' as const, data: { ...stumble, cause } })),
];

const retry = (journal: Journal, { key }: JournalCommands['Retry']) => {
  const open = openIncident(journal, key);
  if (open === undefined) return refuse('no-incident', { key });
  return open.retry === undefined ? [{ type: 'RetryRequested' as const, data: { key } }] : [];
};

/** The own stream of a process, `process-<name>`. */
export const journal: Decider<Journal, JournalCommands, JournalEvents, 'no-incident'> = {
  category: 'process',
  initialState: { handled: 0n, incidents: [] },
  decide: {
    RecordReaction: (_, command) => reaction(command),
    Retry: retry,
    Resolve: (_, { key, until }) => [{ type: 'IncidentResolved', data: { key, until } }],
  },
  evolve: {
    Reacted: (state, { cause }) => handling(state, cause),
    IncidentRaised: (state, data) => raised(handling(state, data.cause), data),
    RetryRequested: (state, { key }, meta) => withIncident(state, key, (open) => ({ ...open, retry: meta.commandId })),
    IncidentResolved: (state, { key, until }) =>
      withIncident(state, key, (open) => ({ ...open, until: BigInt(until) })),
  },
  versions: {},
  isTerminal: () => false,
};
