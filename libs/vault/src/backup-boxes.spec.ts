import { backupBoxes, backupSalt } from './backup-boxes.js';
import { BOX_BYTES } from './box.js';
import { InvalidMasterKey } from './errors.js';

const masterKey = new Uint8Array(32).fill(7);
const salt = backupSalt();
const plain = Buffer.from('a part of a log');
const header = '{"format":"sample"}\n';

describe('the boxes of a backup', () => {
  it('open with the master key and the salt they were locked with', () => {
    const box = backupBoxes(masterKey, salt).lock(plain, header, 3);
    expect(box).toHaveLength(plain.length + BOX_BYTES);
    expect(Buffer.from(box).includes(plain)).toBe(false);
    expect(backupBoxes(masterKey, salt).unlock(box, header, 3)).toEqual(plain);
  });

  it('do not open with another master key or salt, behind another header, elsewhere, or altered', () => {
    const boxes = backupBoxes(masterKey, salt);
    const box = boxes.lock(plain, header, 3);
    const altered = Uint8Array.from(box, (byte, at) => (at === 20 ? byte ^ 1 : byte));
    expect([
      backupBoxes(new Uint8Array(32), salt).unlock(box, header, 3),
      backupBoxes(masterKey, backupSalt()).unlock(box, header, 3),
      boxes.unlock(box, `${header} `, 3),
      boxes.unlock(box, header, 4),
      boxes.unlock(altered, header, 3),
      boxes.unlock(box.subarray(0, BOX_BYTES - 1), header, 3),
    ]).toEqual(Array.from({ length: 6 }, () => undefined));
  });

  it('tell a wrong master key before anything is opened', () => {
    const { check } = backupBoxes(masterKey, salt);
    expect(check).toBe(backupBoxes(masterKey, salt).check);
    expect(check).not.toBe(backupBoxes(new Uint8Array(32), salt).check);
    expect(check).not.toBe(backupBoxes(masterKey, backupSalt()).check);
    expect(() => backupBoxes(new Uint8Array(31), salt)).toThrow(InvalidMasterKey);
  });
});
