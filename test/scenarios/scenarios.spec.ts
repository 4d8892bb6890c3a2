import { readdirSync, readFileSync } from 'node:fs';

import { agrees, answerClock, answerTerm, answerVote, type CaseInput, compute, isFault, recompute } from '#rules';

const folder = new URL('.', import.meta.url);
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
const answers: Readonly<Record<string, (input: unknown) => object>> = {
  'khoabang.case/1': compute,
  'khoabang.clock/1': answerClock,
  'khoabang.term/1': answerTerm,
  'khoabang.motion/1': answerVote,
  'khoabang.ballot/1': answerVote,
};
const formatOf = (name: string): string => (read(`${name}.json`) as { format: string }).format;
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.json') && !name.endsWith('.expected.json'))
  .map((name) => name.slice(0, -'.json'.length))
  .sort();
const cases = names.filter((name) => formatOf(name) === 'khoabang.case/1');

describe('the worked scenarios', () => {
  it('are all there, as far as they are computations', () => {
    const numbers = new Set(names.map((name) => name.split('-')[0]));
    const wanted =
      'S01 S02 S03 S04 S05 S06 S06b S07 S08 S09 S11 S12 S13 S14 S14b S15 S15b S16 S17 S18 S19 S20 S21 S22 S23 S24 S24b ' +
      'S25 S26 S27 S28 S30';
    expect([...numbers]).toEqual(wanted.split(' '));
  });

  it.each(names)('%s comes out as worked by hand', (name) => {
    expect(answers[formatOf(name)]?.(read(`${name}.json`))).toMatchObject(read(`${name}.expected.json`) as object);
  });

  it.each(cases)('%s comes out alike by the second computation, and every line says why', (name) => {
    const input = read(`${name}.json`) as CaseInput;
    const result = compute(input);
    if (isFault(result)) throw new Error(result.message);
    expect(agrees(result, recompute(input))).toBe(true);
    for (const { because } of result.candidates) {
      expect(because.length).toBeGreaterThan(0);
      for (const line of because) expect(Object.values(line).every((text) => text !== '')).toBe(true);
    }
  });
});
