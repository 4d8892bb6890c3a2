/** Lines of a file from the first to the last, counted from 1. */
export interface Lines {
  readonly from: number;
  readonly to: number;
}

/** The files to be mutated, each as a whole or in some lines only. */
export type Wanted = ReadonlyMap<string, 'WHOLE' | readonly Lines[]>;

/** The rooms whose mutants count for the goal. */
export const ROOMS = ['libs/kernel', 'libs/rules', 'libs/exams', 'libs/stores'];

/** Whether a path is product code of a library; specs and the lists of what a room exports are none. */
export const isProduct = (path: string): boolean =>
  /^libs\/.+\.ts$/.test(path) && !/\.spec\.ts$|\/index\.ts$/.test(path);

const parsePath = (text: string): { path: string; lines?: Lines } => {
  const [, path = text, from, to] = /^(.+?)(?::(\d+)(?:-(\d+))?)?$/.exec(text) ?? [];
  const bare = path.replace(/^\.\//, '').replace(/\/$/, '');
  return from === undefined ? { path: bare } : { path: bare, lines: { from: Number(from), to: Number(to ?? from) } };
};

/** Reads `PATH`, `PATH:line` and `PATH:from-to`, where a path is a file or a folder of `files`; throws if it is neither. */
export const wantedPaths = (texts: readonly string[], files: readonly string[]): Wanted => {
  const wanted = new Map<string, 'WHOLE' | readonly Lines[]>();
  for (const text of texts) {
    const { path, lines } = parsePath(text);
    const found = files.filter((file) => file === path || file.startsWith(`${path}/`));
    if (found.length === 0) throw new Error(`${text}: no product file of libs/ lies there.`);
    for (const file of found) {
      const before = wanted.get(file) ?? [];
      wanted.set(file, lines === undefined || before === 'WHOLE' ? 'WHOLE' : [...before, lines]);
    }
  }
  return wanted;
};

/** The lines of a hunk on its new side; none if it only takes out. */
const hunkLines = (line: string): Lines | undefined => {
  const [, first, count = '1'] = /^@@ -\S+ \+(\d+)(?:,(\d+))? @@/.exec(line) ?? [];
  const from = Number(first);
  return first === undefined || count === '0' ? undefined : { from, to: from + Number(count) - 1 };
};

/** The lines that stand on the new side of a `git diff -U0`, and whole files for those that were `added` unknown to git. */
export const wantedChange = (diff: string, added: readonly string[]): Wanted => {
  const changed = new Map<string, readonly Lines[]>();
  let file = '';
  for (const line of diff.split('\n')) {
    const header = /^\+\+\+ (?:b\/(.+)|\/dev\/null)$/.exec(line);
    if (header) file = header[1] ?? '';
    const lines = hunkLines(line);
    if (lines !== undefined && isProduct(file)) changed.set(file, [...(changed.get(file) ?? []), lines]);
  }
  return new Map<string, 'WHOLE' | readonly Lines[]>([
    ...changed,
    ...added.filter(isProduct).map((path) => [path, 'WHOLE'] as const),
  ]);
};
