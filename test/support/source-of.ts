import { sep } from 'node:path';

/** The folder of sources that belongs to a folder of built programs; any other is its own. */
export const sourceOf = (folder: string): string => folder.replace(`${sep}dist${sep}test${sep}`, `${sep}test${sep}`);
