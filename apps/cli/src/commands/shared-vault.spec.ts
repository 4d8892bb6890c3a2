import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { sqliteEventStore } from '#stores';
import { sqliteVault } from '#vault';
import { busyOn } from '#test/support/busy';
import { ran } from '#test/support/command-line';
import { dataFolder, set } from '#test/support/data-folder';
import { mongodbHere, mongodbWords } from '#test/support/ferretdb';
import { leftBy } from '#test/support/left-data';
import { type Server, startMongodb } from '#test/support/mongodb';
import { openEngine } from '../../../host/src/engine.js';
import { readSettings } from '../../../host/src/settings.js';
import type { Finding } from '../doctor/finding.js';

const here = mongodbHere();
const KEY = 'ab'.repeat(32);

const run = async (name: string, ...args: readonly string[]): Promise<string> => (await ran(name, ...args)).text;

(here === undefined ? describe.skip : describe)(
  `beside a vault that servers share – ${mongodbWords[here ?? 'none']}`,
  () => {
    let server: Server;
    const folder = dataFolder();
    beforeAll(async () => {
      server = await startMongodb();
    });
    afterAll(() => server.stop());
    beforeEach(() => {
      set('KHOABANG_PORT', '0');
      set('KHOABANG_VAULT', server.database());
      set('KHOABANG_MASTER_KEY', KEY);
    });
    const engine = () => openEngine(readSettings(process.env));
    const faults = async (): Promise<readonly Finding[]> => {
      const { findings } = JSON.parse(await run('doctor', '--json')) as { readonly findings: readonly Finding[] };
      return findings.filter(({ check, status }) => status === 'FAULT' || check === 'vault' || check === 'seal');
    };

    it('the log is sealed and verified, and all is found to be well', async () => {
      await leftBy(process.env, ['U1', 'U2']);
      expect(readdirSync(folder.path)).not.toContain('vault.sqlite');
      expect(readdirSync(folder.path)).not.toContain('master.key');
      expect(await faults()).toMatchObject([
        { check: 'vault', status: 'OK', text: expect.stringContaining(process.env['KHOABANG_VAULT'] ?? '') as string },
        { check: 'seal', status: 'OK', figures: { position: '2' } },
      ]);
      expect(await run('log', 'verify')).toMatch(/as it was sealed, up to position 2/);
    });

    it('a wrong master key, and none, are refused at the start and found by who looks', async () => {
      await leftBy(process.env, ['U1']);
      set('KHOABANG_MASTER_KEY', 'cd'.repeat(32));
      await expect(engine()).rejects.toThrow(/master key is not the one/);
      expect(await faults()).toMatchObject([
        { check: 'vault', status: 'FAULT', text: expect.stringMatching(/not the one/) as string },
        { check: 'seal', status: 'SKIPPED' },
      ]);
      delete process.env['KHOABANG_MASTER_KEY'];
      await expect(engine()).rejects.toThrow(/^KHOABANG_VAULT is shared .* set KHOABANG_MASTER_KEY/);
      expect(readdirSync(folder.path)).not.toContain('master.key');
    });

    it('keys rotate gives it a new master key, which every server needs from then on', async () => {
      await expect(run('keys', 'rotate')).rejects.toThrow(/There is no vault in this database/);
      await leftBy(process.env, ['U1']);
      const running = await engine();
      const text = await run('keys', 'rotate');
      expect(text).toMatch(
        /old key was destroyed.*KHOABANG_MASTER_KEY is still the old key.*Every server that shares this vault/s,
      );
      await expect(running.vault.get('admin', 'sample')).rejects.toThrow(/start this server again with the new one/);
      await running.close();
      await expect(engine()).rejects.toThrow(/master key is not the one/);
      set('KHOABANG_MASTER_KEY', readFileSync(folder.file('master.key'), 'utf8').trim());
      const { vault, close } = await engine();
      expect(await vault.get('admin', 'sample')).toBe('mẫu');
      await close();
    });

    it('backup takes it as it stands, with log and views, while a server works on all of them', async () => {
      await leftBy(process.env, ['U1']);
      const running = await engine();
      await running.vault.put('p1', 'name', 'Người đã xóa');
      await running.vault.erase('p1');
      const digest = running.vault.digest('request', 'text');
      const file = folder.file('out.backup');
      expect(await run('backup', file)).toMatch(/backed up and verified up to position 1:/);
      await running.vault.put('admin', 'sample', 'sau đó');
      await running.close();
      const said = await run('restore', file, '--to', folder.file('back'));
      expect(said).toMatch(/copy --vault --from sqlite:\S+vault\.sqlite --to mongodb:/);
      expect(readdirSync(folder.file('back')).toSorted()).toEqual(['events.sqlite', 'vault.sqlite', 'views.sqlite']);
      set('KHOABANG_DATA', folder.file('back'));
      set('KHOABANG_VAULT', server.database());
      const source = `sqlite:${folder.file('back/vault.sqlite')}`;
      await run('copy', '--vault', '--from', source, '--to', process.env['KHOABANG_VAULT'] ?? '');
      rmSync(folder.file('back/vault.sqlite'));
      expect(await run('log', 'accept', '--reason', 'Đã phục hồi bản sao lưu')).toMatch(/Accepted and recorded/);
      const { vault, close } = await engine();
      expect([await vault.get('admin', 'sample'), vault.digest('request', 'text')]).toEqual(['mẫu', digest]);
      expect(await vault.isErased('p1')).toBe(true);
      await close();
    }, 60_000);

    it('a backup that is taken while a server writes has every text that its log names', async () => {
      const busy = busyOn(folder.path);
      try {
        const last = await busy.reaches(20n);
        const said = await run('backup', folder.file('out.backup'));
        expect(BigInt(/up to position (\d+)/.exec(said)?.[1] ?? '0')).toBeGreaterThanOrEqual(last);
      } finally {
        await busy.kill();
      }
      await run('restore', folder.file('out.backup'), '--to', folder.file('back'));
      const [file, masterKey] = [folder.file('back/vault.sqlite'), Buffer.from(KEY, 'hex')];
      const vault = await sqliteVault({ file, masterKey });
      const log = sqliteEventStore({ file: folder.file('back/events.sqlite'), readOnly: true });
      const events = await Array.fromAsync(log.readAll());
      for (const { data } of events) {
        const { reason } = data as { readonly reason: { readonly ref: string } };
        expect(await vault.open(reason.ref)).toMatchObject({ kind: 'reason' });
      }
      await log.close();
      await vault.close();
    }, 60_000);

    it('backup of a database without a vault says so, and leaves nothing', async () => {
      await leftBy(process.env, ['U1']);
      set('KHOABANG_VAULT', server.database());
      await expect(run('backup', folder.file('out.backup'))).rejects.toThrow(/There is no vault there/);
      expect(readdirSync(folder.path).filter((name) => name.includes('backup'))).toEqual([]);
    });

    it('a new one is not made by who looks', async () => {
      expect(await faults()).toMatchObject([
        { check: 'vault', text: expect.stringMatching(/start the server once/) as string },
        { check: 'seal', status: 'SKIPPED' },
      ]);
    });
  },
);
