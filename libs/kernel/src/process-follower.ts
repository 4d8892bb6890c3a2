import type { Recorded } from './envelope.js';
import { type EventStore, START } from './event-store.js';
import { foldDocument, foldsType, keysOf } from './folding.js';
import { type Batch, batchesOf, type Follower, passedIn, UNSAVED_MAX } from './following.js';
import { causeOf, type Instance, instanceOf, live, readJournal, record, recordOwn, type Work } from './instance.js';
import { type Cause, type Incident, journal, openIncident } from './journal.js';
import type { AnyProcess, ProcessesOptions } from './process.js';
import { type Change, type Document, ViewMoved } from './read-store.js';

const REQUESTS: readonly string[] = ['RetryRequested', 'SkipRequested'];

const typesOf = ({ on, react }: AnyProcess): readonly string[] => [
  ...new Set([...Object.keys(on), ...Object.keys(react)]),
];

const concerns = ({ process }: Work, { stream, type }: Recorded): boolean => {
  if (stream === `process-${process.name}`) return REQUESTS.includes(type);
  return foldsType(process, type) || Object.hasOwn(process.react, type);
};

/** The documents of the instances that a batch touches: as they were saved, and as they are now. */
interface Documents {
  readonly now: Map<string, Document | undefined>;
  readonly changed: Set<string>;
}

const load = async ({ options, process }: Work, keys: readonly string[]): Promise<Documents> => ({
  now: new Map(await options.memory.getManyFrom(process, [...new Set(keys)])),
  changed: new Set(),
});

const set = ({ now, changed }: Documents, { key, document }: Instance): void => {
  if (now.get(key) !== document) changed.add(key);
  now.set(key, document);
};

/** Saves what has changed up to `upTo`, if the process has not been there before. */
const save = async (work: Work, { now, changed }: Documents, upTo: bigint): Promise<void> => {
  if (upTo <= work.saved) return;
  const changes = [...changed].map((key): Change => ({ key, document: now.get(key) ?? null }));
  await work.options.memory.apply(work.process, changes, work.saved, upTo);
  changed.clear();
  work.saved = work.position = upTo;
  work.unsaved = 0;
};

const isIn = (position: bigint, { first }: Incident, until?: string): boolean =>
  position >= BigInt(first.position) && (until === undefined || position < BigInt(until));

const standsStill = ({ journal: { incidents, resolved } }: Work, key: string, position: bigint): boolean =>
  incidents.some((incident) => incident.key === key && isIn(position, incident)) ||
  (resolved?.key === key && isIn(position, resolved, resolved.until));

/** An event of the world: every instance that does not stand still follows it. */
const followOne = async (work: Work, cause: Recorded, documents: Documents): Promise<void> => {
  const instances = keysOf(work.process, cause)
    .filter((key) => !standsStill(work, key, cause.position))
    .map((key) => instanceOf(key, documents.now.get(key)));
  const remembered = cause.position <= BigInt(work.journal.handled);
  for (const instance of instances) await live(work, instance, cause, remembered);
  await record(work, cause, instances, { trigger: cause, remembered });
  // Another runner of this process may have recorded otherwise: what is recorded counts.
  for (const instance of instances) if (!standsStill(work, instance.key, cause.position)) set(documents, instance);
};

/** The incident that a request is about: open and not answered, or closed by just this one before memory was saved. */
const incidentOf = ({ journal: own }: Work, key: string, request: Recorded) => {
  const open = openIncident(own, key);
  if (open?.request === request.meta.commandId) return { ...open, isClosed: false };
  const { resolved } = own;
  const isThis = resolved?.key === key && resolved.until === request.position.toString();
  return isThis ? { ...resolved, isClosed: true } : undefined;
};

type Asked = NonNullable<ReturnType<typeof incidentOf>>;

/** The event that `cause` names, in its stream. */
async function* eventOf(store: EventStore, { id, stream }: Cause): AsyncGenerator<Recorded> {
  for await (const event of store.read(stream)) {
    if (event.id === id) yield event;
  }
}

/** All that concerns the process from the first event that was missed to `request`. */
async function* missed(work: Work, { first }: Asked, request: Recorded): AsyncGenerator<Recorded> {
  const { store } = work.options;
  const { signal } = new AbortController();
  yield* eventOf(store, first);
  for await (const { events, upTo } of batchesOf(store, {
    from: BigInt(first.position),
    types: typesOf(work.process),
    signal,
  })) {
    yield* events.filter((event) => event.position < request.position && concerns(work, event));
    if (upTo >= request.position) return;
  }
}

/** The document after an event that was dealt with before; as it was, if the event was skipped because nobody could fold it. */
const remembered = ({ process }: Work, document: Document | undefined, cause: Recorded, key: string) => {
  try {
    return foldDocument(process, document, cause, key);
  } catch {
    return document;
  }
};

/** Takes an instance through one event that it missed; false if it failed again. */
const catchUpOne = async (work: Work, instance: Instance, cause: Recorded, request: Recorded): Promise<boolean> => {
  const { key } = instance;
  const step = instanceOf(key, instance.document);
  await live(work, step, cause, false);
  await record(work, cause, [step], { trigger: request, key, remembered: false });
  instance.document = step.document;
  return step.failure === undefined;
};

/** True for an event that the instance came past on an earlier try. */
const isPast = ({ isClosed, reached }: Asked, { position }: Recorded): boolean =>
  isClosed || (reached !== undefined && position <= BigInt(reached));

/** Takes an instance through all it missed; false if it failed again. */
const catchUp = async (work: Work, instance: Instance, incident: Asked, request: Recorded): Promise<boolean> => {
  const { key } = instance;
  for await (const cause of missed(work, incident, request)) {
    if (!keysOf(work.process, cause).includes(key)) continue;
    const isSkipped = request.type === 'SkipRequested' && cause.id === incident.cause.id;
    if (isPast(incident, cause) || isSkipped) {
      instance.document = remembered(work, instance.document, cause, key);
      if (isSkipped)
        await recordOwn(work, { type: 'RecordSkip', data: { key, cause: causeOf(cause) } }, request, cause);
    } else if (!(await catchUpOne(work, instance, cause, request))) return false;
  }
  return true;
};

/** The instance as this batch has made it, or else as it is saved. */
const documentNow = async (
  { options, process }: Work,
  { now }: Documents,
  key: string,
): Promise<Document | undefined> =>
  now.has(key) ? now.get(key) : (await options.memory.getManyFrom(process, [key])).get(key);

/** A request in the own stream: an instance that stands still is taken through what it missed, and goes on. */
const answer = async (work: Work, request: Recorded, documents: Documents): Promise<void> => {
  const { key } = request.data as { key: string };
  await readJournal(work);
  const incident = incidentOf(work, key, request);
  if (incident === undefined) return;
  const instance = instanceOf(key, await documentNow(work, documents, key));
  if (!(await catchUp(work, instance, incident, request))) return;
  const data = { key, until: request.position.toString() };
  await recordOwn(work, { type: 'Resolve', data }, request, request);
  set(documents, instance);
  await save(work, documents, request.position);
};

/** Takes the process through events that concern it, and then to `upTo`. */
const takeAll = async (work: Work, events: readonly Recorded[], upTo: bigint): Promise<void> => {
  const isRequest = ({ stream }: Recorded): boolean => stream === `process-${work.process.name}`;
  const touched = events.flatMap((event) => (isRequest(event) ? [] : keysOf(work.process, event)));
  const documents = await load(work, touched);
  for (const event of events) {
    if (isRequest(event)) await answer(work, event, documents);
    else await followOne(work, event, documents);
  }
  await save(work, documents, upTo);
};

/** Takes the process through a batch; what does not concern it, it passes by without a save. */
const takeOnce = async (work: Work, batch: Batch): Promise<void> => {
  const { events, upTo } = batch;
  const news = events.filter((event) => event.position > work.position && concerns(work, event));
  work.unsaved += passedIn(batch);
  if (news.length === 0 && work.unsaved < UNSAVED_MAX) work.position = upTo;
  else await takeAll(work, news, upTo);
};

/** Another runner was faster: goes on from where it left the memory. Throws if that is behind what was there before. */
const goTo = async (work: Work, moved: ViewMoved): Promise<void> => {
  if (moved.actual < work.saved) throw moved;
  work.saved = work.position = moved.actual;
  await readJournal(work);
};

const take = async (work: Work, batch: Batch): Promise<void> => {
  while (batch.upTo > work.position) {
    try {
      await takeOnce(work, batch);
    } catch (error) {
      if (!(error instanceof ViewMoved)) throw error;
      await goTo(work, error);
    }
  }
  if (!batch.caughtUp || work.isActive) return;
  await work.options.memory.activate(work.process);
  work.isActive = true;
};

const begin = async (work: Work): Promise<bigint> => {
  const { process, options } = work;
  await options.memory.prepare(process);
  work.saved = work.position = await options.memory.position(process);
  work.isActive = false;
  await readJournal(work);
  return work.position;
};

/** A process as a follower of the log. `onTaken` is told after each batch. */
export const processFollower = (
  process: AnyProcess,
  options: ProcessesOptions,
  onTaken: () => void,
): { readonly work: Work; readonly follower: Follower } => {
  const journalNow = journal.initialState;
  const work: Work = {
    process,
    options,
    journal: journalNow,
    saved: START,
    position: START,
    unsaved: 0,
    isActive: false,
  };
  const follower: Follower = {
    name: `process ${process.name}`,
    types: [...typesOf(process), ...REQUESTS],
    begin: () => begin(work),
    take: async (batch) => {
      await take(work, batch);
      onTaken();
    },
  };
  return { work, follower };
};
