import { chmodSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DatabaseSync } from 'node:sqlite';
import { ran } from '#test/support/command-line';
import { dataFolder, set } from '#test/support/data-folder';
import { startStandIn } from '#test/support/kurrentdb/stand-in';
import { leftBy } from '#test/support/left-data';
import { type Product, startProduct } from '#test/support/product';
import { readSettings } from '../../../host/src/settings.js';
import type { Check, Finding, Status } from '../doctor/finding.js';
import { viewsFinding } from '../doctor/views.js';
import { exits } from '../command.js';

const folder = dataFolder();
beforeEach(() => {
  set('KHOABANG_PORT', '0');
});

const run = (...args: readonly string[]) => ran('doctor', ...args);
/** The findings by what was looked at, for programs. */
const found = async () => {
  const { exit, text } = await run('--json');
  const { findings } = JSON.parse(text) as { readonly findings: readonly Finding[] };
  const of = (check: Check): Finding | undefined => findings.find((finding) => finding.check === check);
  const checks = (status: Status): readonly Check[] =>
    findings.filter((finding) => finding.status === status).map(({ check }) => check);
  return { exit, of, checks };
};
const remove = (file: string): void => {
  for (const end of ['', '-wal', '-shm']) rmSync(folder.file(`${file}${end}`), { force: true });
};

describe('a data folder that is not there', () => {
  it('is not said to be in order', async () => {
    set('KHOABANG_DATA', folder.file('nothing'));
    const { exit, text } = await run();
    expect(exit).toBe(exits.ok);
    // Where a line ends depends on how long the paths in it are.
    const words = text.replaceAll(/\s+/g, ' ');
    expect(words).toMatch(/There is no data folder/);
    expect(words).toMatch(/There is no log/);
    expect(words).toMatch(
      /There is nothing here to look at: start the server \(npm start\), or set KHOABANG_DATA as for the server\. $/,
    );
    expect(words).not.toMatch(/Nothing is wrong/);
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(120 + folder.path.length);
  });
});

describe('an installation in which nothing is wrong', () => {
  it('is said to be so beside a stopped server', async () => {
    await leftBy(process.env, ['U1', 'U2']);
    const { exit, of, checks } = await found();
    expect([exit, checks('FAULT'), checks('WARNING')]).toEqual([exits.ok, [], []]);
    expect(checks('OK')).toEqual(['node', 'settings', 'folder', 'space', 'log', 'views', 'vault', 'seal', 'clock']);
    expect(of('log')?.figures).toMatchObject({ head: '2' });
    expect(of('seal')?.figures).toEqual({ position: '2' });
    expect(of('views')?.figures?.['views']).toContainEqual(
      expect.objectContaining({ view: 'units', position: '2', behind: 0 }),
    );
  });

  it('is not found to have views beyond a log that went on since it was looked at', async () => {
    await leftBy(process.env, ['U1', 'U2', 'U3']);
    expect(await viewsFinding(readSettings(process.env), 1n)).toMatchObject({ status: 'OK' });
  });

  it('keeps stores in memory to itself', async () => {
    set('KHOABANG_EVENTS', 'memory:');
    set('KHOABANG_VIEWS', 'memory:');
    expect(await found()).toMatchObject({ exit: exits.ok });
    expect((await found()).checks('SKIPPED')).toEqual(['packs', 'log', 'views', 'vault', 'seal', 'server', 'clock']);
  });
});

describe('beside a running server', () => {
  let product: Product | undefined;
  let other: Server | undefined;
  afterEach(async () => {
    await product?.close();
    other?.close();
    [product, other] = [undefined, undefined];
  });
  const running = async (environment: Record<string, string> = {}): Promise<void> => {
    product = await startProduct(environment);
    expect(await product.followers.waitFor(await product.engine.events.head(), 20_000)).toBe(true);
    set('KHOABANG_DATA', product.data);
    set('KHOABANG_PORT', new URL(product.url).port);
    set('KHOABANG_HOST', '127.0.0.1');
    for (const [name, value] of Object.entries(environment)) set(name, value);
  };

  it('looks at what it keeps and asks it how it is', async () => {
    await running();
    const { exit, of, checks } = await found();
    expect([exit, checks('FAULT'), checks('WARNING')]).toEqual([exits.ok, [], []]);
    expect(of('server')).toMatchObject({ status: 'OK', figures: { ready: 200 } });
    await product?.person('HR');
  });

  it('asks it over TLS, and believes the certificate of the settings', async () => {
    const [cert, key] = ['test/attacks/sample-cert.pem', 'test/attacks/sample-key.pem'] as const;
    await running({ KHOABANG_TLS_CERT: cert, KHOABANG_TLS_KEY: key });
    expect((await found()).of('server')).toMatchObject({ status: 'OK' });
  });

  it('says that something stands still, and that it is not ready', async () => {
    await running();
    const { followers } = product!;
    const well = { ...followers };
    Object.assign(followers, { faults: () => ['process x waits for a retry'] });
    const standing = await found();
    expect([standing.exit, standing.of('server')?.text]).toEqual([
      exits.differs,
      expect.stringContaining('GET /api/incidents'),
    ]);
    Object.assign(followers, well, { lag: () => undefined });
    expect((await found()).of('server')).toMatchObject({ status: 'FAULT', figures: { ready: 503 } });
    Object.assign(followers, well);
  });

  it('tells another program at its port from it, and one that is not there', async () => {
    other = createServer((_, response) => response.end('hello')).listen(0, '127.0.0.1');
    await new Promise((resolve) => other!.once('listening', resolve));
    set('KHOABANG_PORT', (other.address() as AddressInfo).port.toString());
    set('KHOABANG_HOST', '127.0.0.1');
    expect((await found()).of('server')?.text).toMatch(/another program listens there/);
    set('KHOABANG_TLS_CERT', 'test/attacks/sample-cert.pem');
    set('KHOABANG_TLS_KEY', 'test/attacks/sample-key.pem');
    expect((await found()).of('server')?.text).toMatch(/does not answer as this server would/);
    await new Promise((resolve) => other!.close(resolve));
    expect((await found()).of('server')).toMatchObject({ status: 'SKIPPED' });
  });
});

describe('with a log in a database', () => {
  it('asks it how far it has come, compares its views, and says so where it does not answer in time', async () => {
    const standIn = await startStandIn();
    set('KHOABANG_EVENTS', `${standIn.address}&defaultDeadline=3000`);
    await leftBy(process.env, ['U1']);
    const { exit, of, checks } = await found();
    expect([exit, checks('FAULT'), checks('WARNING')]).toEqual([exits.ok, [], []]);
    expect([of('log')?.status, of('views')?.status, of('seal')?.status]).toEqual(['OK', 'OK', 'SKIPPED']);
    const { exit: answer } = await ran('compare-views');
    expect(answer).toBe(exits.ok);
    await standIn.kill();
    const gone = await found();
    expect([gone.exit, gone.checks('FAULT')]).toEqual([exits.differs, ['log']]);
  });
});

describe('an installation in which something is wrong', () => {
  /** What is a fault, with the exit code that goes with it; the text of the first. */
  const faults = async (): Promise<{ readonly checks: readonly Check[]; readonly text: string | undefined }> => {
    const { exit, of, checks } = await found();
    expect(exit).toBe(exits.differs);
    const all = checks('FAULT');
    return { checks: all, text: all[0] && of(all[0])?.text };
  };

  it('says what to type where others may read the data, and looks at the vault only after that', async () => {
    await leftBy(process.env, ['U1']);
    chmodSync(folder.file('vault.sqlite'), 0o644);
    const { checks, text } = await faults();
    expect([checks, text]).toEqual([['folder'], expect.stringMatching(/chmod go-rwx '.*vault\.sqlite'$/)]);
    expect((await found()).of('vault')).toMatchObject({ status: 'SKIPPED' });
  });

  it('looks no further than settings that cannot be read', async () => {
    set('KHOABANG_PROT', '3000');
    expect(await faults()).toEqual({ checks: ['settings'], text: expect.stringMatching(/not a setting/) as string });
    expect((await run()).text).toMatch(/1 điều phải sửa. \/ 1 to be put right\.\n$/);
  });

  it('names a folder of packs that cannot be read', async () => {
    set('KHOABANG_PACKS', folder.file('no-packs'));
    expect(await faults()).toEqual({ checks: ['packs'], text: expect.stringMatching(/KHOABANG_PACKS/) as string });
  });

  it('warns of views that are behind the log, with how many events each has still to take', async () => {
    await leftBy(process.env, ['U1']);
    await leftBy(process.env, ['U2', 'U3'], { areFollowed: false });
    const { exit, of, checks } = await found();
    expect([exit, checks('WARNING'), checks('FAULT')]).toEqual([exits.ok, ['views'], []]);
    expect(of('views')?.text).toMatch(/behind the log: .*units v\d+ 2 sự kiện \/ events/);
  });

  it('warns of a view that readers see in another version', async () => {
    await leftBy(process.env, ['U1']);
    const db = new DatabaseSync(folder.file('views.sqlite'));
    db.exec("UPDATE generations SET version = 99 WHERE name = 'units'");
    db.close();
    expect((await found()).of('views')).toMatchObject({
      status: 'WARNING',
      text: expect.stringMatching(/units v\d+ \(đang dùng \/ readers see v99\) 1 sự kiện/) as string,
    });
  });

  it('finds a log that is gone, and one that was replaced by another', async () => {
    await leftBy(process.env, ['U1']);
    remove('events.sqlite');
    expect(await faults()).toEqual({ checks: ['log'], text: expect.stringMatching(/is gone/) as string });
    const { sqliteEventStore } = await import('#stores');
    await sqliteEventStore({ file: folder.file('events.sqlite') }).close();
    expect((await faults()).checks).toEqual(['views', 'seal']);
  });

  it('finds files that are no stores of ours', async () => {
    await leftBy(process.env, ['U1']);
    for (const file of ['events.sqlite', 'views.sqlite']) {
      const db = new DatabaseSync(folder.file(file));
      db.exec('PRAGMA application_id = 7');
      db.close();
    }
    const { checks, text } = await faults();
    expect([checks, text]).toEqual([['log', 'views', 'seal'], expect.stringMatching(/belongs to something else/)]);
  });

  it('finds a vault that does not open, is not whole, or is not there', async () => {
    await leftBy(process.env, ['U1']);
    set('KHOABANG_MASTER_KEY', 'ab'.repeat(32));
    expect(await faults()).toEqual({ checks: ['vault'], text: expect.stringMatching(/not the one/) as string });
    delete process.env['KHOABANG_MASTER_KEY'];
    const db = new DatabaseSync(folder.file('vault.sqlite'));
    db.exec("DELETE FROM subject WHERE subject = 'admin'");
    db.close();
    expect((await faults()).checks).toEqual(['vault']);
    remove('vault.sqlite');
    expect(await faults()).toEqual({ checks: ['vault'], text: expect.stringMatching(/put a backup/) as string });
  });

  it('finds a seal that is gone', async () => {
    await leftBy(process.env, ['U1']);
    rmSync(folder.file('log.seal'));
    expect(await faults()).toEqual({
      checks: ['seal'],
      text: expect.stringMatching(/seal of the log is gone/) as string,
    });
  });

  it('finds a clock that is behind the last event', async () => {
    await leftBy(process.env, ['U1'], { at: new Date(Date.now() + 3_600_000).toISOString() });
    expect(await faults()).toEqual({
      checks: ['clock'],
      text: expect.stringMatching(/behind the last event/) as string,
    });
  });

  it('is no place for other words on the line', async () => {
    await expect(run('all')).rejects.toMatchObject({ exit: exits.usage });
  });
});
