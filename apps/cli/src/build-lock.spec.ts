import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { type TemporaryFolder, temporaryFolder } from '#test/support/tmp';

const file = JSON.stringify(new URL('../build-lock.mjs', import.meta.url).href);
/** No process has this number. */
const NOBODY = 2 ** 30;

describe('the lock of a build', () => {
  let folder: TemporaryFolder;
  let lock: string;
  beforeEach(() => {
    folder = temporaryFolder();
    lock = folder.file('lock');
  });
  afterEach(() => {
    folder.remove();
  });

  /** A process of its own that notes when it begins to build and when it has built. */
  const building = () => {
    const script = `
      import { appendFileSync } from 'node:fs';
      import { alone } from ${file};
      const note = (what) => appendFileSync(${JSON.stringify(folder.file('notes'))}, what + ' ');
      await alone(${JSON.stringify(lock)}, () => {
        note('begun');
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
        note('built');
      });`;
    return spawn(process.execPath, ['--input-type=module', '-e', script], {
      env: { ...process.env, NODE_OPTIONS: '' },
    });
  };
  const notes = (): string => readFileSync(folder.file('notes'), 'utf8');
  const heldBy = (pid: string, minutesAgo = 0): void => {
    writeFileSync(lock, pid);
    const at = Date.now() / 1_000 - minutesAgo * 60;
    utimesSync(lock, at, at);
  };

  it.each([
    ['whose process is gone', NOBODY.toString(), 0],
    ['that was never written, after ten minutes', '', 11],
    ['whose number another process has by now, after ten minutes', process.pid.toString(), 11],
  ])('%s is taken over', async (_, pid, minutesAgo) => {
    heldBy(pid, minutesAgo);
    const build = building();
    const [said] = await Promise.all([text(build.stderr), once(build, 'exit')]);
    expect([said, notes(), existsSync(lock)]).toEqual(['', 'begun built ', false]);
  });

  it.each([
    ['a process', process.pid.toString(), `process ${process.pid}`],
    ['one that has not said who it is', '', 'process'],
  ])('is waited for while it is held by %s, which is said', async (_, pid, who) => {
    heldBy(pid);
    const build = building();
    const [said] = (await once(build.stderr, 'data')) as [Buffer];
    expect(said.toString()).toContain(`waiting for ${who} to end its build (${lock})`);
    expect(existsSync(folder.file('notes'))).toBe(false);
    rmSync(lock);
    await once(build, 'exit');
    expect(notes()).toBe('begun built ');
  });

  it('lets one after the other build, also where several find that it was left', async () => {
    heldBy(NOBODY.toString());
    await Promise.all(Array.from({ length: 4 }, () => once(building(), 'exit')));
    expect(notes()).toBe('begun built '.repeat(4));
  });
});
