import fc from 'fast-check';
import { emptyTable, put, type Table } from '#kernel';
import { compute, isFault } from '#rules';
import { type SampleCandidate, sampleRound, type SampleRound } from '#test/support/sample-round';
import { canonicalJson, caseOf, inputsHashOf } from './case.js';
import type { Round } from './state.js';

const of = (candidate: Omit<SampleCandidate, 'id'>, changes: SampleRound = {}): Round =>
  sampleRound({ candidates: [{ id: 'A', ...candidate }], members: 2, ...changes });
const table = <Value>(key: string, value: Value): Table<Value> => put(emptyTable<Value>(), key, value);
const only = (round: Round) => caseOf(round).candidates[0];

const marks = ['58', '70'] as const;
const third = { marker: 'K3', mark: '64', place: 3 } as const;
const both = [
  { marker: 'K1', mark: '58', place: 1 },
  { marker: 'K2', mark: '70', place: 2 },
] as const;

describe('the case of a round', () => {
  it('holds what two markers and then people decided', () => {
    const written = (script: NonNullable<SampleCandidate['script']>) => only(of({ marks, script }))?.written;
    expect(written({})).toEqual({ marks: ['58', '70'] });
    expect(written({ settled: { mark: '66.00', how: 'HEAD_DECISION' } })).toEqual({
      marks: ['58', '70'],
      headDecision: '66.00',
    });
    expect(written({ marks: [...both, third], settled: { mark: '64.00', how: 'THIRD_EQUAL' } })).toEqual({
      marks: ['58', '70'],
      third: '64',
    });
    expect(written({ marks: [...both, third], settled: { mark: '63.25', how: 'COLLECTIVE' } })).toEqual({
      marks: ['58', '70'],
      third: '64',
      collective: '63.25',
    });
    expect(written({ settled: { mark: '0.00', how: 'ZEROED' } })).toEqual({ marks: ['58', '70'], zeroed: true });
    expect(written({ marks: [], settled: null })).toEqual({ marks: [] });
  });

  it('holds the appeal and the decision of the chair', () => {
    const appealed = (appeal: readonly string[], chairDecision: string | null): Round => {
      const round = of({ marks });
      const file = {
        candidate: 'A',
        marks: appeal.map((mark, index) => ({ marker: `L${index}`, mark })),
        needs: null,
        proposed: null,
        settled: null,
        chairDecision,
      };
      return { ...round, appeals: { ...round.appeals, files: table('code-A', file) } };
    };
    expect(only(appealed(['70', '66', '71'], '69.00'))?.written?.appeal).toEqual({
      marks: ['70', '66'],
      third: '71',
      chairDecision: '69.00',
    });
    expect(only(appealed(['70'], null))?.written?.appeal).toEqual({ marks: ['70'] });
  });

  it('tells apart who did not come, who did not sign, who was sanctioned and who left', () => {
    expect(only(of({}))).toEqual({ id: 'A', preferences: ['P1'], absent: 'written' });
    expect(only(of({ marks, session: { status: 'ABSENT' } }))).toMatchObject({ absent: 'defence' });
    expect(only(of({ marks, status: 'WITHDRAWN' }))).toMatchObject({ withdrawn: true });
    const round = of({});
    const unsigned = { ...round, written: { ...round.written, scripts: table('A', false) } };
    expect(only(unsigned)).toEqual({ id: 'A', preferences: ['P1'], written: { marks: [], zeroed: true } });
    const marked = of({ marks });
    const markedUnsigned = { ...marked, written: { ...marked.written, scripts: table('A', false) } };
    expect(only(markedUnsigned)?.written).toEqual({ marks: ['58', '70'], zeroed: true });
    const punished = {
      ...round,
      written: { ...round.written, cancelled: ['A'], sanctions: table('A', ['REPRIMAND'] as const) },
    };
    expect(only(punished)?.sanctions).toEqual([
      { paper: 'written', kind: 'REPRIMAND' },
      { paper: 'written', kind: 'SUSPENSION' },
    ]);
  });

  it('asks nobody for a paper where the scheme alone counts', () => {
    expect(only(of({ sheets: ['60', '62'] }, { terms: { ranking: 'SCHEME_ONLY' } }))).not.toHaveProperty('absent');
  });

  it('carries the terms of the plan and leaves out those that the pack gives', () => {
    expect(caseOf(of({ marks })).plan).toEqual({ allocation: 'PER_POST' });
    const terms = {
      ranking: 'WEIGHTED',
      weights: { written: '0.6', defence: '0.4' },
      allocation: 'SERIAL_BY_PREFERENCE',
      writtenPassMark: '55',
      defencePassMark: '60',
      spreadLimit: '8',
    } as const;
    expect(caseOf(of({ marks }, { terms })).plan).toEqual(terms);
  });

  it('names whose sheets count for nobody, and holds none of a member recused for the one', () => {
    const round = of({ marks, sheets: ['60', '62', '64'] }, { members: 3 });
    const out = (recused: Round['council']['recused'], excluded: string[] = []) =>
      caseOf({ ...round, council: { ...round.council, recused }, defence: { ...round.defence, excluded } });
    expect(out({ M2: 'ALL_CANDIDATES' }, ['M3']).plan?.excludeMembers).toEqual(['M2', 'M3']);
    expect(out({ M9: 'ALL_CANDIDATES' }).plan).not.toHaveProperty('excludeMembers');
    expect(out({ M2: ['A'] }).candidates[0]?.defence?.sheets).toEqual([
      { member: 'M1', score: '60' },
      { member: 'M3', score: '64' },
    ]);
    const result = compute(out({ M2: 'ALL_CANDIDATES' }));
    expect(result).toMatchObject({ candidates: [{ defence: { mean: '62.00', members: 2 } }] });
  });

  it('names sheets in the order of the members, whoever signed first', () => {
    const signed = { sheets: { M2: '62', M1: '60' } };
    expect(only(of({ marks, session: signed }))?.defence?.sheets.map(({ member }) => member)).toEqual(['M1', 'M2']);
    const other = { sheets: { M1: '60', M2: '62' } };
    expect(caseOf(of({ marks, session: other }))).toEqual(caseOf(of({ marks, session: signed })));
  });

  it('holds old and new sheets of a review', () => {
    const session = { firstSheets: { M1: '60', M2: '80' }, sheets: { M1: '60', M2: '66' } };
    expect(only(of({ marks, session: { ...session, review: 'RESCORE_ALLOWED' } }))?.defence).toEqual({
      sheets: [
        { member: 'M1', score: '60' },
        { member: 'M2', score: '80' },
      ],
      spreadDecision: {
        kind: 'RESCORE',
        sheets: [
          { member: 'M1', score: '60' },
          { member: 'M2', score: '66' },
        ],
      },
    });
    expect(only(of({ marks, sheets: ['60', '80'], session: { review: 'KEEP' } }))?.defence?.spreadDecision).toEqual({
      kind: 'KEEP',
    });
  });

  it('carries the order decided for a tie, of those who are in it', () => {
    const round = of({ marks });
    expect(caseOf({ ...round, results: { ...round.results, tieOrder: ['Z', 'A'] } }).tieDecision).toEqual(['A']);
  });

  it('carries what was given to winners without a wished post, while they and the posts are there (S18)', () => {
    const round = of({ marks }, { posts: ['P1', 'P2'] });
    const given = (...gapDecisions: Round['results']['gapDecisions']) =>
      caseOf({ ...round, results: { ...round.results, gapDecisions } }).gapDecisions;
    expect(given({ candidate: 'A', post: 'P2' }, { candidate: 'Z', post: 'P1' })).toEqual([
      { candidate: 'A', post: 'P2' },
    ]);
    expect(given({ candidate: 'A', post: null })).toEqual([{ candidate: 'A', post: null }]);
    expect(given({ candidate: 'A', post: 'P9' })).toBeUndefined();
    expect(caseOf(round)).not.toHaveProperty('gapDecisions');
  });

  it('is sound whatever the marks', () => {
    const mark = fc.integer({ min: 0, max: 10000 }).map((cents) => (cents / 100).toFixed(2));
    fc.assert(
      fc.property(mark, mark, mark, mark, (a, b, c, d) => {
        expect(isFault(compute(caseOf(of({ marks: [a, b], sheets: [c, d] }))))).toBe(false);
      }),
    );
  });

  it('is not asked for before there is a plan', () => {
    const round = of({ marks });
    expect(() => caseOf({ ...round, plan: { ...round.plan, approved: null } })).toThrow('no approved plan');
  });
});

describe('canonical JSON', () => {
  it('is one text for one value, whatever the order of its keys', () => {
    expect(canonicalJson({ b: [1, 'x"', null, true], a: { d: undefined, c: '1' } })).toBe(
      '{"a":{"c":"1"},"b":[1,"x\\"",null,true]}',
    );
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string()), (value) => {
        expect(canonicalJson(Object.fromEntries(Object.entries(value).reverse()))).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(value);
      }),
    );
  });

  it('gives a hash that changes with the case', () => {
    const first = inputsHashOf(caseOf(of({ marks })));
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect(inputsHashOf(caseOf(of({ marks: ['58', '71'] })))).not.toBe(first);
  });
});
