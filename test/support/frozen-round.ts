import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Recorded, upcast } from '#kernel';
import { upcasters } from '#exams';

type Stored = Omit<Recorded, 'position'> & { readonly position: string };

const file = join(import.meta.dirname, '../history/round.jsonl');
const recorded = (line: string): Recorded => {
  const stored = JSON.parse(line) as Stored;
  return upcast(upcasters, { ...stored, position: BigInt(stored.position) });
};

/** The whole round that was recorded once and frozen, from draft to archive, as the newest code reads it. */
export const frozenRound: readonly Recorded[] = readFileSync(file, 'utf8').trim().split('\n').map(recorded);
