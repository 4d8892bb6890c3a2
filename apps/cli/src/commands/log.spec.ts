import { rmSync } from 'node:fs';
import { sqliteEventStore } from '#stores';
import { writtenBy } from '#test/support/command-line';
import { dataFolder } from '#test/support/data-folder';
import { openEngine } from '../../../host/src/engine.js';
import { readSettings } from '../../../host/src/settings.js';
import { exits } from '../command.js';

const folder = dataFolder({ of: 'ALL' });

const run = (...args: readonly string[]) => writtenBy('log', ...args);

describe('log verify', () => {
  it('says that there is no seal where nothing was sealed yet', async () => {
    await (await openEngine(readSettings({ ...process.env, KHOABANG_EVENTS: 'memory:' }))).close();
    await sqliteEventStore({ file: folder.file('events.sqlite') }).close();
    expect(await run('verify')).toMatch(/has not been sealed yet/);
  });

  it('walks the whole log, also beside a server, and says what is not as it was sealed', async () => {
    await (await openEngine(readSettings(process.env))).close();
    const running = await openEngine(readSettings(process.env));
    expect(await run('verify')).toMatch(/as it was sealed, up to position \d+/);
    await running.close();
    rmSync(folder.file('log.seal'));
    await expect(run('verify')).rejects.toThrow(/The seal of the log is gone/);
    await expect(run('verify', '--reason', 'x')).rejects.toMatchObject({ exit: exits.usage });
    await run('accept', '--reason', 'Mẫu');
  });
});

describe('log accept', () => {
  it('lets a server start again on data that is not as it was sealed, with a reason', async () => {
    await (await openEngine(readSettings(process.env))).close();
    expect(await run('accept', '--reason', 'Không có gì')).toMatch(/nothing was recorded/);
    rmSync(folder.file('log.seal'));
    await expect(openEngine(readSettings(process.env))).rejects.toThrow(/khoabang -- log accept/);
    await expect(run('accept')).rejects.toMatchObject({ exit: exits.usage });
    await expect(run('accept', '--reason', ' ')).rejects.toMatchObject({ exit: exits.usage });
    await expect(run('refuse', '--reason', 'x')).rejects.toMatchObject({ exit: exits.usage });
    expect(await run('accept', '--reason', 'Đã phục hồi bản sao lưu')).toMatch(/Accepted and recorded/);
    await (await openEngine(readSettings(process.env))).close();
  });

  it('is refused while a server runs on the data', async () => {
    const running = await openEngine(readSettings(process.env));
    await expect(run('accept', '--reason', 'x')).rejects.toThrow(/Another process is already writing/);
    await running.close();
  });
});
