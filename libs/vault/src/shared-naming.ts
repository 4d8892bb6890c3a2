import { randomUUID } from 'node:crypto';
import { type SharedRow } from '#kernel';
import { type Cell, type Change, idOf, type Table } from './cells.js';

/** Rows of a vault as they are shared, and back. */
export interface Naming {
  readonly rowOf: (change: Change) => SharedRow;
  /** What rows mean here. To be called once with the rows of each decision, in their order. */
  readonly changesOf: (rows: readonly SharedRow[]) => readonly Change[];
}

const saysOf = (cell: Cell): SharedRow['says'] => {
  const words = cell.table === 'index' ? [cell.key] : cell.words;
  return { words: JSON.stringify([cell.subject, ...words]), box: cell.box };
};

const cellOf = (key: string, { words, box }: NonNullable<SharedRow['says']>): Cell => {
  const end = key.indexOf(' ');
  const table = key.slice(0, end) as Table;
  const [subject, ...rest] = JSON.parse(words) as [string, ...Cell['words']];
  return table === 'index'
    ? { table, key: String(rest[0]), subject, words: [], box }
    : { table, key: key.slice(end + 1), subject, words: rest, box };
};

/**
 * Rows are shared under their ids, except entries of the index: the key of a row outlives what it said, and must not tell what
 * was indexed of somebody who is erased. So theirs are made by chance.
 */
export const naming = (): Naming => {
  const keys = new Map<string, string>();
  const ids = new Map<string, string>();
  const removed = ({ key }: SharedRow): Change => {
    const id = ids.get(key) ?? key;
    ids.delete(key);
    keys.delete(id);
    return [id, undefined];
  };
  const kept = ({ key, says }: SharedRow): readonly Change[] => {
    if (says === undefined) return [];
    const cell = cellOf(key, says);
    const id = idOf(cell.table, cell.key);
    if (cell.table === 'index') {
      keys.set(id, key);
      ids.set(key, id);
    }
    return [[id, cell]];
  };
  return {
    rowOf: ([id, cell]) => ({
      key: keys.get(id) ?? (cell?.table === 'index' ? idOf('index', randomUUID()) : id),
      says: cell && saysOf(cell),
    }),
    // What was indexed of one subject, and then of another, has two keys.
    changesOf: (rows) => [...rows.filter(({ says }) => says === undefined).map(removed), ...rows.flatMap(kept)],
  };
};
