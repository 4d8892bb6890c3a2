import { evenMark, faultOf, type Line, papersOf, rangeOf, type Script, sentMark } from './marks.js';

const script = (code: string, change: Partial<Script> = {}): Script => ({
  round: 'R1',
  code,
  state: 'MARKING',
  marks: [],
  difference: null,
  needs: null,
  third: null,
  settled: null,
  corrections: [],
  appeal: null,
  ...change,
});

const line = (change: Partial<Line>): Line =>
  ({ code: 'marks', command: 'RecordMark', subject: '', yours: true, missing: null, ...change }) as Line;

const given = (marker: string, mark: string) => ({ place: 1 as const, marker, mark, sheet: 'a'.repeat(64) });

describe('papers of a marker', () => {
  it('given scripts that wait for two marks, when one has my mark already, then that one is shown and the others are open', () => {
    const scripts = [script('PH-3'), script('PH-1', { marks: [given('me', '60')] }), script('PH-2')];
    const lines = [line({ missing: { kind: 'SCRIPTS', ids: ['PH-1', 'PH-2'] } })];
    expect(papersOf('RecordMark', scripts, lines, 'me')).toEqual([
      { code: 'PH-1', mine: '60', isThird: false, isCorrectable: true },
      { code: 'PH-2', mine: null, isThird: false, isCorrectable: false },
    ]);
  });

  it('given a line of another marker, when papers are listed, then it asks nothing of me', () => {
    const lines = [line({ yours: false, missing: { kind: 'SCRIPTS', ids: ['PH-1'] } })];
    expect(papersOf('RecordMark', [script('PH-1')], lines, 'me')).toEqual([]);
  });

  it('given a third mark that I am asked for, when papers are listed, then the paper says so', () => {
    const lines = [line({ code: 'thirdMark', subject: 'PH-1' })];
    expect(papersOf('RecordMark', [script('PH-1')], lines, 'me')).toEqual([
      { code: 'PH-1', mine: null, isThird: true, isCorrectable: false },
    ]);
  });

  it('given a settled script, when it has my mark, then it cannot be corrected any more', () => {
    const settled = script('PH-1', { marks: [given('me', '60')], settled: { mark: '61', how: 'MEAN' } });
    expect(papersOf('RecordMark', [settled], [], 'me')[0]?.isCorrectable).toBe(false);
  });

  it('given an appeal, when its papers are listed, then the marks of the first marking are not mine there', () => {
    const appeal = { marks: [given('me', '52')], needs: null, proposed: null, settled: null };
    const scripts = [script('PH-1', { marks: [given('me', '60')] }), script('PH-2', { appeal })];
    expect(papersOf('RecordAppealMark', scripts, [], 'me').map(({ code, mine }) => [code, mine])).toEqual([
      ['PH-2', '52'],
    ]);
  });
});

describe('a mark as people type it', () => {
  it.each([
    ['72,5', '0.25', undefined],
    ['72.50', '0.25', undefined],
    ['72,3', '0.25', 'OFF_STEP'],
    ['72,3', undefined, undefined],
    ['', '0.25', 'EMPTY'],
    ['72,5,1', '0.25', 'NO_NUMBER'],
    ['-3', '1', 'NO_NUMBER'],
    ['1e2', '1', 'NO_NUMBER'],
  ])('given %p and steps of %p, when it is looked at, then its fault is %p', (typed, step, fault) => {
    expect(faultOf(typed, step)).toBe(fault);
  });

  it('given zeros at the end, when it is sent, then they are left out, and those of whole tens are not', () => {
    expect(['72,50', '72.00', '70', '0,5'].map(sentMark)).toEqual(['72.5', '72', '70', '0.5']);
  });

  it('given marks of other lengths, when they stand under each other, then all have two decimals and words stay words', () => {
    expect(['72,5', '64', '77.50', '7x'].map(evenMark)).toEqual(['72.50', '64.00', '77.50', '7x']);
  });

  it('given marks, when their range is asked for, then it is by number and not by letter', () => {
    expect([rangeOf(['9', '60', '48.5']), rangeOf([])]).toEqual([['9', '60'], undefined]);
  });
});
