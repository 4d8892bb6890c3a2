import type { Words } from '../../words/language.js';
import { cited } from '../../words/sources.js';

/** Where a rule of the house stands is for who looks it up, not for who fills in a form. */
const withoutPlace = (text: string): string => text.replace(/ \(docs\/rules\.md#[\w-]+\)/g, '');

/** `NĐ 170/2025 Art 16(4)b` → `điểm b khoản 4 Điều 16 NĐ 170/2025`: a rule as people of each language cite it. */
export const sourceWords = (source: string): Words => {
  const { vi, en } = cited(source);
  return { vi: withoutPlace(vi), en: withoutPlace(en) };
};
