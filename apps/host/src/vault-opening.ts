import { mongodbRows } from '#stores';
import { type RowsAlone, sharedAlone, sharedVault, sqliteAlone, sqliteVault, type Vault } from '#vault';
import { folderOf } from './data-folder.js';
import type { Settings } from './settings.js';
import { isFile } from './store-settings.js';

/** Opens the vault that the settings name. Who only reads must find one there. */
export const openVault = async (
  { vault }: Pick<Settings, 'vault'>,
  masterKey: Uint8Array,
  { readOnly = false } = {},
): Promise<Vault> => {
  if (!isFile(vault)) return sharedVault({ rows: await mongodbRows(vault), masterKey, readOnly });
  return sqliteVault({ file: readOnly ? vault : folderOf(vault), masterKey, readOnly });
};

/** The rows of the vault that the settings name, for a change of its master key. */
export const vaultAlone = ({ vault }: Pick<Settings, 'vault'>): RowsAlone => {
  if (isFile(vault)) return sqliteAlone(vault);
  return async (work) => {
    const rows = await mongodbRows(vault);
    try {
      await sharedAlone(rows)(work);
    } finally {
      await rows.close();
    }
  };
};
