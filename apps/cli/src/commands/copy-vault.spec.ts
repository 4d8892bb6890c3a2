import { existsSync, readdirSync, rmSync } from 'node:fs';
import { mongodbRows } from '#stores';
import { sharedVault } from '#vault';
import { ran, writtenBy } from '#test/support/command-line';
import { dataFolder, set } from '#test/support/data-folder';
import { mongodbHere, mongodbWords } from '#test/support/ferretdb';
import { leftBy } from '#test/support/left-data';
import { type Server, startMongodb } from '#test/support/mongodb';
import { openEngine } from '../../../host/src/engine.js';
import { readSettings } from '../../../host/src/settings.js';
import { exits } from '../command.js';

const here = mongodbHere();
const KEY = 'ab'.repeat(32);

const move = (from: string, to: string): Promise<string> => writtenBy('copy', '--vault', '--from', from, '--to', to);

describe('copy --vault', () => {
  const folder = dataFolder();
  beforeEach(() => {
    set('KHOABANG_MASTER_KEY', KEY);
    set('KHOABANG_PORT', '0');
  });
  const place = (name: string): string => `sqlite:${folder.file(name)}`;
  const engine = () => openEngine(readSettings(process.env));
  const leftFiles = (): readonly string[] => readdirSync(folder.path).filter((name) => name.startsWith('moved'));

  it('takes a vault into another file, and a server goes on with it', async () => {
    await leftBy(process.env, ['U1']);
    expect(await move('sqlite:', place('moved.sqlite'))).toMatch(
      /holds \d+ rows, byte by byte.*destroy the old vault/s,
    );
    expect(leftFiles()).toEqual(['moved.sqlite']);
    set('KHOABANG_VAULT', place('moved.sqlite'));
    const { vault, close } = await engine();
    expect(await vault.get('admin', 'sample')).toBe('mẫu');
    await close();
  });

  it('is refused while a server runs, with another key, and where there is no vault, and leaves nothing', async () => {
    await leftBy(process.env, ['U1']);
    const running = await engine();
    await expect(move('sqlite:', place('moved.sqlite'))).rejects.toThrow(/A server runs on this data folder/);
    await running.close();
    await expect(move(place('none.sqlite'), place('moved.sqlite'))).rejects.toThrow(/There is no vault at .*--from/);
    set('KHOABANG_MASTER_KEY', 'cd'.repeat(32));
    await expect(move('sqlite:', place('moved.sqlite'))).rejects.toThrow(/master key is not the one/);
    expect(leftFiles()).toEqual([]);
  });

  it.each([
    [['--vault'], /Use `khoabang copy/],
    [['--vault', '--from', 'memory:', '--to', 'sqlite:b'], /^--from must be `sqlite:`.*mongodb:/],
    [['--vault', '--from', 'sqlite:', '--to', 'mongodb://db.example/vault'], /^--to must reach another machine by TLS/],
    [['--vault', '--from', 'sqlite:a', '--to', 'sqlite:./a'], /the same place/],
    [['--vault', '--from', 'mongodb://u:p@localhost/a', '--to', 'mongodb://localhost/a?tls=true'], /the same place/],
  ])('is written with two places: %j', async (args, sentence) => {
    await expect(ran('copy', ...args)).rejects.toMatchObject({
      exit: exits.usage,
      message: expect.stringMatching(sentence) as string,
    });
  });

  it('never takes it into the database of the views', async () => {
    set('KHOABANG_VIEWS', 'mongodb://localhost/views');
    await expect(ran('copy', '--vault', '--from', 'sqlite:', '--to', 'mongodb://localhost/views')).rejects.toThrow(
      /name the same database/,
    );
  });

  (here === undefined ? describe.skip : describe)(mongodbWords[here ?? 'none'], () => {
    let server: Server;
    beforeAll(async () => {
      server = await startMongodb();
    }, 300_000);
    afterAll(() => server.stop());

    it('takes a vault into the database and back; whoever was erased stays erased', async () => {
      await leftBy(process.env, ['U1']);
      const before = await engine();
      await before.vault.put('p1', 'name', 'Người đã xóa');
      await before.vault.erase('p1');
      const digest = before.vault.digest('request', 'text');
      await before.close();
      const database = server.database();
      expect(await move('sqlite:', database)).toMatch(/1 who were erased stay erased: mongodb:/);
      expect(await move('sqlite:', database)).toMatch(/byte by byte/);
      for (const name of readdirSync(folder.path)) if (name.startsWith('vault.sqlite')) rmSync(folder.file(name));
      set('KHOABANG_VAULT', database);
      const shared = await engine();
      expect([await shared.vault.get('admin', 'sample'), shared.vault.digest('request', 'text')]).toEqual([
        'mẫu',
        digest,
      ]);
      expect(await shared.vault.isErased('p1')).toBe(true);
      await shared.vault.put('p2', 'name', 'Người mẫu');
      await shared.close();
      expect(await writtenBy('log', 'verify')).toMatch(/as it was sealed/);
      await move(database, 'sqlite:');
      set('KHOABANG_VAULT', 'sqlite:');
      const back = await engine();
      expect([await back.vault.get('p2', 'name'), await back.vault.isErased('p1')]).toEqual(['Người mẫu', true]);
      await back.close();
    }, 60_000);

    it('refuses a database that holds another vault, an empty one as source, and makes no file then', async () => {
      await leftBy(process.env, ['U1']);
      const [database, empty] = [server.database(), server.database()];
      const other = await sharedVault({ rows: await mongodbRows(database), masterKey: Buffer.from(KEY, 'hex') });
      await other.put('p9', 'name', 'Người khác');
      await expect(move('sqlite:', database)).rejects.toThrow(/target is not empty/);
      expect(await other.get('p9', 'name')).toBe('Người khác');
      await other.close();
      await expect(move(empty, place('moved.sqlite'))).rejects.toThrow(/There is no vault there/);
      expect(leftFiles()).toEqual([]);
      expect(existsSync(folder.file('vault.sqlite'))).toBe(true);
    }, 60_000);
  });
});
