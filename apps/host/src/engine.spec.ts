import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '#test/support/tmp';
import { openEngine, ViewsAhead } from './engine.js';
import { readSettings } from './settings.js';
import { startFollowers } from './followers.js';
import { timer } from './timer.js';

const asked = {
  correlationId: 'c',
  causationId: 'c',
  commandDigest: 'd',
  authority: 'sample',
  at: '2026-01-05T02:00:00.000Z',
};

describe('opening the stores', () => {
  it('refuses views that know more than the log, as after an older copy of it was put back', async () => {
    const folder = temporaryFolder();
    const settings = readSettings({ KHOABANG_DATA: folder.path });
    const engine = await openEngine(settings);
    const followers = startFollowers(engine, () => undefined);
    const { executor } = engine;
    const command = { type: 'OpenAccount', data: { person: 'p', roles: ['HR'] } };
    const { deciders } = await import('#exams');
    await executor.executeNamed(deciders.account as never, 'a', command, { ...asked, actor: 'p', commandId: '1' });
    expect(await followers.waitFor(1n, 5_000)).toBe(true);
    await followers.stop();
    await engine.close();
    for (const end of ['', '-wal', '-shm']) rmSync(join(folder.path, `events.sqlite${end}`), { force: true });
    await expect(openEngine(settings)).rejects.toThrow(ViewsAhead);
    folder.remove();
  });

  it('makes the data folder, but not the folders above it', async () => {
    const folder = temporaryFolder();
    await expect(openEngine(readSettings({ KHOABANG_DATA: folder.file('a/b') }))).rejects.toMatchObject({
      code: 'ENOENT',
    });
    const engine = await openEngine(readSettings({ KHOABANG_DATA: folder.file('a') }));
    expect(engine.newMasterKey).toBe(folder.file('a/master.key'));
    await engine.close();
    folder.remove();
  });
});

describe('threads of their own', () => {
  const threads = async (inThreads: boolean, environment: Record<string, string> = {}) => {
    const folder = temporaryFolder();
    const engine = await openEngine(readSettings({ KHOABANG_DATA: folder.path, ...environment }), { inThreads });
    const { logFile, viewsThread } = engine;
    await engine.close();
    folder.remove();
    return { log: logFile !== undefined, views: viewsThread !== undefined };
  };

  it('have what takes long where the log is a file, wherever the views are', async () => {
    expect(await threads(true)).toEqual({ log: true, views: true });
    expect(await threads(true, { KHOABANG_VIEWS: 'memory:' })).toEqual({ log: true, views: false });
    expect(await threads(true, { KHOABANG_EVENTS: 'memory:' })).toEqual({ log: false, views: false });
    expect(await threads(false)).toEqual({ log: false, views: false });
  });
});

test('a timer ends when it is told to', async () => {
  const stop = new AbortController();
  const waiting = timer(60_000, stop.signal);
  stop.abort();
  await expect(waiting).rejects.toThrow();
});
