import { StoreUnavailable } from '#kernel';
import { Cells } from './cells.js';
import { cellRows } from './cell-rows.js';
import { NoVault, VaultNotEmpty } from './errors.js';
import { deriveKeys, type DerivedKeys, LASTING, mustFit } from './keys.js';
import { type Rows, type RowsAlone } from './rows.js';
import { tallying } from './tally.js';

const OLDER =
  'Kho dữ liệu cá nhân do phiên bản cũ tạo ra: hãy khởi động máy chủ một lần rồi chạy lại. / ' +
  'The vault was made by an older version of this program: start the server once, then run this again.';
const NOT_THE_SAME =
  'Kho đích không giữ đúng những gì đã ghi: hãy xem đĩa hoặc cơ sở dữ liệu, bỏ kho đích và chạy lại. / ' +
  'The target does not hold what was written to it: look at its disk or its database, remove it, and run this again. The source is as it was.';

type Tables = ReturnType<typeof cellRows>;

const copySubject = (from: Tables, to: Tables, subject: string): void => {
  const row = from.subject(subject);
  if (row?.erased === true) to.wipe(subject);
  if (row?.erased !== false) return;
  to.addSubject(subject, row.wrapped);
  const versions = from.versions(subject);
  if (versions !== undefined) to.setVersions(subject, versions);
  for (const [field, box] of from.fields(subject)) to.setField(subject, field, box);
};

const copyNamed = (from: Tables, to: Tables): void => {
  const [check, tally] = [from.keyCheck(), from.tally()];
  if (check !== undefined) to.setKeyCheck(check);
  if (tally !== undefined) to.setTally(tally);
  for (const name of LASTING) {
    const box = from.lasting(name);
    if (box !== undefined) to.setLasting(name, box);
  }
};

/** Every row as it is, locked; those of subjects first, since wiping one would take its texts away. */
const copyRows = (from: Tables, to: Tables): void => {
  const entries = [...from.entries()];
  copyNamed(from, to);
  for (const [table, subject] of entries) if (table === 'subject') copySubject(from, to, subject);
  for (const [table, subject, name] of entries) {
    const text = table === 'text' ? from.text(String(name)) : undefined;
    if (text !== undefined) to.addText(text);
    if (table === 'index') to.addIndex(Buffer.from(String(name), 'hex'), subject);
  }
  for (const row of from.waiting()) to.setWaiting(row);
};

/** The rows of a vault as they stood at one moment, locked as they are. */
interface Taken {
  readonly cells: Cells;
  readonly tables: Tables;
}

const taken = (rows: Tables): Taken => {
  const cells = new Cells();
  const tables = cellRows(cells);
  copyRows(rows, tables);
  return { cells, tables };
};

const erasedIn = ({ cells, tables }: Taken): number =>
  [...cells.all()].filter(({ table, key }) => table === 'subject' && tables.subject(key)?.erased === true).length;

/** Throws unless the rows are those of a vault under these keys, as they were counted. */
const mustBeSound = (rows: Rows, keys: DerivedKeys): void => {
  if (rows.keyCheck() === undefined) throw new NoVault();
  mustFit(rows, keys);
  if (rows.tally() === undefined) throw new StoreUnavailable(OLDER);
  tallying(rows, keys).check();
};

/** Fills rows of which there is none, in one step; rows that are the same already stay. */
const fill = async (target: Rows, source: Taken): Promise<void> => {
  await target.writing(() => {
    const there = taken(target).cells;
    if (there.size > 0 && !there.equals(source.cells)) throw new VaultNotEmpty();
    if (there.size === 0) copyRows(source.tables, target);
  });
  await target.purge();
};

const mustHold = (target: Rows, keys: DerivedKeys, source: Taken): Promise<void> =>
  target.reading(() => {
    mustBeSound(target, keys);
    if (!taken(target).cells.equals(source.cells)) throw new StoreUnavailable(NOT_THE_SAME);
  });

/** From where to where, and the master key, which stays. */
export interface VaultCopying {
  readonly from: RowsAlone;
  readonly to: RowsAlone;
  readonly masterKey: Uint8Array;
}

/** What the target holds. */
export interface VaultCopied {
  readonly rows: number;
  /** How many subjects in it stay erased. */
  readonly erased: number;
  /** Somebody wrote to the source meanwhile, and what they wrote is not in the target. */
  readonly isBehind: boolean;
}

/**
 * Copies a vault row by row, locked as they are, as it stood at one moment; the target is opened anew and compared at the end. It is
 * filled in one step, so whatever breaks this off leaves it empty or whole, and it can be called again.
 *
 * @throws NoVault, WrongMasterKey and VaultTampered for the source, VaultNotEmpty where the target holds anything else, VaultInUse
 * and StoreUnavailable for both, and a RangeError for a row that is too large for the target.
 */
export const copyVault = async ({ from, to, masterKey }: VaultCopying): Promise<VaultCopied> => {
  const keys = deriveKeys(masterKey);
  let copied: VaultCopied = { rows: 0, erased: 0, isBehind: false };
  await from(async (source) => {
    const before = await source.reading(() => {
      mustBeSound(source, keys);
      return taken(source);
    });
    await to((target) => fill(target, before));
    await to((target) => mustHold(target, keys, before));
    const after = await source.reading(() => taken(source).cells);
    copied = { rows: before.cells.size, erased: erasedIn(before), isBehind: !after.equals(before.cells) };
  });
  return copied;
};
