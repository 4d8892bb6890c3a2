import { existsSync } from 'node:fs';
import { FIRST_ADMIN } from '#exams';
import { shownAddress } from '#stores';
import { mustNotBeRotating, type Vault } from '#vault';
import { masterKeyFile } from '../../../host/src/data-folder.js';
import { verifyEnd } from '../../../host/src/restoration.js';
import type { Settings } from '../../../host/src/settings.js';
import { isFile } from '../../../host/src/store-settings.js';
import { openVault } from '../../../host/src/vault-opening.js';
import { masterKey } from '../machine.js';
import { type Check, fault, type Finding, looked, saidBy, skipped, sound } from './finding.js';

/** Opens the vault beside whoever uses it: with the wrong key, or with rows that were changed from outside, it does not open. */
const vaultOr = async (settings: Settings): Promise<Vault | Finding> => {
  try {
    mustNotBeRotating(masterKeyFile(settings));
    return await openVault(settings, masterKey(settings), { readOnly: true });
  } catch (error) {
    return fault('vault', saidBy(error));
  }
};

const missing = (file: string, head: bigint | undefined): Finding =>
  head === undefined || head === 0n
    ? skipped('vault', `Chưa có kho dữ liệu cá nhân ${file}. / There is no vault ${file} yet.`)
    : fault(
        'vault',
        `Không có kho dữ liệu cá nhân ${file}, mà nhật ký đã có sự kiện: hãy phục hồi vault.sqlite từ bản sao lưu, hoặc sửa KHOABANG_DATA. / There is no vault ${file}, and the log holds events: put a backup of vault.sqlite back, or correct KHOABANG_DATA.`,
      );

/** Reads and throws away: what counts is that it opens. */
const opened = async (place: string, vault: Vault): Promise<Finding> => {
  await vault.fields(FIRST_ADMIN);
  const writes = await vault.generation();
  return sound(
    'vault',
    `${place}: khóa chủ mở được, số dòng khớp / opens with the master key, and its rows are those that were counted.`,
    { writes },
  );
};

const sealOf = async (settings: Settings, vault: Vault): Promise<Finding> => {
  if (!isFile(settings.events) || !existsSync(settings.events))
    return skipped('seal', 'Không có tệp nhật ký để đối chiếu. / There is no log file to hold against a seal.');
  const position = (await verifyEnd(settings, vault))?.toString();
  return position === undefined
    ? skipped('seal', 'Nhật ký chưa được niêm phong lần nào. / The log has not been sealed yet.')
    : sound(
        'seal',
        `Cuối nhật ký khớp với niêm phong đến vị trí ${position}; log verify xem toàn bộ. / The end of the log is as it was sealed, up to position ${position}; log verify walks all of it.`,
        { position },
      );
};

const bothSkipped = (why: string): readonly Finding[] =>
  (['vault', 'seal'] satisfies Check[]).map((check) => skipped(check, why));

/** Looks at the vault and the seal on the log: whether one opens with the master key, and the other holds. */
export const vaultFindings = async (
  settings: Settings,
  head: bigint | undefined,
  isPrivate: boolean,
): Promise<readonly Finding[]> => {
  if (!isPrivate) return bothSkipped('Thư mục dữ liệu cần sửa trước. / The data folder has to be put right first.');
  const place = shownAddress(settings.vault);
  if (isFile(settings.vault) && !existsSync(settings.vault)) {
    const without =
      'Không có kho dữ liệu cá nhân, nên không đọc được niêm phong. / Without a vault there is no seal to be read.';
    return [missing(place, head), skipped('seal', without)];
  }
  const vault = await vaultOr(settings);
  if ('check' in vault)
    return [vault, skipped('seal', 'Kho dữ liệu cá nhân không mở được. / The vault does not open.')];
  try {
    return [await looked('vault', () => opened(place, vault)), await looked('seal', () => sealOf(settings, vault))];
  } finally {
    await vault.close();
  }
};
