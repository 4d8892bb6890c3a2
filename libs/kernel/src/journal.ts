import { type Context, type Decider, refuse } from './decider.js';
import type { SealedText } from './envelope.js';
import { START } from './event-store.js';

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

/** Why an instance could not follow an event. */
export interface Failure {
  readonly key: string;
  /** Code of the refusal, or kind of the error. */
  readonly code: string;
}

/** What a process records of itself, in `process-<name>`: its inbox and its outbox. */
export interface JournalEvents {
  /** `key`: the instance that caught up with it in answer to a request; missing when it was followed in its turn. */
  Reacted: { readonly cause: Cause; readonly sent: readonly Sent[]; readonly key?: string };
  IncidentRaised: Failure & { readonly cause: Cause };
  RetryRequested: { readonly key: string };
  /** A person lets the instance go on without reacting to `cause`. */
  SkipRequested: { readonly key: string; readonly cause: Cause; readonly reason: SealedText };
  /** In answer to such a request the instance has passed `cause` by. */
  Skipped: { readonly key: string; readonly cause: Cause };
  /** `until`: position of the request that it answers; events of the instance before that were caught up with. */
  IncidentResolved: { readonly key: string; readonly until: string };
}

export interface JournalCommands {
  /** `remembered`: the event was dealt with before, and is only folded again. */
  RecordReaction: {
    readonly cause: Cause;
    readonly sent: readonly Sent[];
    readonly failures: readonly Failure[];
    readonly key?: string;
    readonly remembered?: boolean;
  };
  Retry: { readonly key: string };
  Skip: { readonly key: string; readonly reason: SealedText };
  RecordSkip: { readonly key: string; readonly cause: Cause };
  Resolve: { readonly key: string; readonly until: string };
}

/** An instance that stands still before an event. */
export interface Incident extends Failure {
  /** The event that it could not follow last. */
  readonly cause: Cause;
  /** The first event that it did not follow: it has missed all of its events from there on. */
  readonly first: Cause;
  /** When it came to stand still. */
  readonly since: string;
  /** `commandId` of the retry or skip that nobody has answered yet. */
  readonly request?: string;
  /** Position up to which it came on an earlier try: what stands before is not reacted to again. */
  readonly reached?: string;
}

/** A request that a person made: a repeat of it is known as one. */
const REQUESTS_KEPT = 100;

/** Plain JSON, so that it can be kept as a snapshot. As large as what is open, however long the stream is. */
export interface Journal {
  /** Position of the last event that had effects: whatever stands before it must not be reacted to again. */
  readonly handled: string;
  /** Those that are open. */
  readonly incidents: readonly Incident[];
  /**
   * The one that was resolved last, up to (not with) the position `until`: a crash may have come between this record and the
   * memory of what was caught up with. Of those before it the memory was saved.
   */
  readonly resolved?: Incident & { readonly until: string };
  /** `commandId`s of the last requests of people. */
  readonly requests: readonly string[];
}

/** True if position `a` lies behind `b`. */
const isBehind = (a: string, b: string): boolean => BigInt(a) > BigInt(b);

/** The open incident of an instance. */
export const openIncident = ({ incidents }: Journal, key: string): Incident | undefined =>
  incidents.find((incident) => incident.key === key);

/** The journal with the open incident of `key` replaced. */
const withIncident = (journal: Journal, key: string, change: (open: Incident) => Incident): Journal => ({
  ...journal,
  incidents: journal.incidents.map((incident) => (incident.key === key ? change(incident) : incident)),
});

const handling = (journal: Journal, { position }: Cause): Journal =>
  isBehind(position, journal.handled) ? { ...journal, handled: position } : journal;

const reaching = (journal: Journal, key: string, { position: reached }: Cause): Journal =>
  withIncident(journal, key, (open) => ({ ...open, reached }));

const raised = (journal: Journal, { key, code, cause }: JournalEvents['IncidentRaised'], at: string): Journal => {
  const open = openIncident(journal, key);
  const { first, since, reached }: Pick<Incident, 'first' | 'since' | 'reached'> = open ?? { first: cause, since: at };
  const incident = { key, code, cause, first, since, ...(reached === undefined ? {} : { reached }) };
  const others = journal.incidents.filter((other) => other !== open);
  return { ...journal, incidents: [...others, incident] };
};

const requested = (journal: Journal, key: string, request: string): Journal => ({
  ...withIncident(journal, key, (open) => ({ ...open, request })),
  requests: [...journal.requests, request].slice(-REQUESTS_KEPT),
});

const closed = (journal: Journal, { key, until }: JournalEvents['IncidentResolved']): Journal => {
  const open = openIncident(journal, key);
  if (open === undefined) return journal;
  return { ...journal, incidents: journal.incidents.filter((other) => other !== open), resolved: { ...open, until } };
};

type Reaction = JournalCommands['RecordReaction'];

/** What of a reaction is news. Another runner of the same process may have been faster, or this one before a crash. */
const news = (journal: Journal, { cause, failures, key, remembered }: Reaction) => {
  if (key !== undefined) {
    const open = openIncident(journal, key);
    const isNew = open !== undefined && isBehind(cause.position, open.reached ?? START.toString());
    return { isNew, failures: open?.request === undefined ? [] : failures };
  }
  const isNew = isBehind(cause.position, journal.handled);
  const isOf = ({ key: instance }: Failure): boolean => openIncident(journal, instance) === undefined;
  return { isNew, failures: isNew || remembered === true ? failures.filter(isOf) : [] };
};

const reaction = (journal: Journal, command: Reaction) => {
  const { cause, sent, key } = command;
  const { isNew, failures } = news(journal, command);
  const reacted = { cause, sent, ...(key === undefined ? {} : { key }) };
  return [
    ...(isNew && sent.length > 0 ? [{ type: 'Reacted' as const, data: reacted }] : []),
    ...failures.map((failure) => ({ type: 'IncidentRaised' as const, data: { ...failure, cause } })),
  ];
};

/** A request of a person about an open incident, unless one waits for its answer or this very one was recorded before. */
const request = <Event>(journal: Journal, key: string, { commandId }: Context, event: (open: Incident) => Event) => {
  if (journal.requests.includes(commandId)) return [];
  const open = openIncident(journal, key);
  if (open === undefined) return refuse('no-incident', { key });
  return open.request === undefined ? [event(open)] : [];
};

/** The own stream of a process, `process-<name>`. */
export const journal: Decider<Journal, JournalCommands, JournalEvents, 'no-incident'> = {
  category: 'process',
  initialState: { handled: START.toString(), incidents: [], requests: [] },
  snapshot: 1,
  decide: {
    RecordReaction: reaction,
    Retry: (state, { key }, context) => request(state, key, context, () => ({ type: 'RetryRequested', data: { key } })),
    Skip: (state, { key, reason }, context) =>
      request(state, key, context, ({ cause }) => ({ type: 'SkipRequested', data: { key, cause, reason } })),
    RecordSkip: (state, { key, cause }) => {
      const open = openIncident(state, key);
      const isNew = open !== undefined && isBehind(cause.position, open.reached ?? START.toString());
      return isNew ? [{ type: 'Skipped', data: { key, cause } }] : [];
    },
    Resolve: (state, data) => (openIncident(state, data.key) === undefined ? [] : [{ type: 'IncidentResolved', data }]),
  },
  evolve: {
    Reacted: (state, { cause, sent, key }) => {
      const handled = handling(state, cause);
      const isDone = sent.every(({ code }) => code === undefined);
      return key !== undefined && isDone ? reaching(handled, key, cause) : handled;
    },
    IncidentRaised: (state, data, { at }) => raised(handling(state, data.cause), data, at),
    RetryRequested: (state, { key }, { commandId }) => requested(state, key, commandId),
    SkipRequested: (state, { key }, { commandId }) => requested(state, key, commandId),
    Skipped: (state, { key, cause }) => reaching(state, key, cause),
    IncidentResolved: closed,
  },
  upcasters: {},
  isTerminal: () => false,
};
