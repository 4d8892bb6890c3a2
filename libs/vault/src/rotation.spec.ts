import { randomBytes } from 'node:crypto';
import { closeSync, cpSync, existsSync, openSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { temporaryFolder, type TemporaryFolder } from '#test/support/tmp';
import { VaultInUse, WrongMasterKey } from './errors.js';
import { loadOrCreateMasterKey, mustNotBeRotating } from './master-key.js';
import { rotateMasterKey, type RotationStep } from './rotation.js';
import { sqliteAlone, sqliteVault } from './sqlite.js';
import { type Vault } from './vault.js';

const PEOPLE = 12;

describe('a new master key', () => {
  let folder: TemporaryFolder;
  let left: TemporaryFolder;
  let old: Uint8Array;
  beforeEach(async () => {
    folder = temporaryFolder();
    left = temporaryFolder();
    old = loadOrCreateMasterKey(folder.file('master.key')).key;
    const vault = await open(old);
    for (let person = 0; person < PEOPLE; person += 1) {
      await vault.put(`p${person}`, 'name', `Người mẫu ${person}`);
      await vault.seal(`r${person}`, `p${person}`, 'note', `Lý do mẫu ${person}`);
      await vault.index('login', `login-${person}`, `p${person}`);
    }
    await vault.erase('p0');
    digest = vault.digest('request', 'text');
    await vault.close();
  });
  afterEach(() => {
    folder.remove();
    left.remove();
  });
  let digest: string;

  const open = (masterKey: Uint8Array, path = folder.path): Promise<Vault> =>
    sqliteVault({ file: join(path, 'vault.sqlite'), masterKey });
  const rotate = (path = folder.path, onStep?: (step: RotationStep) => void, key = old): Promise<void> =>
    rotateMasterKey({
      alone: sqliteAlone(join(path, 'vault.sqlite')),
      keyFile: join(path, 'master.key'),
      masterKey: () => key,
      ...(onStep === undefined ? {} : { onStep }),
    });
  const keyIn = (path = folder.path): Uint8Array => loadOrCreateMasterKey(join(path, 'master.key')).key;

  const mustOpenAll = async (opening: Vault | Promise<Vault>): Promise<void> => {
    const vault = await opening;
    for (let person = 1; person < PEOPLE; person += 1) {
      expect(await vault.get(`p${person}`, 'name')).toBe(`Người mẫu ${person}`);
      expect(await vault.open(`r${person}`)).toMatchObject({ text: `Lý do mẫu ${person}` });
      expect(await vault.find('login', `login-${person}`)).toBe(`p${person}`);
    }
    expect(await vault.isErased('p0')).toBe(true);
    expect(vault.digest('request', 'text')).toBe(digest);
    await vault.close();
  };
  const mustBeRotated = async (path = folder.path): Promise<void> => {
    expect(readdirSync(path).toSorted()).toEqual(['master.key', 'vault.sqlite']);
    expect(Buffer.from(keyIn(path))).not.toEqual(Buffer.from(old));
    expect(statSync(join(path, 'master.key')).mode & 0o777).toBe(0o600);
    await expect(open(old, path)).rejects.toBeInstanceOf(WrongMasterKey);
    await mustOpenAll(open(keyIn(path), path));
  };

  it('opens all that the old one opened, which from then on opens nothing', async () => {
    const secret = async (key: Uint8Array): Promise<string> => {
      const vault = await open(key);
      const made = vault.secret('cookie');
      await vault.close();
      return made;
    };
    const before = await secret(old);
    await rotate();
    await mustBeRotated();
    expect(await secret(keyIn())).not.toBe(before);
  });

  it('leaves no byte on disk of the old one, nor of what it opened', async () => {
    const file = folder.file('vault.sqlite');
    const db = new DatabaseSync(file);
    const locked = ['wrapped AS it FROM subject WHERE erased = 0', 'box AS it FROM lasting', 'box AS it FROM tally']
      .flatMap((what) => db.prepare(`SELECT ${what}`).all())
      .map(({ it }) => Buffer.from(it as Uint8Array));
    db.close();
    const onDisk = (): number => locked.filter((bytes) => readFileSync(file).includes(bytes)).length;
    expect(onDisk()).toBe(PEOPLE - 1 + 3);
    const keyFile = openSync(folder.file('master.key'), 'r');
    await rotate();
    expect(onDisk()).toBe(0);
    // Whoever had the old file open finds the new key in it.
    expect(readFileSync(keyFile, 'utf8').trim()).toBe(Buffer.from(keyIn()).toString('hex'));
    closeSync(keyFile);
  });

  it('is told of step by step', async () => {
    const steps: RotationStep[] = [];
    await rotate(folder.path, (step) => steps.push(step));
    expect(steps.map(({ at }) => at)).toEqual([
      'NEW_KEY',
      ...Array.from({ length: PEOPLE - 1 }, () => 'WRAPPED'),
      'SAVED',
      'OLD_KEY_GONE',
    ]);
    expect(steps[PEOPLE - 1]).toEqual({ at: 'WRAPPED', done: PEOPLE - 1, total: PEOPLE - 1 });
  });

  /** What a process leaves that is killed at this step, in a folder of its own. */
  const killedAt = async (step: number): Promise<string> => {
    let steps = 0;
    await rotate(folder.path, () => {
      if (steps === step) cpSync(folder.path, left.path, { recursive: true });
      steps += 1;
    });
    return left.path;
  };

  it.each(Array.from({ length: PEOPLE + 2 }, (_, step) => step))(
    'goes on after a kill at step %i, and until then everything opens with one key',
    async (step) => {
      const path = await killedAt(step);
      const next = join(path, 'master.key.next');
      if (existsSync(next)) {
        expect(() => {
          mustNotBeRotating(join(path, 'master.key'));
        }).toThrow(/keys rotate$/);
        const keys = [old, loadOrCreateMasterKey(next).key];
        const isSaved = step > PEOPLE - 1;
        await mustOpenAll(open(keys[isSaved ? 1 : 0]!, path));
        await expect(open(keys[isSaved ? 0 : 1]!, path)).rejects.toBeInstanceOf(WrongMasterKey);
        await rotate(path);
      }
      mustNotBeRotating(join(path, 'master.key'));
      await mustBeRotated(path);
    },
  );

  it('goes on after a kill while the old key was being overwritten', async () => {
    const path = await killedAt(PEOPLE);
    writeFileSync(join(path, 'master.key'), 'neither the old key nor the new one');
    await rotateMasterKey({
      alone: sqliteAlone(join(path, 'vault.sqlite')),
      keyFile: join(path, 'master.key'),
      masterKey: () => {
        throw new Error('the old key is not needed any more');
      },
    });
    await mustBeRotated(path);
  });

  it('is refused, with nothing changed, while anybody has the vault open', async () => {
    const vault = await open(old);
    await expect(rotate()).rejects.toBeInstanceOf(VaultInUse);
    expect(readdirSync(folder.path)).not.toContain('master.key.next');
    await mustOpenAll(vault);
    await rotate();
    await mustBeRotated();
  });

  it('is refused with a key that is not in use, and leaves nothing behind', async () => {
    await expect(rotate(folder.path, undefined, randomBytes(32))).rejects.toBeInstanceOf(WrongMasterKey);
    expect(readdirSync(folder.path)).not.toContain('master.key.next');
  });
});
