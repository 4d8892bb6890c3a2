import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';

/** Beside its own specs, which of those under `test` are written for a room. */
const WRITTEN_FOR: Readonly<Record<string, readonly string[]>> = {
  kernel: ['test/contracts/', 'test/simulation/'],
  rules: ['test/scenarios/'],
  exams: ['test/history/', 'test/scenarios/'],
  stores: ['test/contracts/', 'test/simulation/'],
};

/** Whether a spec is one of those that are to hold the room in which a file lies. */
export const isFor = (spec: string, file: string): boolean => {
  const [, room = ''] = file.split('/');
  return [`libs/${room}/`, ...(WRITTEN_FOR[room] ?? [])].some((folder) => spec.startsWith(folder));
};

/** Where an import leads within the repository; nothing for packages. */
export const pathOf = (from: string, name: string): string | undefined => {
  if (name.startsWith('.')) return posix.join(posix.dirname(from), name).replace(/\.js$/, '.ts');
  if (name.startsWith('#test/')) return `${name.slice(1)}.ts`;
  return name.startsWith('#') ? `libs/${name.slice(1)}/src/index.ts` : undefined;
};

/** The specs that come to one of the files by their imports, out of those that are to hold its room. */
export const relatedSpecs = (root: string, files: readonly string[], specs: readonly string[]): string[] => {
  const imports = new Map<string, readonly string[]>();
  const importsOf = (file: string): readonly string[] => {
    const known = imports.get(file);
    if (known !== undefined) return known;
    const full = join(root, file);
    const { importedFiles } = ts.preProcessFile(existsSync(full) ? readFileSync(full, 'utf8') : '');
    const paths = importedFiles.map(({ fileName }) => pathOf(file, fileName)).filter((path) => path !== undefined);
    imports.set(file, paths);
    return paths;
  };
  return specs.filter((spec) => {
    const reached = new Set([spec]);
    for (const file of reached) for (const path of importsOf(file)) reached.add(path);
    return files.some((file) => reached.has(file) && isFor(spec, file));
  });
};
