import { chmodSync, cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { account } from '#exams';
import { temporaryFolder, type TemporaryFolder } from '#test/support/tmp';
import { loadOrCreateMasterKey, sqliteVault } from '#vault';
import { type Engine, openEngine } from './engine.js';
import { startFollowers } from './followers.js';
import { acceptRestoration } from './restoration.js';
import { NotAsSealed, sealedHead } from './sealed-head.js';
import { readSettings } from './settings.js';
import { explain } from './start.js';

const asked = {
  correlationId: 'c',
  causationId: 'c',
  commandDigest: 'd',
  authority: 'sample',
  actor: 'p',
  at: '2026-01-05T02:00:00.000Z',
};

describe('the seal on the log', () => {
  let folder: TemporaryFolder;
  let data: string;
  let recorded = 0;
  beforeEach(async () => {
    folder = temporaryFolder();
    data = folder.file('data');
    const engine = await open();
    await record(engine, 5);
    await engine.close();
  });
  afterEach(() => {
    folder.remove();
  });

  const settings = (path = data) => readSettings({ KHOABANG_DATA: path, KHOABANG_VIEWS: 'memory:' });
  const open = (path = data): Promise<Engine> => openEngine(settings(path));
  /** Records so many events. */
  const record = async ({ executor }: Engine, events: number): Promise<void> => {
    const reason = { ref: 'r', commitment: 'c' };
    const one = async (_: unknown, at: number): Promise<void> => {
      const command = { type: 'RecordRestoration', data: { found: 'LOG_CUT', end: at, reason } } as const;
      const id = `a${(recorded += 1).toString()}`;
      await executor.execute(account, id, command, { ...asked, commandId: id });
    };
    await Promise.all(Array.from({ length: events }, one));
  };
  const inLog = (sql: string): void => {
    const db = new DatabaseSync(`${data}/events.sqlite`);
    db.exec(sql);
    db.close();
  };
  const opens = async (path = data): Promise<void> => {
    await (await open(path)).close();
  };
  /** What a start says that is refused. */
  const refused = async (): Promise<string> => {
    const error: unknown = await open().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(NotAsSealed);
    return explain(error);
  };
  const cut = (): void => {
    inLog('DELETE FROM log WHERE position > 3; DELETE FROM places WHERE position > 3');
  };
  const remember = (name: string): void => {
    cpSync(data, folder.file(name), { recursive: true });
    chmodSync(folder.file(name), 0o700);
  };

  it('holds for a log as it was left, and for one that has come further, as a crash leaves it', async () => {
    await opens();
    const engine = await open();
    await record(engine, 300);
    remember('killed');
    await engine.close();
    await opens(folder.file('killed'));
    await opens();
  });

  it('finds what was added after the server had stopped, and says nothing of what a crash leaves', async () => {
    const engine = await open();
    await record(engine, 3);
    remember('killed');
    await engine.close();
    await opens(folder.file('killed'));
    inLog(
      "INSERT INTO log SELECT (SELECT max(position) + 1 FROM log), 'account-mine', 0, 'forged', type, version, data, meta FROM log LIMIT 1",
    );
    expect(await refused()).toMatch(/added to the log after the server had stopped/);
  });

  it('finds a tail that was cut off, without views, and says what to do', async () => {
    cut();
    expect(await refused()).toMatch(
      /^Nhật ký bị cắt phần cuối\..*The end of the log was cut off\..*log accept --reason/,
    );
  });

  it('finds a log that was taken away as a whole', async () => {
    for (const end of ['', '-wal', '-shm']) rmSync(`${data}/events.sqlite${end}`, { force: true });
    expect(await refused()).toMatch(/cut off/);
  });

  it.each([1, 3, 5])('finds the event at position %i rewritten', async (position) => {
    inLog(`UPDATE log SET data = replace(data, 'LOG_CUT', 'SEAL_GONE') WHERE position = ${position}`);
    expect(await refused()).toMatch(/not the one that was sealed/);
  });

  describe('of a log that is longer than what a start walks', () => {
    beforeEach(async () => {
      const engine = await open();
      await record(engine, 2_500);
      await engine.close();
    });
    const rewrite = (position: number): void => {
      inLog(`UPDATE log SET data = replace(data, 'LOG_CUT', 'SEAL_GONE') WHERE position = ${position}`);
    };

    it('has the end of it held against it at once', async () => {
      rewrite(2_505);
      expect(await refused()).toMatch(/not the one that was sealed/);
    });

    it('finds an early event that was rewritten soon after the start, tells it, and lets no later start pass', async () => {
      rewrite(3);
      const engine = await open();
      const said: string[] = [];
      const followers = startFollowers(engine, (_, message) => said.push(message));
      await engine.sealed?.walked;
      expect(engine.sealed?.fault).toBe('LOG_REPLACED');
      expect(followers.faults()).toEqual([expect.stringMatching(/not the one that was sealed/)]);
      expect(said).toEqual(followers.faults());
      await record(engine, 1);
      await followers.stop();
      await engine.close();
      expect(await refused()).toMatch(/not the one that was sealed/);
      expect(await acceptRestoration(settings(), 'Đã phục hồi bản sao lưu')).toBe('LOG_REPLACED');
      const after = await open();
      await after.sealed?.walked;
      expect(after.sealed?.fault).toBeUndefined();
      await after.close();
    });

    it('is told of what a later walk finds, and whoever asks later of what was found', async () => {
      const { key } = loadOrCreateMasterKey(`${data}/master.key`);
      const vault = await sqliteVault({ file: `${data}/vault.sqlite`, masterKey: key });
      const sealing = { file: `${data}/log.seal`, log: `${data}/events.sqlite`, vault };
      const sealed = await sealedHead(sealing, 1);
      const told = Promise.withResolvers<string>();
      sealed.onFault(told.resolve);
      await sealed.walked;
      expect(sealed.fault).toBeUndefined();
      rewrite(3);
      expect(await told.promise).toBe('LOG_REPLACED');
      const later: string[] = [];
      sealed.onFault((fault) => later.push(fault));
      expect(later).toEqual(['LOG_REPLACED']);
      await sealed.close();
      await vault.close();
    });

    it('finds an early event that was taken away', async () => {
      inLog('DELETE FROM log WHERE position = 3');
      const engine = await open();
      await engine.sealed?.walked;
      expect(engine.sealed?.fault).toBe('LOG_REPLACED');
      await engine.close();
    });

    it('walks all of it where the seal is from before there were tails', async () => {
      const file = `${data}/log.seal`;
      const engine = await open();
      const text = JSON.parse(readFileSync(file, 'utf8')) as { position: number; chain: string; vault: number };
      const { position, chain, vault } = text;
      const mac = engine.vault.digest('sealed-head', JSON.stringify([position, chain, vault]));
      await engine.close();
      writeFileSync(file, JSON.stringify({ position, chain, vault, mac }));
      rewrite(3);
      expect(await refused()).toMatch(/not the one that was sealed/);
    });
  });

  it('finds a tail that was cut off and grown again', async () => {
    cut();
    inLog(
      `INSERT INTO log SELECT position + 2, stream || '-x', 0, id || '-x', type, version, data, meta FROM log WHERE position > 1`,
    );
    expect(await refused()).toMatch(/not the one that was sealed/);
  });

  it('is missed when it is taken away, and not believed when it was altered or is an earlier one', async () => {
    const seal = `${data}/log.seal`;
    const earlier = readFileSync(seal, 'utf8');
    const engine = await open();
    await record(engine, 1);
    await engine.close();
    const text = readFileSync(seal, 'utf8');
    rmSync(seal);
    expect(await refused()).toMatch(/seal of the log is gone/);
    for (const wrong of ['', 'null', '{}', text.replace('"position":6', '"position":5'), earlier]) {
      writeFileSync(seal, wrong, { mode: 0o600 });
      expect(await refused()).toMatch(/was altered, exchanged for an earlier one/);
    }
    writeFileSync(seal, text);
    await opens();
  });

  it('finds a vault that was put back from an earlier time, and an erasure undone with it', async () => {
    const vaultFiles = ['vault.sqlite', 'vault.sqlite-wal', 'vault.sqlite-shm'];
    const engine = await open();
    await engine.vault.put('p1', 'name', 'Người mẫu');
    await engine.close();
    remember('before');
    const later = await open();
    await later.vault.erase('p1');
    await later.close();
    for (const file of vaultFiles) rmSync(`${data}/${file}`, { force: true });
    cpSync(folder.file('before/vault.sqlite'), `${data}/vault.sqlite`);
    expect(await refused()).toMatch(/vault is older than when it was sealed/);
  });

  it('takes what was put back once somebody who runs the machine accepts it, which is recorded with the reason', async () => {
    expect(await acceptRestoration(settings(), 'Không có gì')).toBeUndefined();
    cut();
    await refused();
    expect(await acceptRestoration(settings(), 'Đã phục hồi bản sao lưu')).toBe('LOG_CUT');
    const engine = await open();
    const [event] = await Array.fromAsync(engine.events.read('account-admin'));
    expect(event).toMatchObject({
      type: 'RestorationAccepted',
      data: { found: 'LOG_CUT', end: 3 },
      meta: { actor: 'system:machine' },
    });
    const { reason } = event?.data as { reason: { ref: string } };
    expect(await engine.vault.open(reason.ref)).toMatchObject({ text: 'Đã phục hồi bản sao lưu' });
    await engine.close();
    await opens();
  });

  it('is not put on a log that nobody has accepted', async () => {
    cut();
    await (await openEngine(settings(), { acceptingLog: true })).close();
    expect(await refused()).toMatch(/cut off/);
  });

  it('is not needed by a log in memory', async () => {
    const engine = await openEngine(readSettings({ KHOABANG_DATA: folder.file('other'), KHOABANG_EVENTS: 'memory:' }));
    expect(engine.sealed).toBeUndefined();
    await engine.close();
  });
});
