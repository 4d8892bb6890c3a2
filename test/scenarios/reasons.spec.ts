import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

import { answerClock, answerTerm, answerVote, type Because, compute } from '#rules';

const folder = new URL('.', import.meta.url);
const page = new URL('reasons.txt', folder);
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
const answers: Readonly<Record<string, (input: unknown) => object>> = {
  case: compute,
  clock: answerClock,
  term: answerTerm,
  motion: answerVote,
  ballot: answerVote,
};

/** Every ground in an answer, with the place where it stands. */
const groundsIn = (value: unknown, path: string): readonly string[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
    key === 'because' && Array.isArray(inner)
      ? (inner as Because[]).map(
          ({ rule, source, sourceVi, text, textVi }) =>
            `${path} [${rule}]\n    ${text} [${source}]\n    ${textVi} [${sourceVi}]`,
        )
      : groundsIn(inner, `${path}.${key}`),
  );
};

const groundsOf = (name: string): string => {
  const input = read(name) as { readonly format: string };
  const kind = /^khoabang\.(\w+)\/1$/.exec(input.format)?.[1] ?? '';
  return [name, ...groundsIn(answers[kind]?.(input), '  ')].join('\n');
};

const written = (): string =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json') && !name.endsWith('.expected.json'))
    .sort()
    .map((name) => `${groundsOf(name)}\n`)
    .join('\n');

const texts = (kind: 'text' | 'textVi' | 'sourceVi'): readonly string[] =>
  [...written().matchAll(/\[([a-z.-]+)\]\n {4}(.*) \[(.*)\]\n {4}(.*) \[(.*)\]/g)].map(
    ([, , text = '', , textVi = '', sourceVi = '']) => ({ text, textVi, sourceVi })[kind],
  );

/** Words of English that would stand out in a Vietnamese sentence; names of members, posts and candidates may be anything. */
const ENGLISH =
  /\b(?:the|of|and|is|are|Art|plan|default|rule|marks?|mean|total|rank|given|members?|days?|pack|UNVERIFIED)\b/;

describe('every ground', () => {
  it('is in Vietnamese with decimal commas, days as 21/12/2026 and no word of English, its source too', () => {
    const page = /docs\/rules\.md#[a-z-]+/;
    for (const text of [...texts('textVi'), ...texts('sourceVi')]) {
      expect(text).not.toMatch(/\d\.\d|\d{4}-\d\d-\d\d/);
      expect(text.replace(page, '')).not.toMatch(ENGLISH);
    }
  });

  it('is in English with decimal points and days as 21 December 2026', () => {
    const all = texts('text');
    expect(all.length).toBeGreaterThan(500);
    for (const text of all) expect(text).not.toMatch(/\d,\d|\d{4}-\d\d-\d\d|\d\d\/\d\d\/\d{4}/);
  });
});

// These words are read out to candidates and stand in minutes. Who changes one reads it here: REASONS=write npm run unit reasons
test('the worked scenarios give the grounds that stand on the page, word for word', () => {
  const words = written();
  if (process.env['REASONS'] === 'write') writeFileSync(page, words);
  expect(words.split('\n')).toEqual(readFileSync(page, 'utf8').split('\n'));
});
