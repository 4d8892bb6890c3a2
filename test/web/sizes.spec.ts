import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the build leaves the pages: `npm run build`. */
const folder = join(process.env['KHOABANG_TEST_BUILT'] ?? join(import.meta.dirname, '..', '..', 'dist'), 'apps/web');
/** What anybody loads who opens the first page, packed: a phone on a slow line has it within two seconds. */
const FIRST_LOAD_MAX = 150 * 1024;
/** What one more page may add. */
const PAGE_MAX = 45 * 1024;

const packed = (file: string): number => readFileSync(join(folder, `${file}.gz`)).length;

/** The files that a script asks for before it runs. */
const askedBy = (file: string): readonly string[] =>
  [...readFileSync(join(folder, file), 'utf8').matchAll(/(?:from|import)"\.\/([\w.-]+\.js)"/g)].map(
    ([, name = '']) => `assets/${name}`,
  );

const whole = (files: readonly string[]): ReadonlySet<string> => {
  const all = new Set<string>();
  const add = (file: string): void => {
    if (all.has(file)) return;
    all.add(file);
    if (file.endsWith('.js')) askedBy(file).forEach(add);
  };
  files.forEach(add);
  return all;
};

describe('what a browser has to load', () => {
  it('was built: `npm run build` makes the pages', () => {
    expect(existsSync(join(folder, 'index.html'))).toBe(true);
  });

  it('for the first page is no more than 150 kB, packed', () => {
    const index = readFileSync(join(folder, 'index.html'), 'utf8');
    const linked = [...index.matchAll(/"\/(assets\/[^"]+\.(?:js|css))"/g)].map(([, file = '']) => file);
    const home = readdirSync(join(folder, 'assets'))
      .filter((name) => /^WorkPage-.*\.(js|css)$/.test(name))
      .map((name) => `assets/${name}`);
    expect(home.length).toBeGreaterThan(0);
    const files = [...whole([...linked, ...home])];
    const sum = files.reduce((total, file) => total + packed(file), 0);
    expect(sum).toBeGreaterThan(50 * 1024);
    expect(sum).toBeLessThanOrEqual(FIRST_LOAD_MAX);
  });

  it('for one page more is no more than 45 kB', () => {
    const names = readdirSync(join(folder, 'assets')).filter((name) => /Page-.*\.js$/.test(name));
    const large = names.filter((name) => packed(`assets/${name}`) > PAGE_MAX);
    expect(names.length).toBeGreaterThan(20);
    expect(large).toEqual([]);
  });
});
