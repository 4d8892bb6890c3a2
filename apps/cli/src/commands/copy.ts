import type { EventStore } from '#kernel';
import { isKurrentAddress, kurrentEventStore, shownAddress, sqliteEventStore } from '#stores';
import { folderOf } from '../../../host/src/data-folder.js';
import { isThere, logAsRecorded } from '../beside.js';
import { commandLine, exits, FLAG, misuse, print, type Run, Sentence, VALUE } from '../command.js';
import { copyLog, type Telling } from '../copying/copy-log.js';
import { moveVault } from '../copying/move-vault.js';
import { logPlace, mustBeTwo, vaultPlace } from '../copying/places.js';

/** So many events between two lines of progress. */
const LINE_EVERY = 1_000;

const noLog = (file: string): Sentence =>
  new Sentence(`Không có nhật ký ở ${file}. / There is no log at ${file}: check --from.`, exits.usage);

/** Opens the log that is copied, also beside a server that writes it. */
const openSource = async (place: string): Promise<EventStore> => {
  if (!isThere(place)) throw noLog(place);
  return logAsRecorded(place);
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

/** A whole log into another store; broken off, it goes on where it was. */
const moveLog = async (from: string, to: string): Promise<number> => {
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

/** `copy [--vault] --from PLACE --to PLACE`: the log, or the vault, into another store; broken off, it is called again. */
export const runCopy: Run = async (args, usage) => {
  const { values } = commandLine(args, usage, { from: VALUE, to: VALUE, vault: FLAG }, [0, 0]);
  if (values.from === undefined || values.to === undefined) throw misuse(usage);
  const [placeOf, move] = values.vault === true ? [vaultPlace, moveVault] : [logPlace, moveLog];
  const [from, to] = [placeOf('--from', values.from), placeOf('--to', values.to)];
  mustBeTwo(from, to);
  return move(from, to);
};
