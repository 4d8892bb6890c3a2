import { createHash } from 'node:crypto';
import { cpSync, existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

const root = join(import.meta.dirname, '../../..');
const kept = join(root, 'node_modules/.cache/khoabang');

const sources = (): readonly string[] =>
  globSync('{apps,libs}/**/*.{ts,json}', { cwd: root })
    .filter((file) => !/\.spec\.ts$|tsconfig/.test(file))
    .sort();

const options = (): ts.CompilerOptions => {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), (file) => readFileSync(file, 'utf8')) as {
    readonly config: unknown;
  };
  return { ...ts.parseJsonConfigFileContent(config, { ...ts.sys, readDirectory: () => [] }, root).options };
};

const writeTo = (folder: string, files: readonly string[]): void => {
  // What a file is, its package says: without a look at that it has to be said here.
  const modules = { module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler };
  const compilerOptions = { ...options(), ...modules, sourceMap: false };
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    if (file.endsWith('.json')) {
      cpSync(join(root, file), join(folder, file));
      continue;
    }
    const text = readFileSync(join(root, file), 'utf8');
    const { outputText } = ts.transpileModule(text, { compilerOptions, fileName: file });
    writeFileSync(join(folder, file.replace(/\.ts$/, '.js')), outputText);
  }
  const described = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as object;
  const imports = { '#*': './libs/*/src/index.js' };
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...described, imports }));
};

/**
 * The folder of the product as plain programs, for specs that start several of its processes: what the whole run has just built, or
 * else file by file, without a look at types. Made once, and when something changes.
 */
export const compiledProduct = (): string => {
  const built = process.env['KHOABANG_TEST_BUILT'];
  if (built !== undefined) return built;
  const files = sources();
  const hash = createHash('sha256').update(readFileSync(import.meta.filename));
  for (const file of files) hash.update(file).update(readFileSync(join(root, file)));
  const folder = join(kept, `product-${hash.digest('hex').slice(0, 16)}`);
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}.${String(process.pid)}`;
  writeTo(unfinished, files);
  for (const old of globSync('product-????????????????', { cwd: kept })) rmSync(join(kept, old), { recursive: true });
  renameSync(unfinished, folder);
  return folder;
};
