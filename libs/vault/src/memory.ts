import { atOnce } from './at-once.js';
import { cellRows } from './cell-rows.js';
import { Cells } from './cells.js';
import { type Rows } from './rows.js';
import { vaultOverRows } from './vault-over-rows.js';
import { type Vault } from './vault.js';

const memoryRows = (): Rows => {
  const cells = new Cells();
  return {
    reading: atOnce,
    writing: (work) =>
      atOnce(() => {
        const { answer, changes } = cells.trial(work);
        cells.apply(changes);
        return answer;
      }),
    purge: () => Promise.resolve(),
    close: () => Promise.resolve(),
    ...cellRows(cells),
  };
};

/** A vault that ends with the process: for tests and for trying things out. */
export const memoryVault = (masterKey: Uint8Array): Promise<Vault> => vaultOverRows(memoryRows(), masterKey);
