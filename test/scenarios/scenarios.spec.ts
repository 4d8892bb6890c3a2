import { readdirSync, readFileSync } from 'node:fs';

import { agrees, type CaseInput, compute, isFault, recompute } from '#rules';

const folder = new URL('.', import.meta.url);
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.json') && !name.endsWith('.expected.json'))
  .map((name) => name.slice(0, -'.json'.length))
  .sort();

describe('the worked scenarios', () => {
  it('are all there', () => {
    const numbers = new Set(names.map((name) => name.split('-')[0]));
    const wanted = 'S01 S02 S03 S04 S05 S06 S06b S07 S08 S09 S11 S12 S13 S14 S14b S15 S15b S16 S17 S18 S25 S27 S30';
    expect([...numbers]).toEqual(wanted.split(' '));
  });

  it.each(names)('%s comes out as worked by hand', (name) => {
    expect(compute(read(`${name}.json`))).toMatchObject(read(`${name}.expected.json`) as object);
  });

  it.each(names)('%s comes out alike by the second computation, and every line says why', (name) => {
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
