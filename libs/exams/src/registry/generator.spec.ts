import { createHash } from 'node:crypto';
import { isRefusal } from '#kernel';
import fc from 'fast-check';
import { specify } from '#test/support/specify';
import { position } from '../position/position.js';
import { unit } from '../unit/unit.js';
import { chanceOf } from './chance.js';
import { generateRegistry } from './generator.js';
import { percentages } from './percentages.js';
import { mergerFigures, mergersOf } from './programme.js';
import { SAMPLE_MARK } from './words.js';

const seeds = fc.integer({ min: 0, max: 2 ** 32 - 1 });
/** A registry has some 3,000 entries: a few seeds are enough to find a dependence on the seed. */
const few = { numRuns: 10 };

describe('a generated registry', () => {
  it('is the same for the same seed, and another for another', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const drawn = JSON.stringify(generateRegistry(seed));
        expect(JSON.stringify(generateRegistry(seed)) === drawn).toBe(true);
        expect(JSON.stringify(generateRegistry(seed + 1)) === drawn).toBe(false);
      }),
      few,
    );
  });

  it('has 2,634 service units, 53 bodies, 366 positions, 70 project boards and 3 funds, all codes different', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { bodies, units, boards, funds, positions } = generateRegistry(seed);
        expect([bodies.length, units.length, boards.length, funds.length]).toEqual([53, 2_634, 70, 3]);
        expect(positions).toHaveLength(366);
        expect(units.every(({ kind }) => kind === 'SERVICE_UNIT')).toBe(true);
        const all = [...bodies, ...units, ...boards, ...funds];
        expect(new Set(all.map(({ code }) => code)).size).toBe(all.length);
        expect(new Set(positions.map(({ code }) => code)).size).toBe(366);
        const owners = new Set(bodies.map(({ code }) => code));
        expect([...units, ...boards, ...funds].every(({ owner }) => owners.has(owner))).toBe(true);
      }),
      few,
    );
  });

  it('is for a seed what it has always been', () => {
    const hash = createHash('sha256')
      .update(JSON.stringify(generateRegistry(7)))
      .digest('hex');
    expect(hash).toBe('79fa196d422539b00c3ed529735cdc63191a4e3314b25ba0b67b480c3d616739');
  });

  it('marks every name as a sample, in NFC', () => {
    const { bodies, units, boards, funds, positions } = generateRegistry(7);
    const names = [...bodies, ...units, ...boards, ...funds].map(({ name }) => name);
    for (const name of [...names, ...positions.map(({ title }) => title)]) {
      expect(name.endsWith(SAMPLE_MARK) && name === name.normalize('NFC')).toBe(true);
      expect(name).toMatch(/^\p{Lu}[^\s]*(?: [^\s]+){2,}$/u);
    }
  });

  it('merges 401 into 280, 206 into 96, 70 into 41 and 3 into 1, each unit at most once and into one that stays', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { programme, units, boards, funds } = generateRegistry(seed);
        const known = new Set([...units, ...boards, ...funds].map(({ code }) => code));
        for (const { name, before, mergers } of programme.groups) {
          const gone = mergers.flatMap(({ from }) => from);
          const stay = new Set(before).difference(new Set(gone));
          expect(before).toHaveLength(mergerFigures[name].before);
          expect(before.length - gone.length).toBe(mergerFigures[name].after);
          expect(new Set(gone).size).toBe(gone.length);
          expect(mergers.every(({ into }) => stay.has(into))).toBe(true);
          expect(new Set(mergers.map(({ into }) => into)).size).toBe(mergers.length);
          expect([...before, ...gone].every((code) => known.has(code))).toBe(true);
        }
        expect(programme.groups.map(({ name }) => name)).toEqual(Object.keys(mergerFigures));
      }),
      few,
    );
  });

  it('is what units and positions accept', () => {
    const { units, positions } = generateRegistry(1);
    for (const data of units.slice(0, 50))
      specify(unit)().when('RegisterUnit', data).then({ type: 'UnitRegistered', data });
    for (const data of positions.slice(0, 50)) {
      specify(position)().when('ApprovePosition', data).then({ type: 'PositionApproved', data });
    }
  });
});

describe('mergers by chance', () => {
  it('leave exactly as many as asked for', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 60 }), (seed, after, more) => {
        const before = Array.from({ length: after + more }, (_, index) => `u${index}`);
        expect(mergersOf(chanceOf(seed), before, after).flatMap(({ from }) => from)).toHaveLength(more);
      }),
    );
  });
});

describe('chance from a seed', () => {
  it('keeps to its limits and reaches all of them', () => {
    const chance = chanceOf(42);
    const drawn = Array.from({ length: 1_000 }, () => chance.below(7));
    expect([...new Set(drawn)].sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it('shuffles without losing anything', () => {
    fc.assert(
      fc.property(seeds, fc.array(fc.integer()), (seed, items) => {
        expect([...chanceOf(seed).shuffled(items)].sort()).toEqual([...items].sort());
      }),
    );
    expect(chanceOf(1).shuffled([1, 2, 3, 4, 5, 6, 7, 8])).not.toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });
});

describe('percentages', () => {
  it('are those that the city published', () => {
    expect(percentages(401, 280, '30.2')).toEqual({ reduced: 121, percent: '30.2' });
    expect(percentages(206, 96, '53.4')).toEqual({ reduced: 110, percent: '53.4' });
    expect(percentages(70, 41, '41.4')).toEqual({ reduced: 29, percent: '41.4' });
    for (const { before, after, stated } of Object.values(mergerFigures)) {
      expect(isRefusal(percentages(before, after, stated ?? undefined))).toBe(false);
    }
  });

  it('fail when a source says otherwise, or something impossible', () => {
    expect(percentages(401, 280, '30.1')).toEqual({
      refused: 'figure-disagrees',
      details: { stated: '30.1', percent: '30.2' },
    });
    for (const [before, after] of [
      [0, 0],
      [3, 4],
      [3, -1],
      [2.5, 1],
      [3, 1.5],
    ] as const) {
      expect(percentages(before, after)).toMatchObject({ refused: 'figures-impossible' });
    }
  });

  it('round a half up, and are exact for large numbers', () => {
    expect(percentages(2_000, 1_999)).toEqual({ reduced: 1, percent: '0.1' });
    expect(percentages(20_000, 19_991)).toEqual({ reduced: 9, percent: '0.0' });
    expect(percentages(1, 0)).toEqual({ reduced: 1, percent: '100.0' });
    expect(percentages(9_007_199_254_740_991, 1)).toEqual({ reduced: 9_007_199_254_740_990, percent: '100.0' });
  });
});
