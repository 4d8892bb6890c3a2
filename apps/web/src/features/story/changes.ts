import { wordsOf } from '../../words/codes.js';
import { day, moment } from '../../words/format.js';
import type { Words } from '../../words/language.js';
import type { Speech } from './told-words.js';
import { stateWords } from '../../words/outcomes.js';

const fields: Readonly<Record<string, Words>> = {
  stage: { vi: 'giai đoạn', en: 'stage' },
  stageSince: { vi: 'giai đoạn từ', en: 'stage since' },
  waitsFor: { vi: 'đang chờ', en: 'waits for' },
  status: { vi: 'tình trạng', en: 'status' },
  state: { vi: 'tình trạng', en: 'state' },
  counts: { vi: 'số lượng', en: 'counts' },
  posts: { vi: 'vị trí', en: 'posts' },
  due: { vi: 'hạn', en: 'due' },
  startedOn: { vi: 'tính từ', en: 'started on' },
  countedFrom: { vi: 'đếm từ', en: 'counted from' },
  length: { vi: 'độ dài', en: 'length' },
  revision: { vi: 'số bước đã ghi', en: 'steps recorded' },
  lastAt: { vi: 'bước gần nhất', en: 'last step' },
  noticeOn: { vi: 'ngày thông báo thi', en: 'notice on' },
  opensOn: { vi: 'ngày mở nhận phiếu', en: 'opens on' },
  closesOn: { vi: 'ngày đóng nhận phiếu', en: 'closes on' },
  announcedOn: { vi: 'ngày thông báo kết quả', en: 'announced on' },
  startedAt: { vi: 'bắt đầu lúc', en: 'started at' },
  members: { vi: 'thành viên', en: 'members' },
  supervision: { vi: 'Ban giám sát', en: 'supervision board' },
  boards: { vi: 'các ban', en: 'boards' },
  relations: { vi: 'quan hệ đã khai', en: 'relations declared' },
  cleared: { vi: 'đã cam kết không có quan hệ', en: 'declared free of relations' },
  clearedByCandidate: { vi: 'thí sinh đã cam kết', en: 'declared by candidates' },
  recusals: { vi: 'rút khỏi nhiệm vụ', en: 'recusals' },
  replacements: { vi: 'thay người', en: 'replacements' },
  motions: { vi: 'biểu quyết', en: 'motions' },
  keepers: { vi: 'người giữ bảng phách', en: 'keepers' },
  sheets: { vi: 'phiếu điểm', en: 'sheets' },
  defence: { vi: 'bảo vệ đề án', en: 'defence' },
  written: { vi: 'điểm viết', en: 'written mark' },
  outcome: { vi: 'kết quả', en: 'outcome' },
  rank: { vi: 'thứ hạng', en: 'rank' },
  post: { vi: 'vị trí', en: 'post' },
  gateEvaluated: { vi: 'đã xét điểm đạt', en: 'pass mark applied' },
  supervisionReported: { vi: 'Ban giám sát đã báo cáo', en: 'supervision reported' },
  sheetsRevealed: { vi: 'phiếu điểm đã mở', en: 'sheets revealed' },
};

/** What a field of a part of a round is called; its name where it has no other. */
export const fieldWords = (field: string): Words => fields[field] ?? { vi: field, en: field };

const NOTHING = '–';
/** How much of a hash, or of an id, tells it from others. */
const SHORT = 8;
const MOST = 4;

/** Fields that say how something stands. */
const STATES: readonly string[] = ['outcome', 'status', 'state', 'defence', 'gate', 'attendance', 'scheme'];

const textOf = (speech: Speech, field: string, text: string): string => {
  if (/^\d{4}-\d\d-\d\dT/.test(text)) return moment(speech.language, text);
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return day(speech.language, text);
  if (/^[0-9a-f]{64}$/.test(text) || /^[0-9a-f-]{36}$/.test(text)) return `${text.slice(0, SHORT)}…`;
  const state = STATES.includes(field) ? stateWords(text) : undefined;
  if (state !== undefined) return speech.say(state);
  return text === '' ? NOTHING : speech.say(wordsOf(field, text));
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const yes: Words = { vi: 'có', en: 'yes' };
const no: Words = { vi: 'không', en: 'no' };

const things = (speech: Speech, count: number): string =>
  speech.say({ vi: `${String(count)} mục`, en: `${String(count)} entries` });

const listOf = (speech: Speech, field: string, list: readonly unknown[]): string =>
  list.length === 0 || list.length > MOST || list.some((one) => typeof one === 'object')
    ? things(speech, list.length)
    : list.map((one) => valueText(speech, field, one)).join(', ');

/** A value of a document, as far as one line tells it. */
export const valueText = (speech: Speech, field: string, value: unknown): string => {
  if (value === null || value === undefined) return NOTHING;
  if (typeof value === 'boolean') return speech.say(value ? yes : no);
  if (typeof value === 'string') return textOf(speech, field, value);
  if (Array.isArray(value)) return listOf(speech, field, value);
  return isRecord(value) ? things(speech, Object.keys(value).length) : JSON.stringify(value);
};

/** One line of a table of differences. */
export interface Line {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** A difference, entry by entry where both sides have entries of few values. */
export const linesOf = (speech: Speech, field: string, before: unknown, after: unknown): readonly Line[] => {
  if (!isRecord(before) || !isRecord(after)) {
    const [left, right] = [before, after].map((side) => valueText(speech, field, side));
    return [{ field: speech.say(fieldWords(field)), before: left ?? NOTHING, after: right ?? NOTHING }];
  }
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
    .map((name) => ({
      field: `${speech.say(fieldWords(field))}: ${speech.say(fieldWords(name))}`,
      before: valueText(speech, name, before[name]),
      after: valueText(speech, name, after[name]),
    }));
};

/** `2026-03-17`. */
const DAY = 10;

/** `2026-03-17T08:00`, as a clock in Viet Nam shows it, as an instant that an address may hold. */
export const instantOf = (local: string): string => `${local}${'T00:00:00'.slice(local.length - DAY)}%2B07:00`;
