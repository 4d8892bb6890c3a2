import type { Context, NewEvent } from '#kernel';
import { type Caller, spanIdOf, traceIdOf } from './span-ids.js';

/** From when to when something took place, in Unix milliseconds. */
export interface Lasting {
  readonly from: number;
  readonly to: number;
}

/** Words about a span: of known sets, never an id or a name that people chose. */
export type Attributes = Readonly<Record<string, string | number>>;

/** A span as it is told. */
export interface Told extends Lasting {
  readonly name: string;
  readonly trace: string;
  /** Absent: any. */
  readonly id?: string;
  /** Absent: the first of its trace. */
  readonly parent?: string;
  readonly attributes: Attributes;
  readonly failed?: boolean;
}

/** What became of a command. */
export interface CommandTold extends Lasting {
  readonly category: string;
  readonly command: string;
  readonly context: Pick<Context, 'correlationId' | 'causationId' | 'commandId'>;
  readonly outcome: string;
  readonly code: string;
}

/** What became of an append. */
export interface AppendTold extends Lasting {
  /** One at least. */
  readonly events: readonly NewEvent[];
  readonly outcome: string;
  /** Where it ended, if it was recorded. */
  readonly position?: bigint;
}

/** Told of what was recorded, and where that ended. */
export type WhenAppended = (events: readonly NewEvent[], position: bigint) => void;

/** Tells of commands, appends and what follows from them, each request as one trace. */
export interface Traces {
  readonly command: (told: CommandTold) => void;
  readonly append: (told: AppendTold) => void;
  /** A follower is about to take these events: what it does then follows from them. */
  readonly sees: (events: readonly Pick<NewEvent, 'id' | 'meta'>[]) => void;
  /** A follower has taken these events. */
  readonly follow: (follower: string, events: readonly Pick<NewEvent, 'id' | 'meta'>[], lasting: Lasting) => void;
  /** A request is a part of somebody else's trace. */
  readonly isPartOf: (caller: Caller) => void;
  /** Lets one more hear of each append that was recorded. */
  readonly whenAppended: (hear: WhenAppended) => void;
}

/** Events recorded longer ago than this are history that is being built anew: nobody waits for them. */
const FRESH_MS = 60_000;
/** Causes and callers that are remembered: more than are under way at once. */
const REMEMBERED_MAX = 5_000;

/** What was said last, up to a limit. */
const lately = () => {
  const kept = new Map<string, string>();
  return {
    get: (key: string): string | undefined => kept.get(key),
    set: (key: string, value: string): void => {
      kept.delete(key);
      kept.set(key, value);
      const [oldest] = kept.keys();
      if (kept.size > REMEMBERED_MAX && oldest !== undefined) kept.delete(oldest);
    },
  };
};

const appended = ({ events, outcome, from, to }: AppendTold): Told => {
  const [first] = events;
  const { commandId = '', correlationId = '' } = first?.meta ?? {};
  return {
    name: 'append',
    trace: traceIdOf(correlationId),
    ...(outcome === 'recorded' ? { id: spanIdOf('append', commandId) } : {}),
    parent: spanIdOf('command', commandId),
    attributes: { events: events.length, outcome },
    failed: outcome === 'failed',
    from,
    to,
  };
};

const commanded = ({ category, command, context, outcome, code, from, to }: CommandTold, parent?: string): Told => ({
  name: `command ${command}`,
  trace: traceIdOf(context.correlationId),
  // Of a repeat there may be many: only what was recorded is part of what follows.
  ...(outcome === 'recorded' ? { id: spanIdOf('command', context.commandId) } : {}),
  ...(parent === undefined ? {} : { parent }),
  attributes: { category, outcome, ...(code === '' ? {} : { code }) },
  failed: outcome === 'failed',
  from,
  to,
});

/** One span for each command of which a follower has taken events. */
const followed = (follower: string, events: readonly Pick<NewEvent, 'meta'>[], lasting: Lasting): readonly Told[] =>
  [...Map.groupBy(events, ({ meta }) => meta.commandId)].map(([commandId, [first, ...more]]) => ({
    name: `follow ${follower}`,
    trace: traceIdOf(first?.meta.correlationId ?? ''),
    parent: spanIdOf('append', commandId),
    attributes: { follower, events: 1 + more.length },
    ...lasting,
  }));

const isFresh =
  (now: number) =>
  ({ meta }: Pick<NewEvent, 'meta'>): boolean =>
    now - Date.parse(meta.at) < FRESH_MS;

/** Makes traces out of what is told, and hands each span to `tell`. */
export const tracesTo = (tell: (span: Told) => void): Traces => {
  // By the id of an event: its append. Of what a process does, the event before it is the cause.
  const causes = lately();
  const callers = lately();
  const hearing: WhenAppended[] = [];
  return {
    isPartOf: ({ correlationId, spanId }) => {
      callers.set(correlationId, spanId);
    },
    command: (told) => {
      const { causationId, correlationId } = told.context;
      tell(commanded(told, causes.get(causationId) ?? callers.get(correlationId)));
    },
    append: (told) => {
      tell(appended(told));
      for (const hear of hearing) if (told.position !== undefined) hear(told.events, told.position);
    },
    whenAppended: (hear) => {
      hearing.push(hear);
    },
    sees: (events) => {
      for (const { id, meta } of events) causes.set(id, spanIdOf('append', meta.commandId));
    },
    follow: (follower, events, lasting) => {
      followed(follower, events.filter(isFresh(lasting.to)), lasting).forEach(tell);
    },
  };
};
