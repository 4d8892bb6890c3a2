import fc from 'fast-check';
import { emptyTable, put } from '#kernel';
import { compareScores } from '#rules';
import { paperRound } from '#test/support/paper-round';
import { sampleRound } from '#test/support/sample-round';
import { blankRound, chapterSpec, type Past, sampleClock, snapshotIn } from '#test/support/specify';
import type { PlanTerms } from '../plan/events.js';
import { finalMark } from '../marking/final-mark.js';
import type { Round } from '../state.js';
import { appeals } from './appeals.js';
import type { AppealsEvents } from './events.js';
import { admittedCandidates } from '../admission.js';
import type { Clock } from '../clocks/events.js';
import { appealsRefusals } from './refusals.js';

type Event = Past<AppealsEvents>;
type Published = Round['marking']['published'];
const hash = 'a'.repeat(64);
const chair = { actor: 'M1' };
const secretary = { actor: 'M3' };
const inTime = '2026-03-17T09:00:00.000Z';
const tooLate = '2026-03-17T17:00:00.000Z'; // already 18 March in Vietnam
const clock = sampleClock({ startedOn: '2026-03-10', due: '2026-03-17' });

const published = (raw: string, net = raw): Published[string] => ({ raw, net, how: 'MEAN' });
const markingOf = (marks: Published): Round['marking'] => ({
  ...blankRound.marking,
  scripts: put(emptyTable(), 'X1', {
    marks: [{ marker: 'R3', mark: '51', place: 1 }],
    third: null,
    needs: null,
    settled: { mark: '51.00', how: 'MEAN' },
  }),
  codeOf: { A: 'X1', B: 'X2', C: 'X3' },
  published: marks,
});
const round = (changes: Partial<Round> = {}): Round =>
  paperRound(
    { candidates: [{ id: 'A' }, { id: 'B' }, { id: 'C' }, { id: 'D', status: 'WITHDRAWN' }] },
    {
      stage: 'WRITTEN_PUBLISHED',
      clocks: { appealWindow: clock },
      marking: markingOf({ A: published('61.00'), B: published('51.00') }),
      ...changes,
    },
  );
const givenIn = (changes: Partial<Round>, ...events: Event[]) => chapterSpec(appeals, round(changes))(...events);
const given = (...events: Event[]) => givenIn({}, ...events);
const publishedAs = (raw: string, net = raw): Partial<Round> => ({ marking: markingOf({ A: published(raw, net) }) });

const filed = (candidate = 'A', script = 'X1'): Event => ({
  type: 'AppealFiled',
  data: { candidate, script, warned: true },
});
const closed: Event = { type: 'AppealWindowClosed', data: { appeals: 1 } };
const markedAs = (marker: string, mark: string, place: 1 | 2 | 3): Event => ({
  type: 'AppealMarked',
  data: { script: 'X1', mark, sheet: hash, marker, place },
});
const mark = (value: string) => ({ script: 'X1', mark: value, sheet: hash });
const recorded = (marker: string, value: string, place: 1 | 2 | 3) => ({
  type: 'AppealMarked' as const,
  data: { ...mark(value), marker, place },
});
const settledAs = (raw: string, net = raw, how: 'APPEAL_ADOPTED' | 'APPEAL_CHAIR' = 'APPEAL_ADOPTED') => ({
  type: 'AppealSettled' as const,
  data: { candidate: 'A', script: 'X1', raw, net, how },
});
const disputedAs = (needs: 'APPEAL_THIRD_MARK' | 'CHAIR_DECISION', proposed: string | null) => ({
  type: 'AppealDisputed' as const,
  data: { script: 'X1', needs, proposed },
});

describe('an appeal', () => {
  const filing = { candidate: 'A', warned: true };
  const person = { actor: 'person-A', at: inTime };

  it('is filed by the candidate until the last day of the window (S22)', () => {
    given().when('FileAppeal', filing, person).then(filed());
  });

  it('is typed in by the secretary on the candidate’s behalf, and by nobody else', () => {
    given().when('FileAppeal', filing, { actor: 'M3', onBehalfOf: 'person-A', at: inTime }).then(filed());
    for (const context of [{ actor: 'M1', onBehalfOf: 'person-A' }, { actor: 'M3' }, { actor: 'person-B' }]) {
      given()
        .when('FileAppeal', filing, { ...context, at: inTime })
        .thenRefused('appeal-not-by-candidate');
    }
  });

  it('is refused after that day, by the day in Vietnam', () => {
    given()
      .when('FileAppeal', filing, { ...person, at: tooLate })
      .thenRefused('appeal-late', { due: '2026-03-17' });
  });

  it('is refused while the window does not run', () => {
    const stopped: Clock[] = [
      { ...clock, state: 'STOPPED' },
      { ...clock, due: null, left: 2, state: 'PAUSED' },
    ];
    for (const appealWindow of stopped) {
      givenIn({ clocks: { appealWindow } }).when('FileAppeal', filing, person).thenRefused('appeal-late');
    }
    givenIn({ clocks: {} }).when('FileAppeal', filing, person).thenRefused('appeal-late');
  });

  it('needs the warning that the mark may fall', () => {
    given()
      .when('FileAppeal', { ...filing, warned: false }, person)
      .thenRefused('appeal-warning-missing');
  });

  it('is filed once', () => {
    given(filed()).when('FileAppeal', filing, person).thenNothing();
  });

  it('needs a published mark', () => {
    given()
      .when('FileAppeal', { candidate: 'C', warned: true }, { ...person, actor: 'person-C' })
      .thenRefused('no-published-mark');
    givenIn({ marking: blankRound.marking }).when('FileAppeal', filing, person).thenRefused('no-published-mark');
    given().when('FileAppeal', { candidate: 'Z', warned: true }, person).thenRefused('appellant-unknown');
  });

  it('is not open to those who have withdrawn or lost the result', () => {
    const { written } = round();
    givenIn({ written: { ...written, cancelled: ['A'] } })
      .when('FileAppeal', filing, person)
      .thenRefused('appellant-out');
    given()
      .when('FileAppeal', { candidate: 'D', warned: true }, { ...person, actor: 'person-D' })
      .thenRefused('appellant-out');
  });
});

describe('the end of the window', () => {
  it.each(['p-owner', 'M3', 'M1', 'system:clocks'])('is recorded after the last day: by %s', (actor) => {
    given(filed())
      .when('CloseAppealWindow', {}, { actor, at: tooLate })
      .then(
        { type: 'AppealWindowClosed', data: { appeals: 1, last: '2026-03-17' } },
        { type: 'AppealMarkingStarted', data: {} },
      );
  });

  it('without an appeal makes the written result final', () => {
    given()
      .when('CloseAppealWindow', {}, { ...secretary, at: tooLate })
      .then(
        { type: 'AppealWindowClosed', data: { appeals: 0, last: '2026-03-17' } },
        { type: 'WrittenResultFinal', data: { snapshot: null } },
      );
  });

  it('does not count the appeal of somebody who is out', () => {
    const { written } = round();
    givenIn({ written: { ...written, cancelled: ['A'] } }, filed(), filed('D', 'X4'))
      .when('CloseAppealWindow', {}, { ...secretary, at: tooLate })
      .then(
        { type: 'AppealWindowClosed', data: { appeals: 0, last: '2026-03-17' } },
        { type: 'WrittenResultFinal', data: { snapshot: null } },
      );
  });

  it('is not before, not while the window stands still, and not for everybody', () => {
    given()
      .when('CloseAppealWindow', {}, { ...secretary, at: inTime })
      .thenRefused('window-still-open');
    givenIn({ clocks: { appealWindow: { ...clock, due: null, left: 2, state: 'PAUSED' } } })
      .when('CloseAppealWindow', {}, { ...secretary, at: tooLate })
      .thenRefused('window-still-open');
    given().when('CloseAppealWindow', {}, { actor: 'person-A', at: tooLate }).thenRefused('window-closer-only');
    given(closed)
      .when('CloseAppealWindow', {}, { ...secretary, at: tooLate })
      .thenNothing();
  });
});

describe('appeal marks', () => {
  const second = (changes: Partial<Round>, first: string, value: string) =>
    givenIn(changes, filed(), markedAs('R1', first, 1)).when('RecordAppealMark', mark(value), { actor: 'R2' });

  it('of a first marker stand alone', () => {
    given(filed())
      .when('RecordAppealMark', mark('70'), { actor: 'R1' })
      .then(recorded('R1', '70', 1));
  });

  it.each([
    ['48.50', '52', '52.00', 'S12: up'],
    ['51.00', '49', '49.00', 'S14: down'],
    ['60.00', '64.99', '64.99', 'S14b: just below five points'],
  ])('that agree replace %s by %s: %s (%s)', (before, value, raw) => {
    second(publishedAs(before), value, value).then(recorded('R2', value, 2), settledAs(raw));
  });

  it('five points away leave it to the chair (S14b)', () => {
    second(publishedAs('60.00'), '65', '65').then(recorded('R2', '65', 2), disputedAs('CHAIR_DECISION', '65.00'));
  });

  it('are compared raw with raw, the sanction being taken off last (S15b)', () => {
    const { written } = round();
    const sanctions = put(emptyTable<readonly ['REPRIMAND']>(), 'A', ['REPRIMAND']);
    second({ ...publishedAs('71.00', '53.25'), written: { ...written, sanctions } }, '68', '68').then(
      recorded('R2', '68', 2),
      settledAs('68.00', '51.00'),
    );
  });

  it('bring nothing to a script that was not signed for', () => {
    const scripts = put(emptyTable<boolean>(), 'A', false);
    second({ ...publishedAs('0.00'), written: { ...round().written, scripts } }, '4', '4').then(
      recorded('R2', '4', 2),
      settledAs('4.00', '0.00'),
    );
  });

  it('that differ need a third', () => {
    second({}, '70', '66').then(recorded('R2', '66', 2), disputedAs('APPEAL_THIRD_MARK', null));
  });

  const apart = [filed(), markedAs('R1', '70', 1), markedAs('R2', '66', 2), disputedAs('APPEAL_THIRD_MARK', null)];

  it('of three that all differ propose their mean, and nothing more (S13)', () => {
    given(...apart)
      .when('RecordAppealMark', mark('71'), { actor: 'R4' })
      .then(recorded('R4', '71', 3), disputedAs('CHAIR_DECISION', '69.00'));
  });

  it('of three with two equal are that mark', () => {
    given(...apart)
      .when('RecordAppealMark', mark('66.0'), { actor: 'R4' })
      .then(recorded('R4', '66.0', 3), disputedAs('CHAIR_DECISION', '66.00'));
    givenIn(publishedAs('64.00'), ...apart)
      .when('RecordAppealMark', mark('66'), { actor: 'R4' })
      .then(recorded('R4', '66', 3), settledAs('66.00'));
  });

  it('come from markers of the appeal board who have not marked the script', () => {
    const when = (actor: string, changes: Partial<Round> = {}) =>
      givenIn(changes, filed()).when('RecordAppealMark', mark('70'), { actor });
    when('K1').thenRefused('appeal-markers-only');
    when('R5').thenRefused('appeal-markers-only');
    when('R3').thenRefused('marked-it-before', { script: 'X1' });
    when('R1', { council: { ...round().council, recused: { R1: ['B'] } } }).thenRefused('appeal-marker-recused');
  });

  it('are given once by each marker, on the scale, for a script under appeal', () => {
    const first = [filed(), markedAs('R1', '70', 1)];
    given(...first)
      .when('RecordAppealMark', mark('70'), { actor: 'R1' })
      .thenNothing();
    given(...first)
      .when('RecordAppealMark', mark('71'), { actor: 'R1' })
      .thenRefused('appeal-already-marked');
    given().when('RecordAppealMark', mark('70'), { actor: 'R1' }).thenRefused('appeal-unknown');
    given(filed('Z', 'X1')).when('RecordAppealMark', mark('70'), { actor: 'R1' }).thenRefused('appeal-unknown');
    given(filed()).when('RecordAppealMark', mark('700'), { actor: 'R1' }).thenRefused('mark-malformed');
    given(filed()).when('RecordAppealMark', mark('70.001'), { actor: 'R1' }).thenRefused('mark-off-grain');
  });

  it('are no longer taken once the appeal is settled or with the chair', () => {
    given(filed(), settledAs('62.00'))
      .when('RecordAppealMark', mark('70'), { actor: 'R1' })
      .thenRefused('appeal-settled');
    given(...apart, markedAs('R4', '71', 3), disputedAs('CHAIR_DECISION', '69.00'))
      .when('RecordAppealMark', mark('70'), { actor: 'R1' })
      .thenNothing();
    given(filed(), markedAs('R1', '70', 1), markedAs('R2', '70', 2), disputedAs('CHAIR_DECISION', '70.00'))
      .when('RecordAppealMark', mark('70'), { actor: 'R4' })
      .thenRefused('appeal-awaits-chair');
  });

  it('never move a published mark by five points or more without the chair', () => {
    const score = fc.integer({ min: 0, max: 10_000 }).map((cents) => (cents / 100).toFixed(2));
    fc.assert(
      fc.property(score, score, (before, value) => {
        const { outcome } = second(publishedAs(before), value, value);
        const [, next] = outcome as readonly { type: string }[];
        const near = Math.abs(Math.round(Number(before) * 100) - Math.round(Number(value) * 100)) < 500;
        expect(next?.type).toBe(near ? 'AppealSettled' : 'AppealDisputed');
      }),
      { numRuns: 60 },
    );
  });
});

describe('the decision of the chair', () => {
  const marks = ['68', '70', '69'].map((mark, at) => {
    const place = (at + 1) as 1 | 2 | 3;
    return {
      type: 'AppealMarked',
      data: { script: 'X1', mark, sheet: hash, marker: `R${String(at + 2)}`, place },
    } as const;
  });
  const far = [filed(), ...marks, disputedAs('CHAIR_DECISION', '69.00')];
  const decide = (value: string, heads: [string, string] = ['K1', 'R1']) => ({
    script: 'X1',
    mark: value,
    heads,
    reason: { ref: 'r', commitment: hash },
    minutes: hash,
  });

  it.each(['61', '69.00', '70'])('settles the appeal, both heads heard: %s (S13)', (value) => {
    const raw = Number(value).toFixed(2);
    given(...far)
      .when('DecideAppeal', decide(value), chair)
      .then({ type: 'AppealDecided', data: decide(value) }, settledAs(raw, raw, 'APPEAL_CHAIR'));
  });

  it('lies between the published mark and those of the appeal, unless the chair says that it is meant', () => {
    for (const beyond of ['60.99', '75.5'])
      given(...far)
        .when('DecideAppeal', decide(beyond), chair)
        .thenRefused('mark-beyond-marks', { lowest: '61.00', highest: '70' });
    const outside = { ...decide('75.5'), outside: true };
    given(...far)
      .when('DecideAppeal', outside, chair)
      .then({ type: 'AppealDecided', data: outside }, settledAs('75.50', '75.50', 'APPEAL_CHAIR'));
  });

  it('is corrected by the chair as long as no result is final, and names the mark that it takes back', () => {
    const done = given(
      ...far,
      { type: 'AppealDecided', data: decide('69') },
      settledAs('69.00', '69.00', 'APPEAL_CHAIR'),
    );
    const { data } = settledAs('68.00', '68.00', 'APPEAL_CHAIR');
    done
      .when('DecideAppeal', decide('68'), chair)
      .then(
        { type: 'AppealDecided', data: decide('68') },
        { type: 'AppealSettled', data: { ...data, replaces: '69.00' } },
      );
    done.when('DecideAppeal', decide('69.00'), chair).thenNothing();
    given(...far, settledAs('66.00', '66.00', 'APPEAL_ADOPTED'))
      .when('DecideAppeal', decide('68'), chair)
      .thenRefused('chair-decision-not-due');
  });

  it('names both heads and is asked for', () => {
    given(...far)
      .when('DecideAppeal', decide('69'), secretary)
      .thenRefused('appeal-chair-only');
    given(...far)
      .when('DecideAppeal', decide('69', ['K1', 'K1']), chair)
      .thenRefused('heads-not-heard');
    given(...far)
      .when('DecideAppeal', decide('69', ['K1', 'R2']), chair)
      .thenRefused('heads-not-heard');
    given(...far)
      .when('DecideAppeal', decide('69.001'), chair)
      .thenRefused('mark-off-grain');
    given(filed()).when('DecideAppeal', decide('69'), chair).thenRefused('chair-decision-not-due');
    givenIn({ council: { ...round().council, boards: {} } }, ...far)
      .when('DecideAppeal', decide('69'), chair)
      .thenRefused('heads-not-heard');
  });

  it('is not for whoever marked the script, first or on appeal', () => {
    given(...far)
      .when('DecideAppeal', decide('69'), { actor: 'R3', onBehalfOf: 'M1' })
      .thenRefused('appeal-of-own-mark', { script: 'X1' });
    given(
      filed(),
      markedAs('M1', '70', 1),
      markedAs('R2', '66', 2),
      markedAs('R4', '71', 3),
      disputedAs('CHAIR_DECISION', '69.00'),
    )
      .when('DecideAppeal', decide('69'), chair)
      .thenRefused('appeal-of-own-mark');
  });

  it('is kept with the appeal, and the new mark counts from then on', () => {
    const { state } = given(
      ...far,
      { type: 'AppealMarkingStarted', data: {} },
      { type: 'AppealDecided', data: decide('69') },
      settledAs('69.00', '69.00', 'APPEAL_CHAIR'),
    );
    expect(finalMark(state, 'A')).toEqual({ raw: '69.00', net: '69.00', how: 'APPEAL_CHAIR' });
    expect(state.marking.published['A']).toEqual(published('61.00'));
  });

  it('on a script without an appeal changes nothing', () => {
    expect(given(settledAs('69.00')).state.appeals).toEqual(appeals.initial);
  });
});

describe('the completion of appeals', () => {
  const marks = [
    { candidate: 'A', raw: '62.00', net: '62.00', how: 'APPEAL_ADOPTED' as const },
    { candidate: 'B', raw: '51.00', net: '51.00', how: 'MEAN' as const },
  ];
  const snapshot = snapshotIn(round(), { kind: 'FINAL_MARKS', content: { marks } });

  it('publishes every mark that still counts', () => {
    const cancelled = { written: { ...round().written, cancelled: ['B'] } };
    const [event] = givenIn(cancelled, filed(), closed, settledAs('62.00')).when('CompleteAppeals', {}, chair)
      .outcome as readonly { data: object }[];
    expect(event!.data).toMatchObject({ marks: marks.slice(0, 1) });
  });

  it('waits for every appeal', () => {
    given(filed(), closed)
      .when('CompleteAppeals', { snapshot: hash }, secretary)
      .thenRefused('appeals-open', { left: 1 });
    given(filed(), closed, settledAs('62.00'))
      .when('CompleteAppeals', {}, chair)
      .then({ type: 'WrittenResultFinal', data: { snapshot, marks } });
    given(filed(), closed, settledAs('62.00'))
      .when('CompleteAppeals', { snapshot: hash }, chair)
      .thenRefused('snapshot-differs', { snapshot });
  });

  it('does not come before the window is closed, nor from others', () => {
    given().when('CompleteAppeals', { snapshot: hash }, chair).thenRefused('window-not-closed');
    given(closed).when('CompleteAppeals', { snapshot: hash }, { actor: 'K1' }).thenRefused('chair-or-secretary-only');
  });
});

describe('the gate', () => {
  const gate = (admitted: string[], eliminated: string[]) => ({
    type: 'GateEvaluated' as const,
    data: { admitted, eliminated },
  });
  /** A round at the gate: everybody with the marks of two markers, nobody appealed unless `changes` say so. */
  const atGate = (marks: Record<string, readonly [string, string]>, terms: Partial<PlanTerms> = {}): Round => {
    const candidates = ['A', 'B', 'C'].map((id) => (marks[id] === undefined ? { id } : { id, marks: marks[id] }));
    const sample = sampleRound({ candidates: [...candidates, { id: 'D', status: 'WITHDRAWN' }], terms });
    return { ...sample, stage: 'WRITTEN_FINAL', appeals: appeals.initial };
  };
  const when = (state: Round) => chapterSpec(appeals, state)().when('EvaluateGate', {}, chair);
  const reprimanded = (state: Round, candidate: string): Round => ({
    ...state,
    written: { ...state.written, sanctions: put(emptyTable(), candidate, ['REPRIMAND'] as const) },
  });

  it('admits from the pass mark up, comparing published numbers after sanctions (S06, S15)', () => {
    const marks = { A: ['49.99', '50.00'], B: ['49.75', '50.00'], C: ['66.50', '66.50'] } as const;
    when(reprimanded(atGate(marks), 'C')).then(gate(['A'], ['B', 'C']));
  });

  it('eliminates the absent and the disqualified, and passes over those who withdrew', () => {
    const state = atGate({ A: ['70', '70'], B: ['70', '70'] });
    when({ ...state, written: { ...state.written, cancelled: ['B'] } }).then(gate(['A'], ['B', 'C']));
  });

  it('counts the mark after the appeal (S14)', () => {
    const state = atGate({ A: ['51', '51'] });
    const file = {
      candidate: 'A',
      marks: ['49', '49'].map((value, index) => ({ marker: `R${index}`, mark: value })),
      needs: null,
      proposed: '49.00',
      settled: { raw: '49.00', net: '49.00', how: 'APPEAL_ADOPTED' as const },
      chairDecision: null,
    };
    when({ ...state, appeals: { ...state.appeals, files: put(emptyTable(), 'code-A', file) } }).then(
      gate([], ['A', 'B', 'C']),
    );
  });

  it('stands where the plan sets it', () => {
    const marks = { A: ['50', '50'], B: ['49.88', '49.88'], C: ['49.87', '49.87'] } as const;
    when(atGate(marks, { writtenPassMark: '49.88' })).then(gate(['A', 'B'], ['C']));
  });

  it('is evaluated once, by the chair or the secretary', () => {
    given(gate(['A'], []))
      .when('EvaluateGate', {}, chair)
      .thenNothing();
    given().when('EvaluateGate', {}, { actor: 'K1' }).thenRefused('chair-or-secretary-only');
  });

  it('names those who still take part', () => {
    expect(admittedCandidates(given().state)).toEqual([]);
    const { state } = given({ type: 'WrittenResultFinal', data: { snapshot: null } }, gate(['A', 'B', 'D'], ['C']));
    expect(admittedCandidates(state)).toEqual(['A', 'B']);
    expect(admittedCandidates({ ...state, written: { ...state.written, cancelled: ['B'] } })).toEqual(['A']);
  });

  it('never admits below the pass mark', () => {
    const score = fc.integer({ min: 0, max: 10_000 }).map((cents) => (cents / 100).toFixed(2));
    fc.assert(
      fc.property(score, (net) => {
        const { outcome } = when(atGate({ A: [net, net] }));
        const [event] = outcome as unknown as readonly { data: { admitted: string[] } }[];
        expect(event?.data.admitted.includes('A')).toBe(compareScores(net, '50') >= 0);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the words of the chapter', () => {
  it.each(Object.entries(appealsRefusals))('say %s in both languages, with a source', (_code, { vi, en, source }) => {
    expect(vi).toBeTruthy();
    expect(en).not.toBe(vi);
    expect(source).toMatch(/^(?:TT|NĐ|rule of Khoa Bảng)/);
  });
});
