import { APPEND_BYTES_MAX, type EventStore, type NewEvent, type Recorded, RevisionConflict } from '#kernel';
import { exits, Sentence } from '../command.js';

/** Events of one stream that go into one append at most: what is added to each on the way to a database stays small. */
const EVENTS_AT_ONCE = 250;

const targetHoldsElse = (count: number): Sentence =>
  new Sentence(
    `Kho đích chứa thứ khác với nhật ký nguồn, từ sự kiện thứ ${count.toString()}; không ghi gì thêm. Hãy dùng một kho trống. / The target holds something else than the source, from event ${count.toString()} on; nothing more was written. Name an empty one.`,
    exits.setting,
  );

const writtenByOthers = (): Sentence =>
  new Sentence(
    'Có chương trình khác đang ghi vào kho đích. Hãy dừng nó, và dùng một kho trống. / Somebody else writes to the target: stop that, and name an empty one.',
    exits.setting,
  );

const notTaken = (reason: string): Sentence =>
  new Sentence(
    `Kho đích không nhận được một sự kiện / the target cannot take an event: ${reason}. Nothing is lost: the source is as it was; use another kind of store.`,
    exits.setting,
  );

/** Everything of an event but its position, letter by letter: the order of keys counts. */
const letters = ({ id, type, version, stream, revision, data, meta }: Recorded): string =>
  JSON.stringify([id, type, version, stream, revision, data, meta]);

/** Told of how many events are held against each other or copied so far. */
export type Tell = (events: number) => void;

/** What a log has behind everything that another holds. */
interface Behind {
  readonly count: number;
  readonly rest: AsyncGenerator<Recorded, void>;
  /** The first one that the other lacks; `undefined` where they are alike. */
  readonly next: Recorded | undefined;
}

/** Holds what the target has against the source; throws a sentence unless it is a beginning of it, in the same order. */
const behind = async (from: EventStore, to: EventStore, tell: Tell): Promise<Behind> => {
  const rest = (async function* (): AsyncGenerator<Recorded, void> {
    yield* from.readAll();
  })();
  let count = 0;
  for await (const there of to.readAll()) {
    count += 1;
    const { value } = await rest.next();
    if (value === undefined || letters(value) !== letters(there)) throw targetHoldsElse(count);
    tell(count);
  }
  const { value } = await rest.next();
  return { count, rest, next: value ?? undefined };
};

/** An append: events that stand one behind the other in the log and in their stream. */
interface Batch {
  readonly events: Recorded[];
  bytes: number;
}

const fits = ({ events, bytes }: Batch, next: Recorded, more: number): boolean =>
  events.length < EVENTS_AT_ONCE && bytes + more <= APPEND_BYTES_MAX && events.at(-1)?.stream === next.stream;

/** Cut where the stream changes, so that the order over all streams stays, and within what one append may hold. */
const batches = async function* (first: Recorded, rest: AsyncIterable<Recorded>): AsyncGenerator<readonly Recorded[]> {
  let batch: Batch = { events: [first], bytes: Buffer.byteLength(letters(first)) };
  for await (const next of rest) {
    const more = Buffer.byteLength(letters(next));
    if (fits(batch, next, more)) {
      batch.events.push(next);
      batch.bytes += more;
    } else {
      yield batch.events;
      batch = { events: [next], bytes: more };
    }
  }
  yield batch.events;
};

const asNew = ({ id, type, version, data, meta }: Recorded): NewEvent => ({ id, type, version, data, meta });

const append = async (to: EventStore, batch: readonly Recorded[]): Promise<void> => {
  const [{ stream, revision }] = batch as readonly [Recorded];
  try {
    await to.append(stream, revision - 1, batch.map(asNew));
  } catch (error) {
    if (error instanceof RevisionConflict) throw writtenByOthers();
    throw error instanceof RangeError ? notTaken(error.message) : error;
  }
};

/** One after the other, each answered before the next: stores promise no order between appends that are under way together. */
const appendRest = async ({ count, next, rest }: Behind, to: EventStore, tell: Tell): Promise<void> => {
  if (next === undefined) return;
  let copied = count;
  for await (const batch of batches(next, rest)) {
    await append(to, batch);
    copied += batch.length;
    tell(copied);
  }
};

/** What came of copying a log. */
export interface Copied {
  /** Events that the target holds, each as the source has it. */
  readonly count: number;
  /** True where the source went on meanwhile: somebody still writes to it. */
  readonly isBehind: boolean;
}

/** Who is told how far it has come, of each of the three steps. */
export type Telling = (step: 'THERE' | 'COPIED' | 'VERIFIED') => Tell;

/**
 * Copies a log into another store: what is there already is held against the source and not written again, so that it can be
 * broken off anywhere and called again; then all that is missing is appended in the order of the log; then both are read and
 * compared. Positions are the target's own.
 */
export const copyLog = async (from: EventStore, to: EventStore, telling: Telling): Promise<Copied> => {
  await appendRest(await behind(from, to, telling('THERE')), to, telling('COPIED'));
  const { count, next, rest } = await behind(from, to, telling('VERIFIED'));
  await rest.return(undefined);
  return { count, isBehind: next !== undefined };
};
