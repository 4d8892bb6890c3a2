import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type EventStore, NO_STREAM, type Recorded, upcasting } from '#kernel';
import { checkInvariants, foldRound, upcasters } from '#exams';
import { all } from './ground.js';

// What was recorded once, by any version, reads and adds up alike from every store.

type Stored = Omit<Recorded, 'position'>;

interface Sample {
  readonly stored: Stored;
  readonly readAs: { readonly version: number; readonly data: unknown };
}

const history = join(import.meta.dirname, '..', 'history');
const samples = join(history, 'samples');

/** Events that are appended at once at most. */
const AT_ONCE = 50;

const roundOf = (): readonly Stored[] =>
  readFileSync(join(history, 'round.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Stored);

/** The text of what is recorded, without its places: a store keeps it to the letter. */
const textOf = ({ id, type, version, data, meta }: Stored): string => JSON.stringify([id, type, version, data, meta]);

/** Two promises of every event store, told beside its others. */
export const historyContract = (store: () => EventStore): void => {
  it('gives back a frozen round to the letter, which adds up to what it was', async () => {
    const frozen = roundOf();
    const stream = frozen[0]!.stream;
    for (let at = 0; at < frozen.length; at += AT_ONCE) {
      await store().append(stream, at - 1, frozen.slice(at, at + AT_ONCE));
    }
    expect((await all(store().read(stream))).map(textOf)).toEqual(frozen.map(textOf));
    const read = await all(upcasting(store(), upcasters).readAll());
    const { stage, results } = foldRound(read);
    expect(stage).toBe('ARCHIVED');
    expect(Object.values(results.posts).filter(({ candidate }) => candidate !== null)).toHaveLength(14);
    expect(checkInvariants(read, foldRound)).toEqual([]);
  });

  it('gives back every version of every event that was ever recorded, as the newest code reads it', async () => {
    const frozen = readdirSync(samples).map((file) => JSON.parse(readFileSync(join(samples, file), 'utf8')) as Sample);
    for (const [n, { stored }] of frozen.entries()) await store().append(`sample-${n}`, NO_STREAM, [stored]);
    expect((await all(store().readAll())).map(textOf)).toEqual(frozen.map(({ stored }) => textOf(stored)));
    const read = await all(upcasting(store(), upcasters).readAll());
    expect(read.map(({ version, data }) => ({ version, data }))).toEqual(frozen.map(({ readAs }) => readAs));
  });
};
