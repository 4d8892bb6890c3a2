import { mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { temporaryFolder } from '../support/tmp.js';
import { browserHere } from './browser.js';

describe('the browser of a machine', () => {
  const { path: folder, remove } = temporaryFolder();
  afterAll(remove);

  const program = (...parts: readonly string[]): string => {
    const file = join(folder, ...parts);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, '');
    return file;
  };

  it('is the one that is named, or else one on the PATH, and nothing that is not there', () => {
    const [named, chrome, chromium] = [program('mine'), program('a', 'google-chrome'), program('b', 'chromium')];
    const PATH = [join(folder, 'a'), join(folder, 'b'), join(folder, 'none')].join(delimiter);
    expect(browserHere({ CHROMIUM: named, PATH })).toBe(named);
    expect(browserHere({ CHROME_PATH: named, PATH })).toBe(named);
    expect(browserHere({ CHROMIUM: join(folder, 'gone'), PATH })).toBe(chromium);
    expect(browserHere({ CHROMIUM: '', PATH: join(folder, 'a') })).toBe(chrome);
    expect(browserHere({ PATH: join(folder, 'none') })).toBeUndefined();
  });
});
