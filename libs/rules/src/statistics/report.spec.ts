import { type Figure, markerStatistics, type MarkedScript, type ScoredDefence } from './index.js';

const script = (id: string, ...marks: readonly [string, string][]): MarkedScript => ({
  script: id,
  marks: marks.map(([marker, mark]) => ({ marker, mark })),
});

const defence = (candidate: string, order: number, scores: Readonly<Record<string, string>>): ScoredDefence => ({
  candidate,
  order,
  sheets: Object.entries(scores).map(([member, score]) => ({ member, score })),
});

const brief = ({ value, standardError, interval, n, note }: Figure) => ({
  value,
  standardError,
  interval: interval && [interval.low, interval.high],
  n,
  note: note?.code ?? null,
});

/** Shrout & Fleiss 1979, Table 2, as a round: six candidates before four members. */
const ROUND = [
  ['9', '2', '5', '8'],
  ['6', '1', '3', '2'],
  ['8', '4', '6', '8'],
  ['7', '1', '2', '6'],
  ['10', '5', '6', '9'],
  ['6', '2', '4', '7'],
].map(([M1, M2, M3, M4], index) => defence(`C${index + 1}`, index + 1, { M4: M4!, M2: M2!, M3: M3!, M1: M1! }));

describe('the report on a defence panel', () => {
  const { members, agreement } = markerStatistics({ scripts: [], defences: ROUND });

  it('gives agreement as published, with intervals', () => {
    expect(agreement.defence.members).toBe(4);
    const shown = { standardError: null, n: 6, note: null };
    expect(brief(agreement.defence.one)).toEqual({ ...shown, value: '0.29', interval: ['0.02', '0.76'] });
    expect(brief(agreement.defence.panel)).toEqual({ ...shown, value: '0.62', interval: ['0.07', '0.93'] });
  });

  it('gives severity, spread and drift of each member', () => {
    expect(members.map(({ member }) => member)).toEqual(['M1', 'M2', 'M3', 'M4']);
    // By hand for M2: 2 1 4 1 5 2 against means of three 22 11 22 15 25 17: differences -16 -8 -10 -12 -10 -11 over 3.
    expect(brief(members[1]!.severity)).toMatchObject({ value: '-3.72', standardError: '0.37', n: 6, note: null });
    expect(brief(members[1]!.range)).toMatchObject({ value: '4.00', n: 6, interval: null, note: null });
    expect(brief(members[1]!.rangeOfOthers)).toMatchObject({ value: '8.00' });
    // By hand: 15 of six marks, squares 51 - 37.5 over 5.
    expect(brief(members[1]!.deviation)).toMatchObject({ value: '1.64' });
    // By hand: quarters of the differences above, times 3: slope -4 -2 -2.5 -3 -2.5 -2.75 is 2.125 / 17.5.
    expect(brief(members[1]!.drift)).toMatchObject({ value: '0.12', n: 6, note: null });
    expect(members[1]!.drift).toMatchObject({ digits: 2 });
    expect(members[1]!.drift.meaning.en).toMatch(/order of the session/);
    expect(members[1]!.drift.meaning.vi).toMatch(/thứ tự bảo vệ/);
  });

  it('rests agreement on the members who scored every candidate, and leaves out who was not scored', () => {
    const absent = defence('C7', 7, {});
    const guest = defence('C8', 8, { M1: '7', M2: '3', M3: '4', M4: '6', M5: '9' });
    const { agreement, members } = markerStatistics({ scripts: [], defences: [...ROUND, absent, guest] });
    expect(agreement.defence).toMatchObject({ members: 4, one: { n: 7 } });
    expect(brief(members[4]!.severity)).toEqual({
      value: null,
      standardError: null,
      interval: null,
      n: 1,
      note: 'TOO_FEW_MARKS',
    });
  });

  it('says that two candidates are too few for drift, and puts no limit where there is none', () => {
    const two = [defence('A', 1, { M1: '78', M2: '80', M3: '90' }), defence('B', 2, { M1: '83', M2: '82', M3: '70' })];
    const { members, agreement } = markerStatistics({ scripts: [], defences: two });
    expect(brief(members[0]!.drift)).toMatchObject({ value: null, n: 2, note: 'TOO_FEW_PLACES' });
    expect(members[0]!.drift.note).toMatchObject({
      en: expect.stringMatching(/Too few/) as string,
      vi: expect.stringMatching(/Quá ít/) as string,
    });
    expect(brief(agreement.defence.panel)).toMatchObject({ value: null, n: 2, note: 'BELOW_CHANCE' });
    const mild = [defence('A', 1, { M1: '78', M2: '80' }), defence('B', 2, { M1: '83', M2: '82' })];
    const panel = markerStatistics({ scripts: [], defences: mild }).agreement.defence.panel;
    expect(panel.value).not.toBeNull();
    expect(panel.interval?.low).toBeNull();
  });
});

describe('the report on markers of written scripts', () => {
  const scripts = [
    script('K1', ['An', '70'], ['Binh', '72.5']),
    script('K2', ['Cam', '55'], ['An', '51']),
    script('K3', ['Binh', '81'], ['Cam', '80']),
    script('K4', ['An', '62'], ['Binh', '64']),
  ];

  it('counts only what markers share, and scripts with two marks', () => {
    const alone = script('K5', ['An', '40']);
    const three = script('K6', ['An', '90'], ['Binh', '70'], ['Cam', '80']);
    const { markers, agreement } = markerStatistics({ scripts: [...scripts, alone, three], defences: [] });
    expect(markers.map(({ marker }) => marker)).toEqual(['An', 'Binh', 'Cam']);
    // By hand for An: -2.5, -4, -2 and 90 - 75 = 15: mean 6.5 / 4.
    expect(brief(markers[0]!.severity)).toMatchObject({ value: '1.63', n: 4 });
    expect(agreement.written.intraclass.n).toBe(4);
    expect(agreement.written.kappa.n).toBe(4);
  });

  it('warns that the interval of kappa holds for large samples, and keeps it within reach', () => {
    const kappaOf = (...pairs: readonly [string, string][]) => {
      const few = pairs.map(([first, second], index) => script(`K${index}`, ['An', first], ['Binh', second]));
      return brief(markerStatistics({ scripts: few, defences: [] }).agreement.written.kappa);
    };
    // By the formulas: 0.4 with standard error 0.3919, and -0.8 with 0.5879; 1.96 of them reach beyond 1 and -1.
    expect(kappaOf(['60', '60'], ['60', '80'], ['80', '80'])).toEqual({
      value: '0.40',
      standardError: '0.39',
      interval: ['-0.37', '1.00'],
      n: 3,
      note: 'LARGE_SAMPLE',
    });
    expect(kappaOf(['60', '80'], ['80', '60'], ['60', '80'])).toMatchObject({
      value: '-0.80',
      interval: ['-1.00', '0.35'],
    });
    const many = Array.from({ length: 30 }, (_, index) =>
      script(`K${index}`, ['An', `${50 + index}`], ['Binh', `${50 + index + (index % 5)}`]),
    );
    const { kappa } = markerStatistics({ scripts: many, defences: [] }).agreement.written;
    expect(brief(kappa)).toMatchObject({ n: 30, note: null });
  });

  it('calls identical marks complete agreement, without an interval', () => {
    const same = ['60', '71.25', '80'].map((mark, index) => script(`K${index}`, ['An', mark], ['Binh', mark]));
    const { markers, agreement } = markerStatistics({ scripts: same, defences: [] });
    const complete = { value: '1.00', standardError: null, interval: null, n: 3, note: 'NO_SCATTER' };
    expect(brief(agreement.written.intraclass)).toEqual(complete);
    expect(brief(agreement.written.kappa)).toEqual(complete);
    expect(brief(markers[0]!.severity)).toEqual({ ...complete, value: '0.00' });
  });

  it('never shows a zero below zero', () => {
    const nearly = [script('K1', ['An', '70'], ['Binh', '70.004']), script('K2', ['An', '80'], ['Binh', '80.002'])];
    expect(markerStatistics({ scripts: nearly, defences: [] }).markers[0]!.severity.value).toBe('0.00');
  });

  it('says nothing of an empty round', () => {
    const { purpose, markers, members, agreement } = markerStatistics({ scripts: [], defences: [] });
    expect([purpose.en, purpose.vi]).toEqual([
      expect.stringMatching(/information only/),
      expect.stringMatching(/tham khảo/),
    ]);
    expect([markers, members]).toEqual([[], []]);
    const shown = [...Object.values(agreement.written), agreement.defence.one, agreement.defence.panel] as Figure[];
    expect(shown.map(({ note, value }) => [note?.code, value])).toEqual(Array(4).fill(['TOO_FEW_TARGETS', null]));
  });
});
