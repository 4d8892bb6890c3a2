import { lstatSync, mkdirSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

/** Bits of a mode by which the group or others may write. */
const WRITTEN_BY_OTHERS = 0o022;

/** True for a folder of our own in which nobody else may write: what lies in it is run as it is. */
const isOwn = (folder: string): boolean => {
  const found = lstatSync(folder);
  // Windows knows neither owners nor modes of this kind: there the folder is as open as the program.
  const isOurs = process.getuid === undefined || found.uid === process.getuid();
  return found.isDirectory() && isOurs && (found.mode & WRITTEN_BY_OTHERS) === 0;
};

/**
 * Where compiled code may be kept in `folder`: made for its owner alone, whatever the umask; `undefined` where it cannot be
 * made, or others could put into it what we would run.
 */
export const compiledIn = (folder: string): string | undefined => {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return isOwn(folder) ? folder : undefined;
  } catch {
    return undefined;
  }
};

/**
 * Keeps what was compiled for the next start, here and in the threads and programs that this one starts: a fifth of the
 * time until a server is ready. It lies beside the program and not in Node's own place, which is a folder of everybody.
 * Where it cannot be kept, each start compiles anew.
 */
export const keepCompiled = (): void => {
  const folder = compiledIn(join(import.meta.dirname, '..', '..', '..', '.compiled'));
  if (folder === undefined) return;
  process.env['NODE_COMPILE_CACHE'] = folder;
  enableCompileCache(folder);
};
