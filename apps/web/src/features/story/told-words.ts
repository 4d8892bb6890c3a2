import type { Output, StepDoc } from '../../api/types.gen.js';
import { wordsOf } from '../../words/codes.js';
import { eventTitle } from '../../words/events.js';
import { day } from '../../words/format.js';
import type { Language, Words } from '../../words/language.js';

/** How much of a hash tells it from others. */
const SHORT = 12;

/** What a step left behind, in words; nothing where only that it was done, once. */
export const outputWords = ({ kind, value }: Output): Words | undefined => {
  switch (kind) {
    case 'DOCUMENT':
      return { vi: `văn bản số ${value}`, en: `document ${value}` };
    case 'HASH':
      return { vi: `mã băm ${value.slice(0, SHORT)}…`, en: `hash ${value.slice(0, SHORT)}…` };
    case 'COUNT':
      return value === '1' ? undefined : { vi: `số lượng: ${value}`, en: `count: ${value}` };
    case 'CHOICE':
      return { vi: value, en: value };
    case 'DONE':
      return undefined;
  }
};

/** How things are said. */
export interface Speech {
  readonly say: (words: Words) => string;
  readonly language: Language;
}

interface Clocked {
  readonly clock: string;
  readonly due?: string;
}

/** What followed by rule: what it is called, of which clock, until when. */
export const ledWords = ({ say, language }: Speech, { event, clockFacts }: StepDoc): string => {
  const title = say(eventTitle(event));
  const about: Clocked | undefined = clockFacts.change?.data;
  if (about === undefined) return title;
  const clock = say(wordsOf('clock', about.clock));
  const until = say({ vi: 'hạn', en: 'due' });
  return `${title}: ${clock}${about.due === undefined ? '' : `, ${until} ${day(language, about.due)}`}`;
};

const texts: Readonly<Record<string, Words>> = {
  reason: { vi: 'Lý do', en: 'Reason' },
  opinion: { vi: 'Ý kiến', en: 'Opinion' },
  effects: { vi: 'Hệ quả', en: 'Effects' },
  subject: { vi: 'Nội dung', en: 'Subject' },
  text: { vi: 'Nội dung', en: 'Text' },
  complainant: { vi: 'Người khiếu nại', en: 'Complainant' },
  backdatedNote: { vi: 'Ý kiến của Ban giám sát về việc ghi muộn', en: 'Note of the supervision on the late entry' },
};

/** What a free text is called, by the last part of its place in the event. */
export const textLabel = (field: string): Words => texts[field.split('.').at(-1) ?? ''] ?? { vi: field, en: field };

const withheld: Readonly<Record<string, Words>> = {
  SEALED: { vi: 'còn niêm phong', en: 'still sealed' },
  ERASED: { vi: 'đã xóa theo yêu cầu về dữ liệu cá nhân', en: 'erased, as personal data' },
  MISSING: { vi: 'không còn trong kho lưu', en: 'no longer in the vault' },
  CHANGED: { vi: 'không khớp mã cam kết đã ghi', en: 'not what was committed to' },
};

/** Why a text is not shown. */
export const withheldWords = (code: string): Words => withheld[code] ?? { vi: code, en: code };
