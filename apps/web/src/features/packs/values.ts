import type { ShowPackAnswer } from '../../api/types.gen.js';
import { wordsOf } from '../../words/codes.js';
import type { Words } from '../../words/language.js';
import { rankings } from '../../words/rankings.js';

const both = (text: string): Words => ({ vi: text, en: text });

/** Codes of values that stand in no other list. */
const codes: Readonly<Record<string, Words>> = {
  ...rankings,
  ELIGIBLE_LIST: { vi: 'khi công bố danh sách đủ điều kiện', en: 'when the eligible list is published' },
  DEFENCE_STARTED: { vi: 'khi bắt đầu bảo vệ đề án', en: 'when the defence starts' },
  EXTEND_ONCE_THEN_CANCEL: { vi: 'gia hạn một lần, vẫn thiếu thì hủy', en: 'extended once, then cancelled' },
  CANCEL: { vi: 'hủy', en: 'cancelled' },
  AUTHORITY_DECIDES: { vi: 'cấp có thẩm quyền quyết định', en: 'the authority decides' },
  CONTINUE_IF_STARTED: { vi: 'tiếp tục nếu đã bắt đầu', en: 'goes on once begun' },
  CONTINUE: { vi: 'tiếp tục', en: 'goes on' },
  ALWAYS: { vi: 'luôn có', en: 'always' },
  WHERE_CONTESTED: { vi: 'khi vị trí có từ hai người trở lên', en: 'where a post has more than one candidate' },
  PRESENT: { vi: 'thành viên có mặt', en: 'members present' },
  ALL: { vi: 'tất cả thành viên', en: 'all members' },
  REQUIRED: { vi: 'bắt buộc', en: 'required' },
  OPTIONAL: { vi: 'không bắt buộc', en: 'optional' },
  SECRETARY: { vi: 'thư ký Hội đồng', en: 'the secretary' },
  SECRETARY_OR_OWNER: {
    vi: 'thư ký Hội đồng; không có thư ký thì cán bộ đầu mối',
    en: 'the secretary, or the owner where there is none',
  },
  DAY_OF_ACT: { vi: 'ngày xảy ra việc là ngày 0', en: 'the day of the act is day 0' },
  VN: { vi: 'lịch Việt Nam', en: 'the Vietnamese calendar' },
  SEALED: { vi: 'niêm phong đến khi tổng hợp', en: 'sealed until compiled' },
  TOTAL: { vi: 'tổng điểm', en: 'the total' },
  WRITTEN: { vi: 'điểm viết', en: 'the written mark' },
  AUTHORITY: { vi: 'cấp có thẩm quyền quyết định', en: 'the authority decides' },
  PER_POST: { vi: 'xếp riêng từng vị trí', en: 'post by post' },
  SERIAL_BY_PREFERENCE: { vi: 'lần lượt theo thứ hạng và nguyện vọng', en: 'by rank, each by preference' },
  TOP_N_THEN_ALLOCATE: { vi: 'chọn đủ số người rồi xếp vị trí', en: 'the best first, then their posts' },
  NEW_DECISION: { vi: 'theo quyết định mới', en: 'by the new decision' },
  OLD_DECISION: { vi: 'theo quyết định cũ', en: 'by the old decision' },
  OFF: { vi: 'không có', en: 'none' },
  REPRIMAND: { vi: 'khiển trách', en: 'reprimand' },
  WARNING: { vi: 'cảnh cáo', en: 'warning' },
  HALF_UP: { vi: 'nửa lên', en: 'half up' },
  HALF_EVEN: { vi: 'nửa về số chẵn', en: 'half to even' },
  DAYS: { vi: 'ngày', en: 'days' },
  WORKING_DAYS: { vi: 'ngày làm việc', en: 'working days' },
  POINTS: { vi: 'điểm', en: 'points' },
  PERCENT_OF_SCALE: { vi: '% thang điểm', en: '% of the scale' },
};

const LISTS = ['missing', 'kind', 'course', 'stage'] as const;

/** A code of a pack in words, whichever list it stands in. */
export const codeWords = (code: string): Words => {
  const known = codes[code];
  if (known !== undefined) return known;
  const found = LISTS.map((kind) => wordsOf(kind, code)).find(({ vi }) => vi !== code);
  return found ?? both(code);
};

const isNumber = (text: string): boolean => /^-?\d+(\.\d+)?$/.test(text);

/** A number as each language writes it, or a code in words. */
const scalar = (value: string): Words =>
  isNumber(value) ? { vi: value.replace('.', ','), en: value } : codeWords(value);

const joined = (parts: readonly Words[], between: Words): Words => ({
  vi: parts.map(({ vi }) => vi).join(between.vi),
  en: parts.map(({ en }) => en).join(between.en),
});

const COMMA = both(', ');

/** A value of several fields. */
type Fields = Readonly<Record<string, unknown>>;

const prefixed = (vi: string, en: string, words: Words): Words => ({ vi: `${vi}${words.vi}`, en: `${en}${words.en}` });

const text = (value: unknown): Words => scalar(String(value));

const bands = ({ meanUpTo, talkBelow, unit }: Fields): Words => {
  const [mean, of] = [text(meanUpTo), text(unit)];
  const talk = talkBelow == null ? undefined : text(talkBelow);
  return {
    vi: `lệch đến ${mean.vi} ${of.vi}: trung bình; ${talk === undefined ? '' : `dưới ${talk.vi}: trao đổi; `}còn lại: chấm lần ba`,
    en: `up to ${mean.en} ${of.en}: the mean; ${talk === undefined ? '' : `below ${talk.en}: a talk; `}more: a third marker`,
  };
};

const rounding = ({ places, mode, comparePublished }: Fields): Words => {
  const how = text(mode);
  return {
    vi: `${String(places)} chữ số thập phân, ${how.vi}; so sánh trên số ${comparePublished === true ? 'đã' : 'chưa'} làm tròn`,
    en: `${String(places)} places, ${how.en}; compared ${comparePublished === true ? 'as published' : 'before rounding'}`,
  };
};

const channels = ({ all, any }: Fields): Words => {
  const listed = (list: unknown): Words => joined((list as readonly string[]).map(codeWords), COMMA);
  const parts = [
    ...(all === undefined ? [] : [prefixed('tất cả: ', 'all of: ', listed(all))]),
    ...(any === undefined ? [] : [prefixed('một trong: ', 'one of: ', listed(any))]),
  ];
  return joined(parts, both('; '));
};

const percents = (value: Fields): Words =>
  joined(
    Object.entries(value).map(([name, share]) => ({
      vi: `${codeWords(name).vi} ${text(share).vi} %`,
      en: `${codeWords(name).en} ${text(share).en} %`,
    })),
    COMMA,
  );

const named: Readonly<Record<string, (value: Fields) => Words>> = {
  bands,
  rounding,
  noticeChannels: channels,
  sanctions: percents,
  weights: ({ written, defence }) => ({
    vi: `bài viết ${text(written).vi}, bảo vệ ${text(defence).vi}`,
    en: `paper ${text(written).en}, defence ${text(defence).en}`,
  }),
  'appeal.window': ({ length, unit }) => joined([text(length), text(unit)], both(' ')),
};

const leftOpen: Words = { vi: 'không quy định ở đây', en: 'not set here' };

const listed = (value: readonly unknown[]): Words =>
  joined(
    value.map((one) => (typeof one === 'object' ? codeWords((one as { readonly name: string }).name) : text(one))),
    COMMA,
  );

/** The value of a parameter as people read it. */
export const valueWords = (path: string, value: unknown): Words => {
  if (value === null || value === undefined) return leftOpen;
  if (Array.isArray(value)) return listed(value);
  if (typeof value !== 'object') return text(value);
  return named[path]?.(value as Fields) ?? both(JSON.stringify(value));
};

/** How long a clock runs: `10 ngày làm việc`, or so long before. */
export const lengthWords = ({
  length,
  extended,
  unit,
}: Pick<ShowPackAnswer['pack']['clocks'][number], 'length' | 'extended' | 'unit'>): Words => {
  const days = codeWords(unit);
  const size = String(Math.abs(length));
  const longer = extended === undefined ? '' : String(extended);
  return {
    vi: `${length < 0 ? 'trước ' : ''}${size} ${days.vi}${longer === '' ? '' : `, nhiều nhất ${longer}`}`,
    en: `${length < 0 ? 'before, by ' : ''}${size} ${days.en}${longer === '' ? '' : `, ${longer} at most`}`,
  };
};
