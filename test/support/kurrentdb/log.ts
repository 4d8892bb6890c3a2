import { closeSync, existsSync, openSync, readFileSync, writeSync } from 'node:fs';

// The log of the stand-in: what KurrentDB was measured to answer to an append, and where it puts what it took.

/** An event as it is handed in. */
export interface Proposed {
  readonly id: string;
  readonly type: string;
  readonly isJson: boolean;
  readonly data: Buffer;
  readonly metadata: Buffer;
}

/** An event where it lies. */
export interface Row extends Proposed {
  readonly stream: string;
  readonly revision: bigint;
  /** Commit and prepare position alike: no two events share one. */
  readonly position: bigint;
  /** Which append brought it. */
  readonly commit: number;
}

export type Expected = bigint | 'no_stream' | 'any' | 'stream_exists';

export type Answer =
  | { readonly kind: 'written'; readonly revision: bigint; readonly first: bigint; readonly last: bigint }
  | { readonly kind: 'wrong'; readonly current: bigint | undefined }
  | { readonly kind: 'deleted' }
  | { readonly kind: 'too large' };

/** What an append may hold, in bytes. */
export const APPEND_MAX = 1_048_576;
/** Revision of a tombstone, and what a soft deletion says that its stream begins behind. */
export const NEVER = 9_223_372_036_854_775_807n;
/** How many appends with `any` the server remembers. It forgets them with its process. */
const REMEMBERED = 1_000;

const sizeOf = ({ type, data, metadata }: Proposed): number => data.length + metadata.length + 2 * type.length;

interface Stored extends Omit<Row, 'data' | 'metadata' | 'revision' | 'position'> {
  readonly data: string;
  readonly metadata: string;
  readonly revision: string;
  readonly position: string;
}

const lineOf = (row: Row): string => {
  const stored: Stored = {
    ...row,
    data: row.data.toString('base64'),
    metadata: row.metadata.toString('base64'),
    revision: row.revision.toString(),
    position: row.position.toString(),
  };
  return `${JSON.stringify(stored)}\n`;
};

const rowOf = (line: string): Row => {
  const stored = JSON.parse(line) as Stored;
  return {
    ...stored,
    data: Buffer.from(stored.data, 'base64'),
    metadata: Buffer.from(stored.metadata, 'base64'),
    revision: BigInt(stored.revision),
    position: BigInt(stored.position),
  };
};

/** Whole lines only: the last one may have been cut off by a kill, and nobody was told of it. */
const rowsIn = (file: string): readonly Row[] => {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  return lines.slice(0, -1).map(rowOf);
};

const jsonEvent = (type: string, value: unknown): Proposed => ({
  id: crypto.randomUUID(),
  type,
  isJson: true,
  data: Buffer.from(JSON.stringify(value)),
  metadata: Buffer.alloc(0),
});

/** What a stream is said to begin behind, and how many events it is said to keep. */
interface Cut {
  readonly $tb?: number;
  readonly $maxCount?: number;
}

export class Log {
  readonly rows: Row[] = [];
  /** Told of each append, before it is answered. */
  readonly listeners = new Set<(rows: readonly Row[]) => void>();
  readonly #streams = new Map<string, Row[]>();
  readonly #remembered = new Map<string, Answer>();
  readonly #file: number | undefined;
  #commits = 0;
  #end = 0n;

  constructor(file?: string) {
    for (const row of file === undefined ? [] : rowsIn(file)) this.#keep(row);
    this.#file = file === undefined ? undefined : openSync(file, 'a', 0o600);
    if (this.rows.length === 0) this.#write('$users', [jsonEvent('$UserCreated', { loginName: 'admin' })]);
  }

  /** Where the next event will lie. */
  get end(): bigint {
    return this.#end;
  }

  close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
  }

  append(stream: string, expected: Expected, events: readonly Proposed[]): Answer {
    if (this.isTombstoned(stream)) return { kind: 'deleted' };
    if (events.reduce((sum, event) => sum + sizeOf(event), 0) > APPEND_MAX) return { kind: 'too large' };
    if (events.length === 0) return { kind: 'written', revision: 0n, first: this.#end, last: this.#end };
    if (expected === 'any') return this.#appendAnywhere(stream, events);
    if (this.#isThere(stream, expected)) return this.#write(stream, events);
    return this.#repeated(stream, expected, events) ?? { kind: 'wrong', current: this.#of(stream).at(-1)?.revision };
  }

  /** Ends a stream for ever, or until somebody appends to it. */
  remove(stream: string, isForEver: boolean): bigint {
    if (isForEver) this.#write(stream, [jsonEvent('$streamDeleted', {})], NEVER);
    else this.#write(`$$${stream}`, [jsonEvent('$metadata', { $tb: Number(NEVER) })]);
    return this.#end;
  }

  /** The events of a stream as they may still be seen; `undefined` where there is none. */
  ofStream(stream: string): readonly Row[] | undefined {
    const rows = this.#of(stream);
    if (rows.length === 0 || this.#isSoftlyDeleted(stream)) return undefined;
    const { $tb = 0, $maxCount = rows.length } = this.#cutOf(stream);
    return rows.filter(({ revision }) => revision >= BigInt($tb)).slice(-$maxCount);
  }

  isTombstoned(stream: string): boolean {
    return this.#of(stream).at(-1)?.revision === NEVER;
  }

  /** The index of the first event at or behind a position; `undefined` where no event begins. */
  indexAt(position: bigint): number | undefined {
    if (position === this.#end) return this.rows.length;
    let [low, high] = [0, this.rows.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.rows[middle]!.position < position) low = middle + 1;
      else high = middle;
    }
    return this.rows[low]?.position === position ? low : undefined;
  }

  #of(stream: string): readonly Row[] {
    return this.#streams.get(stream) ?? [];
  }

  /** True if a stream stands where somebody expects it; one that was deleted also counts as not begun. */
  #isThere(stream: string, expected: Expected): boolean {
    const current = this.#of(stream).at(-1)?.revision;
    if (expected === 'stream_exists') return current !== undefined;
    if (expected === 'no_stream') return current === undefined || this.#isSoftlyDeleted(stream);
    return current === expected;
  }

  #cutOf(stream: string): Cut {
    const last = this.#of(`$$${stream}`).at(-1);
    return last === undefined ? {} : (JSON.parse(last.data.toString()) as Cut);
  }

  #isSoftlyDeleted(stream: string): boolean {
    return this.#cutOf(stream).$tb === Number(NEVER);
  }

  /** The same ids at the same place, from one append: it stands already. */
  #repeated(stream: string, expected: Expected, events: readonly Proposed[]): Answer | undefined {
    const from = typeof expected === 'bigint' ? expected + 1n : 0n;
    const rows = this.#of(stream).slice(Number(from), Number(from) + events.length);
    const [first, last] = [rows[0], rows.at(-1)];
    if (first === undefined || last === undefined || rows.length < events.length) return undefined;
    const stands = rows.every(({ id, commit }, at) => id === events[at]?.id && commit === first.commit);
    if (!stands || first.revision !== from) return undefined;
    return { kind: 'written', revision: last.revision, first: first.position, last: last.position };
  }

  #appendAnywhere(stream: string, events: readonly Proposed[]): Answer {
    const key = [stream, ...events.map(({ id }) => id)].join(' ');
    const known = this.#remembered.get(key);
    if (known !== undefined) return known;
    const answer = this.#write(stream, events);
    this.#remembered.set(key, answer);
    const [oldest = key] = this.#remembered.keys();
    if (this.#remembered.size > REMEMBERED) this.#remembered.delete(oldest);
    return answer;
  }

  #write(stream: string, events: readonly Proposed[], revision?: bigint): Answer {
    if (this.#isSoftlyDeleted(stream)) this.#beginAnew(stream);
    this.#commits += 1;
    let next = revision ?? (this.#of(stream).at(-1)?.revision ?? -1n) + 1n;
    const rows = events.map((event) => {
      const row = { ...event, stream, revision: next, position: this.#end, commit: this.#commits };
      next += 1n;
      this.#keep(row);
      return row;
    });
    if (this.#file !== undefined) writeSync(this.#file, rows.map(lineOf).join(''));
    for (const tell of this.listeners) tell(rows);
    return { kind: 'written', revision: next - 1n, first: rows[0]!.position, last: rows.at(-1)!.position };
  }

  #beginAnew(stream: string): void {
    const { revision } = this.#of(stream).at(-1)!;
    this.#write(`$$${stream}`, [jsonEvent('$metadata', { $tb: Number(revision) + 1 })]);
  }

  #keep(row: Row): void {
    const own = this.#streams.get(row.stream) ?? [];
    this.#streams.set(row.stream, own);
    own.push(row);
    this.rows.push(row);
    this.#commits = Math.max(this.#commits, row.commit);
    // Positions are places in a file of the server's: they have gaps, and nobody can count with them.
    this.#end = row.position + 64n + BigInt(sizeOf(row));
  }
}
