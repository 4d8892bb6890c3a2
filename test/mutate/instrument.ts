import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Instrumenter } from '@stryker-mutator/instrumenter';
import { isSame, type Mutant, offsetOf, type Stretch } from './mutant.js';
import { type Lines, type Wanted } from './wanted.js';

const quiet = () => false;
const nothing = () => undefined;
const logger = {
  isTraceEnabled: quiet,
  isDebugEnabled: quiet,
  isInfoEnabled: quiet,
  isWarnEnabled: quiet,
  isErrorEnabled: quiet,
  isFatalEnabled: quiet,
  trace: nothing,
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  fatal: nothing,
};

/** The product with all mutants in it, each waiting to be switched on. */
export interface Instrumented {
  readonly mutants: readonly Mutant[];
  readonly texts: ReadonlyMap<string, string>;
}

/** Parts of files, or files in whole. */
type Parts = ReadonlyMap<string, true | readonly Stretch[]>;

const stretchOf = ({ from, to }: Lines): Stretch => ({
  start: { line: from - 1, column: 0 },
  end: { line: to - 1, column: Number.MAX_SAFE_INTEGER },
});

/** Puts every mutant of the wanted lines into the text of its file. */
export const instrument = async (root: string, wanted: Wanted): Promise<Instrumented> =>
  instrumentParts(root, new Map([...wanted].map(([file, lines]) => [file, lines === 'WHOLE' || lines.map(stretchOf)])));

/** The same for certain mutants only, and what lies within them: the less is counted, the less the specs are slowed. */
export const instrumentOnly = async (root: string, mutants: readonly Mutant[]): Promise<Instrumented> => {
  const { texts, mutants: again } = await instrumentParts(
    root,
    Map.groupBy(mutants, ({ file }) => file),
  );
  return { texts, mutants: again.filter((mutant) => mutants.some((one) => isSame(one, mutant))) };
};

const instrumentParts = async (root: string, wanted: Parts): Promise<Instrumented> => {
  const contents = new Map([...wanted.keys()].map((file) => [file, readFileSync(join(root, file), 'utf8')]));
  const { files, mutants } = await new Instrumenter(logger).instrument(
    [...wanted].map(([file, parts]) => ({
      name: file,
      content: contents.get(file)!,
      mutate: parts === true || parts.map(({ start, end }) => ({ start, end })),
    })),
    { plugins: null, excludedMutations: [], ignorers: [] },
  );
  return {
    texts: new Map(files.map(({ name, content }) => [name, content])),
    mutants: mutants.map(({ id, fileName: file, location: { start, end }, mutatorName: mutator, replacement }) => {
      const text = contents.get(file)!;
      const original = text.slice(offsetOf(text, start), offsetOf(text, end));
      const within = text.split('\n')[start.line]!.trim();
      return { id, file, mutator, start, end, original, within, replacement };
    }),
  };
};

/** Writes the instrumented texts where the transformer of the specs looks for them. */
export const place = (root: string, folder: string, { texts }: Instrumented): void => {
  const names: Record<string, string> = {};
  for (const [file, text] of texts) {
    const name = file.replaceAll('/', '_');
    writeFileSync(join(folder, name), text);
    names[join(root, file)] = name;
  }
  writeFileSync(join(folder, 'files.json'), JSON.stringify(names));
};
