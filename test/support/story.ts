import type { AnyProcess, AnyView, Meta, OneOf, Reaction, Recorded } from '#kernel';
import type { AccountEvents } from '../../libs/exams/src/account/events.js';
import type { AppointmentEvents } from '../../libs/exams/src/appointment/events.js';
import type { RoundEvents } from '../../libs/exams/src/round/events.js';
import type { UnitEvents } from '../../libs/exams/src/unit/events.js';
import { contextOf } from './specify.js';

/** What is written down of a sample event: who did it and when, where a spec cares. */
export type Told<Events extends object> = OneOf<Events> & { readonly meta?: Partial<Meta> };

interface Line {
  readonly stream: string;
  readonly type: string;
  readonly data: unknown;
  readonly meta?: Partial<Meta>;
}

/** An invented log: positions rise over all streams, revisions within each. */
export const recordedAll = (lines: readonly Line[]): readonly Recorded[] => {
  const revisions = new Map<string, number>();
  return lines.map(({ stream, type, data, meta }, index) => {
    const revision = revisions.get(stream) ?? 0;
    revisions.set(stream, revision + 1);
    return {
      id: `event-${index + 1}`,
      type,
      version: 1,
      data,
      stream,
      revision,
      position: BigInt(index + 1),
      meta: { ...contextOf(), commandType: 'Sample', ...meta },
    };
  });
};

const onStream =
  <Events extends object>(category: string) =>
  (id: string, ...told: readonly Told<Events>[]): readonly Line[] =>
    told.map((line) => ({ ...(line as Omit<Line, 'stream'>), stream: `${category}-${id}` }));

export const onRound = onStream<RoundEvents>('round');
export const onUnit = onStream<UnitEvents>('unit');
export const onAppointment = onStream<AppointmentEvents>('appointment');
export const onAccount = onStream<AccountEvents>('account');

/** Somebody keeps out of the whole round, or of what is about one candidate. */
export const recused = (member: string, candidate?: string): Told<RoundEvents> => ({
  type: 'MemberRecused',
  data: {
    ...{ member, reason: { ref: 'r', commitment: 'a'.repeat(64) }, minutes: 'a'.repeat(64) },
    ...(candidate === undefined ? { scope: 'ALL_CANDIDATES' } : { scope: 'ONE_CANDIDATE', candidate }),
  },
  meta: { actor: 'authority' },
});

const heeded = <Entry>(table: Readonly<Record<string, Entry>>, type: string): Entry | undefined =>
  Object.hasOwn(table, type) ? table[type] : undefined;

type Documents = Readonly<Record<string, unknown>>;

/** Takes the documents of a view through events, as the runner does. */
export const foldView = (view: AnyView, events: readonly Recorded[], before: Documents = {}): Documents => {
  const documents = new Map(Object.entries(before));
  for (const event of events) {
    const fold = heeded(view.on, event.type);
    if (fold === undefined) continue;
    for (const key of new Set([view.keyOf(event)].flat())) {
      const next = fold(documents.get(key) as never, event.data as never, event, key);
      if (next === undefined) documents.delete(key);
      else documents.set(key, next);
    }
  }
  return Object.fromEntries([...documents].sort(([a], [b]) => (a < b ? -1 : 1)));
};

/** All that a process sends over a log. */
export const reactionsOf = (process: AnyProcess, events: readonly Recorded[]): readonly Reaction[] => {
  let memory: Documents = {};
  return events.flatMap((event) => {
    memory = foldView(process, [event], memory);
    const react = heeded(process.react, event.type);
    const known = react !== undefined || Object.hasOwn(process.on, event.type);
    const keys = known ? [...new Set([process.keyOf(event)].flat())] : [];
    return keys.flatMap((key) => react?.(memory[key] as never, event.data as never, event, key) ?? []);
  });
};
