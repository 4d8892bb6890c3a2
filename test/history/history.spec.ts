import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Recorded, upcast } from '#kernel';
import { checkInvariants, deciders, eventWords, foldRound, upcasters } from '#exams';

// What was recorded once is read for ever. Nothing in this folder is edited: a new shape gets a new sample beside the old.

interface Stored extends Omit<Recorded, 'position'> {
  readonly position: string;
}

interface Sample {
  readonly stored: Stored;
  /** What the newest code makes of it. */
  readonly readAs: { readonly version: number; readonly data: unknown };
}

const folder = join(import.meta.dirname, 'samples');
const files = readdirSync(folder).sort();
const recorded = (stored: Stored): Recorded => ({ ...stored, position: BigInt(stored.position) });
const sampleOf = (file: string): Sample => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Sample;

describe('what was recorded once', () => {
  it('has a sample for every type of event', () => {
    const sampled = new Set(files.map((file) => file.split('.')[0]));
    expect(Object.keys(eventWords).filter((type) => !sampled.has(type))).toEqual([]);
  });

  it.each(files)('%s reads as it always did', (file) => {
    const { stored, readAs } = sampleOf(file);
    const { version, data } = upcast(upcasters, recorded(stored));
    expect({ version, data }).toEqual(readAs);
    expect(file).toBe(`${stored.type}.v${stored.version.toString()}.json`);
  });

  it.each(files)('%s is known to the kind of stream it was recorded in', (file) => {
    const { stored } = sampleOf(file);
    const decider = deciders[stored.stream.split('-')[0] as keyof typeof deciders];
    expect(Object.hasOwn(decider.evolve, stored.type)).toBe(true);
  });

  it('still adds up to the round it was, with every invariant whole', () => {
    const lines = readFileSync(join(import.meta.dirname, 'round.jsonl'), 'utf8').trim().split('\n');
    const history = lines.map((line) => upcast(upcasters, recorded(JSON.parse(line) as Stored)));
    const round = foldRound(history);
    expect(history).toHaveLength(480);
    expect(round.stage).toBe('ARCHIVED');
    const posts = Object.values(round.results.posts).map(({ candidate }) => candidate);
    expect(posts.filter((candidate) => candidate !== null)).toEqual(
      ['C01', 'C04', 'C06', 'C08', 'C10', 'C12', 'C13', 'C16', 'C17', 'C18', 'C19', 'C20', 'C21', 'C22'],
    );
    expect(checkInvariants(history, foldRound)).toEqual([]);
  });
});
