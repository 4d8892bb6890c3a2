import { existsSync } from 'node:fs';
import { inspectLog, shownAddress } from '#stores';
import { sealFile } from '../../../host/src/data-folder.js';
import type { Settings } from '../../../host/src/settings.js';
import { isFile } from '../../../host/src/store-settings.js';
import { isKept, logBeside } from '../beside.js';
import { fault, type Finding, saidBy, skipped, sound } from './finding.js';

/** The log as it was found. */
export interface LogFound {
  readonly finding: Finding;
  /** Position of the last event; `undefined` where there is no log, or none that can be used. */
  readonly head?: bigint;
  /** When that was recorded; `undefined` where nothing was, or the log does not tell. */
  readonly lastAt?: string | undefined;
}

/** Only its server knows whether a database is sound: here it counts that it answers, within the deadline of its address. */
const inDatabase = async (address: string): Promise<LogFound> => {
  const log = await logBeside(address);
  const head = await log.head().finally(() => log.close());
  const figures = { head: head.toString() };
  const text = `${shownAddress(address)}: trả lời, đến vị trí / answers, up to position ${head.toString()}.`;
  return { finding: sound('log', text, figures), head };
};

const inFile = (file: string): LogFound => {
  const { head, lastAt } = inspectLog(file);
  const figures = { head: head.toString(), ...(lastAt === undefined ? {} : { lastAt }) };
  const text = `${file}: nguyên vẹn, đến vị trí / whole, up to position ${head.toString()}.`;
  return { finding: sound('log', text, figures), head, lastAt };
};

const missing = (settings: Settings): Finding =>
  existsSync(sealFile(settings))
    ? fault(
        'log',
        `Nhật ký ${settings.events} không còn, mà đã từng được niêm phong: hãy phục hồi từ bản sao lưu, hoặc sửa KHOABANG_EVENTS. / The log ${settings.events} is gone, and there was one that was sealed: put a backup back, or correct KHOABANG_EVENTS.`,
      )
    : skipped('log', `Chưa có nhật ký ${settings.events}. / There is no log ${settings.events} yet.`);

const found = async (settings: Settings): Promise<LogFound> => {
  const { events } = settings;
  if (!isKept(events)) return { finding: skipped('log', 'Nhật ký ở trong bộ nhớ. / The log is kept in memory.') };
  if (!isFile(events)) return inDatabase(events);
  return existsSync(events) ? inFile(events) : { finding: missing(settings) };
};

/** Looks at the log: whether it is there and whole, or answers, and how far it has come. */
export const logFound = async (settings: Settings): Promise<LogFound> => {
  try {
    return await found(settings);
  } catch (error) {
    return { finding: fault('log', saidBy(error)) };
  }
};
