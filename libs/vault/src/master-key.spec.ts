import fc from 'fast-check';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InvalidMasterKey } from './errors.js';
import { loadOrCreateMasterKey, parseMasterKey } from './master-key.js';

describe('a master key in words', () => {
  it('reads 64 hex digits, base64 and base64url of 32 bytes, with blanks around them', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (key) => {
        const bytes = Buffer.from(key);
        const forms = [bytes.toString('hex'), bytes.toString('hex').toUpperCase(), bytes.toString('base64')];
        for (const form of [...forms, bytes.toString('base64url'), `  ${bytes.toString('hex')}\n`]) {
          expect(Buffer.from(parseMasterKey(form))).toEqual(bytes);
        }
      }),
    );
  });

  it.each([
    ['nothing', ''],
    ['too few hex digits', 'a'.repeat(63)],
    ['too many hex digits', 'a'.repeat(65)],
    ['16 bytes in base64', randomBytes(16).toString('base64')],
    ['33 bytes in base64', randomBytes(33).toString('base64')],
    ['a pass phrase', 'a pass phrase that is long enough to look good'],
  ])('refuses %s without showing it', (_, text) => {
    expect(() => parseMasterKey(text)).toThrow(InvalidMasterKey);
    expect(() => parseMasterKey(text)).toThrow(
      /^A master key is 64 hexadecimal digits, or the base64 form of 32 bytes\.$/,
    );
  });
});

describe('a master key in a file', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'master-key-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('is made at first use, with its folder, readable by its owner only, and loaded ever after', () => {
    const file = join(folder, 'keys', 'master');
    const made = loadOrCreateMasterKey(file);
    expect(made.created).toBe(true);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(folder, 'keys'))).toEqual(['master']);
    expect(loadOrCreateMasterKey(file)).toEqual({ key: made.key, created: false });
  });

  it('is another one in each file', () => {
    expect(loadOrCreateMasterKey(join(folder, 'a')).key).not.toEqual(loadOrCreateMasterKey(join(folder, 'b')).key);
  });

  it('is never made in place of what stands there, and the fault names the file but not its content', () => {
    const file = join(folder, 'master');
    writeFileSync(file, 'half-a-key');
    expect(() => loadOrCreateMasterKey(file)).toThrow(InvalidMasterKey);
    expect(() => loadOrCreateMasterKey(file)).toThrow(file);
    expect(() => loadOrCreateMasterKey(file)).not.toThrow('half-a-key');
    expect(readFileSync(file, 'utf8')).toBe('half-a-key');
  });
});
