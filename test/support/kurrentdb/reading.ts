import { type ServerWritableStream, status } from '@grpc/grpc-js';
import streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import type { ReadReq, ReadResp } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import { type Log, type Row } from './log.js';
import {
  caughtUp,
  checkpoint,
  confirmation,
  eventMessage,
  failure,
  type IdForm,
  streamDeleted,
  streamNotFound,
} from './messages.js';

// How the stand-in answers who reads and who follows.

type Call = ServerWritableStream<ReadReq, ReadResp>;
type Options = ReadReq.Options;

/** Live events that wait for one subscriber at most; whoever needs more is dropped. */
const LIVE_MAX = 32;
/** Events between two checkpoints, times what the subscriber asks for. */
const WINDOW = 32;

/** Sends, no faster than it is taken; false once nobody takes any more. */
const send = async (call: Call, message: ReadResp): Promise<boolean> => {
  if (call.cancelled || call.destroyed) return false;
  if (call.write(message)) return true;
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const goOn = (): void => {
    call.off('drain', goOn).off('cancelled', goOn);
    resolve(undefined);
  };
  call.on('drain', goOn).on('cancelled', goOn);
  await promise;
  return !call.cancelled;
};

const formOf = (options: Options): IdForm => (options.getUuidOption()?.hasStructured() === true ? 'numbers' : 'text');

/** Which events a reader asks for. */
const filterOf = (options: Options): ((row: Row) => boolean) => {
  const filter = options.getFilter();
  if (filter === undefined) return () => true;
  const byType = filter.hasEventType();
  const expression = (byType ? filter.getEventType() : filter.getStreamIdentifier())!;
  const regex = expression.getRegex() === '' ? undefined : new RegExp(expression.getRegex());
  const prefixes = expression.getPrefixList();
  return (row) => {
    const text = byType ? row.type : row.stream;
    return regex?.test(text) ?? prefixes.some((prefix) => text.startsWith(prefix));
  };
};

const everyOf = (options: Options): number => {
  const filter = options.getFilter();
  if (filter === undefined) return Number.POSITIVE_INFINITY;
  return filter.getCheckpointintervalmultiplier() * (filter.hasMax() ? filter.getMax() : WINDOW);
};

const invalid = (): Error => new RangeError('invalid position');

/** Where in the log a reader begins. Whoever follows begins behind whatever lies at the place it names, or first behind it. */
const startOf = (log: Log, options: Options, isFollowing: boolean): number => {
  const all = options.getAll()!;
  if (all.hasStart()) return 0;
  if (all.hasEnd()) return log.rows.length;
  const position = all.getPosition()!;
  const index = log.indexAt(BigInt(position.getCommitPosition()));
  if (index === undefined) throw invalid();
  return isFollowing && index < log.rows.length ? index + 1 : index;
};

const isBackwards = (options: Options): boolean =>
  options.getReadDirection() === streams.ReadReq.Options.ReadDirection.BACKWARDS;

const backwards = (rows: readonly Row[], from: number): readonly Row[] => rows.slice(0, from + 1).reverse();

const rowsOfAll = (log: Log, options: Options): readonly Row[] => {
  const start = startOf(log, options, false);
  return isBackwards(options) ? backwards(log.rows, start) : log.rows.slice(start);
};

const rowsOfStream = (log: Log, options: Options): readonly Row[] | undefined => {
  const asked = options.getStream()!;
  const rows = log.ofStream(nameIn(options));
  if (rows === undefined) return undefined;
  const from = asked.hasRevision() ? BigInt(asked.getRevision()) : 0n;
  if (!isBackwards(options)) return rows.filter(({ revision }) => revision >= from);
  return rows.filter(({ revision }) => !asked.hasRevision() || revision <= from).toReversed();
};

const nameIn = (options: Options): string =>
  Buffer.from(options.getStream()!.getStreamIdentifier()!.getStreamName_asU8()).toString();

/** What is there now, as much as was asked for. */
export const readNow = async (log: Log, call: Call, options: Options): Promise<void> => {
  const isOfStream = options.hasStream();
  if (isOfStream && log.isTombstoned(nameIn(options))) {
    call.emit('error', streamDeleted(nameIn(options)));
    return;
  }
  const rows = isOfStream ? rowsOfStream(log, options) : rowsOfAll(log, options);
  const isWanted = filterOf(options);
  let left = BigInt(options.getCount());
  if (rows === undefined) await send(call, streamNotFound(nameIn(options)));
  for (const row of rows ?? []) {
    if (!isWanted(row)) continue;
    if (left === 0n || !(await send(call, eventMessage(row, formOf(options))))) break;
    left -= 1n;
  }
  call.end();
};

/**
 * Says now and then how far it has looked, page by page: at the last event that was asked for in a page, or else where the
 * page began.
 */
class Checkpoints {
  #inPage = 0;
  #passed = 0;
  #pageStart: bigint | undefined;
  #matched: bigint | undefined;

  constructor(
    private readonly log: Log,
    private readonly every: number,
  ) {}

  /** What to say behind the row at an index. */
  behind(index: number, isWanted: boolean): ReadResp | undefined {
    const { position } = this.log.rows[index]!;
    this.#pageStart ??= position;
    if (isWanted) this.#matched = position;
    this.#inPage += 1;
    if (this.#inPage < WINDOW) return undefined;
    this.#passed += this.#inPage;
    const told =
      this.#matched === undefined ? checkpoint(this.#pageStart, 0n) : checkpoint(this.#matched, this.#matched);
    this.#inPage = 0;
    this.#pageStart = this.#matched = undefined;
    if (this.#passed < this.every) return undefined;
    this.#passed %= this.every;
    return told;
  }
}

/** Everything behind a place, then what comes, as long as it is taken fast enough. */
export const followOn = async (log: Log, call: Call, options: Options): Promise<void> => {
  const isWanted = filterOf(options);
  const checkpoints = new Checkpoints(log, everyOf(options));
  const form = formOf(options);
  /** Sends what there is to say of one row. */
  const pass = async (index: number): Promise<boolean> => {
    const row = log.rows[index]!;
    if (isWanted(row) && !(await send(call, eventMessage(row, form)))) return false;
    const reached = checkpoints.behind(index, isWanted(row));
    return reached === undefined || (await send(call, reached));
  };
  let next = startOf(log, options, true);
  await send(call, confirmation());
  for (; next < log.rows.length; next += 1) if (!(await pass(next))) return;
  await live(log, call, { next, pass, isWanted });
};

interface Live {
  readonly next: number;
  readonly pass: (index: number) => Promise<boolean>;
  readonly isWanted: (row: Row) => boolean;
}

const live = async (log: Log, call: Call, { next: first, pass, isWanted }: Live): Promise<void> => {
  let next = first;
  let waiting = 0;
  let news = Promise.withResolvers<undefined>();
  const wake = (): void => {
    news.resolve(undefined);
  };
  const hear = (rows: readonly Row[]): void => {
    waiting += rows.filter(isWanted).length;
    wake();
    if (waiting <= LIVE_MAX || call.cancelled) return;
    leave();
    const text = 'Operation timed out: the subscriber is too slow, resubscription required';
    call.emit('error', failure(status.ABORTED, text));
  };
  let isOn = true;
  const goesOn = (): boolean => isOn;
  const leave = (): void => {
    isOn = false;
    log.listeners.delete(hear);
    wake();
  };
  log.listeners.add(hear);
  call.once('cancelled', leave);
  await send(call, caughtUp());
  while (goesOn()) {
    for (; next < log.rows.length; next += 1) {
      if (!goesOn() || !(await pass(next))) return;
      if (isWanted(log.rows[next]!)) waiting = Math.max(0, waiting - 1);
    }
    await news.promise;
    news = Promise.withResolvers<undefined>();
  }
};
