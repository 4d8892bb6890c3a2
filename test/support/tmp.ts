import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of its own for one spec or bench. Whoever asks for it removes it. */
export interface TemporaryFolder {
  readonly path: string;
  /** The path of a file in it. */
  readonly file: (name: string) => string;
  readonly remove: () => void;
}

export const temporaryFolder = (): TemporaryFolder => {
  const path = mkdtempSync(join(tmpdir(), 'khoabang-'));
  return {
    path,
    file: (name) => join(path, name),
    remove: () => {
      rmSync(path, { recursive: true, force: true });
    },
  };
};
