import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

/** A file of the repository. */
export const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');

/** Every file of the product below some folders, without specs and the sample round. */
export const productFiles = (...folders: readonly string[]): readonly string[] =>
  folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
      .filter((name) => /\.m?[jt]s$/.test(name) && !name.endsWith('.spec.ts') && !name.includes('/demo/')),
  );

/** Files of these that hold something. */
export const filesWith = (pattern: RegExp, files: readonly string[]): readonly string[] =>
  files.filter((file) => pattern.test(textOf(file)));

/** A row of a page that names its place in the code: `` `file`: `words` `` in the last cell. */
export interface Placed {
  readonly file: string;
  readonly words: string;
}

/** The rows of a section of a page, or of all of it, that name their place. */
export const placesIn = (page: string, title?: string): readonly Placed[] => {
  const section = title === undefined ? page : (page.split(`\n## ${title}\n`)[1]?.split('\n## ')[0] ?? '');
  return [...section.matchAll(/\| `([^`]+)`: `([^`]+)` \|$/gm)].map(([, file = '', words = '']) => ({ file, words }));
};
