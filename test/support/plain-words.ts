import type { Language } from '../../libs/exams/src/wording.js';

/** English words that stood in Vietnamese sentences once, or stand in English ones about the same things. */
const english = new Set(
  (
    'the and not for with from this that they must may only after before again until there nobody somebody council board ' +
    'round script mark marker marking paper pack unit post position candidate member chair head panel sheet score list ' +
    'notice plan date day days design rule source late early open closed draft approved announced result results appeal ' +
    'code map commitment secret seal sealed view default unverified authority owner secretary written defence principle'
  ).split(' '),
);

/** Technical words that stand in both languages as they are, and commands to type. */
const technical =
  /`[^`]+`|ví dụ \d{4}-\d{2}-\d{2}|for example \d{4}-\d{2}-\d{2}|[A-Z][\w-]*@\d+|SHA-256|UTF-8|JSON|CSV|Idempotency-Key|(?:PUT|POST) \/api\/[^\s)]+|Retry-After|\w+\/\w+(?=[,)])/g;

/** Vietnamese addresses its reader in one way. */
const otherAddress = /(?<!\p{L})bạn(?!\p{L})/iu;

const faults: Readonly<Record<string, RegExp>> = {
  'what machines count in': /\bhex\b|\bbytes?\b|\bLF\b|thập lục phân/iu,
  'a code': /\b[A-Z][A-Z0-9]*_[A-Z0-9_]+\b|\b[A-Z][a-z]+[A-Z]\w*|\b[a-z]+[A-Z]\w*/u,
  'a day as programs write it': /\b\d{4}-\d{2}-\d{2}\b/,
  'an id': /\b[0-9a-f]{8}-[0-9a-f]{4}-/i,
};

/** What in a sentence is for programs, or in the other language; empty for one that anybody can read. */
export const unplain = (said: string, language: Language): readonly string[] => {
  const plain = said.replace(technical, '');
  const found = Object.entries(faults).flatMap(([what, fault]) => (fault.test(plain) ? [what] : []));
  const words = language === 'vi' ? (plain.toLowerCase().match(/\p{L}+/gu) ?? []) : [];
  const addressed = language === 'vi' && otherAddress.test(plain) ? ['an address other than ông/bà'] : [];
  return [...found, ...addressed, ...words.filter((word) => english.has(word)).map((word) => `English: ${word}`)];
};
