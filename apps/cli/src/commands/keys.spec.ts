import { readFileSync } from 'node:fs';
import { writtenBy } from '#test/support/command-line';
import { dataFolder, set } from '#test/support/data-folder';
import { parseMasterKey } from '#vault';
import { openEngine } from '../../../host/src/engine.js';
import { readSettings } from '../../../host/src/settings.js';
import { exits } from '../command.js';

const folder = dataFolder();

const engine = () => openEngine(readSettings(process.env));
const run = (...args: readonly string[]) => writtenBy('keys', ...args);
const keyIn = (): string => readFileSync(folder.file('master.key'), 'utf8').trim();

/** Data as a server leaves it. */
const used = async (): Promise<void> => {
  const { vault, close } = await engine();
  await vault.put('p1', 'name', 'Người mẫu');
  await close();
};

describe('keys rotate', () => {
  it('gives a stopped server a new master key, with progress and with what to do', async () => {
    await used();
    const old = keyIn();
    const text = await run('rotate');
    expect(text).toMatch(/A new master key.*2\/2.*wrapped anew.*old key was destroyed.*Keep a copy elsewhere/s);
    expect(text).not.toContain(keyIn());
    expect(keyIn()).not.toBe(old);
    const { vault, close } = await engine();
    expect(await vault.get('p1', 'name')).toBe('Người mẫu');
    await close();
  });

  it('is refused while a server runs on the folder', async () => {
    const running = await engine();
    await expect(run('rotate')).rejects.toThrow(/hãy dừng máy chủ trước.*stop it first/);
    await running.close();
  });

  it('keeps a start from being made while it is not finished, and finishes when it is called again', async () => {
    await used();
    const { loadOrCreateMasterKey } = await import('#vault');
    loadOrCreateMasterKey(folder.file('master.key.next'));
    await expect(engine()).rejects.toThrow(/keys rotate$/);
    await run('rotate');
    await (await engine()).close();
  });

  it('takes the place of a key that the settings give, and says that they must change', async () => {
    set('KHOABANG_MASTER_KEY', 'ab'.repeat(32));
    await used();
    expect(await run('rotate')).toMatch(/KHOABANG_MASTER_KEY is still the old key/);
    await expect(engine()).rejects.toThrow(/master key is not the one/);
    set('KHOABANG_MASTER_KEY', Buffer.from(parseMasterKey(keyIn())).toString('hex'));
    await (await engine()).close();
  });

  it('says where it looked when there is no data, and how it is written', async () => {
    await expect(run('rotate')).rejects.toThrow(`There is no data in ${folder.path}`);
    await expect(run('turn')).rejects.toMatchObject({ exit: exits.usage });
  });
});
