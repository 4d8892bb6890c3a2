import { views } from '#exams';
import { shownAddress } from '#stores';
import { mustBePrivate } from '../../../host/src/data-folder.js';
import { readSettings, type Settings } from '../../../host/src/settings.js';
import { isKept, isThere, logBeside, reaching, viewsBeside } from '../beside.js';
import { commandLine, exits, FLAG, print, type Run, Sentence } from '../command.js';
import {
  compareView,
  type Compared,
  type Comparing,
  type Difference,
  DIFFERENCES_TOLD,
  isWrong,
  type ComparedAs,
} from '../../../host/src/view-comparison.js';

const IN_MEMORY =
  'Nhật ký hoặc khung nhìn ở trong bộ nhớ: không có gì được lưu để so sánh. / The log or the views are in memory: nothing is stored that could be compared.';

const nothingYet = ({ events, views: stored }: Settings): string =>
  `Chưa có nhật ký ở ${shownAddress(events)} hoặc chưa có khung nhìn ở ${shownAddress(stored)}; không có gì để so sánh. / There is no log or there are no views there yet: nothing to compare.`;

const words: Readonly<Record<Difference['kind'], string>> = {
  DIFFERS: 'khác ở / differs in',
  MISSING: 'thiếu trong kho / is not stored',
  LEFT_OVER: 'thừa trong kho / is stored, and the log gives none',
};

const differenceInWords = ({ key, kind, fields }: Difference): string =>
  `    ${[key, words[kind], fields.join(', ')].join(' ').trimEnd()}`;

const again = ({ readings = 1 }: Compared): string =>
  readings === 1 ? '' : ` (đọc ${readings.toString()} lần / read ${readings.toString()} times)`;

const outcomes: Readonly<Record<ComparedAs, (compared: Compared) => string>> = {
  EQUAL: ({ documents = 0, position = '' }) =>
    `${documents.toString()} tài liệu khớp đến vị trí / documents are as rebuilt, up to position ${position}`,
  DIFFERENT: ({ documents = 0, different = 0, position = '' }) =>
    `${different.toString()}/${documents.toString()} tài liệu KHÔNG khớp ở vị trí / documents are NOT as rebuilt, at position ${position}`,
  NOT_STORED: () => 'chưa được lưu; máy chủ sẽ dựng / not stored yet: the server will build it',
  OTHER_VERSION: ({ shown = 0 }) =>
    `KHÔNG so sánh: kho đang ở phiên bản ${shown.toString()} / NOT compared: readers see version ${shown.toString()}; let a server of this program build this one, then ask again`,
  UNREADABLE: () =>
    'có tài liệu KHÔNG đọc được / holds a document that is NOT what this program writes: it cannot be read',
  MOVED: () =>
    'KHÔNG so sánh: thay đổi liên tục trong khi đọc / NOT compared: it moved on whenever it was read; ask again when the server is quieter',
  AHEAD: ({ position = '' }) =>
    `ở vị trí ${position}, SAU cuối nhật ký / is at position ${position}, BEYOND the end of the log; if an older log was put back, delete the views and start again: they are rebuilt`,
  CANNOT_FOLD: () =>
    'KHÔNG dựng lại được từ nhật ký / CANNOT be rebuilt from the log by this program; use the release that wrote it, and report this',
};

const inWords = (compared: Compared): readonly string[] => {
  const { view, version, outcome, different = 0, differences = [] } = compared;
  const more = different - differences.length;
  return [
    `${view} v${version.toString()}: ${outcomes[outcome](compared)}${again(compared)}`,
    ...differences.map(differenceInWords),
    ...(more > 0 ? [`    … ${more.toString()} nữa / more than the first ${DIFFERENCES_TOLD.toString()}`] : []),
  ];
};

const SOUND: readonly ComparedAs[] = ['EQUAL', 'NOT_STORED'];

const verdict = (all: readonly Compared[]): string => {
  if (all.some(isWrong))
    return 'Khung nhìn không đúng như nhật ký. Hãy dừng máy chủ, xóa tệp hoặc cơ sở dữ liệu khung nhìn rồi khởi động lại: chúng được dựng lại. / The views are not what the log gives. Stop the server, delete the file or database of the views and start again: they are rebuilt.';
  return all.every(({ outcome }) => SOUND.includes(outcome))
    ? 'Mọi khung nhìn đã lưu khớp với bản dựng lại từ nhật ký. / All stored views are what a rebuild from the log gives.'
    : 'Không thấy khác biệt, nhưng có khung nhìn chưa so sánh được. / No difference was found, but not every view could be compared.';
};

const onProgress = (view: string, events: number): void => {
  process.stderr.write(`${view}: ${events.toString()} sự kiện / events …\n`);
};

const compareAll = async ({ events, views: stored }: Settings): Promise<readonly Compared[]> => {
  const log = await logBeside(events);
  try {
    const comparing: Comparing = { log, open: () => viewsBeside(stored), onProgress };
    const all: Compared[] = [];
    for (const view of views) all.push(await compareView(comparing, view));
    return all;
  } finally {
    await log.close();
  }
};

/**
 * `compare-views`: holds every stored view against a rebuild from the log, beside a running server. Ends with exit code 0 only
 * where each stored view was compared and is equal.
 */
export const runCompareViews: Run = async (args, usage) => {
  const { values } = commandLine(args, usage, { json: FLAG }, [0, 0]);
  const settings = readSettings(process.env);
  if (![settings.events, settings.views].every(isKept)) throw new Sentence(IN_MEMORY, exits.setting);
  mustBePrivate(settings);
  const isStored = [settings.events, settings.views].every(isThere);
  const all = isStored ? await reaching(() => compareAll(settings)) : [];
  const told = isStored ? [...all.flatMap(inWords), verdict(all)] : [nothingYet(settings)];
  await print(values.json === true ? JSON.stringify({ views: all }, null, 2) : told.join('\n'));
  return all.every(({ outcome }) => SOUND.includes(outcome)) ? exits.ok : exits.differs;
};
