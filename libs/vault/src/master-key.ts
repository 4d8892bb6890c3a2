import { randomBytes, randomUUID } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { codeOf } from './code-of.js';
import { InvalidMasterKey } from './errors.js';
import { KEY_BYTES } from './keys.js';

const HEX = /^[0-9a-f]{64}$/i;
const BASE64 = /^[\w+/-]{43}=?$/;

/** A master key from 64 hex digits, or from base64 (or base64url) of 32 bytes; throws {@link InvalidMasterKey}. */
export const parseMasterKey = (text: string): Uint8Array => {
  const trimmed = text.trim();
  if (HEX.test(trimmed)) return Buffer.from(trimmed, 'hex');
  const key = BASE64.test(trimmed) ? Buffer.from(trimmed, 'base64') : Buffer.alloc(0);
  if (key.length === KEY_BYTES) return key;
  throw new InvalidMasterKey('A master key is 64 hexadecimal digits, or the base64 form of 32 bytes.');
};

const readKey = (file: string): Uint8Array | undefined => {
  try {
    return parseMasterKey(readFileSync(file, 'utf8'));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    if (error instanceof InvalidMasterKey) {
      throw new InvalidMasterKey(`The file ${file} does not hold a master key. ${error.message}`, { cause: error });
    }
    throw error;
  }
};

const synced = (path: string, flags: string, write: (descriptor: number) => void = () => undefined) => {
  const descriptor = openSync(path, flags, 0o600);
  try {
    write(descriptor);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
};

/** Gives the finished file its name only if nobody has taken it: a key in use is never replaced. */
const publish = (draft: string, file: string): boolean => {
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    unlinkSync(draft);
  }
};

/**
 * The master key in `file`, or a new one written there, readable by its owner only. Whole or not at all: of two
 * processes that start at once, both get the key of the first. Throws {@link InvalidMasterKey} for a file without a key.
 */
export const loadOrCreateMasterKey = (file: string): { key: Uint8Array; created: boolean } => {
  const present = readKey(file);
  if (present !== undefined) return { key: present, created: false };
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomUUID()}`;
  synced(draft, 'wx', (descriptor) => {
    writeFileSync(descriptor, `${randomBytes(KEY_BYTES).toString('hex')}\n`);
  });
  const created = publish(draft, file);
  if (process.platform !== 'win32') synced(dirname(file), 'r');
  const key = readKey(file);
  if (key === undefined) throw new InvalidMasterKey(`The file ${file} was removed while it was being written.`);
  return { key, created };
};

/** Where the new master key lies until it has taken the place of the old one. */
export const nextKeyFile = (file: string): string => `${file}.next`;

/** Overwrites the old master key with the new one, so that no byte of it stays in its file, and gives that one its name. */
export const installMasterKey = (file: string): void => {
  const next = nextKeyFile(file);
  if (existsSync(file)) {
    synced(file, 'r+', (descriptor) => {
      writeFileSync(descriptor, readFileSync(next));
    });
  }
  renameSync(next, file);
  if (process.platform !== 'win32') synced(dirname(file), 'r');
};

/** A change of the master key was begun and broke off. */
export class RotationUnfinished extends Error {
  constructor() {
    super(
      'Việc đổi khóa chủ chưa xong. Hãy gõ / A change of the master key was not finished. Type: npm run khoabang -- keys rotate',
    );
    this.name = 'RotationUnfinished';
  }
}

/** @throws RotationUnfinished when a change of the key in this file was begun and broke off. */
export const mustNotBeRotating = (file: string): void => {
  if (existsSync(nextKeyFile(file))) throw new RotationUnfinished();
};
