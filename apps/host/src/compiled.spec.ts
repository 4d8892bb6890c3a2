import { chmodSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { temporaryFolder } from '#test/support/tmp';
import { compiledIn } from './compiled.js';

describe('compiled code', () => {
  const place = temporaryFolder();
  afterAll(() => {
    place.remove();
  });

  it('is kept in a folder for its owner alone, whatever the umask', () => {
    const before = process.umask(0);
    try {
      const folder = place.file('own');
      expect(compiledIn(folder)).toBe(folder);
      expect(statSync(folder).mode & 0o777).toBe(0o700);
      expect(compiledIn(folder)).toBe(folder);
    } finally {
      process.umask(before);
    }
  });

  it.each([[0o777], [0o770], [0o702]])('is not run out of a folder in which others may write: %s', (mode) => {
    const folder = place.file(`open-${mode.toString(8)}`);
    mkdirSync(folder);
    chmodSync(folder, mode);
    expect(compiledIn(folder)).toBeUndefined();
  });

  it('is not run from where a link leads, and not kept where nothing can be made', () => {
    symlinkSync(place.path, place.file('link'));
    expect(compiledIn(place.file('link'))).toBeUndefined();
    writeFileSync(place.file('file'), '');
    expect(compiledIn(place.file('file/compiled'))).toBeUndefined();
    expect(compiledIn(place.file('file'))).toBeUndefined();
  });
});
