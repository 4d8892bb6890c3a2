import { type Cell, type Cells, type Table } from './cells.js';
import { type Entry, entryOf, type Rows, type TextRow, type WaitingRow } from './rows.js';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

const NOTHING = new Uint8Array(0);

/** The rows that there is one of for each name. */
const namedRows = (
  cells: Cells,
): Pick<Rows, 'keyCheck' | 'setKeyCheck' | 'lasting' | 'setLasting' | 'tally' | 'setTally'> => {
  const boxOf = (key: string): Uint8Array | undefined => cells.get('named', key)?.box;
  const set = (key: string, box: Uint8Array): void => {
    cells.set({ table: 'named', key, subject: '', words: [], box });
  };
  return {
    keyCheck: () => boxOf('key-check'),
    setKeyCheck: (value) => {
      set('key-check', value);
    },
    lasting: (name) => boxOf(`lasting ${name}`),
    setLasting: (name, box) => {
      set(`lasting ${name}`, box);
    },
    tally: () => boxOf('tally'),
    setTally: (box) => {
      set('tally', box);
    },
  };
};

const waitingOf = ({ key, words: [after, since] }: Cell): WaitingRow => ({
  ref: key,
  after: Number(after),
  since: Number(since),
});

const waitingRows = (cells: Cells): Pick<Rows, 'waiting' | 'setWaiting' | 'endWaiting'> => ({
  waiting: (ref) => {
    if (ref !== undefined) return [cells.get('waiting', ref)].flatMap((cell) => (cell ? [waitingOf(cell)] : []));
    return [...cells.all()].filter(({ table }) => table === 'waiting').map(waitingOf);
  },
  setWaiting: ({ ref, after, since }) => {
    cells.set({ table: 'waiting', key: ref, subject: '', words: [after, since], box: NOTHING });
  },
  endWaiting: (ref) => {
    cells.remove('waiting', ref);
  },
});

const textOf = ({ key, subject, words: [kind], box }: Cell): TextRow => ({
  ref: key,
  subject,
  kind: String(kind),
  box,
});

const textRows = (cells: Cells): Pick<Rows, 'text' | 'addText' | 'removeText'> => ({
  text: (ref) => {
    const cell = cells.get('text', ref);
    return cell && textOf(cell);
  },
  addText: ({ ref, subject, kind, box }) => {
    cells.set({ table: 'text', key: ref, subject, words: [kind], box });
  },
  removeText: (ref) => {
    cells.remove('text', ref);
  },
});

const KEPT = 'kept';
const ERASED = 'erased';

const subjectRows = (
  cells: Cells,
): Pick<Rows, 'subject' | 'addSubject' | 'subjects' | 'rewrap' | 'versions' | 'setVersions'> => {
  const keep = (subject: string, wrapped: Uint8Array): void => {
    cells.set({ table: 'subject', key: subject, subject, words: [KEPT], box: wrapped });
  };
  return {
    subject: (subject) => {
      const cell = cells.get('subject', subject);
      if (cell === undefined) return undefined;
      return cell.words[0] === KEPT ? { erased: false, wrapped: cell.box } : { erased: true };
    },
    addSubject: keep,
    subjects: () =>
      [...cells.all()].flatMap(({ table, key, words }) => (table === 'subject' && words[0] === KEPT ? [key] : [])),
    rewrap: keep,
    versions: (subject) => {
      const cell = cells.get('versions', subject);
      return cell && { version: Number(cell.words[0]), box: cell.box };
    },
    setVersions: (subject, { version, box }) => {
      cells.set({ table: 'versions', key: subject, subject, words: [version], box });
    },
  };
};

/** Neither is a blank in a subject nor in the name of a field. */
const fieldKey = (subject: string, field: string): string => `${subject} ${field}`;

const fieldRows = (cells: Cells): Pick<Rows, 'field' | 'setField' | 'fields'> => ({
  field: (subject, field) => cells.get('field', fieldKey(subject, field))?.box,
  setField: (subject, field, box) => {
    cells.set({ table: 'field', key: fieldKey(subject, field), subject, words: [field], box });
  },
  fields: (subject) =>
    [...cells.all(subject)]
      .flatMap(({ table, words, box }) => (table === 'field' ? [[String(words[0]), box] as const] : []))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
});

const indexRows = (cells: Cells): Pick<Rows, 'indexed' | 'addIndex' | 'removeIndex'> => ({
  indexed: (digest) => cells.get('index', hex(digest))?.subject,
  addIndex: (digest, subject) => {
    cells.set({ table: 'index', key: hex(digest), subject, words: [], box: NOTHING });
  },
  removeIndex: (digest) => {
    cells.remove('index', hex(digest));
  },
});

/** What is counted of a row; nothing of those whose box alone says what they are, and of texts that wait. */
const counted: Partial<Record<Table, (cell: Cell) => Entry>> = {
  subject: ({ subject, words }) => entryOf.subject(subject, words[0] !== KEPT),
  versions: ({ subject, words }) => entryOf.versions(subject, Number(words[0])),
  text: (cell) => entryOf.text(textOf(cell)),
  index: ({ key, subject }) => entryOf.index(Buffer.from(key, 'hex'), subject),
};

const wiping = (cells: Cells): Pick<Rows, 'wipe'> => ({
  wipe: (subject) => {
    for (const cell of [...cells.all(subject)]) {
      if (cell.table === 'text') cells.set({ ...cell, box: NOTHING });
      else cells.remove(cell.table, cell.key);
    }
    cells.set({ table: 'subject', key: subject, subject, words: [ERASED], box: NOTHING });
  },
});

function* entries(cells: Cells, subject: string | undefined): Generator<Entry> {
  for (const cell of cells.all(subject)) {
    const entry = counted[cell.table]?.(cell);
    if (entry !== undefined) yield entry;
  }
}

/** The tables of a vault in memory, row by row. */
export const cellRows = (cells: Cells): Omit<Rows, 'reading' | 'writing' | 'purge' | 'close'> => ({
  ...namedRows(cells),
  ...waitingRows(cells),
  ...textRows(cells),
  ...subjectRows(cells),
  ...fieldRows(cells),
  ...indexRows(cells),
  ...wiping(cells),
  entries: (subject) => entries(cells, subject),
});
