import fc from 'fast-check';

import { cases } from '#test/support/any-case';
import {
  apart,
  atTheGate,
  baseline,
  caseOf,
  entrant,
  level,
  narrow,
  pooled,
  relative,
  sheetsOf,
  spread,
} from '#test/support/worked-case';

import {
  type CaseInput,
  type Change,
  computeUnder,
  findPack,
  isFault,
  parseCase,
  whatIf,
  type WhatIf,
} from '../index.js';
import { diffResults } from './what-if.js';

const asked = (input: CaseInput, change: unknown) => whatIf(findPack(input.pack)!, input, change);

const answered = (input: CaseInput, change: Change): WhatIf => {
  const answer = asked(input, change);
  if (isFault(answer)) throw new Error(`${answer.path}: ${answer.message}`);
  return answer;
};

/** What would have come out otherwise about one candidate: `total 83.00 → 79.20`. */
const otherwise = (input: CaseInput, change: Change, id: string): readonly string[] =>
  answered(input, change)
    .differences.filter(({ candidate }) => candidate === id)
    .map(({ what, before, after }) => `${what} ${before} → ${after}`);

const steps = ({ procedure }: WhatIf): readonly string[] =>
  procedure
    .filter(({ candidate }) => candidate !== null)
    .map(({ candidate, what, before, after }) => `${candidate} ${what} ${before} → ${after}`);

describe('what would have come out', () => {
  it('is what came out, where nothing is changed', () => {
    fc.assert(
      fc.property(cases, (input) => {
        const pack = findPack(input.pack)!;
        const { before, after, differences, procedure } = answered(input, {});
        expect(before).toEqual(computeUnder(pack, input));
        expect(after).toEqual(before);
        expect([differences, procedure]).toEqual([[], []]);
      }),
    );
  });

  it('says that it is no result', () => {
    const answer = answered(baseline, { writtenPassMark: '55' });
    expect(answer).toMatchObject({
      format: 'khoabang.what-if/1',
      hypothetical: true,
      notice: {
        vi: 'Giả định: không phải kết quả của đợt thi, không được ghi nhận.',
        en: 'Hypothetical: not a result of the round, and not recorded.',
      },
      change: { writtenPassMark: '55' },
    });
  });

  it('is a failed gate where the pass mark is 55', () => {
    expect(otherwise(baseline, { writtenPassMark: '55' }, 'C')).toEqual([
      'gate PASSED → FAILED',
      'defence.mean 76.00 → null',
      'defence.spread 6.00 → null',
      'total 76.00 → null',
      'rank 3 → null',
      'outcome NOT_SELECTED → ELIMINATED_WRITTEN',
    ]);
    expect(otherwise(baseline, { writtenPassMark: '55' }, 'B')).toEqual([]);
    expect(otherwise(baseline, { defencePassMark: '83.5' }, 'A')).toContain(
      'outcome NOT_SELECTED → ELIMINATED_DEFENCE',
    );
  });

  it('follows weights and ranking', () => {
    const change = { ranking: 'WEIGHTED', weights: { written: '0.7', defence: '0.3' } } as const;
    expect(otherwise(baseline, change, 'A')).toEqual([
      'total 83.00 → 76.35',
      'rank 2 → 1',
      'post null → P1',
      'outcome NOT_SELECTED → WINNER',
    ]);
    expect(otherwise(baseline, { ranking: 'SUM' }, 'A')).toContain('total 83.00 → 156.50');
    expect(otherwise(baseline, { ranking: 'SCHEME_ONLY' }, 'A')).toEqual([
      'written.raw 73.50 → null',
      'written.net 73.50 → null',
      'gate PASSED → NONE',
    ]);
  });

  it('follows the order of ties', () => {
    const tied = level('71.5 71.5', '68 68');
    const { after } = answered(tied, { tieOrder: ['TOTAL', 'AUTHORITY'] });
    expect(after.pending.map(({ needs }) => needs)).toEqual(['TIE_DECISION', 'TIE_DECISION']);
  });

  it('follows the allocation', () => {
    const change = { allocation: 'TOP_N_THEN_ALLOCATE' } as const;
    expect(otherwise(pooled('SERIAL_BY_PREFERENCE'), change, 'C5')).toEqual([
      'post P3 → null',
      'outcome WINNER → NOT_SELECTED',
    ]);
  });

  it('follows the bands, and says who would have had to decide', () => {
    const bands = { meanUpTo: '3', talkBelow: '10', unit: 'POINTS' } as const;
    const answer = answered(baseline, { bands });
    expect(steps(answer)).toEqual(['B written MEAN → NEEDS_HEAD_DECISION', 'C written MEAN → NEEDS_HEAD_DECISION']);
    expect(steps(answered(baseline, { bands: { meanUpTo: '3', talkBelow: null, unit: 'POINTS' } }))).toEqual([
      'B written MEAN → NEEDS_THIRD_MARK',
      'C written MEAN → NEEDS_THIRD_MARK',
    ]);
  });

  it('follows the rounding, and whether numbers are compared as published', () => {
    const halves = caseOf([entrant('A', '70.25 70.00', '60 60')]);
    expect(otherwise(halves, { rounding: { mode: 'HALF_EVEN' } }, 'A')).toEqual([
      'written.raw 70.13 → 70.12',
      'written.net 70.13 → 70.12',
    ]);
    expect(otherwise(halves, { rounding: { places: 1 } }, 'A')).toContain('written.net 70.13 → 70.1');
    expect(otherwise(atTheGate, { rounding: { comparePublished: false } }, 'B')).toContain(
      'outcome WINNER → ELIMINATED_WRITTEN',
    );
    expect(answered(atTheGate, { rounding: { comparePublished: false } }).change).toEqual({
      rounding: { comparePublished: false },
    });
  });

  it('leaves out a member beside those who are out already', () => {
    expect(otherwise(relative, { excludeMembers: ['M7'] }, 'B')).toEqual([
      'defence.mean 81.14 → 83.00',
      'defence.spread 15.00 → 4.00',
      'total 81.14 → 83.00',
      'rank 2 → 1',
      'post null → P1',
      'outcome NOT_SELECTED → WINNER',
    ]);
    const without7 = { ...relative, plan: { excludeMembers: ['M7'] } };
    const { after, change } = answered(without7, { excludeMembers: ['M1', 'M7'] });
    expect(after.candidates.map(({ defence }) => defence?.members)).toEqual([5, 5]);
    expect(change).toEqual({ excludeMembers: ['M1', 'M7'] });
  });

  it('keeps what is left out or null', () => {
    const strict = { ...baseline, plan: { writtenPassMark: '55' } };
    const { differences, change } = answered(strict, JSON.parse('{"writtenPassMark":null,"bands":null}') as Change);
    expect([differences, change]).toEqual([[], {}]);
  });

  it('says where a review of the sheets would have been needed, or not', () => {
    expect(steps(answered(narrow, { spreadLimit: '4.5' }))).toEqual(['A defence.review NONE → NEEDS_DECISION']);
    expect(steps(answered(relative, { spreadLimit: '20' }))).toEqual([
      'A defence.review KEEP → NONE',
      'B defence.review KEEP → NONE',
    ]);
    const [a, b] = relative.candidates;
    const decision = { kind: 'MEMBER_EXCLUDED', member: 'M7' } as const;
    const decided = caseOf([
      { ...a!, defence: { ...a!.defence!, spreadDecision: decision } },
      { ...b!, defence: { sheets: b!.defence!.sheets } },
    ]);
    expect(steps(answered(decided, { spreadLimit: '20' }))).toEqual(['A defence.review MEMBER_EXCLUDED → NONE']);
    // Shown 10.00 apart, and yet further than 10.
    const hair = caseOf([entrant('A', '70 70', '80 90.004')], { plan: { spreadLimit: '11' } });
    expect(steps(answered(hair, { spreadLimit: '10' }))).toEqual(['A defence.review NONE → NEEDS_DECISION']);
  });
});

describe('a round under another pack', () => {
  it('would have had the mean at once under the older bands', () => {
    const answer = answered(apart('VN-CIVIL-2025@1'), { pack: 'VN-PUBLIC-UNIT-2020' });
    expect(answer.before).toMatchObject({ pack: 'VN-CIVIL-2025@1', complete: false });
    expect(answer.after).toMatchObject({
      pack: 'VN-PUBLIC-UNIT-2020@1',
      complete: true,
      candidates: [{ written: { raw: '66.00', how: 'MEAN' }, outcome: 'WINNER' }],
    });
    expect(steps(answer)).toEqual(['A written NEEDS_HEAD_DECISION → MEAN']);
  });

  it('would have waited for the head of the marking board under the newer ones', () => {
    const answer = answered(apart('VN-PILOT-2017@1'), { pack: 'VN-CIVIL-2025@1' });
    expect(steps(answer)).toEqual(['A written MEAN → NEEDS_HEAD_DECISION']);
    expect(answer.differences).toContainEqual({
      candidate: 'A',
      what: 'outcome',
      before: 'WINNER',
      after: 'PENDING',
    });
  });

  it('would have had other clocks and courses', () => {
    const { procedure } = answered(apart('VN-CIVIL-2025@1'), { pack: 'VN-PILOT-2017' });
    const round = procedure.filter(({ candidate }) => candidate === null);
    expect(round).toContainEqual(
      expect.objectContaining({ what: 'clocks.appealWindow.length', before: '5', after: '15' }),
    );
    expect(round).toContainEqual(
      expect.objectContaining({ what: 'clocks.appealWindow.unit', before: 'WORKING_DAYS', after: 'DAYS' }),
    );
    expect(round.find(({ what }) => what === 'courses.SCHEME_ONLY')).toMatchObject({ after: null });
    expect(
      round.every(({ what }) =>
        /^(?:clocks|courses|appeal|councilSizes|council|supervision|checkerWithoutBoard)\b/.test(what),
      ),
    ).toBe(true);
  });

  it('needs from the plan what that pack leaves to it', () => {
    expect(asked(baseline, { pack: 'VN-PILOT-2017', ranking: 'WEIGHTED' })).toMatchObject({
      code: 'missing-field',
      path: 'weights',
    });
  });

  it('is compared line by line, also with a result that lacks one', () => {
    const result = computeUnder(findPack(baseline.pack)!, baseline);
    const shorter = { ...result, candidates: result.candidates.slice(1) };
    expect(diffResults(result, shorter)).toContainEqual({ candidate: 'A', what: 'rank', before: '2', after: null });
    expect(diffResults(shorter, result)).toEqual([]);
  });
});

describe('a change that is none', () => {
  it.each<[unknown, string, string]>([
    [undefined, 'missing-field', ''],
    [null, 'missing-field', ''],
    [[], 'wrong-type', ''],
    ['55', 'wrong-type', ''],
    [{ passMark: '55' }, 'unknown-change', 'passMark'],
    [{ pack: 'NOPE' }, 'unknown-pack', 'pack'],
    [{ pack: 7 }, 'wrong-type', 'pack'],
    [{ writtenPassMark: '101' }, 'score-off-scale', 'writtenPassMark'],
    [{ writtenPassMark: 55 }, 'score-not-decimal-string', 'writtenPassMark'],
    [{ defencePassMark: '-1' }, 'score-off-scale', 'defencePassMark'],
    [{ spreadLimit: 'wide' }, 'score-not-decimal-string', 'spreadLimit'],
    [{ ranking: 'BEST' }, 'unknown-value', 'ranking'],
    [{ allocation: 'LOT' }, 'unknown-value', 'allocation'],
    [{ weights: { written: '0.7', defence: '0.4' } }, 'weights-do-not-add-up', 'weights'],
    [{ weights: { written: '0.7' } }, 'missing-field', 'weights.defence'],
    [{ excludeMembers: 'M1' }, 'wrong-type', 'excludeMembers'],
    [{ excludeMembers: ['M1', 'M9'] }, 'unknown-member', 'excludeMembers[1]'],
    [{ excludeMembers: ['M1', 'M1'] }, 'duplicate-id', 'excludeMembers[1]'],
    [{ bands: '5' }, 'wrong-type', 'bands'],
    [{ bands: { meanUpTo: '5', unit: 'POINTS' } }, 'missing-field', 'bands.talkBelow'],
    [{ bands: { meanUpTo: 5, talkBelow: '10', unit: 'POINTS' } }, 'wrong-type', 'bands.meanUpTo'],
    [{ bands: { meanUpTo: '5', talkBelow: '10', unit: 'MARKS' } }, 'unknown-value', 'bands.unit'],
    [{ bands: { meanUpTo: '5', talkBelow: '10', unit: 'POINTS', third: '1' } }, 'unknown-change', 'bands.third'],
    [{ bands: { meanUpTo: '5', talkBelow: '4', unit: 'POINTS' } }, 'bands-contradict', 'bands.talkBelow'],
    [{ bands: { meanUpTo: '500', talkBelow: null, unit: 'POINTS' } }, 'off-scale', 'bands.meanUpTo'],
    [{ bands: { meanUpTo: '5,5', talkBelow: null, unit: 'POINTS' } }, 'malformed', 'bands.meanUpTo'],
    [{ tieOrder: [] }, 'out-of-range', 'tieOrder'],
    [{ tieOrder: ['AGE'] }, 'unknown-value', 'tieOrder[0]'],
    [{ tieOrder: ['TOTAL', 'TOTAL'] }, 'duplicate-id', 'tieOrder[1]'],
    [{ rounding: { places: 99 } }, 'out-of-range', 'rounding.places'],
    [{ rounding: { places: '2' } }, 'wrong-type', 'rounding.places'],
    [{ rounding: { mode: 'DOWN' } }, 'unknown-value', 'rounding.mode'],
    [{ rounding: { comparePublished: 'no' } }, 'wrong-type', 'rounding.comparePublished'],
    [{ rounding: { digits: 2 } }, 'unknown-change', 'rounding.digits'],
  ])('%j is refused as %s at "%s"', (change, code, path) => {
    expect(asked(baseline, change)).toMatchObject({ code, path, message: expect.stringMatching(/\S/) as string });
  });

  it('is a fault, never an exception, and a change that is taken gives a sound result', () => {
    const key = fc.constantFrom(
      ...['pack', 'bands', 'tieOrder', 'rounding', 'ranking', 'weights', 'allocation', 'writtenPassMark'],
      ...['defencePassMark', 'spreadLimit', 'excludeMembers', '__proto__', 'other'],
    );
    const near = fc.constantFrom<unknown>(
      ...['VN-CIVIL-2025', 'WEIGHTED', '55', '1e3', '', 'constructor', 55, null, true],
      ...[[], ['TOTAL'], ['M1'], [null], {}, { places: 3 }, { places: 0.5 }, { written: '1', defence: '0' }],
      { meanUpTo: '5', talkBelow: null, unit: 'PERCENT_OF_SCALE' },
    );
    const change = fc.oneof(fc.jsonValue(), fc.dictionary(key, fc.oneof(near, fc.jsonValue()), { maxKeys: 3 }));
    let taken = 0;
    fc.assert(
      fc.property(cases, change, (input, value) => {
        const answer = asked(input, value);
        if (isFault(answer)) return;
        taken += 1;
        expect(answer.after.candidates).toHaveLength(input.candidates.length);
        expect(isFault(parseCase(input))).toBe(false);
      }),
      { numRuns: 500 },
    );
    expect(taken).toBeGreaterThan(30);
  });
});

describe('a limit that would have asked for no review', () => {
  it('would have left the sheets as they were first given (S07)', () => {
    const rescored = spread({ kind: 'RESCORE', sheets: sheetsOf('82 85 80 84 83 81 78') });
    const answer = answered(rescored, { spreadLimit: '20' });
    expect(answer.before.candidates.find(({ id }) => id === 'A')).toMatchObject({ total: '81.86', outcome: 'WINNER' });
    expect(answer.after.candidates.find(({ id }) => id === 'A')).toMatchObject({ total: '80.71', rank: 2 });
    expect(answer.after.candidates.find(({ id }) => id === 'R')).toMatchObject({ total: '81.14', outcome: 'WINNER' });
    expect(answer.procedure).toContainEqual({
      candidate: 'A',
      what: 'defence.review',
      before: 'RESCORE',
      after: 'NONE',
    });
  });
});
