import { entryOf, type Rows } from './rows.js';
import { type Tally } from './tally.js';
import { type Vault } from './vault.js';

interface Sweeping {
  readonly rows: Rows;
  readonly tally: Tally;
  readonly reading: <Answer>(work: () => Answer) => Promise<Answer>;
  readonly writing: <Answer>(codes: readonly string[], work: () => Answer) => Promise<Answer>;
}

/** Removes a text that nothing recorded, unless it was asked for again since it was looked for. */
const removeUnrecorded = ({ rows, tally }: Sweeping, ref: string, before: number): boolean => {
  const waits = rows.waiting(ref).some(({ since }) => since < before);
  const row = rows.text(ref);
  if (!waits || row === undefined) return false;
  rows.removeText(ref);
  rows.endWaiting(ref);
  tally.remove(entryOf.text(row));
  return true;
};

/** See {@link Vault.sweep}. */
export const sweep = async (sweeping: Sweeping, ...[before, recorded]: Parameters<Vault['sweep']>): Promise<number> => {
  const { rows, reading, writing } = sweeping;
  const waiting = (await reading(() => rows.waiting())).filter(({ since }) => since < before);
  if (waiting.length === 0) return 0;
  const behind = waiting.map(({ after }) => after);
  const found = await recorded(BigInt(Math.min(...behind)), BigInt(Math.max(...behind)));
  return writing([], () => {
    let swept = 0;
    for (const { ref } of waiting) {
      if (found.has(ref)) rows.endWaiting(ref);
      else if (removeUnrecorded(sweeping, ref, before)) swept += 1;
    }
    return swept;
  });
};
