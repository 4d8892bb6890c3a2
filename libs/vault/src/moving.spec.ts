import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { temporaryFolder, type TemporaryFolder } from '#test/support/tmp';
import { NoVault, SubjectErased, VaultInUse, VaultNotEmpty, VaultTampered, WrongMasterKey } from './errors.js';
import { copyVault, type VaultCopied } from './moving.js';
import { type Rows, type RowsAlone } from './rows.js';
import { sqliteAlone, sqliteVault } from './sqlite.js';
import { type Vault } from './vault.js';

const masterKey = new Uint8Array(randomBytes(32));

describe('a vault that is copied', () => {
  let folder: TemporaryFolder;
  const opened: Vault[] = [];
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(async () => {
    for (const vault of opened.splice(0)) await vault.close();
    folder.remove();
  });
  const open = async (name: string): Promise<Vault> => {
    const vault = await sqliteVault({ file: folder.file(name), masterKey });
    opened.push(vault);
    return vault;
  };
  const rowsOf = (name: string): RowsAlone => sqliteAlone(folder.file(name));
  const copy = (from = rowsOf('a'), to = rowsOf('b'), key = masterKey): Promise<VaultCopied> =>
    copyVault({ from, to, masterKey: key });

  const filled = async (): Promise<Vault> => {
    const vault = await open('a');
    await vault.put('p1', 'name', 'Người mẫu');
    await vault.put('p1', 'name', 'Người mẫu B');
    await vault.put('p1', 'birth', '1980-02-03');
    await vault.seal('r1', 'p1', 'reason', 'Lý do mẫu', 7n);
    await vault.index('login', 'mau', 'p1');
    await vault.put('p2', 'name', 'Người đã xóa');
    await vault.seal('r2', 'p2', 'reason', 'Lý do đã xóa');
    await vault.index('login', 'xoa', 'p2');
    await vault.erase('p2');
    await vault.erase('p3');
    return vault;
  };
  const filledAndClosed = async (): Promise<void> => {
    await filled();
    await opened.pop()?.close();
  };

  it('tells the same: names, texts, logins, digests, how often it was written to, and who is erased', async () => {
    const source = await filled();
    const [generation, digest] = [await source.generation(), source.digest('request', 'text')];
    await opened.pop()?.close();
    expect(await copy()).toEqual({ rows: expect.any(Number) as number, erased: 2, isBehind: false });
    const target = await open('b');
    expect(await target.fields('p1')).toEqual(
      new Map([
        ['birth', '1980-02-03'],
        ['name', 'Người mẫu B'],
      ]),
    );
    expect(await target.open('r1')).toMatchObject({ text: 'Lý do mẫu' });
    expect([await target.find('login', 'mau'), await target.find('login', 'xoa')]).toEqual(['p1', undefined]);
    expect([await target.generation(), target.digest('request', 'text')]).toEqual([generation, digest]);
    expect([await target.isErased('p2'), await target.isErased('p3'), await target.open('r2')]).toEqual([
      true,
      true,
      'ERASED',
    ]);
    await expect(target.put('p2', 'name', 'text')).rejects.toBeInstanceOf(SubjectErased);
    const asked: bigint[] = [];
    const recorded = (after: bigint, last: bigint) => {
      asked.push(after, last);
      return Promise.resolve(new Set(['r1']));
    };
    expect([await target.sweep(Date.now() + 1, recorded), asked]).toEqual([1, [0n, 7n]]);
  });

  it('is compared where it was copied already, and nothing is written', async () => {
    await filledAndClosed();
    const first = await copy();
    const silent: RowsAlone = (work) =>
      rowsOf('b')((rows) => work({ ...rows, addSubject: () => fail(), setField: () => fail() }));
    expect(await copy(rowsOf('a'), silent)).toEqual(first);
  });

  it('is all there or not at all where it is broken off, and goes on when it is called again', async () => {
    await filledAndClosed();
    let left = 3;
    const breaking: RowsAlone = (work) =>
      rowsOf('b')((rows) =>
        work({
          ...rows,
          setField: (...given) => {
            left -= 1;
            if (left === 0) throw new Error('the process ends here');
            rows.setField(...given);
          },
          addText: (...given) => {
            left -= 1;
            if (left === 0) throw new Error('the process ends here');
            rows.addText(...given);
          },
        }),
      );
    await expect(copy(rowsOf('a'), breaking)).rejects.toThrow('the process ends here');
    await rowsOf('b')(async (rows) => {
      expect(await rows.reading(() => [rows.keyCheck(), ...rows.entries()])).toEqual([undefined]);
    });
    expect((await copy()).erased).toBe(2);
    expect(await (await open('b')).get('p1', 'name')).toBe('Người mẫu B');
  });

  it('says so where the source was written to meanwhile', async () => {
    await filledAndClosed();
    let times = 0;
    const late: RowsAlone = (work) =>
      rowsOf('a')((rows) =>
        work({
          ...rows,
          reading: async (look) => {
            times += 1;
            if (times === 2) {
              await rows.writing(() => {
                rows.setWaiting({ ref: 'late', after: 1, since: 1 });
              });
            }
            return rows.reading(look);
          },
        }),
      );
    expect((await copy(late)).isBehind).toBe(true);
  });

  it('is refused with another master key, where there is none, and where it was changed from outside', async () => {
    await filledAndClosed();
    await expect(copy(rowsOf('a'), rowsOf('b'), randomBytes(32))).rejects.toBeInstanceOf(WrongMasterKey);
    await expect(copy(rowsOf('none'))).rejects.toBeInstanceOf(NoVault);
    const db = new DatabaseSync(folder.file('a'));
    db.exec("DELETE FROM text WHERE ref = 'r1'");
    db.close();
    await expect(copy()).rejects.toBeInstanceOf(VaultTampered);
    expect(existsSync(folder.file('b'))).toBe(false);
  });

  it('is refused into a vault that holds anything else, which stays as it is', async () => {
    await filledAndClosed();
    const other = await open('b');
    await other.put('p9', 'name', 'Người khác');
    await opened.pop()?.close();
    await expect(copy()).rejects.toBeInstanceOf(VaultNotEmpty);
    const again = await open('b');
    expect([await again.get('p9', 'name'), await again.get('p1', 'name')]).toEqual(['Người khác', undefined]);
  });

  it('is refused while anybody has one of the two open', async () => {
    await filled();
    await expect(copy()).rejects.toBeInstanceOf(VaultInUse);
  });

  it('is found not to be the same where a row did not reach the disk as it was', async () => {
    await filledAndClosed();
    const lossy: RowsAlone = (work) => rowsOf('b')((rows: Rows) => work({ ...rows, setField: () => undefined }));
    await expect(copy(rowsOf('a'), lossy)).rejects.toThrow(/target does not hold what was written/);
  });
});

const fail = (): never => {
  throw new Error('nothing is to be written');
};
