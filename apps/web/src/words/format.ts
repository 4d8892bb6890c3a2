import type { Language } from './language.js';

const ZONE = 'Asia/Ho_Chi_Minh';
const locale = (language: Language): string => (language === 'vi' ? 'vi-VN' : 'en-GB');

const once = new Map<string, Intl.DateTimeFormat>();

/** Making one costs more than using it a thousand times. */
const formatter = (language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const key = `${locale(language)} ${JSON.stringify(options)}`;
  const kept = once.get(key) ?? new Intl.DateTimeFormat(locale(language), options);
  once.set(key, kept);
  return kept;
};

/** The day that it is in Viet Nam at a moment: `2026-03-17`. */
export const dayOf = (instant: Date): string => new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE }).format(instant);

/** `2026-03-17` → `17/03/2026`, or `17 March 2026`; of a moment the day that it is then in Viet Nam. */
export const day = (language: Language, date: string): string => {
  const local = date.includes('T') ? dayOf(new Date(date)) : date;
  const [year = '', month = '', dayOfMonth = ''] = local.split('-');
  if (language === 'vi') return `${dayOfMonth}/${month}/${year}`;
  const at = new Date(Date.UTC(Number(year), Number(month) - 1, Number(dayOfMonth)));
  return formatter(language, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(at);
};

/** A moment as clocks in Viet Nam show it. */
export const moment = (language: Language, instant: string): string =>
  formatter(language, {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: ZONE,
  }).format(new Date(instant));

/** Exact decimals as people write them: a comma in Vietnamese. Never a number: marks are texts from end to end. */
export const decimal = (language: Language, text: string): string =>
  language === 'vi' ? text.replace('.', ',') : text;

/** `72,5` → `72.5`: what people type, as the server takes it. */
export const plainDecimal = (typed: string): string => typed.trim().replace(',', '.');

/** Text as it is searched by: without marks and case, đ like d. */
export const fold = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D').toLowerCase();
