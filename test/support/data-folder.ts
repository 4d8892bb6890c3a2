import { temporaryFolder, type TemporaryFolder } from './tmp.js';

/** Names a setting for the rest of a test. */
export const set = (name: string, value: string): void => {
  process.env[name] = value;
};

/**
 * A folder of its own for every test of a spec, or one for all of them, which the environment names as the data folder, or a
 * folder in it. After each test the environment is as it was.
 */
export const dataFolder = ({
  within = '',
  of = 'EACH',
}: { readonly within?: string; readonly of?: 'EACH' | 'ALL' } = {}): Omit<TemporaryFolder, 'remove'> => {
  const before = { ...process.env };
  let folder = temporaryFolder();
  beforeEach(() => {
    if (of === 'EACH') {
      folder.remove();
      folder = temporaryFolder();
    }
    set('KHOABANG_DATA', folder.file(within));
  });
  afterEach(() => {
    process.env = { ...before };
  });
  afterAll(() => {
    folder.remove();
  });
  return {
    get path() {
      return folder.path;
    },
    file: (name) => folder.file(name),
  };
};
