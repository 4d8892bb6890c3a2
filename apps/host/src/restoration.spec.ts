import { account } from '#exams';
import { copyDatabase } from '#stores';
import { temporaryFolder, type TemporaryFolder } from '#test/support/tmp';
import { loadOrCreateMasterKey } from '#vault';
import { type Engine, openEngine } from './engine.js';
import { sealedBefore, verifyCopies } from './restoration.js';
import { readSettings } from './settings.js';

describe('copies of log and vault', () => {
  let folder: TemporaryFolder;
  beforeEach(async () => {
    folder = temporaryFolder();
    await opened(async (engine) => {
      await record(engine, 'first');
    });
  });
  afterEach(() => {
    folder.remove();
  });

  const settings = () => readSettings({ KHOABANG_DATA: folder.file('data'), KHOABANG_VIEWS: 'memory:' });
  const key = (): Uint8Array => loadOrCreateMasterKey(folder.file('data/master.key')).key;
  const opened = async (work: (engine: Engine) => Promise<void>): Promise<void> => {
    const engine = await openEngine(settings());
    await work(engine);
    await engine.close();
  };
  const record = async ({ executor }: Engine, id: string): Promise<void> => {
    const data = { found: 'LOG_CUT', end: 0, reason: { ref: 'r', commitment: 'c' } } as const;
    const asked = { correlationId: id, causationId: id, commandId: id, commandDigest: id };
    const context = { ...asked, actor: 'p', authority: 'sample', at: '2026-01-05T02:00:00.000Z' };
    await executor.execute(account, id, { type: 'RecordRestoration', data }, context);
  };
  const copies = () => ({ log: folder.file('log'), vault: folder.file('vault'), seal: folder.file('seal') });
  const copy = (...names: readonly ('log' | 'vault')[]): void => {
    const files = { log: 'data/events.sqlite', vault: 'data/vault.sqlite' };
    for (const name of names) copyDatabase(folder.file(files[name]), folder.file(name));
  };

  let asked = 0;
  const sealedNow = () => {
    const earlier = folder.file(`earlier-${(asked += 1)}`);
    copyDatabase(folder.file('data/vault.sqlite'), earlier);
    return sealedBefore(settings(), earlier, key());
  };

  it('fit to what was sealed before, though a server seals on meanwhile', async () => {
    const engine = await openEngine(settings());
    const before = await sealedNow();
    await record(engine, 'meanwhile');
    copy('log');
    await record(engine, 'later');
    await engine.close();
    expect(await sealedNow()).not.toEqual(before);
    copy('vault');
    await verifyCopies(settings(), before, copies(), key());
  });

  it('fit also where a server was started meanwhile, which opens the closed seal', async () => {
    const before = await sealedNow();
    await opened(async (engine) => {
      await record(engine, 'meanwhile');
      copy('log', 'vault');
      await verifyCopies(settings(), before, copies(), key());
    });
  });

  it('do not fit where the log is older than what was sealed', async () => {
    copy('log');
    await opened(async (engine) => {
      await record(engine, 'later');
    });
    copy('vault');
    await expect(verifyCopies(settings(), await sealedNow(), copies(), key())).rejects.toThrow(
      /The end of the log was cut off/,
    );
  });

  it('do not fit where the vault is older', async () => {
    copy('vault');
    await opened(async (engine) => {
      await engine.vault.put('p1', 'name', 'Người mẫu');
    });
    copy('log');
    await expect(verifyCopies(settings(), await sealedNow(), copies(), key())).rejects.toThrow(/vault is older/);
  });
});
