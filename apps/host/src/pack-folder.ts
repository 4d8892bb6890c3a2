import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { clockBasis } from '#exams';
import { faultsInWords, installPack, isFaults } from '#rules';
import { SettingFault } from './settings.js';

const filesIn = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map((name) => join(folder, name));
  } catch {
    throw new SettingFault(`KHOABANG_PACKS names ${folder}, which is not a folder that can be read.`);
  }
};

const parsed = (file: string): unknown => {
  try {
    return JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  } catch {
    throw new SettingFault(`The rule pack ${file} cannot be read as JSON (KHOABANG_PACKS).`);
  }
};

/**
 * Installs every rule pack (`*.json`) of a folder; nothing for no folder.
 *
 * @throws SettingFault that names the first faulty file, the path in it and the fault.
 */
export const installPackFolder = (folder: string | undefined): void => {
  if (folder === undefined || folder === '') return;
  for (const file of filesIn(resolve(folder))) {
    const answer = installPack(parsed(file), clockBasis);
    if (isFaults(answer))
      throw new SettingFault(`The rule pack ${file} cannot be used (KHOABANG_PACKS): ${faultsInWords(answer)}.`);
  }
};
