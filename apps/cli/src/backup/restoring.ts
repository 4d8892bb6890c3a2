import { chmodSync, existsSync, lstatSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { mustBeUndamaged } from '#stores';
import { type BackupBoxes, backupBoxes, BOX_BYTES, sqliteVault } from '#vault';
import { exits, Sentence } from '../command.js';
import { bytesAt, fileFault, withFile } from './files.js';
import { type Header, HEADER_BYTES_MAX, headerIn, layoutOf, lengthOf } from './header.js';
import { walked } from './taking.js';

const altered = (file: string): Sentence =>
  new Sentence(
    `${file} bị cắt cụt hoặc đã bị sửa; không phục hồi gì. Hãy dùng bản sao khác. / ${file} was cut off or altered; nothing was restored. Use another copy of it, or an earlier backup.`,
    exits.badInput,
  );

const otherKey = (file: string): Sentence =>
  new Sentence(
    `Khóa chủ này không phải là khóa đã dùng khi sao lưu ${file}; hãy đặt KHOABANG_MASTER_KEY là khóa lúc đó. / This master key is not the one with which ${file} was made: set KHOABANG_MASTER_KEY to the one of that time.`,
    exits.setting,
  );

const notEmpty = (folder: string): Sentence =>
  new Sentence(
    `${folder} đã có dữ liệu; hãy chọn thư mục mới hoặc trống. / ${folder} holds something already: name a folder that is new or empty.`,
    exits.usage,
  );

const notOurs = (folder: string): Sentence =>
  new Sentence(
    `${folder} thuộc người dùng khác, hoặc là liên kết; hãy chọn thư mục mới. / ${folder} belongs to another user, or is a link: name a new folder.`,
    exits.usage,
  );

/** A folder itself, of who runs this: what is put there is for nobody else. */
const isOwn = (folder: string): boolean => {
  const found = lstatSync(folder);
  return !found.isSymbolicLink() && (process.getuid === undefined || found.uid === process.getuid());
};

/** Makes the folder, or takes one that is empty; whatever comes of the work, a failure leaves it as it was. */
const inNewFolder = async <Answer>(folder: string, work: () => Promise<Answer>): Promise<Answer> => {
  const wasThere = existsSync(folder);
  try {
    if (wasThere && !isOwn(folder)) throw notOurs(folder);
    if (wasThere && readdirSync(folder).length > 0) throw notEmpty(folder);
    if (!wasThere) mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    throw fileFault(folder, error);
  }
  try {
    chmodSync(folder, 0o700);
    return await work();
  } catch (error) {
    for (const name of readdirSync(folder)) rmSync(join(folder, name));
    if (!wasThere) rmdirSync(folder);
    throw fileFault(folder, error);
  }
};

/** A backup that is open, with what its header says. */
interface Opened {
  readonly file: string;
  readonly handle: FileHandle;
  readonly header: Header;
  readonly line: string;
}

/** A part has its name only once all of them are found sound. */
const draftOf = (folder: string, name: string): string => join(folder, `${name}.draft`);

const unpack = async ({ file, handle, header, line }: Opened, boxes: BackupBoxes, folder: string): Promise<void> => {
  let place = Buffer.byteLength(line);
  for (const { name, stretches } of layoutOf(header)) {
    await withFile(draftOf(folder, name), 'wx', async (part) => {
      for (const { box, bytes } of stretches) {
        const plain = boxes.unlock(await bytesAt(handle, place, bytes + BOX_BYTES), line, box);
        if (plain === undefined) throw altered(file);
        await part.writeFile(plain);
        place += bytes + BOX_BYTES;
      }
    });
  }
};

/** The same as when it was taken: each store sound, the log, if it is in it, the one of the header, the vault that of the key. */
const verify = async ({ file, header }: Opened, masterKey: Uint8Array, folder: string): Promise<void> => {
  if (header.position !== undefined) {
    const { position, chain } = walked(draftOf(folder, 'events.sqlite'));
    if (position !== header.position || chain !== header.chain) throw altered(file);
  }
  await (await sqliteVault({ file: draftOf(folder, 'vault.sqlite'), masterKey })).close();
  // Last, because it leaves nothing beside the file, as who only reads does.
  for (const { name } of header.parts) mustBeUndamaged(draftOf(folder, name));
};

/** The log comes last: a server does not start on views without it. */
const publish = ({ header }: Opened, folder: string): void => {
  const names = header.parts.map(({ name }) => name);
  for (const name of names.toSorted().toReversed()) renameSync(draftOf(folder, name), join(folder, name));
};

const opened = async (file: string, handle: FileHandle): Promise<Opened> => {
  const { header, line } = headerIn(file, await bytesAt(handle, 0, HEADER_BYTES_MAX));
  const { size } = await handle.stat();
  if (size !== lengthOf(header, line)) throw altered(file);
  return { file, handle, header, line };
};

/** Writes a data folder out of a backup, all of it or nothing; answers what its header says. */
export const restore = async (file: string, masterKey: Uint8Array, folder: string): Promise<Header> => {
  try {
    return await withFile(file, 'r', async (handle) => {
      const backup = await opened(file, handle);
      const boxes = backupBoxes(masterKey, backup.header.salt);
      if (boxes.check !== backup.header.check) throw otherKey(file);
      await inNewFolder(folder, async () => {
        await unpack(backup, boxes, folder);
        await verify(backup, masterKey, folder);
        publish(backup, folder);
      });
      return backup.header;
    });
  } catch (error) {
    throw fileFault(file, error);
  }
};
