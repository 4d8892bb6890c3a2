import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { commandLine, exits, print, type Run, Sentence } from '../command.js';

/** More than anybody names in one line; the shell allows no more either. */
const FILES_MAX = 10_000;

const unreadable = (file: string): Sentence =>
  new Sentence(
    `Không đọc được ${file} / ${file} cannot be read. Kiểm tra tên tệp và quyền đọc. / Check its name, and that you may read it.`,
    exits.usage,
  );

/** Asked of all files before the first is read: half a list of hashes is worse than none. */
const mustBeFile = async (file: string): Promise<void> => {
  const found = await stat(file).catch(() => {
    throw unreadable(file);
  });
  if (found.isDirectory()) {
    throw new Sentence(
      `${file} là thư mục: hãy nêu từng tệp trong đó, hoặc nén thành một tệp. / ${file} is a folder: name the files in it, or pack it into one file.`,
      exits.usage,
    );
  }
};

/** Read piece by piece, whatever its size. */
const hashOf = async (file: string): Promise<string> => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash).catch(() => {
    throw unreadable(file);
  });
  return hash.digest('hex');
};

/** `hash FILE…`: the SHA-256 of each file as commands ask for it, one line a file, as `sha256sum` writes it. */
export const runHash: Run = async (args, usage) => {
  const { positionals: files } = commandLine(args, usage, {}, [1, FILES_MAX]);
  for (const file of files) await mustBeFile(file);
  for (const file of files) await print(`${await hashOf(file)}  ${file}`);
  return exits.ok;
};
