import { existsSync } from 'node:fs';
import type { EventStore } from '#kernel';
import { isKurrentAddress, kurrentEventStore, shownAddress, sqliteEventStore } from '#stores';
import { folderOf, mustBePrivate } from '../../../host/src/data-folder.js';
import { readSettings, SettingFault } from '../../../host/src/settings.js';
import { commandLine, exits, misuse, print, type Run, Sentence, usageFault, VALUE } from '../command.js';
import { copyLog, type Telling } from '../copying/copy-log.js';

/** So many events between two lines of progress. */
const LINE_EVERY = 1_000;

/** Where a log lies, written as in KHOABANG_EVENTS: a file, or an address, which may hold a password. */
const placeOf = (option: string, text: string): string => {
  const { KHOABANG_DATA, DEBUG } = process.env;
  try {
    const { data, events } = readSettings({ KHOABANG_DATA, DEBUG, KHOABANG_EVENTS: text });
    if (events === 'memory') throw usageFault(`${option} memory: holds no log that lasts: name a file or an address.`);
    mustBePrivate({ data, events, views: 'memory' });
    return events;
  } catch (error) {
    throw error instanceof SettingFault ? usageFault(error.message.replace('KHOABANG_EVENTS', option)) : error;
  }
};

const noLog = (file: string): Sentence =>
  new Sentence(`Không có nhật ký ở ${file}. / There is no log at ${file}: check --from.`, exits.usage);

/** Opens the log that is copied, also beside a server that writes it. */
const openSource = async (place: string): Promise<EventStore> => {
  if (isKurrentAddress(place)) return kurrentEventStore({ address: place });
  if (!existsSync(place)) throw noLog(place);
  return sqliteEventStore({ file: place, readOnly: true });
};

const openTarget = async (place: string): Promise<EventStore> =>
  isKurrentAddress(place) ? kurrentEventStore({ address: place }) : sqliteEventStore({ file: folderOf(place) });

const steps: Readonly<Record<Parameters<Telling>[0], string>> = {
  THERE: 'đã có / there already',
  COPIED: 'đã chép / copied',
  VERIFIED: 'đã đối chiếu / verified',
};

/** Lines on standard error, so that what came of it stands alone on standard output. */
const tell: Telling = (step) => {
  let next = LINE_EVERY;
  return (events) => {
    if (events < next) return;
    next = events - (events % LINE_EVERY) + LINE_EVERY;
    process.stderr.write(`${steps[step]}: ${events.toString()}\n`);
  };
};

const words = (count: number, to: string, isBehind: boolean): string =>
  [
    `Kho đích chứa ${count.toString()} sự kiện, đúng từng chữ và đúng thứ tự / the target holds ${count.toString()} events, letter by letter and in their order: ${to}`,
    isBehind
      ? 'Nhật ký nguồn vẫn đang được ghi: hãy dừng máy chủ rồi chạy lại lệnh này. / The source is still written to: stop the server, and run this again.'
      : 'Nếu máy chủ chạy trong lúc chép, hãy dừng nó và chạy lại lệnh này trước khi chuyển. Sau đó đặt KHOABANG_EVENTS, xóa các khung nhìn; xem docs/backup.md. / If a server ran meanwhile, stop it and run this again before you change over. Then set KHOABANG_EVENTS, and delete the views: docs/backup.md.',
  ].join('\n');

/** `copy --from PLACE --to PLACE`: a whole log into another store; broken off, it goes on where it was. */
export const runCopy: Run = async (args, usage) => {
  const { values } = commandLine(args, usage, { from: VALUE, to: VALUE }, [0, 0]);
  if (values.from === undefined || values.to === undefined) throw misuse(usage);
  const [from, to] = [placeOf('--from', values.from), placeOf('--to', values.to)];
  if (from === to) throw usageFault('--from và --to là cùng một nơi. / --from and --to are the same place.');
  const source = await openSource(from);
  try {
    const target = await openTarget(to);
    try {
      const { count, isBehind } = await copyLog(source, target, tell);
      await print(words(count, shownAddress(to), isBehind));
      return isBehind ? exits.differs : exits.ok;
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
};
