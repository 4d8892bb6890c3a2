import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { FIRST_ADMIN } from '#exams';
import { masterSecret, mustNotBeRotating, parseMasterKey } from '#vault';
import { masterKeyFile, mustBePrivate } from '../../host/src/data-folder.js';
import type { Settings } from '../../host/src/settings.js';
import { sealSession } from '../../host/src/session-token.js';
import { exits, Sentence } from './command.js';
import { type Caller, type Door, Refused } from './demo/client.js';

/** The key that the server uses; never a new one: whoever works beside the wrong data must be told. */
export const masterKey = (settings: Settings): Uint8Array => {
  const { masterKey: given } = settings;
  if (given !== undefined) return parseMasterKey(given);
  mustBePrivate(settings);
  const file = masterKeyFile(settings);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new Sentence(
      `Không đọc được khóa chủ / no master key can be read at ${file}. Run this beside the server's data: set KHOABANG_DATA or KHOABANG_MASTER_KEY as for the server.`,
      exits.setting,
    );
  }
  return parseMasterKey(text);
};

/**
 * A token that shows the server its own master key (see `machineKey` of the edge), good for one session, and only where that
 * server itself listens on the port of `url`: whoever else listens there can do nothing with it.
 */
export const machineProof = (key: Uint8Array, now: string, url: string, account = FIRST_ADMIN): string => {
  const { port, protocol } = new URL(url);
  const at = port === '' ? ({ 'https:': '443' }[protocol] ?? '80') : port;
  return sealSession(masterSecret(key, 'machine'), { account, session: `${randomUUID()}.${at}`, issuedAt: now });
};

/** Signs in as an administrator. Another server may listen there, with other data: its master key is not ours. */
export const admitted = async (door: Door, settings: Settings, account: string): Promise<Caller> => {
  mustNotBeRotating(masterKeyFile(settings));
  const key = masterKey(settings);
  try {
    return await door.signInOnMachine(machineProof(key, new Date().toISOString(), door.url, account));
  } catch (error) {
    if (!(error instanceof Refused) || error.status !== 401) throw error;
    throw new Sentence(
      `Máy chủ tại ${door.url} dùng dữ liệu khác, hoặc không có quản trị viên này / the server at ${door.url} keeps other data than those here, or has no administrator with the account ${account}: set KHOABANG_DATA or KHOABANG_MASTER_KEY as for the server.`,
      exits.setting,
    );
  }
};
