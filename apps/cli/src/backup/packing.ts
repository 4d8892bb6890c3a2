import { existsSync, linkSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { BackupBoxes } from '#vault';
import { exits, Sentence } from '../command.js';
import { bytesAt, fileFault, withFile } from './files.js';
import { type Header, headerLine, layoutOf } from './header.js';

type NewHeader = Omit<Header, 'format'>;

const isThere = (file: string): Sentence =>
  new Sentence(
    `${file} đã có và không bị ghi đè; hãy chọn tên khác. / ${file} is there already and is not written over: choose another name.`,
    exits.usage,
  );

const isUnderWay = (draft: string): Sentence =>
  new Sentence(
    `Một lần sao lưu vào tệp này đang chạy hoặc đã bị ngắt; nếu bị ngắt, hãy xóa ${draft}. / A backup into this file is under way, or was broken off: if so, delete ${draft}.`,
    exits.usage,
  );

const codeOf = (error: unknown): unknown => (error as NodeJS.ErrnoException).code;

/** A folder beside the file, for its owner alone, that is gone again whatever comes of the work. */
export const inDraft = async <Answer>(file: string, work: (draft: string) => Promise<Answer>): Promise<Answer> => {
  const draft = `${file}.draft`;
  try {
    mkdirSync(draft, { mode: 0o700 });
  } catch (error) {
    throw codeOf(error) === 'EEXIST' ? isUnderWay(draft) : fileFault(draft, error);
  }
  try {
    return await work(draft);
  } catch (error) {
    throw fileFault(file, error);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
};

/** Writes header and boxes into a new file, the parts from a folder. */
const pack = (to: string, folder: string, header: NewHeader, boxes: BackupBoxes): Promise<void> => {
  const line = headerLine(header);
  return withFile(to, 'wx', async (out) => {
    await out.writeFile(line);
    for (const { name, stretches } of layoutOf(header)) {
      await withFile(join(folder, name), 'r', async (part) => {
        for (const { box, from, bytes } of stretches) {
          await out.writeFile(boxes.lock(await bytesAt(part, from, bytes), line, box));
        }
      });
    }
  });
};

/** Makes one encrypted file of parts in the draft folder; it has its name only once it is whole, and takes nobody else's. */
export const packInto = async (file: string, draft: string, header: NewHeader, boxes: BackupBoxes): Promise<void> => {
  const whole = join(draft, 'whole');
  await pack(whole, draft, header, boxes);
  try {
    linkSync(whole, file);
  } catch (error) {
    throw codeOf(error) === 'EEXIST' ? isThere(file) : error;
  }
};

/** Refuses a file that is there already, before any work is done for it. */
export const mustBeFree = (file: string): void => {
  if (existsSync(file)) throw isThere(file);
};
