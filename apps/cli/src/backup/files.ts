import { type FileHandle, open, stat } from 'node:fs/promises';
import { exits, Sentence } from '../command.js';

/** What the operating system refused, as a sentence that names the place and the kind of the fault. */
export const fileFault = (place: string, error: unknown): unknown => {
  if (error instanceof Sentence) return error;
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (code === undefined || syscall === undefined) return error;
  return new Sentence(
    `Không đọc hoặc ghi được ${place} (${code}); hãy xem quyền, chỗ trống và đường dẫn. / ${place} cannot be read or written (${code}): check permissions, room and path.`,
    exits.setting,
  );
};

/** What has no end or no middle, a pipe or a folder, would be waited for without one. */
const notAFile = (file: string): Sentence =>
  new Sentence(`${file} không phải là một tệp. / ${file} is not a file.`, exits.badInput);

/** Opens a file for one piece of work, made anew for its owner alone or only read, and closes it whatever comes of that. */
export const withFile = async <Answer>(
  file: string,
  flags: 'r' | 'wx',
  work: (handle: FileHandle) => Promise<Answer>,
): Promise<Answer> => {
  if (flags === 'r' && !(await stat(file)).isFile()) throw notAFile(file);
  const handle = await open(file, flags, 0o600);
  try {
    const answer = await work(handle);
    if (flags === 'wx') await handle.sync();
    return answer;
  } finally {
    await handle.close();
  }
};

/** Bytes of a file from a place in it: as many as asked for, or fewer at its end. */
export const bytesAt = async (handle: FileHandle, from: number, bytes: number): Promise<Buffer> => {
  const buffer = Buffer.alloc(bytes);
  let filled = 0;
  while (filled < bytes) {
    const { bytesRead } = await handle.read(buffer, filled, bytes - filled, from + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
};
