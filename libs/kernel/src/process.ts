import type { Context } from './decider.js';
import type { Recorded } from './envelope.js';
import { type EventStore, START, StoreUnavailable } from './event-store.js';
import type { Executor, Outcome } from './execute.js';
import { foldDocument, heeds, keysOf, kindOf, loadDocuments } from './folding.js';
import { type Cause, type Incident, journal, type Journal, openIncident, type Sent, type Stumble } from './journal.js';
import type { Change, Document, ReadStore } from './read-store.js';
import type { AnyView, View } from './view.js';
import { systemActor } from './system.js';
import { leastOf, type Timer, waiting } from './waiting.js';

/** A reaction that loses this many races (each of several attempts) is an incident. */
export const SENDS_MAX = 5;

/** A command to another stream, `<category>-<id>`. */
export interface Reaction {
  readonly category: string;
  readonly id: string;
  readonly command: { readonly type: string; readonly data: unknown };
}

/**
 * Reacts to recorded events with commands on other streams. Its memory is a view, one document for each instance;
 * `react` sees the document after `on`. Both must be pure: what crashes is done again. `keyOf` must not throw.
 */
export interface Process<Doc, Events extends object> extends View<Doc, Events> {
  readonly react: {
    readonly [E in keyof Events & string]?: (
      document: Doc | undefined,
      data: Events[E],
      recorded: Recorded,
      key: string,
    ) => readonly Reaction[];
  };
}

/** A process as the runner sees it: by name. */
export interface AnyProcess extends AnyView {
  readonly react: Readonly<
    Record<string, ((document: never, data: never, recorded: Recorded, key: string) => readonly Reaction[]) | undefined>
  >;
}

export interface ProcessesOptions {
  readonly store: EventStore;
  /** Where the memories are. Lost, they are folded again from the log, and nothing is sent again. */
  readonly memory: ReadStore;
  readonly list: readonly AnyProcess[];
  /** Runs a reaction. Rejects with {@link StoreUnavailable} when it should be tried again by the next run. */
  readonly send: (reaction: Reaction, context: Context) => Promise<Outcome>;
  /** For the processes' own streams. */
  readonly executor: Executor;
  /** RFC 3339, UTC, milliseconds. */
  readonly now: () => string;
  readonly timer: Timer;
}

/** Keeps processes in step with the log. */
export interface ProcessesRunner {
  /**
   * Follows the log until `signal` aborts. Rejects if a store fails; run it again then: every reaction is recorded once.
   * A process that is new reacts to the whole log; a new version only to what its predecessors had not come to.
   */
  readonly run: (signal: AbortSignal) => Promise<void>;
  /** True once all processes have dealt with `position`; false when `timeoutMs` passed or on abort. */
  readonly waitFor: (position: bigint, timeoutMs: number, signal?: AbortSignal) => Promise<boolean>;
  readonly position: () => bigint;
}

/** The instances of a process that stand still, each with the event it stumbled over and why. */
export const incidentsOf = async (executor: Executor, name: string): Promise<readonly Incident[]> =>
  (await executor.load(journal, name)).state.incidents.filter(({ until }) => until === undefined);

/** Asks the process to take the instance `key` through what it missed. Refused as `no-incident` if it does not wait. */
export const retryIncident = (executor: Executor, name: string, key: string, context: Context) =>
  executor.execute(journal, name, { type: 'Retry', data: { key } }, context);

/** One process at work. */
interface Work {
  readonly process: AnyProcess;
  readonly options: ProcessesOptions;
  journal: Journal;
  /** Up to where its memory is saved. */
  position: bigint;
}

const causeOf = ({ id, stream, type, position }: Recorded): Cause => ({
  id,
  stream,
  type,
  position: position.toString(),
});

/** When the cause happened, if it was recorded later: its consequences belong to the same time. */
const validTimeOf = ({ meta: { occurredAt, backdated } }: Recorded): Pick<Context, 'occurredAt' | 'backdated'> => ({
  ...(occurredAt === undefined ? {} : { occurredAt }),
  ...(backdated === undefined ? {} : { backdated }),
});

/** In the name of the process. Its commands are named after what causes them: so a repeat is known as one. */
const contextOf = ({ process, options }: Work, cause: Recorded, commandId: string): Context => ({
  actor: systemActor(process.name),
  authority: `process:${process.name}@${process.version}`,
  at: options.now(),
  ...validTimeOf(cause),
  correlationId: cause.meta.correlationId,
  causationId: cause.id,
  commandId,
  commandDigest: commandId,
});

/** Sends, and again if others were faster. */
const sendUntilDecided = async ({ options }: Work, reaction: Reaction, context: Context): Promise<Outcome> => {
  let outcome = await options.send(reaction, context);
  for (let sends = 1; outcome.kind === 'conflict' && sends < SENDS_MAX; sends += 1) {
    outcome = await options.send(reaction, context);
  }
  return outcome;
};

const codeOf = (outcome: Outcome): string | undefined => {
  if (outcome.kind === 'recorded' || outcome.kind === 'nothing') return undefined;
  return outcome.kind === 'refused' ? outcome.refusal.refused : outcome.kind;
};

/** Sends the reactions of one instance in order, up to the first that is not accepted; answers that one's code. */
const sendAll = async (work: Work, reactions: readonly Reaction[], cause: Recorded, instance: Instance) => {
  for (const [index, reaction] of reactions.entries()) {
    const commandId = [work.process.name, cause.id, instance.key, index].join('/');
    const outcome = await sendUntilDecided(work, reaction, contextOf(work, cause, commandId));
    const code = codeOf(outcome);
    instance.sent.push({
      stream: `${reaction.category}-${reaction.id}`,
      command: reaction.command.type,
      outcome: outcome.kind,
      ...(code === undefined ? {} : { code }),
    });
    if (code !== undefined) return code;
  }
  return undefined;
};

/** One instance before an event and, unless it stumbled, after it. */
interface Instance {
  readonly key: string;
  document: Document | undefined;
  readonly sent: Sent[];
  stumble?: Stumble;
}

/** Takes an instance through an event; reacts unless `remembering`. What goes wrong, outages apart, is its stumble. */
const live = async (work: Work, instance: Instance, cause: Recorded, remembering: boolean): Promise<void> => {
  const { process } = work;
  const { key } = instance;
  try {
    const document = foldDocument(process, instance.document, cause, key);
    const react = remembering || !Object.hasOwn(process.react, cause.type) ? undefined : process.react[cause.type];
    const reactions = react?.(document as never, cause.data as never, cause, key) ?? [];
    const code = await sendAll(work, reactions, cause, instance);
    if (code === undefined) instance.document = document;
    else instance.stumble = { key, code };
  } catch (error) {
    if (error instanceof StoreUnavailable) throw error;
    instance.stumble = { key, code: kindOf(error) };
  }
};

const instanceOf = (key: string, document: Document | undefined): Instance => ({ key, document, sent: [] });

const changeOf = ({ key, document }: Instance): Change => ({ key, document: document ?? null });

/** Records in the process's own stream what `cause` led to. `trigger`: the event, or the retry, that made it so. */
const record = async (
  work: Work,
  cause: Recorded,
  instances: readonly Instance[],
  trigger: Recorded,
): Promise<void> => {
  const { process, options } = work;
  const data = {
    cause: causeOf(cause),
    sent: instances.flatMap(({ sent }) => sent),
    stumbles: instances.flatMap(({ stumble }) => stumble ?? []),
  };
  if (data.sent.length + data.stumbles.length === 0) return;
  const commandId = [process.name, process.version, trigger.id, cause.id].join('/');
  const context = contextOf(work, cause, commandId);
  await options.executor.execute(journal, process.name, { type: 'RecordReaction', data }, context);
  work.journal = (await options.executor.load(journal, process.name)).state;
};

const save = async (work: Work, instances: readonly Instance[], position: bigint): Promise<void> => {
  const changes = instances.filter(({ stumble }) => stumble === undefined).map(changeOf);
  await work.options.memory.apply(work.process, changes, position);
  work.position = position;
};

const heeded = ({ process }: Work, type: string): boolean => heeds(process, type) || Object.hasOwn(process.react, type);

const standsStill = ({ journal: { incidents } }: Work, key: string, position: bigint): boolean =>
  incidents.some(
    (incident) =>
      incident.key === key && incident.since <= position && (incident.until === undefined || position < incident.until),
  );

/** An event of the world: every instance that does not stand still follows it. */
const follow = async (work: Work, cause: Recorded): Promise<void> => {
  const keys = keysOf(work.process, cause).filter((key) => !standsStill(work, key, cause.position));
  const documents = await loadDocuments(work.options.memory, work.process, keys);
  const instances = keys.map((key) => instanceOf(key, documents.get(key)));
  const remembering = cause.position <= work.journal.handled;
  for (const instance of instances) await live(work, instance, cause, remembering);
  await record(work, cause, instances, cause);
  await save(work, instances, cause.position);
};

/** The incident that a retry is about: open and not answered, or closed by just this retry before memory was saved. */
const incidentOf = ({ journal: own }: Work, key: string, retry: Recorded): Incident | undefined => {
  const open = openIncident(own, key);
  if (open?.retry === retry.meta.commandId) return open;
  return own.incidents.find((incident) => incident.key === key && incident.until === retry.position);
};

/** Takes an instance through all it missed; false if it stumbled again. */
const catchUp = async (work: Work, instance: Instance, incident: Incident, retry: Recorded): Promise<boolean> => {
  const { process, options } = work;
  for await (const cause of options.store.readAll(incident.since - 1n)) {
    if (cause.position > retry.position) break;
    if (!heeded(work, cause.type) || !keysOf(process, cause).includes(instance.key)) continue;
    const step = instanceOf(instance.key, instance.document);
    await live(work, step, cause, incident.until !== undefined);
    await record(work, cause, [step], retry);
    if (step.stumble !== undefined) return false;
    instance.document = step.document;
  }
  return true;
};

/** A request in the own stream: an instance that stands still is taken through what it missed, and goes on. */
const resume = async (work: Work, retry: Recorded): Promise<void> => {
  const { process, options } = work;
  const { key } = retry.data as { key: string };
  work.journal = (await options.executor.load(journal, process.name)).state;
  const incident = incidentOf(work, key, retry);
  if (incident === undefined) return;
  const instance = instanceOf(key, await options.memory.getFrom(process, key));
  if (!(await catchUp(work, instance, incident, retry))) return;
  const context = contextOf(work, retry, [process.name, retry.id, 'resolved'].join('/'));
  const data = { key, until: retry.position.toString() };
  await options.executor.execute(journal, process.name, { type: 'Resolve', data }, context);
  work.journal = (await options.executor.load(journal, process.name)).state;
  await save(work, [instance], retry.position);
};

const runOne = async (work: Work, signal: AbortSignal, notify: () => void): Promise<void> => {
  const { process, options } = work;
  let active = false;
  for await (const followed of options.store.follow(work.position, signal)) {
    if ('caughtUp' in followed) {
      if (followed.position > work.position) await save(work, [], followed.position);
      if (!active) await options.memory.activate(process);
      active = true;
    } else if (followed.stream === `process-${process.name}`) {
      if (followed.type === 'RetryRequested') await resume(work, followed);
    } else if (heeded(work, followed.type)) {
      await follow(work, followed);
    }
    notify();
  }
};

const begin = async (process: AnyProcess, options: ProcessesOptions): Promise<Work> => {
  await options.memory.prepare(process);
  const position = await options.memory.position(process);
  return { process, options, position, journal: (await options.executor.load(journal, process.name)).state };
};

/** Runs the processes of `list`, each at its own pace: see {@link ProcessesRunner}. */
export const runProcesses = (options: ProcessesOptions): ProcessesRunner => {
  let works: readonly Work[] = [];
  const position = (): bigint =>
    leastOf(
      works.map((work) => work.position),
      START,
    );
  const { notify, waitFor } = waiting(position, options.timer);
  const run = async (signal: AbortSignal): Promise<void> => {
    works = await Promise.all(options.list.map((process) => begin(process, options)));
    const failed = new AbortController();
    const either = AbortSignal.any([signal, failed.signal]);
    const running = works.map((work) =>
      runOne(work, either, notify).catch((error: unknown) => {
        failed.abort();
        throw error;
      }),
    );
    await Promise.allSettled(running);
    await Promise.all(running);
  };
  return { run, waitFor, position };
};
