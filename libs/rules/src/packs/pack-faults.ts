import type { Fault, Pack } from './pack.js';

/** One question about what the values of a pack mean together. */
export type Question = (pack: Pack) => readonly Fault[];

/** One thing that is wrong, at its path. */
export const fault = (code: string, path: string, message: string): Fault => ({ code, path, message });

/** `found` as the only fault if there is something wrong, otherwise none. */
export const when = (isWrong: boolean, ...found: Parameters<typeof fault>): readonly Fault[] =>
  isWrong ? [fault(...found)] : [];

/** Each name that has been there before, at its later place. */
export const repeated = (names: readonly (string | number)[], pathOf: (index: number) => string): readonly Fault[] =>
  names.flatMap((name, index) =>
    when(names.indexOf(name) < index, 'duplicate', pathOf(index), `${name} stands there twice`),
  );
