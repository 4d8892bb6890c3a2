import { randomUUID } from 'node:crypto';
import type { ClientSession, Timestamp } from 'mongodb';
import { type SharedMoment, type SharedNews, type SharedRow, type SharedRows, StoreUnavailable } from '#kernel';
import { connect, type Connection, placeIn } from './connection.js';
import { bytesOf, DecidedRows, type Head, inParts, type Kept, type Row } from './decided-rows.js';

/** Bytes of changes in one document of the server, which may have 16 MB. More are laid down in parts. */
const PART_MAX = 4_000_000;
/** Larger than this no row is kept. */
const ROW_MAX = 12_000_000;
/** So often a decision is tried whose answer is lost, or that finds an unfinished one before it. */
const TRIES = 5;
/** So many decisions are known by name: who comes later is not told whether its own was among them. */
const KNOWN = 32;

const START: SharedMoment = { at: 0, by: '' };

/** The names of the last decisions, the last first. */
const namesIn = ({ by }: SharedMoment): readonly string[] => by.split(' ');

/** True where the second moment may have come of the first: as far as is known, by the same decisions. */
const isBehind = (earlier: SharedMoment, later: SharedMoment): boolean => {
  const known = namesIn(later)[later.at - earlier.at];
  return later.at >= earlier.at && (known === undefined || known === namesIn(earlier)[0]);
};

/** What became of a decision, by what stands there now. */
const fateOf = (next: SharedMoment, before: SharedMoment, head: SharedMoment) => {
  if (head.at === before.at && head.by === before.by) return 'OPEN';
  if (head.at < next.at) return 'LOST';
  const known = namesIn(head)[head.at - next.at];
  if (known === undefined) return 'UNKNOWN';
  return known === namesIn(next)[0] ? 'DECIDED' : 'LOST';
};

const rowOf = ({ _id, words, box }: Kept): SharedRow => ({
  key: _id,
  // Copied, for what the driver gives is a part of a whole answer of the server.
  says: words === null || box === null ? undefined : { words, box: Uint8Array.from(box) },
});

const keepNewest = (found: Map<string, Row>, rows: readonly Row[]): void => {
  for (const row of rows) if ((found.get(row._id)?.at ?? 0) < row.at) found.set(row._id, row);
};

const unknown = (place: string): StoreUnavailable =>
  new StoreUnavailable(`The database ${place} does not say whether it took what was to be written: repeat it.`);

const putBack = (place: string): StoreUnavailable =>
  new StoreUnavailable(
    `The rows in ${place} are not those of before: the database was put back or exchanged. Start this server again.`,
  );

type Rows = Pick<
  DecidedRows,
  'advance' | 'begin' | 'changesOf' | 'finish' | 'forget' | 'forgetUpTo' | 'head' | 'layDown' | 'since'
>;

/** What has to be read and decided of rows that lie in a place: it is asked in one session. */
export class Deciding {
  constructor(
    private readonly rows: Rows,
    private readonly place: string,
  ) {}

  async since(moment?: SharedMoment): Promise<SharedNews> {
    let head = await this.#headAfter(moment);
    if (head.at === moment?.at) return { moment, rows: [] };
    const found = new Map<string, Row>();
    let from = moment?.at ?? 0;
    for (;;) {
      keepNewest(found, await this.rows.since(from));
      const again = await this.#headAfter(moment);
      const pending = again.at === head.at ? await this.rows.changesOf(head) : undefined;
      if (pending !== undefined) return this.#newsOf(head, found, pending);
      // Others go on while this is read: what they changed meanwhile is less each time.
      from = head.pending === null ? head.at : head.at - 1;
      head = again;
    }
  }

  async decide(
    moment: SharedMoment,
    changes: readonly SharedRow[],
    partMax: number,
  ): Promise<SharedMoment | undefined> {
    if (changes.some((change) => bytesOf(change) > ROW_MAX)) {
      throw new RangeError('a text that is kept in a database has 12 MB at most');
    }
    const name = randomUUID().slice(-12);
    const next = { at: moment.at + 1, by: [name, ...namesIn(moment)].slice(0, KNOWN).join(' ').trim() };
    if (moment.at === 0) await this.rows.begin();
    const pending = await this.rows.layDown(name, next.at, inParts(changes, partMax));
    const wanted = { ...next, pending };
    const fate = await this.#tried(moment, wanted);
    if (fate === 'LOST') {
      await this.rows.forget(pending);
      return undefined;
    }
    if (fate === 'UNKNOWN') throw unknown(this.place);
    // It counts from here on: where this does not come through, whoever comes next does it.
    await this.rows.finish(wanted).catch(() => undefined);
    return next;
  }

  async settle(): Promise<void> {
    const head = await this.#head();
    await this.rows.finish(head);
    await this.rows.forgetUpTo(head.at);
  }

  /** Tries to decide. An answer that was lost says nothing: what stands there does. */
  async #tried(moment: SharedMoment, wanted: Head): Promise<'DECIDED' | 'LOST' | 'UNKNOWN'> {
    let isSure = true;
    for (let tries = 1; tries <= TRIES; tries += 1) {
      const isDone = await this.rows.advance(moment, wanted).catch(unlessLast(tries));
      if (isDone === true) return 'DECIDED';
      isSure &&= isDone !== undefined;
      const head = await this.#head();
      const fate = fateOf(wanted, moment, head);
      if (fate !== 'OPEN') return fate === 'UNKNOWN' && isSure ? 'LOST' : fate;
      await this.rows.finish(head);
    }
    return 'UNKNOWN';
  }

  #newsOf({ at, by }: Head, found: Map<string, Row>, pending: readonly Kept[]): SharedNews {
    // Whoever took away what decides has to say from where all of it is to go on.
    if (at === 0 && found.size > 0) throw putBack(this.place);
    keepNewest(
      found,
      pending.map((change) => ({ ...change, at })),
    );
    return { moment: { at, by }, rows: [...found.values()].map(rowOf) };
  }

  async #headAfter(moment: SharedMoment | undefined): Promise<Head> {
    const head = await this.#head();
    if (moment !== undefined && !isBehind(moment, head)) throw putBack(this.place);
    return head;
  }

  async #head(): Promise<Head> {
    return (await this.rows.head()) ?? { ...START, pending: null };
  }
}

/** After so many tries the fault is told as it is. */
const unlessLast =
  (tries: number) =>
  (error: unknown): undefined => {
    if (tries >= TRIES) throw error;
  };

/**
 * Does each piece of work in a session that begins no earlier than all before it have ended: after an election the new primary
 * may at first know less than was answered, and then it is waited for.
 */
const inSessions = ({ db, reaching }: Connection) => {
  let latest: Timestamp | undefined;
  return <Answer>(work: (session: ClientSession) => Promise<Answer>): Promise<Answer> =>
    reaching(async () => {
      const session = db.client.startSession({ causalConsistency: true });
      if (latest !== undefined) session.advanceOperationTime(latest);
      try {
        return await work(session);
      } finally {
        const { operationTime } = session;
        if (operationTime !== undefined && latest?.greaterThan(operationTime) !== true) latest = operationTime;
        await session.endSession();
      }
    });
};

/**
 * Rows in a MongoDB database, shared by any number of processes. Each decision is one step in one document, which holds its changes
 * until they have reached their rows: no transaction is needed, and whoever comes next finishes what somebody left half done. `url`
 * names the database; `partMax`: bytes of changes in one document. Throws `StoreUnavailable`.
 */
export const mongodbRows = async (url: string, partMax = PART_MAX): Promise<SharedRows> => {
  const connection = await connect(url);
  const inSession = inSessions(connection);
  const asking = <Answer>(ask: (rows: Deciding) => Promise<Answer>): Promise<Answer> =>
    inSession((session) => ask(new Deciding(new DecidedRows(connection.db, session), placeIn(url))));
  return {
    since: (moment) => asking((rows) => rows.since(moment)),
    decide: (moment, changes) => asking((rows) => rows.decide(moment, changes, partMax)),
    settle: () => asking((rows) => rows.settle()),
    close: connection.close,
  };
};
