import type { ValidationError } from 'class-validator';
import type { Fault } from '#rules';
import type { Words } from '../edge/problem.js';

export const missing: Words = { vi: 'còn thiếu', en: 'is missing' };
const anObject: Words = { vi: 'phải là một đối tượng JSON', en: 'must be a JSON object' };
const aText: Words = { vi: 'phải là một chuỗi', en: 'must be a string' };
const unfit: Words = { vi: 'không hợp lệ', en: 'cannot be used' };

/** Of a field that is not known, and of others beside it that are not either. */
export const wordsOfUnknown = (count: number): Words =>
  count === 1
    ? { vi: 'không có trường này; hãy bỏ đi', en: 'is not a known field: leave it out' }
    : {
        vi: `không có trường này, cùng ${count - 1} trường khác; hãy bỏ đi`,
        en: `is not a known field, nor are ${count - 1} others: leave them out`,
      };

/** Words of checks that do not bring their own, by the name of the check. */
const byCheck: Readonly<Record<string, Words>> = {
  nestedValidation: anObject,
  isObject: anObject,
  unknownValue: anObject,
  isString: aText,
  isArray: { vi: 'phải là một danh sách', en: 'must be a list' },
  arrayUnique: { vi: 'không được lặp lại', en: 'must not repeat anything' },
  isBoolean: { vi: 'phải là true hoặc false', en: 'must be true or false' },
  isInt: { vi: 'phải là một số nguyên', en: 'must be a whole number' },
  minLength: { vi: 'ngắn quá', en: 'is too short' },
  maxLength: { vi: 'dài quá', en: 'is too long' },
  matches: { vi: 'không đúng dạng', en: 'is not written as it should be' },
  isIn: { vi: 'không phải một trong các giá trị được nhận', en: 'is none of the accepted values' },
};

const limits: Readonly<Record<string, readonly [vi: string, en: string]>> = {
  min: ['phải từ', 'must be at least'],
  max: ['phải không quá', 'must be at most'],
};

/** Of a number off its limit, with the limit: the check itself says it at the end of its English message. */
const limited = (check: string, message = ''): Words | undefined => {
  const [vi, en] = limits[check] ?? [];
  const limit = /-?\d+(?:\.\d+)?$/.exec(message)?.[0];
  if (vi === undefined || en === undefined || limit === undefined) return undefined;
  return { vi: `${vi} ${limit}`, en: `${en} ${limit}` };
};

const isWords = (value: unknown): value is Words =>
  typeof value === 'object' && value !== null && 'vi' in value && 'en' in value;

/** What is wrong with one field: the first check that failed says it, unless there is no value at all. */
export const wordsOf = ({ constraints, contexts, value }: ValidationError): Words | undefined => {
  const [check] = Object.keys(constraints ?? {});
  if (check === undefined) return undefined;
  if (value === undefined) return missing;
  const own: unknown = contexts?.[check];
  return isWords(own) ? own : (byCheck[check] ?? limited(check, constraints?.[check]) ?? unfit);
};

/** Vietnamese words for the faults of the rules, by code; their English words come with the fault. */
const byCode: Readonly<Record<string, string>> = {
  'missing-field': missing.vi,
  'wrong-type': 'sai kiểu dữ liệu',
  'unknown-value': 'không phải một trong các giá trị được nhận',
  'unknown-change': 'không thay đổi được mục này',
  'unknown-pack': 'không có bộ quy tắc này; xem GET /api/packs',
  'unknown-member': 'thành viên này không chấm phiếu nào',
  'unknown-candidate': 'không có thí sinh này',
  'unknown-post': 'đợt thi không có vị trí này',
  'duplicate-id': 'bị lặp lại',
  'score-not-decimal-string': 'phải là chuỗi số thập phân, dùng dấu chấm, ví dụ "55" hoặc "66.25"',
  'score-off-scale': 'nằm ngoài thang điểm',
  'score-off-grain': 'không đúng bước điểm đã khai',
  'weights-do-not-add-up': 'tổng các trọng số phải bằng 1',
  'bands-contradict': 'các mức chênh lệch mâu thuẫn nhau',
};

/** A fault of the rules in both languages. */
export const faultWords = ({ code, message }: Pick<Fault, 'code' | 'message'>): Words => ({
  vi: byCode[code] ?? unfit.vi,
  en: message,
});
