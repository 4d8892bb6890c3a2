import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import tsJest from 'ts-jest';

/** Which file of the product stands instrumented in which file of the scratch folder. */
const folder = process.env['MUTATE_FOLDER'] ?? '';
const instrumented = JSON.parse(readFileSync(join(folder, 'files.json'), 'utf8')) as Record<string, string>;

/** The text that jest is to run instead of the one on disk: nothing in the working tree is touched. */
const textOf = (text: string, path: string): string => {
  const file = instrumented[path];
  return file === undefined ? text : readFileSync(join(folder, file), 'utf8');
};

/** ts-jest with the instrumented files in their places. */
export default {
  createTransformer: () => {
    const inner = tsJest.default.createTransformer({ useESM: true });
    return {
      getCacheKey: (text: string, path: string, options: never) => inner.getCacheKey(textOf(text, path), path, options),
      process: (text: string, path: string, options: never) => inner.process(textOf(text, path), path, options),
      processAsync: (text: string, path: string, options: never) =>
        inner.processAsync(textOf(text, path), path, options),
    };
  },
};
