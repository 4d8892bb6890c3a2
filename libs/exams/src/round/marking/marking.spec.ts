import { house } from '#rules';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { emptyTable, put, values } from '#kernel';
import { sampleBoard, paperRound } from '#test/support/paper-round';
import { blankRound, chapterSpec, type Past, snapshotIn } from '#test/support/specify';
import type { Round } from '../state.js';
import { type CodeEntry, codeMapText, type MarkHow, type MarkingEvents, type MarkNeeds } from './events.js';
import { finalMark, scriptOf } from './final-mark.js';
import { marking } from './marking.js';
import { markingRefusals } from './refusals.js';
import { failedAttempt } from './unsealing.js';

type Event = Past<MarkingEvents>;
const hash = 'a'.repeat(64);
const salt = 'b'.repeat(64);
const reasoned = { reason: { ref: 'r', commitment: hash }, minutes: hash };
const candidates = [{ id: 'A' }, { id: 'B' }, { id: 'C' }];
const head = { actor: 'K1' };
const coder = { actor: 'C1' };

/** A, B and C have handed in; C did not sign. */
const written: Round['written'] = {
  ...blankRound.written,
  scripts: put(put(put(emptyTable<boolean>(), 'A', true), 'B', true), 'C', false),
};
const round = (changes: Partial<Round> = {}): Round =>
  paperRound({ candidates }, { stage: 'MARKING', written, ...changes });
const givenIn = (changes: Partial<Round>, ...events: Event[]) => chapterSpec(marking, round(changes))(...events);
const given = (...events: Event[]) => givenIn({}, ...events);

const map: readonly CodeEntry[] = [
  { code: 'X1', candidate: 'A' },
  { code: 'X2', candidate: 'B' },
  { code: 'X3', candidate: 'C' },
];
const commitmentOf = (entries: readonly CodeEntry[]): string =>
  createHash('sha256').update(codeMapText(entries, salt)).digest('hex');
const coding = { codes: ['X1', 'X2', 'X3'], commitment: commitmentOf(map), keepers: ['C2', 'C3'] as [string, string] };
const coded: Event = { type: 'ScriptsCoded', data: coding };

const marked = (marker: string, mark: string, place: 1 | 2 | 3): Event => ({
  type: 'MarkRecorded',
  data: { script: 'X1', mark, sheet: hash, marker, place },
});
const disputed = (needs: MarkNeeds, difference = '7.00'): Event => ({
  type: 'MarkDisputed',
  data: { script: 'X1', difference, needs },
});
const settled = (mark: string, how: MarkHow = 'MEAN', script = 'X1'): Event => ({
  type: 'MarkSettled',
  data: { script, mark, how },
});
const third: Event = { type: 'ThirdMarkerAssigned', data: { script: 'X1', marker: 'K4' } };
const mark = (value: string, script = 'X1') => ({ script, mark: value, sheet: hash });
const correction = (value: string) => ({ ...mark(value), reason: reasoned.reason });
const decision = (value: string) => ({ script: 'X1', mark: value, agreed: true, ...reasoned });
const collective = (value: string) => ({ script: 'X1', mark: value, ...reasoned });

const recused = (person: string): Partial<Round> => ({
  council: { ...round().council, recused: { [person]: ['A'] } },
});

describe('the coding of scripts', () => {
  const refused = (changes: Partial<typeof coding>) => given().when('CodeScripts', { ...coding, ...changes }, coder);

  it('is for the head of the coding board', () => {
    given().when('CodeScripts', coding, coder).then({ type: 'ScriptsCoded', data: coding });
    given().when('CodeScripts', coding, head).thenRefused('coding-head-only');
  });

  it('is for people who do not mark', () => {
    const { council } = round();
    const boards = { ...council.boards, CODING: { ...sampleBoard('C'), secretary: sampleBoard('K').secretary } };
    givenIn({ council: { ...council, boards } })
      .when('CodeScripts', coding, coder)
      .thenRefused('coder-also-marks', { person: 'K5' });
  });

  it('numbers every script once', () => {
    refused({ codes: ['X1', 'X2', 'X2'] }).thenRefused('codes-not-unique');
    refused({ codes: ['X1', 'X2'] }).thenRefused('codes-differ-from-scripts', { codes: 2, scripts: 3 });
  });

  it.each(['A', '001'])('shows neither the id nor the number of a candidate: %s', (code) => {
    refused({ codes: ['X1', 'X2', code] }).thenRefused('code-names-candidate', { code });
  });

  it.each(['X=1', 'X\n1', ''])('allows no code that could be read two ways in the map: %j', (code) => {
    refused({ codes: ['X1', 'X2', code] }).thenRefused('code-malformed');
  });

  it('needs a commitment, and two keepers who do not mark', () => {
    refused({ commitment: 'x' }).thenRefused('commitment-malformed');
    for (const idle of ['0'.repeat(64), createHash('sha256').digest('hex')]) {
      refused({ commitment: idle }).thenRefused('commitment-of-something-else');
    }
    refused({ keepers: ['C2', 'C2'] }).thenRefused('keepers-not-independent');
    refused({ keepers: ['C2', 'K2'] }).thenRefused('keepers-not-independent');
    refused({ keepers: ['R2', 'C3'] }).thenRefused('keepers-not-independent');
    refused({ keepers: ['C2', 'X9'] }).thenRefused('keeper-without-seat', { person: 'X9' });
    refused({ keepers: ['S2', 'C3'] }).thenRefused('keeper-without-seat', { person: 'S2' });
  });

  it('leaves every script unsettled', () => {
    expect(given(coded).state.marking.unsettled).toBe(3);
  });
});

describe('marks', () => {
  it('of a first marker stand alone', () => {
    given(coded)
      .when('RecordMark', mark('72'), { actor: 'K2' })
      .then({ type: 'MarkRecorded', data: { ...mark('72'), marker: 'K2', place: 1 } });
  });

  it('of two near markers become their mean (S01, S06b: 70.25 and 70.00 are 70.13)', () => {
    given(coded, marked('K2', '70.25', 1))
      .when('RecordMark', mark('70.00'), { actor: 'K3' })
      .then(
        { type: 'MarkRecorded', data: { ...mark('70.00'), marker: 'K3', place: 2 } },
        { type: 'MarkSettled', data: { script: 'X1', mark: '70.13', how: 'MEAN' } },
      );
  });

  it.each([
    ['60', '65', 'MEAN', '62.50'],
    ['60', '65.01', 'HEAD_DECISION', '5.01'],
    ['60', '69.99', 'HEAD_DECISION', '9.99'],
    ['60', '70', 'THIRD_MARK', '10.00'],
    ['62', '69', 'HEAD_DECISION', '7.00'],
  ])('%s and %s lead to %s (S02, S05)', (a, b, what, value) => {
    const data =
      what === 'MEAN'
        ? { type: 'MarkSettled' as const, data: { script: 'X1', mark: value, how: 'MEAN' as const } }
        : { type: 'MarkDisputed' as const, data: { script: 'X1', difference: value, needs: what as MarkNeeds } };
    given(coded, marked('K2', a, 1))
      .when('RecordMark', mark(b), { actor: 'K3' })
      .then({ type: 'MarkRecorded', data: { ...mark(b), marker: 'K3', place: 2 } }, data);
  });

  it('come from markers of the board, not from its secretary', () => {
    given(coded).when('RecordMark', mark('72'), { actor: 'K5' }).thenRefused('markers-only');
    given(coded).when('RecordMark', mark('72'), { actor: 'R1' }).thenRefused('markers-only');
  });

  it('never come from somebody who must keep out for a candidate: scripts bear no names', () => {
    givenIn(recused('K2'), coded).when('RecordMark', mark('72'), { actor: 'K2' }).thenRefused('marker-recused');
  });

  it.each(['72,5', '', '101', '-1', '1e1', '７２'])('are decimals of the scale: %j is none', (value) => {
    given(coded).when('RecordMark', mark(value), { actor: 'K2' }).thenRefused('mark-malformed');
  });

  it('stand on the grain of the plan', () => {
    const { plan } = round();
    const approved = { ...plan.approved!, terms: { ...plan.approved!.terms, markGrain: '0.25' } };
    givenIn({ plan: { ...plan, approved } }, coded)
      .when('RecordMark', mark('72.30'), { actor: 'K2' })
      .thenRefused('mark-off-grain', { grain: '0.25' });
  });

  it('are given once by each marker', () => {
    given(coded, marked('K2', '72', 1))
      .when('RecordMark', mark('72'), { actor: 'K2' })
      .thenNothing();
    given(coded, marked('K2', '72', 1))
      .when('RecordMark', mark('73'), { actor: 'K2' })
      .thenRefused('already-marked');
  });

  it('are for scripts that have a code, and need marks', () => {
    given(coded).when('RecordMark', mark('72', 'X9'), { actor: 'K2' }).thenRefused('script-unknown');
    given(coded, settled('0.00', 'ZEROED'))
      .when('RecordMark', mark('72'), { actor: 'K2' })
      .thenRefused('script-settled');
    given(coded, marked('K2', '62', 1), marked('K3', '69', 2), disputed('HEAD_DECISION'))
      .when('RecordMark', mark('66'), { actor: 'K4' })
      .thenRefused('script-has-two-marks');
    // Whether the two agreed is not told by how a third is refused.
    given(coded, marked('K2', '62', 1), marked('K3', '64', 2), settled('63.00'))
      .when('RecordMark', mark('66'), { actor: 'K4' })
      .thenRefused('script-has-two-marks');
  });

  it('do not depend on the order of two markers', () => {
    const score = fc.integer({ min: 0, max: 10_000 }).map((cents) => (cents / 100).toFixed(2));
    const outcome = (a: string, b: string): unknown =>
      (given(coded, marked('K2', a, 1)).when('RecordMark', mark(b), { actor: 'K3' }).outcome as readonly unknown[])[1];
    fc.assert(
      fc.property(score, score, (a, b) => {
        expect(outcome(a, b)).toEqual(outcome(b, a));
      }),
      { numRuns: 50 },
    );
  });

  it('may be corrected by their marker while nobody has answered to them', () => {
    given(coded, marked('K2', '72', 1))
      .when('CorrectMark', correction('73'), { actor: 'K2' })
      .then({ type: 'MarkCorrected', data: { ...correction('73'), marker: 'K2', place: 1, old: '72' } });
    given(coded, marked('K2', '72', 1))
      .when('CorrectMark', correction('72'), { actor: 'K2' })
      .thenNothing();
  });

  it('count as corrected', () => {
    given(coded, marked('K2', '52', 1), {
      type: 'MarkCorrected',
      data: { ...correction('73'), marker: 'K2', place: 1, old: '52' },
    })
      .when('RecordMark', mark('72'), { actor: 'K3' })
      .then({ type: 'MarkRecorded', data: { ...mark('72'), marker: 'K3', place: 2 } }, settled('72.50'));
  });

  it('are no longer corrected once settled or in dispute, nor by others', () => {
    const two = [coded, marked('K2', '62', 1), marked('K3', '69', 2)];
    const when = (events: Event[], data = correction('63'), actor = 'K2') =>
      given(...events).when('CorrectMark', data, { actor });
    when([...two, disputed('HEAD_DECISION')]).thenRefused('script-disputed');
    when([...two, settled('65.00')]).thenRefused('script-settled');
    when(two, correction('63'), 'K4').thenRefused('no-mark-of-yours');
    when(two, correction('63'), 'K5').thenRefused('markers-only');
    when(two, correction('x')).thenRefused('mark-malformed');
    when(two, { ...correction('63'), script: 'X9' }).thenRefused('script-unknown');
  });

  it('are remembered wherever history has them', () => {
    expect(given(marked('K2', '62', 1)).state.marking.scripts.size).toBe(1);
  });

  it('of the other marker on the same correction stay as they are', () => {
    const { state } = given(coded, marked('K2', '62', 1), marked('K3', '69', 2), {
      type: 'MarkCorrected',
      data: { ...correction('63'), marker: 'K2', place: 1, old: '62' },
    });
    const [first, second] = values(state.marking.scripts)[0]!.marks;
    expect([first?.mark, second?.mark]).toEqual(['63', '69']);
  });
});

describe('the head of the marking board', () => {
  const talk = [coded, marked('K2', '62', 1), marked('K3', '69', 2), disputed('HEAD_DECISION')];

  it.each(['66.00', '65.50', '64'])('may decide the middle band at %s, with a reason (S02)', (value) => {
    given(...talk)
      .when('DecideMark', decision(value), head)
      .then(
        { type: 'HeadDecided', data: decision(value) },
        { type: 'MarkSettled', data: { script: 'X1', mark: Number(value).toFixed(2), how: 'HEAD_DECISION' } },
      );
  });

  it('decides between the two marks, unless it is said that another is meant', () => {
    for (const beyond of ['61.99', '69.01'])
      given(...talk)
        .when('DecideMark', { ...decision(beyond), agreed: true }, head)
        .thenRefused('mark-beyond-marks', { lowest: '62', highest: '69' });
    const outside = { ...decision('70'), outside: true };
    given(...talk)
      .when('DecideMark', outside, head)
      .then(
        { type: 'HeadDecided', data: outside },
        { type: 'MarkSettled', data: { script: 'X1', mark: '70.00', how: 'HEAD_DECISION' } },
      );
  });

  it('corrects an own decision, which names the mark that it takes back, and counts the script once', () => {
    const first = [{ type: 'HeadDecided', data: decision('64') } as const, settled('64.00', 'HEAD_DECISION')];
    const done = given(...talk, ...first);
    const data = { script: 'X1', mark: '66.00', how: 'HEAD_DECISION', replaces: '64.00' } as const;
    done
      .when('DecideMark', decision('66'), head)
      .then({ type: 'HeadDecided', data: decision('66') }, { type: 'MarkSettled', data });
    done.when('DecideMark', decision('64.0'), head).thenNothing();
    const { unsettled } = done.state.marking;
    expect(given(...talk, ...first, { type: 'MarkSettled', data }).state.marking.unsettled).toBe(unsettled);
    given(...talk, settled('65.50'))
      .when('DecideMark', decision('66'), head)
      .thenRefused('head-decision-not-due');
  });

  it('decides alone, only where the bands leave it open, in marks of two decimals', () => {
    given(...talk)
      .when('DecideMark', decision('66'), { actor: 'K2' })
      .thenRefused('marking-head-only');
    given(coded).when('DecideMark', decision('66'), head).thenRefused('head-decision-not-due');
    given(...talk)
      .when('DecideMark', decision('66.005'), head)
      .thenRefused('mark-off-grain');
    given(...talk)
      .when('DecideMark', decision('200'), head)
      .thenRefused('mark-malformed');
    givenIn(recused('K1'), ...talk)
      .when('DecideMark', decision('66'), head)
      .thenRefused('marker-recused', { person: 'K1' });
  });

  it('is nobody where there is no board', () => {
    const { council } = round();
    givenIn({ council: { ...council, boards: {} } }, ...talk)
      .when('DecideMark', decision('66'), head)
      .thenRefused('marking-head-only');
  });

  const far = [coded, marked('K2', '58', 1), marked('K3', '70', 2), disputed('THIRD_MARK', '12.00')];

  it('assigns a third marker who has not marked the script', () => {
    const data = { script: 'X1', marker: 'K4' };
    given(...far)
      .when('AssignThirdMarker', data, head)
      .then({ type: 'ThirdMarkerAssigned', data });
    given(...far, third)
      .when('AssignThirdMarker', data, head)
      .thenNothing();
    given(...far)
      .when('AssignThirdMarker', data, { actor: 'K2' })
      .thenRefused('marking-head-only');
    given(...talk)
      .when('AssignThirdMarker', data, head)
      .thenRefused('third-marker-not-due');
    for (const marker of ['K2', 'K5', 'R2']) {
      given(...far)
        .when('AssignThirdMarker', { ...data, marker }, head)
        .thenRefused('third-marker-not-independent');
    }
  });

  it('lets nobody but the assigned marker mark a third time', () => {
    given(...far)
      .when('RecordMark', mark('70'), { actor: 'K4' })
      .thenRefused('script-has-two-marks');
  });

  it('marks nothing, but corrects what was marked before that was asked', () => {
    given(coded).when('RecordMark', mark('70'), head).thenRefused('head-marks-nothing');
    given(...far)
      .when('AssignThirdMarker', { script: 'X1', marker: 'K1' }, head)
      .thenRefused('third-marker-not-independent');
    expect(given(coded, marked('K1', '70', 1)).when('CorrectMark', correction('71'), head).outcome).toMatchObject([
      { type: 'MarkCorrected' },
    ]);
  });

  it('decides about no script that bears the own mark, given before or as an ordinary member', () => {
    const own = (needs: MarkNeeds) => given(coded, marked('K1', '70', 1), marked('K2', '63', 2), disputed(needs));
    own('HEAD_DECISION').when('DecideMark', decision('66'), head).thenRefused('decides-own-mark');
    own('COLLECTIVE_DECISION').when('DecideCollectively', collective('66'), head).thenRefused('decides-own-mark');
  });

  it('sees two equal of three settle the mark (S03)', () => {
    given(...far, third)
      .when('RecordMark', mark('70'), { actor: 'K4' })
      .then(
        { type: 'MarkRecorded', data: { ...mark('70'), marker: 'K4', place: 3 } },
        { type: 'MarkSettled', data: { script: 'X1', mark: '70.00', how: 'THIRD_EQUAL' } },
      );
  });

  const apart = [coded, marked('K2', '48', 1), marked('K3', '60', 2), disputed('THIRD_MARK', '12.00'), third];

  it('is asked when three marks differ: there is no mean of three (S04)', () => {
    given(...apart)
      .when('RecordMark', mark('55'), { actor: 'K4' })
      .then(
        { type: 'MarkRecorded', data: { ...mark('55'), marker: 'K4', place: 3 } },
        { type: 'MarkDisputed', data: { script: 'X1', difference: '12.00', needs: 'COLLECTIVE_DECISION' } },
      );
  });

  it('decides after collective marking', () => {
    const events = [...apart, marked('K4', '55', 3), disputed('COLLECTIVE_DECISION', '12.00')];
    given(...events)
      .when('DecideCollectively', collective('53.25'), head)
      .then(
        { type: 'CollectiveMarked', data: collective('53.25') },
        { type: 'MarkSettled', data: { script: 'X1', mark: '53.25', how: 'COLLECTIVE' } },
      );
    given(...apart)
      .when('DecideCollectively', collective('53.25'), head)
      .thenRefused('collective-decision-not-due');
    given(...events)
      .when('DecideCollectively', collective('53.25'), coder)
      .thenRefused('marking-head-only');
    given(...events)
      .when('DecideCollectively', collective('x'), head)
      .thenRefused('mark-malformed');
    given(...events)
      .when('DecideCollectively', collective('60.01'), head)
      .thenRefused('mark-beyond-marks', { lowest: '48', highest: '60' });
    const done = given(...events, settled('53.25', 'COLLECTIVE'));
    done.when('DecideCollectively', collective('53.25'), head).thenNothing();
    expect(done.when('DecideCollectively', collective('54'), head).outcome).toMatchObject([
      { type: 'CollectiveMarked' },
      { data: { mark: '54.00', replaces: '53.25' } },
    ]);
  });

  it('zeroes an irregular script, on a written report, once', () => {
    const data = { script: 'X1', ...reasoned };
    given(coded).when('ZeroScript', data, head).then({ type: 'ScriptZeroed', data }, settled('0.00', 'ZEROED'));
    given(coded, { type: 'ScriptZeroed', data }, settled('0.00', 'ZEROED'))
      .when('ZeroScript', data, head)
      .thenNothing();
    given(coded, settled('70.00')).when('ZeroScript', data, head).thenRefused('script-settled');
    given(coded)
      .when('ZeroScript', { ...data, script: 'X9' }, head)
      .thenRefused('script-unknown');
    given(coded).when('ZeroScript', data, coder).thenRefused('marking-head-only');
  });

  it('completes the marking when every script is settled', () => {
    const two = [coded, settled('70.00'), settled('60.00', 'MEAN', 'X2')];
    given(...two)
      .when('CompleteMarking', {}, head)
      .thenRefused('scripts-unsettled', { left: 1 });
    given(...two, settled('50.00', 'MEAN', 'X3'))
      .when('CompleteMarking', {}, head)
      .then({ type: 'MarkingCompleted', data: {} });
    given(...two)
      .when('CompleteMarking', {}, coder)
      .thenRefused('marking-head-only');
  });
});

describe('the unsealing of the code map', () => {
  const keeper = { actor: 'C2' };
  const unseal = { map, salt, supervisor: 'S2' };
  const done: Event[] = [
    coded,
    settled('66.50'),
    settled('88.00', 'MEAN', 'X2'),
    settled('90.00', 'MEAN', 'X3'),
    { type: 'HeadDecided', data: decision('66.50') },
    { type: 'CollectiveMarked', data: collective('66.50') },
    { type: 'MarkingCompleted', data: {} },
    { type: 'UnsealingConfirmed', data: { by: 'C3' } },
    { type: 'UnsealingConfirmed', data: { by: 'S2' } },
  ];
  const withSanctions = (...kinds: ('REPRIMAND' | 'WARNING' | 'SUSPENSION')[]): Partial<Round> => ({
    written: { ...written, sanctions: put(emptyTable(), 'A', kinds) },
  });
  const zero = { candidate: 'C', raw: '0.00', net: '0.00', how: 'ZEROED' as const };
  const markOf = (candidate: string, raw: string, net = raw) => ({ candidate, raw, net, how: 'MEAN' as const });
  const publishedIn = (marks: MarkingEvents['CodeMapUnsealed']['marks']): string =>
    snapshotIn(round(), { kind: 'MARKS', content: { marks } });
  const unsealed = (...marks: MarkingEvents['CodeMapUnsealed']['marks']) => ({
    type: 'CodeMapUnsealed' as const,
    data: { ...unseal, snapshot: publishedIn(marks), marks },
  });
  const usual = [markOf('A', '66.50'), markOf('B', '88.00'), zero];
  const swapped = [{ code: 'X2', candidate: 'A' }, { code: 'X1', candidate: 'B' }, map[2]!];
  const rejected: Event = {
    type: 'CodeMapRejected',
    data: { commitment: coding.commitment, found: commitmentOf(swapped) },
  };
  const present = done.slice(-2);

  it('publishes raw and net marks, and nothing for a script that was not signed for', () => {
    given(...done)
      .when('UnsealCodeMap', unseal, keeper)
      .then(unsealed(markOf('A', '66.50'), markOf('B', '88.00'), zero));
  });

  it.each([
    ['REPRIMAND', '49.88'],
    ['WARNING', '33.25'],
  ] as const)('takes off a %s: 66.50 becomes %s (S15)', (kind, net) => {
    givenIn(withSanctions(kind), ...done)
      .when('UnsealCodeMap', unseal, keeper)
      .then(unsealed(markOf('A', '66.50', net), markOf('B', '88.00'), zero));
  });

  it('leaves out whoever was suspended or whose result was cancelled', () => {
    const out = [withSanctions('SUSPENSION'), { written: { ...written, cancelled: ['A'] } }];
    for (const changes of out) {
      givenIn(changes, ...done)
        .when('UnsealCodeMap', unseal, keeper)
        .then(unsealed(markOf('B', '88.00'), zero));
    }
  });

  it('publishes no mark of a script that has none', () => {
    given(coded, ...done.slice(2))
      .when('UnsealCodeMap', unseal, keeper)
      .then(unsealed(markOf('B', '88.00'), zero));
  });

  it('needs a keeper and a supervisor who is not one', () => {
    given(...done)
      .when('UnsealCodeMap', unseal, coder)
      .thenRefused('keepers-only');
    given(...done)
      .when('UnsealCodeMap', { ...unseal, supervisor: 'M1' }, keeper)
      .thenRefused('supervisor-missing');
    given({ type: 'ScriptsCoded', data: { ...coding, keepers: ['C2', 'S2'] } })
      .when('UnsealCodeMap', unseal, keeper)
      .thenRefused('supervisor-missing');
  });

  it('needs the second keeper and the supervisor to have confirmed, each for themselves', () => {
    const marked = done.slice(0, -2);
    const confirms = (person: string) => given(...marked).when('ConfirmUnsealing', {}, { actor: person });
    confirms('C3').then({ type: 'UnsealingConfirmed', data: { by: 'C3' } });
    confirms('S2').then({ type: 'UnsealingConfirmed', data: { by: 'S2' } });
    confirms('K1').thenRefused('keepers-only');
    given(...done)
      .when('ConfirmUnsealing', {}, { actor: 'C3' })
      .thenNothing();
    const opens = (...events: Event[]) => given(...marked, ...events).when('UnsealCodeMap', unseal, keeper);
    opens().thenRefused('unsealing-unconfirmed', { person: 'C3' });
    opens(done.at(-2)!).thenRefused('unsealing-unconfirmed', { person: 'S2' });
    opens(done.at(-1)!).thenRefused('unsealing-unconfirmed', { person: 'C3' });
  });

  it('hashes what it publishes itself, and refuses another hash with the right one', () => {
    given(...done)
      .when('UnsealCodeMap', { ...unseal, snapshot: publishedIn(usual) }, keeper)
      .then(unsealed(...usual));
    given(...done)
      .when('UnsealCodeMap', { ...unseal, snapshot: hash }, keeper)
      .thenRefused('snapshot-differs', { snapshot: publishedIn(usual) });
  });

  it('asks everybody to confirm anew after a map that did not fit, for a second attempt', () => {
    given(...done, rejected)
      .when('UnsealCodeMap', unseal, keeper)
      .thenRefused('unsealing-unconfirmed');
    given(...done, rejected, ...present)
      .when('UnsealCodeMap', unseal, keeper)
      .then(unsealed(...usual));
  });

  it('waits for every question error to be decided (S24)', () => {
    givenIn({ written: { ...written, questionErrors: { Q1: 'KEEP', Q2: 'OPEN' } } }, ...done)
      .when('UnsealCodeMap', unseal, keeper)
      .thenRefused('question-error-open', { question: 'Q2' });
  });

  it('needs one line for each script, and a salt', () => {
    const when = (changes: Partial<typeof unseal>) =>
      given(...done).when('UnsealCodeMap', { ...unseal, ...changes }, keeper);
    when({ salt: 'x' }).thenRefused('salt-malformed');
    when({ map: map.slice(1) }).thenRefused('map-incomplete');
    when({ map: [...map.slice(1), { code: 'X9', candidate: 'A' }] }).thenRefused('map-incomplete');
    when({ map: [...map.slice(1), { code: 'X1', candidate: 'B' }] }).thenRefused('map-incomplete');
  });

  it('records a map that is not the one committed to, and stops the round at the second (S29)', () => {
    const suspended = { type: 'RoundSuspended' as const, data: { code: 'CODE_MAP_MISMATCH' as const } };
    const wrong = { ...unseal, map: swapped };
    given(...done)
      .when('UnsealCodeMap', wrong, keeper)
      .then(rejected);
    given(...done, rejected, ...present)
      .when('UnsealCodeMap', wrong, keeper)
      .then(rejected, suspended);
    given(...done, rejected, rejected, ...present)
      .when('UnsealCodeMap', unseal, keeper)
      .thenRefused('map-awaits-council');
    const details = { commitment: coding.commitment, found: commitmentOf(swapped) };
    expect(failedAttempt([rejected])).toEqual({ refused: 'map-not-as-committed', details });
    expect(failedAttempt([rejected, suspended])).toEqual({ refused: 'map-not-as-committed-again', details });
    expect(failedAttempt([suspended])).toBeUndefined();
  });

  it('does not depend on the order of the lines', () => {
    const marks = usual.toReversed();
    given(...done)
      .when('UnsealCodeMap', { ...unseal, map: map.toReversed() }, keeper)
      .then({
        type: 'CodeMapUnsealed',
        data: { ...unseal, map: map.toReversed(), snapshot: publishedIn(marks), marks },
      });
  });

  it('counts a failed attempt also where no commitment was kept', () => {
    const bare = given(...done).state.marking;
    chapterSpec(marking, round({ marking: { ...bare, commitment: null } }))()
      .when('UnsealCodeMap', unseal, keeper)
      .then({ type: 'CodeMapRejected', data: { commitment: '', found: coding.commitment } });
  });

  describe('by a decision of the council', () => {
    const decided = {
      supervisor: 'S2',
      motion: 'v1',
      lost: false,
      decision: { number: '7/NQ', date: '2026-04-20', hash },
      ...reasoned,
    };
    const motions = {
      v1: { votes: {}, outcome: 'CARRIED', tabledIn: 'MARKED' },
      v2: { votes: {}, outcome: 'LOST', tabledIn: 'MARKED' },
      v0: { votes: {}, outcome: 'CARRIED', tabledIn: 'APPLICATIONS_OPEN' },
    } as const;
    const carried: Partial<Round> = { council: { ...round().council, motions } };
    const instead = coding.commitment;
    const commitment = createHash('sha256').update(codeMapText(map, instead)).digest('hex');
    const settledBy = (lost: boolean) => [
      { type: 'CodeMapSettled' as const, data: { ...decided, lost, instead, commitment } },
      {
        type: 'CodeMapUnsealed' as const,
        data: { map, salt: instead, supervisor: 'S2', snapshot: publishedIn(usual), marks: usual },
      },
      {
        type: 'DeviationFlagged' as const,
        data: { what: 'code-map-settled' as const, details: { motion: 'v1' }, rule: house('code-map') },
      },
    ];
    const twice = [...done, rejected, rejected, ...present];
    const settles = (changes: object, actor: string, ...events: Event[]) =>
      givenIn(carried, ...events).when('SettleCodeMap', { map, ...decided, ...changes }, { actor });

    it('settles the map after two attempts, in place of the commitment', () => {
      settles({}, 'M1', ...twice).then(...settledBy(false));
      settles({ snapshot: publishedIn(usual) }, 'M1', ...twice).then(...settledBy(false));
      settles({ snapshot: hash }, 'M1', ...twice).thenRefused('snapshot-differs');
      const [settled] = settledBy(false);
      expect(givenIn(carried, ...twice, settled as Event).state.marking.commitment).toBe(commitment);
    });

    it('settles it at once where the keepers cannot open it', () => {
      settles({}, 'M1', ...done).thenRefused('map-still-with-keepers');
      settles({ lost: true }, 'M1', ...done).then(...settledBy(true));
      const well = coding.keepers.map((by) => ({ type: 'UnsealingConfirmed' as const, data: { by } }));
      settles({ lost: true }, 'M1', ...done, ...well).thenRefused('map-still-with-keepers');
      const bare = { ...given(...done).state.marking, commitment: null };
      const [event] = chapterSpec(marking, round({ ...carried, marking: bare }))().when(
        'SettleCodeMap',
        { map, ...decided, lost: true },
        { actor: 'M1' },
      ).outcome as readonly { data: object }[];
      expect(event!.data).toMatchObject({ instead: '' });
    });

    it('needs the chair, a motion that was carried, a whole map and the supervision board', () => {
      settles({}, 'M2', ...twice).thenRefused('map-chair-only');
      settles({ motion: 'v2' }, 'M1', ...twice).thenRefused('motion-not-carried', { motion: 'v2' });
      settles({ motion: 'constructor' }, 'M1', ...twice).thenRefused('motion-not-carried');
      settles({ motion: 'v0' }, 'M1', ...twice).thenRefused('motion-not-carried', { motion: 'v0' });
      settles({ map: map.slice(1) }, 'M1', ...twice).thenRefused('map-incomplete');
      settles({}, 'M1', ...twice.slice(0, -1)).thenRefused('unsealing-unconfirmed', { person: 'S2' });
      settles({ supervisor: 'M1' }, 'M1', ...twice).thenRefused('supervisor-missing');
    });
  });

  it('gives every candidate a final mark', () => {
    const { state } = given(...done, unsealed(markOf('A', '66.50', '49.88'), zero), {
      type: 'CodeMapRejected',
      data: { commitment: '', found: '' },
    });
    expect(scriptOf(state, 'A')).toBe('X1');
    expect(finalMark(state, 'A')).toEqual({ raw: '66.50', net: '49.88', how: 'MEAN' });
    expect(finalMark(state, 'X')).toBeUndefined();
    expect(finalMark({ ...state, written: { ...written, cancelled: ['A'] } }, 'A')).toBeUndefined();
  });
});

describe('the words of the chapter', () => {
  it.each(Object.entries(markingRefusals))('say %s in both languages, with a source', (_code, { vi, en, source }) => {
    expect(vi).toBeTruthy();
    expect(en).not.toBe(vi);
    expect(source).toMatch(/^(?:TT|NĐ|rule of Khoa Bảng)/);
  });
});
