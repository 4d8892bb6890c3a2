import type { Context } from './decider.js';
import type { Recorded } from './envelope.js';
import { StoreUnavailable } from './event-store.js';
import type { Outcome } from './execute.js';
import { foldDocument, kindOf } from './folding.js';
import { type Cause, type Failure, journal, type Journal, type JournalCommands, type Sent } from './journal.js';
import type { AnyProcess, ProcessesOptions, Reaction } from './process.js';
import type { Document } from './read-store.js';
import { systemActor } from './system.js';

/** A reaction that loses this many races (each of several attempts) is an incident. */
export const SENDS_MAX = 5;

/** One process at work. */
export interface Work {
  readonly process: AnyProcess;
  readonly options: ProcessesOptions;
  journal: Journal;
  /** Up to where its memory is saved. */
  saved: bigint;
  /** How far it is: up to here nothing concerned it since its memory was saved. */
  position: bigint;
  /** Events and batches that it passed by since then. */
  unsaved: number;
  /** True once its memory is the one of its newest version. */
  isActive: boolean;
}

export const causeOf = ({ id, stream, type, position }: Recorded): Cause => ({
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
export const contextOf = ({ process, options }: Work, cause: Recorded, commandId: string): Context => ({
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

/** One instance before an event and, unless it failed, after it. */
export interface Instance {
  readonly key: string;
  document: Document | undefined;
  readonly sent: Sent[];
  failure?: Failure;
}

export const instanceOf = (key: string, document: Document | undefined): Instance => ({ key, document, sent: [] });

/** Takes an instance through an event; reacts unless `remembering`. What goes wrong, outages apart, is its failure. */
export const live = async (work: Work, instance: Instance, cause: Recorded, remembering: boolean): Promise<void> => {
  const { process } = work;
  const { key } = instance;
  try {
    const document = foldDocument(process, instance.document, cause, key);
    const react = remembering || !Object.hasOwn(process.react, cause.type) ? undefined : process.react[cause.type];
    const reactions = react?.(document as never, cause.data as never, cause, key) ?? [];
    const code = await sendAll(work, reactions, cause, instance);
    if (code === undefined) instance.document = document;
    else instance.failure = { key, code };
  } catch (error) {
    if (error instanceof StoreUnavailable) throw error;
    instance.failure = { key, code: kindOf(error) };
  }
};

/** Sends a command to the process's own stream, and takes in what that has become. `trigger` and `cause` name it. */
export const recordOwn = async (
  work: Work,
  command: {
    readonly [Type in keyof JournalCommands]: { type: Type; data: JournalCommands[Type] };
  }[keyof JournalCommands],
  trigger: Recorded,
  cause: Recorded,
): Promise<void> => {
  const { process, options } = work;
  const commandId = [process.name, process.version, trigger.id, cause.id, command.type].join('/');
  await options.executor.execute(journal, process.name, command, contextOf(work, cause, commandId));
  await readJournal(work);
};

/** Takes in what stands in the process's own stream now. */
export const readJournal = async (work: Work): Promise<void> => {
  work.journal = (await work.options.executor.load(journal, work.process.name)).state;
};

/** Whether an event came in its turn or in answer to a request, and whether it was only folded. */
interface Manner {
  readonly trigger: Recorded;
  readonly key?: string;
  readonly remembered: boolean;
}

/** Records in the process's own stream what `cause` led to. */
export const record = async (
  work: Work,
  cause: Recorded,
  instances: readonly Instance[],
  { trigger, ...manner }: Manner,
): Promise<void> => {
  const sent = instances.flatMap((instance) => instance.sent);
  const failures = instances.flatMap(({ failure }) => failure ?? []);
  if (sent.length + failures.length === 0) return;
  const data = { cause: causeOf(cause), sent, failures, ...manner };
  await recordOwn(work, { type: 'RecordReaction', data }, trigger, cause);
};
