import { type SharedMoment, type SharedRow, type SharedRows, StoreUnavailable, turns } from '#kernel';
import { cellRows } from './cell-rows.js';
import { Cells } from './cells.js';
import { type Rows, type RowsAlone } from './rows.js';
import { naming } from './shared-naming.js';
import { vaultOverRows } from './vault-over-rows.js';
import { type Vault } from './vault.js';

const OTHER_KEY =
  'Kho dữ liệu cá nhân đã đổi khóa chủ: hãy khởi động lại máy chủ này với khóa mới. / ' +
  'The vault was given another master key: start this server again with the new one.';
const ONLY_READ = 'this vault is only read here; where there is none yet, or an older one, start the server once';

/** Does it once for all who ask before it begins: what one asked for is never answered by what had begun earlier. */
const onceForAll = (work: () => Promise<void>): (() => Promise<void>) => {
  let running = Promise.resolve();
  let next: Promise<void> | undefined;
  return () =>
    (next ??= running
      .catch(() => undefined)
      .then(() => {
        next = undefined;
        running = work();
        return running;
      }));
};

/** The copy of shared rows that this process keeps: always as they stood at one moment. */
const copying = (shared: SharedRows) => {
  const cells = new Cells();
  const tables = cellRows(cells);
  let moment: SharedMoment | undefined;
  let check: Uint8Array | undefined;
  const { rowOf, changesOf } = naming();
  const take = (next: SharedMoment, rows: readonly SharedRow[]): void => {
    // Whoever asked first may be answered last.
    if (moment !== undefined && next.at <= moment.at) return;
    cells.apply(changesOf(rows));
    moment = next;
    check ??= tables.keyCheck();
  };
  return {
    cells,
    tables,
    rowOf,
    take,
    catchUp: onceForAll(async () => {
      const news = await shared.since(moment);
      take(news.moment, news.rows);
    }),
    /** Of which moment the copy is. Throws when somebody has given the vault another master key since it was opened. */
    now: (): SharedMoment => {
      const current = tables.keyCheck();
      const isOther = check !== undefined && current !== undefined && Buffer.compare(check, current) !== 0;
      if (isOther || moment === undefined) throw new StoreUnavailable(OTHER_KEY);
      return moment;
    },
  };
};

/**
 * Rows that several servers share. Reading brings the copy up to the moment at which it was asked, and reads there. Writing works out
 * on the copy what is to change, undoes it, and has it decided; where somebody else was faster it is worked out anew.
 */
const sharedRows = (shared: SharedRows, readOnly: boolean): Rows => {
  const { cells, tables, rowOf, take, catchUp, now } = copying(shared);
  const turn = turns();
  const write = async <Answer>(work: () => Answer): Promise<Answer> => {
    for (;;) {
      await catchUp();
      const moment = now();
      const { answer, changes } = cells.trial(work);
      if (changes.length === 0) return answer;
      if (readOnly) throw new StoreUnavailable(ONLY_READ);
      const rows = changes.map(rowOf);
      const decided = await shared.decide(moment, rows);
      if (decided === undefined) continue;
      take(decided, rows);
      return answer;
    }
  };
  return {
    ...tables,
    reading: async (work) => {
      await catchUp();
      now();
      return work();
    },
    writing: (work) => turn('write', () => write(work)),
    purge: () => shared.settle(),
    close: () => turn('write', () => shared.close()),
  };
};

/** Which rows are shared, and the key that they belong to. */
export interface SharedVaultOptions {
  readonly rows: SharedRows;
  readonly masterKey: Uint8Array;
  /** Only reads, beside whoever writes: what would write rejects, also where there is no vault yet. Default false. */
  readonly readOnly?: boolean;
}

/**
 * A vault whose rows several servers share; each keeps a copy of them, locked as they are, in memory. What one has answered every
 * other knows. Throws `WrongMasterKey` when they were kept under another key, `VaultTampered` when they were changed from outside,
 * and `StoreUnavailable`; the rows are closed with the vault, and when it cannot be opened.
 */
export const sharedVault = async ({ rows, masterKey, readOnly = false }: SharedVaultOptions): Promise<Vault> => {
  try {
    return await vaultOverRows(sharedRows(rows, readOnly), masterKey);
  } catch (error) {
    await rows.close();
    throw error;
  }
};

/**
 * For a change of the master key: nobody has to be kept out, since all keys are changed by one decision. Servers that go on with the
 * old one are told from then on that it is the wrong one, and write nothing.
 */
export const sharedAlone =
  (shared: SharedRows): RowsAlone =>
  async (work) => {
    await work(sharedRows(shared, false));
  };
