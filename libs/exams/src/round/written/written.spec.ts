import fc from 'fast-check';
import { at, emptyTable, put } from '#kernel';
import { paperRound } from '#test/support/paper-round';
import { chapterSpec, type Past } from '#test/support/specify';
import { lotCommitment } from '../commitments.js';
import type { Lot } from '../draws/events.js';
import { lotIndex, lotSeed } from '../lots.js';
import type { Round } from '../state.js';
import { scriptsDue } from './candidates.js';
import type { WrittenCommands, WrittenEvents } from './events.js';
import { writtenRefusals } from './refusals.js';
import { lateLimit } from './running.js';
import { written } from './written.js';

type Event = Past<WrittenEvents>;
const candidates = [{ id: 'A' }, { id: 'B' }, { id: 'C', posts: ['P2'] }];
const round = (changes: Partial<Round> = {}): Round => paperRound({ candidates, posts: ['P1', 'P2'] }, changes);
const given = (...events: Event[]) => chapterSpec(written, round())(...events);
const givenIn = (changes: Partial<Round>, ...events: Event[]) => chapterSpec(written, round(changes))(...events);

const hash = 'a'.repeat(64);
const text = { ref: 'r', commitment: hash };
const reasoned = { reason: text, minutes: hash };
const decision = { number: '1', date: '2026-04-01', hash };
const chair = { actor: 'M1' };
const head = { actor: 'I1' };
const invigilator = { actor: 'I2' };
/** Thursday 2 April 2026, 08:00 in Vietnam. */
const examDay = '2026-04-02T01:00:00.000Z';

const versions = ['1', '2', '3'].map((version) => ({ version, hash: `h${version}`, seal: `s${version}` }));
const papers = { versions, roomsPostedOn: '2026-04-01' };
const sealed = (roomsPostedOn = '2026-04-01'): Event => ({ type: 'PapersSealed', data: { versions, roomsPostedOn } });
const seed = '5'.repeat(64);
const drawn: Event = { type: 'PaperDrawn', data: { seed, version: '2' } };
const start = { witnesses: ['A', 'B'], invigilators: ['I2', 'I3'], sealIntact: true };
const present = (candidate: string, there = true): Event => ({
  type: 'AttendanceRecorded',
  data: { candidate, present: there },
});
const sanctioned = (candidate: string, kind: 'REPRIMAND' | 'WARNING' | 'SUSPENSION'): Event => ({
  type: 'SanctionApplied',
  data: { candidate, kind, reason: text, minutes: hash },
});
const sanction = (candidate: string, kind: 'REPRIMAND' | 'SUSPENSION') => ({
  candidate,
  kind,
  reason: text,
  minutes: hash,
});

describe('the sealing of papers', () => {
  it.each(['Q1', 'M1'])('is for the head of the question board or the chair: %s', (actor) => {
    given().when('SealPapers', papers, { actor, at: examDay }).then({ type: 'PapersSealed', data: papers });
  });

  it('is for nobody else', () => {
    given().when('SealPapers', papers, { actor: 'Q2', at: examDay }).thenRefused('question-head-or-chair-only');
  });

  it('needs three versions', () => {
    given()
      .when('SealPapers', { ...papers, versions: versions.slice(1) }, { ...chair, at: examDay })
      .thenRefused('too-few-versions', { versions: 2, least: 3 });
  });

  it.each(['version', 'hash', 'seal'])('needs versions that differ in their %s', (key) => {
    const twins = versions.map((one) => ({ ...one, [key]: 'same' }));
    given()
      .when('SealPapers', { ...papers, versions: twins }, { ...chair, at: examDay })
      .thenRefused('versions-not-distinct');
  });

  it('cannot name a day still to come for the room lists', () => {
    given()
      .when('SealPapers', { ...papers, roomsPostedOn: '2026-04-03' }, { ...chair, at: examDay })
      .thenRefused('rooms-not-posted');
  });
});

describe('the draw of the paper', () => {
  const secret = '7'.repeat(64);
  const commitment = lotCommitment(secret);
  const numbers = [
    { giver: 'M2', number: hash },
    { giver: 'S1', number: seed },
  ];
  const lot: Lot = { commitment, holders: ['Q1'], numbers, lost: false };
  const withLot = (changes: Partial<Lot>, ...events: Event[]) =>
    givenIn({ draws: { ...round().draws, PAPER: { ...lot, ...changes } } }, ...events);
  const drawnBy = (...events: Event[]) => withLot({}, ...events);
  const sealedAnew: Event = { type: 'PapersSealed', data: { ...papers, versions: versions.toReversed() } };
  const brokenSeal = (broken: string, version: string | null): Event => ({
    type: 'ReservePaperTaken',
    data: { ...reasoned, broken, version },
  });
  const allBroken = [drawn, brokenSeal('2', '3'), brokenSeal('3', '1'), brokenSeal('1', null)];

  it('gives the version that secret and numbers draw together', () => {
    const nonces = numbers.map(({ giver, number }) => ({ candidate: giver, nonce: number }));
    const drawnSeed = lotSeed(secret, nonces);
    const { version } = versions[lotIndex(drawnSeed, 3)]!;
    drawnBy(sealed())
      .when('DrawPaper', { secret }, chair)
      .then({ type: 'PaperDrawn', data: { seed: drawnSeed, version, commitment, secret, numbers } });
  });

  it('is for the chair alone', () => {
    drawnBy(sealed()).when('DrawPaper', { secret }, head).thenRefused('chair-only');
  });

  it('opens only the secret that was committed to, with the numbers of two', () => {
    drawnBy(sealed()).when('DrawPaper', { secret: seed }, chair).thenRefused('lot-commitment-mismatch');
    given(sealed()).when('DrawPaper', { secret }, chair).thenRefused('lot-not-committed');
    withLot({ numbers: numbers.slice(1) }, sealed())
      .when('DrawPaper', { secret }, chair)
      .thenRefused('too-few-lot-numbers', { given: 1, needed: 2 });
  });

  it('is held once', () => {
    drawnBy(sealed(), drawn).when('DrawPaper', { secret }, chair).thenRefused('paper-already-drawn', { version: '2' });
  });

  it.each([
    ['2', '3'],
    ['3', '1'],
  ])('is not repeated for a broken seal: %s is followed by %s', (version, next) => {
    given(sealed(), { type: 'PaperDrawn', data: { seed, version } })
      .when('TakeReservePaper', reasoned, chair)
      .then(brokenSeal(version, next));
  });

  it('leaves out reserves whose seal was broken before, until none is left', () => {
    given(sealed(), drawn, brokenSeal('2', '3')).when('TakeReservePaper', reasoned, chair).then(brokenSeal('3', '1'));
    given(sealed(), drawn, brokenSeal('2', '3'), brokenSeal('3', '1'))
      .when('TakeReservePaper', reasoned, chair)
      .then(brokenSeal('1', null));
  });

  it('has a reserve only for a version that was drawn, by the chair', () => {
    given(sealed()).when('TakeReservePaper', reasoned, chair).thenRefused('paper-not-drawn');
    given(sealed(), drawn).when('TakeReservePaper', reasoned, head).thenRefused('chair-only');
  });

  it('is held anew for new papers only, under a new commitment', () => {
    drawnBy(sealed(), ...allBroken)
      .when('DrawPaper', { secret }, chair)
      .thenRefused('no-seal-whole');
    drawnBy(sealed(), ...allBroken)
      .when('SealPapers', papers, { ...chair, at: examDay })
      .then({ type: 'PapersSealed', data: papers });
    const once: Event = { type: 'PaperDrawn', data: { seed, version: '2', commitment, secret, numbers } };
    drawnBy(sealed(), once, ...allBroken.slice(1), sealedAnew)
      .when('DrawPaper', { secret }, chair)
      .thenRefused('lot-not-committed');
  });

  it('keeps the papers that it is about', () => {
    const again = (spec: ReturnType<typeof given>) => spec.when('SealPapers', papers, { ...chair, at: examDay });
    again(drawnBy(sealed())).thenRefused('papers-already-sealed');
    again(given(sealed(), drawn)).thenRefused('papers-already-sealed');
    again(withLot({ numbers: [] }, sealed())).then({ type: 'PapersSealed', data: papers });
    again(given(sealed())).then({ type: 'PapersSealed', data: papers });
  });

  it('never draws a version that was not sealed', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9a-f]{64}$/), (any) => {
        const { outcome } = withLot({ commitment: lotCommitment(any) }, sealed()).when(
          'DrawPaper',
          { secret: any },
          chair,
        );
        expect(versions.map(({ version }) => version)).toContain(
          (outcome as unknown as { data: { version: string } }[])[0]!.data.version,
        );
      }),
    );
  });
});

describe('the start of the paper', () => {
  const when = (changes: Partial<WrittenCommands['StartWritten']>, ...events: Event[]) =>
    given(...(events.length > 0 ? events : [sealed(), drawn])).when(
      'StartWritten',
      { ...start, ...changes },
      { ...head, at: examDay },
    );

  it.each(['I1', 'M1'])('is for the head of the invigilation board or the chair: %s', (actor) => {
    given(sealed(), drawn)
      .when('StartWritten', start, { actor, at: examDay })
      .then({ type: 'WrittenStarted', data: start });
  });

  it('is for nobody else', () => {
    given(sealed(), drawn)
      .when('StartWritten', start, { ...invigilator, at: examDay })
      .thenRefused('invigilation-head-or-chair-only');
  });

  it('needs a paper that was drawn', () => {
    when({}, sealed()).thenRefused('paper-not-drawn');
  });

  it('does not happen with a broken seal', () => {
    when({ sealIntact: false }).thenRefused('seal-broken', { version: '2' });
  });

  it.each(['2026-04-02', '2026-04-01'])('needs room lists posted a working day before: %s', (day) => {
    const result = when({}, sealed(day), drawn);
    if (day === '2026-04-01') result.then({ type: 'WrittenStarted', data: start });
    else result.thenRefused('rooms-posted-too-late', { postedOn: day, examDay: '2026-04-02', least: 1 });
  });

  it('counts working days: lists of Friday do not serve for Sunday', () => {
    given(sealed('2026-04-03'), drawn)
      .when('StartWritten', start, { ...head, at: '2026-04-05T01:00:00.000Z' })
      .thenRefused('rooms-posted-too-late');
  });

  it('does not happen without any day of posting', () => {
    when({}, drawn).thenRefused('rooms-posted-too-late');
  });

  it('is witnessed by two different candidates who take part', () => {
    when({ witnesses: ['A'] }).thenRefused('too-few-witnesses');
    when({ witnesses: ['A', 'A'] }).thenRefused('too-few-witnesses');
    when({ witnesses: ['A', 'X'] }).thenRefused('witness-not-a-candidate', { candidate: 'X' });
  });

  it('needs two different invigilators of the board', () => {
    when({ invigilators: ['I2'] }).thenRefused('too-few-invigilators');
    when({ invigilators: ['I2', 'I2'] }).thenRefused('too-few-invigilators');
    when({ invigilators: ['I2', 'K1'] }).thenRefused('invigilator-not-on-board', { person: 'K1' });
  });

  it('refuses an invigilator who must keep out', () => {
    const { council } = round();
    givenIn({ council: { ...council, recused: { I3: 'ALL_CANDIDATES' } } }, sealed(), drawn)
      .when('StartWritten', start, { ...head, at: examDay })
      .thenRefused('invigilator-not-on-board', { person: 'I3' });
  });
});

describe('the sitting', () => {
  it('records who is there, once', () => {
    const data = { candidate: 'A', present: true };
    given().when('RecordAttendance', data, invigilator).then({ type: 'AttendanceRecorded', data });
    given(present('A')).when('RecordAttendance', data, invigilator).thenNothing();
    given(present('A', false))
      .when('RecordAttendance', { ...data, present: false }, invigilator)
      .thenNothing();
  });

  it('takes attendance from invigilators, of candidates who take part', () => {
    given().when('RecordAttendance', { candidate: 'A', present: true }, chair).thenRefused('invigilators-only');
    given()
      .when('RecordAttendance', { candidate: 'X', present: true }, invigilator)
      .thenRefused('not-a-running-candidate');
  });

  it('counts nobody in whose posts are all cancelled', () => {
    const { applications } = round();
    givenIn({ applications: { ...applications, cancelledPosts: ['P2'] } })
      .when('RecordAttendance', { candidate: 'C', present: true }, invigilator)
      .thenRefused('not-a-running-candidate', { candidate: 'C' });
  });

  const late = (minutes: number, admitted = true) => ({ candidate: 'A', minutes, admitted });

  it('lets invigilators admit up to ten minutes late', () => {
    given()
      .when('RecordLateArrival', late(1), invigilator)
      .then({ type: 'CandidateLate', data: late(1) });
    given()
      .when('RecordLateArrival', late(10), invigilator)
      .then({ type: 'CandidateLate', data: late(10) });
    given().when('RecordLateArrival', late(11), invigilator).thenRefused('late-needs-chair', { minutes: 11, most: 10 });
  });

  it('lets the chair admit later, and invigilators turn away', () => {
    given()
      .when('RecordLateArrival', late(11), chair)
      .then({ type: 'CandidateLate', data: late(11) });
    given()
      .when('RecordLateArrival', late(40, false), invigilator)
      .then({ type: 'CandidateLate', data: late(40, false) });
  });

  it.each([
    [180, 10],
    [60, 10],
    [30, 5],
    [20, 0],
    [null, 10],
  ])('of %s minutes lets invigilators admit up to %s minutes late', (minutes, most) => {
    expect(lateLimit(minutes)).toBe(most);
  });

  it('refuses a late arrival by a stranger, of a stranger, or of no minutes', () => {
    given().when('RecordLateArrival', late(5), { actor: 'K1' }).thenRefused('invigilators-only');
    given()
      .when('RecordLateArrival', { ...late(5), candidate: 'X' }, invigilator)
      .thenRefused('not-a-running-candidate');
    given().when('RecordLateArrival', late(0), invigilator).thenRefused('minutes-malformed');
    given().when('RecordLateArrival', late(1.5), invigilator).thenRefused('minutes-malformed');
  });

  it('takes an admitted latecomer as present and one turned away as absent', () => {
    const came = (candidate: string, admitted: boolean): Event => ({
      type: 'CandidateLate',
      data: { candidate, minutes: 5, admitted },
    });
    expect(scriptsDue(given(came('A', true), came('B', false)).state)).toEqual(['A']);
  });
});

describe('sanctions', () => {
  it('up to a warning come from invigilators', () => {
    const data = sanction('A', 'REPRIMAND');
    given(present('A')).when('ApplySanction', data, invigilator).then({ type: 'SanctionApplied', data });
    given(present('A')).when('ApplySanction', data, chair).thenRefused('invigilators-only');
  });

  it('of suspension come from the chair', () => {
    const data = sanction('A', 'SUSPENSION');
    given(present('A')).when('ApplySanction', data, chair).then({ type: 'SanctionApplied', data });
    given(present('A')).when('ApplySanction', data, invigilator).thenRefused('chair-only');
  });

  it('fall on candidates who are there, once each', () => {
    given().when('ApplySanction', sanction('X', 'REPRIMAND'), invigilator).thenRefused('not-a-running-candidate');
    given().when('ApplySanction', sanction('A', 'REPRIMAND'), invigilator).thenRefused('candidate-not-present');
    given(present('A'), sanctioned('A', 'REPRIMAND'))
      .when('ApplySanction', sanction('A', 'REPRIMAND'), invigilator)
      .thenNothing();
    given(present('A'), sanctioned('A', 'WARNING'))
      .when('ApplySanction', sanction('A', 'REPRIMAND'), invigilator)
      .then({ type: 'SanctionApplied', data: sanction('A', 'REPRIMAND') });
  });

  it('may end with a cancelled result, by the chair', () => {
    const data = { candidate: 'A', decision, ...reasoned };
    given(present('A')).when('CancelResult', data, chair).then({ type: 'ResultCancelled', data });
    given(present('A')).when('CancelResult', data, head).thenRefused('chair-only');
    given().when('CancelResult', data, chair).thenRefused('candidate-not-present');
    given(present('A'), { type: 'ResultCancelled', data }).when('CancelResult', data, chair).thenNothing();
  });
});

describe('a flawed question (S24)', () => {
  const error = { question: 'Q17', text };
  const raised: Event = { type: 'QuestionErrorRaised', data: error };
  const decide = (choice: 'KEEP' | 'CREDIT_ALL') => ({ question: 'Q17', decision: choice, ...reasoned });

  it.each(['I2', 'person-A'])('is reported by an invigilator or a candidate: %s', (actor) => {
    given().when('RaiseQuestionError', error, { actor }).then(raised);
  });

  it('is not reported by others, and only once', () => {
    given().when('RaiseQuestionError', error, { actor: 'K1' }).thenRefused('question-error-not-by-you');
    given(raised).when('RaiseQuestionError', error, invigilator).thenNothing();
  });

  it('is decided by the chair, for all candidates alike, once', () => {
    const decided: Event = { type: 'QuestionErrorDecided', data: decide('CREDIT_ALL') };
    given(raised).when('DecideQuestionError', decide('CREDIT_ALL'), chair).then(decided);
    given(raised).when('DecideQuestionError', decide('KEEP'), head).thenRefused('chair-only');
    given().when('DecideQuestionError', decide('KEEP'), chair).thenRefused('question-error-unknown');
    given(raised, decided).when('DecideQuestionError', decide('CREDIT_ALL'), chair).thenNothing();
    given(raised, decided)
      .when('DecideQuestionError', decide('KEEP'), chair)
      .thenRefused('question-error-decided', { question: 'Q17', decision: 'CREDIT_ALL' });
  });

  it('is no longer decided once marks are published', () => {
    const { marking } = round();
    givenIn({ marking: { ...marking, codeOf: { A: 'X1' } } }, raised)
      .when('DecideQuestionError', decide('KEEP'), chair)
      .thenRefused('marks-already-published');
  });
});

describe('custody', () => {
  const transfer = (from: string, to: string, changes: Partial<WrittenCommands['TransferCustody']> = {}) => ({
    item: 'bag-1',
    from,
    to,
    witnesses: ['S1'],
    sealIntact: true,
    count: 3,
    ...changes,
  });
  const offer = (from: string, to: string, changes = {}): Event => ({
    type: 'CustodyOffered',
    data: transfer(from, to, changes),
  });
  const moved = (from: string, to: string, changes = {}): Event => ({
    type: 'CustodyTransferred',
    data: transfer(from, to, changes),
  });
  const taken = { item: 'bag-1', sealIntact: true, count: 3 };
  const refusal = { item: 'bag-1', reason: text };
  /** Two whose seats others have now. */
  const left = ['gone-1', 'gone-2'] as const;
  const takeover = { ...taken, ...reasoned, witnesses: ['S1'] };
  const takenOver = (from: string, to = 'M1', changes: Partial<typeof takeover> = {}): Event => ({
    type: 'CustodyTakenOver',
    data: { ...takeover, ...changes, from, to },
  });
  const flag = (
    what: 'seal-found-broken' | 'count-differs' | 'count-offered-differs',
    details: Readonly<Record<string, string | number>>,
  ) => ({
    type: 'DeviationFlagged' as const,
    data: { what, details: { item: 'bag-1', ...details }, rule: 'TT 22/2025 Art 5(5)đ' },
  });

  it('is given away by its holder, or who acts for that person, and by nobody else', () => {
    const past = given();
    past.when('TransferCustody', transfer('I1', 'C1'), { actor: 'I1' }).then(offer('I1', 'C1'));
    past.when('TransferCustody', transfer('I1', 'C1'), { actor: 'I2', onBehalfOf: 'I1' }).then(offer('I1', 'C1'));
    for (const actor of ['C1', 'S1', chair.actor])
      past.when('TransferCustody', transfer('I1', 'C1'), { actor }).thenRefused('handover-by-its-giver');
  });

  it('is signed for by its receiver, or who acts for that person, and by nobody else', () => {
    const past = given(offer('I1', 'C1'));
    past.when('AcceptCustody', taken, { actor: 'C1' }).then(moved('I1', 'C1'));
    past.when('AcceptCustody', taken, { actor: 'C2', onBehalfOf: 'C1' }).then(moved('I1', 'C1'));
    for (const actor of ['I1', 'S1', chair.actor])
      past.when('AcceptCustody', taken, { actor }).thenRefused('handover-by-its-receiver', { item: 'bag-1' });
  });

  it('is signed for once, and only where something was handed over', () => {
    for (const [past, code] of [
      [given(), 'no-handover-open'],
      [given(offer('I1', 'C1'), moved('I1', 'C1')), 'custody-held-already'],
    ] as const) {
      past.when('AcceptCustody', taken, { actor: 'C1' }).thenRefused(code, { item: 'bag-1' });
      past.when('RefuseCustody', refusal, { actor: 'C1' }).thenRefused(code, { item: 'bag-1' });
    }
  });

  it('stays with its giver until it is signed for: nobody hands it on', () => {
    const past = given(offer('I1', 'C1'));
    past
      .when('TransferCustody', transfer('C1', 'K1'), { actor: 'C1' })
      .thenRefused('not-the-holder', { item: 'bag-1', holder: 'I1' });
    past
      .when('TransferCustody', transfer('I1', 'K1'), { actor: 'I1' })
      .thenRefused('handover-awaits-receiver', { item: 'bag-1' });
  });

  it('stays with its giver where the receiver refuses it, or the giver takes it back', () => {
    const refused: Event = { type: 'CustodyRefused', data: { ...refusal, from: 'I1', to: 'C1' } };
    for (const actor of ['C1', 'I1']) given(offer('I1', 'C1')).when('RefuseCustody', refusal, { actor }).then(refused);
    given(offer('I1', 'C1')).when('RefuseCustody', refusal, { actor: 'S1' }).thenRefused('handover-by-its-receiver');
    const past = given(offer('I1', 'C1'), refused);
    past.when('TransferCustody', transfer('I1', 'K1'), { actor: 'I1' }).then(offer('I1', 'K1'));
    past.when('AcceptCustody', taken, { actor: 'C1' }).thenRefused('no-handover-open');
    expect(given(refused).state.written.items).toEqual(emptyTable());
  });

  it('begins with whose work seals things, and with nobody else who sits there', () => {
    const seen = { witnesses: ['M5'] };
    const first = (from: string) => given().when('TransferCustody', transfer(from, 'C2', seen), { actor: from });
    for (const from of ['I1', 'Q1', 'M1', 'M3', round().plan.owner!]) first(from).then(offer(from, 'C2', seen));
    for (const from of ['I2', 'M4', 'S1', round().plan.draft!.authority])
      first(from).thenRefused('custody-begins-elsewhere', { item: 'bag-1' });
    given(offer('I1', 'C2'), moved('I1', 'C2'))
      .when('TransferCustody', transfer('C2', 'K1'), { actor: 'C2' })
      .then(offer('C2', 'K1'));
  });

  it('is witnessed by nobody who is not somebody in the round', () => {
    const { person } = at(round().applications.list, 'A')!;
    given()
      .when('TransferCustody', transfer('I1', 'C1', { witnesses: ['S1', 'passer-by'] }), { actor: 'I1' })
      .thenRefused('handover-witness-unknown', { item: 'bag-1', person: 'passer-by' });
    const witnesses = [person];
    given()
      .when('TransferCustody', transfer('I1', 'C1', { witnesses }), { actor: 'I1' })
      .then(offer('I1', 'C1', { witnesses }));
  });

  it('is taken over by the chair from a holder who has left, and by nobody else', () => {
    const past = given(moved('I1', left[0]));
    past.when('TransferCustody', transfer('I1', 'K1'), { actor: 'I1' }).thenRefused('holder-has-left');
    past.when('TakeOverCustody', takeover, chair).then(takenOver(left[0]));
    past.when('TakeOverCustody', takeover, { actor: 'S1', onBehalfOf: 'M1' }).then(takenOver(left[0]));
    for (const actor of ['I1', 'S1', 'M2']) past.when('TakeOverCustody', takeover, { actor }).thenRefused('chair-only');
    given(moved('I1', left[0]), takenOver(left[0]))
      .when('TransferCustody', transfer('M1', 'K1'), chair)
      .then(offer('M1', 'K1'));
  });

  it('is taken over from nobody who can still hand it over, and only where somebody holds it', () => {
    given(moved('I1', 'C1')).when('TakeOverCustody', takeover, chair).thenRefused('holder-still-seated');
    given().when('TakeOverCustody', takeover, chair).thenRefused('custody-unknown');
    const { council } = round();
    givenIn({ council: { ...council, members: [] } }, moved('I1', left[0]))
      .when('TakeOverCustody', takeover, chair)
      .thenRefused('chair-only');
  });

  it('is taken over before the supervision board where one sits, and otherwise before somebody else', () => {
    const past = given(moved('I1', left[0]));
    past.when('TakeOverCustody', { ...takeover, witnesses: ['M2'] }, chair).thenRefused('takeover-unsupervised');
    past
      .when('TakeOverCustody', { ...takeover, witnesses: ['S1', 'passer-by'] }, chair)
      .thenRefused('handover-witness-unknown');
    past.when('TakeOverCustody', { ...takeover, count: -1 }, chair).thenRefused('count-malformed');
    const unwatched = { council: { ...round().council, supervision: null } };
    const seen = { witnesses: ['M2'] };
    givenIn(unwatched, moved('I1', left[0]))
      .when('TakeOverCustody', { ...takeover, ...seen }, chair)
      .then(takenOver(left[0], 'M1', seen));
    givenIn(unwatched, moved('I1', left[0]))
      .when('TakeOverCustody', { ...takeover, witnesses: ['M1', left[0]] }, chair)
      .thenRefused('handover-unwitnessed');
  });

  it('that is taken over is flagged where it is found otherwise than it was given', () => {
    const found = { sealIntact: false, count: 2 };
    given(offer('I1', left[0]), moved('I1', left[0]), offer(left[0], left[1]))
      .when('TakeOverCustody', { ...takeover, ...found }, chair)
      .then(
        takenOver(left[0], 'M1', found),
        flag('seal-found-broken', {}),
        flag('count-differs', { handed: 3, found: 2 }),
      );
  });

  it('goes to nobody without a seat in the round', () => {
    given()
      .when('TransferCustody', transfer('I1', 'stranger'), { actor: 'I1' })
      .thenRefused('handover-to-stranger', { item: 'bag-1' });
  });

  it('passes from the holder only, also as it was recorded before receivers signed', () => {
    given(moved('I1', 'C1')).when('TransferCustody', transfer('C1', 'K1'), { actor: 'C1' }).then(offer('C1', 'K1'));
    given(moved('I1', 'C1'))
      .when('TransferCustody', transfer('I1', 'K1'), { actor: 'I1' })
      .thenRefused('not-the-holder', { item: 'bag-1', holder: 'C1' });
  });

  it('needs two people and a third who sees it', () => {
    given().when('TransferCustody', transfer('I1', 'I1'), { actor: 'I1' }).thenRefused('handover-to-oneself');
    given()
      .when('TransferCustody', transfer('I1', 'C1', { witnesses: ['I1', 'C1'] }), { actor: 'I1' })
      .thenRefused('handover-unwitnessed');
  });

  it('has passed at once where both have signed on paper', () => {
    const { plan } = round();
    const typedIn = { plan: { ...plan, draft: { ...plan.draft!, entry: 'RETROSPECTIVE' as const } } };
    givenIn(typedIn).when('TransferCustody', transfer('I1', 'C1'), { actor: 'I1' }).then(moved('I1', 'C1'));
    for (const [command, data] of [
      ['AcceptCustody', taken],
      ['RefuseCustody', refusal],
    ] as const) {
      const past = givenIn(typedIn, moved('I1', 'C1'));
      past.when(command, data, { actor: 'C1' }).thenRefused('custody-held-already', { item: 'bag-1' });
      past.when(command, data, { actor: 'I1' }).thenRefused('no-handover-open');
    }
  });

  it('is recorded with a broken seal as the fact that it is, and flagged where it is found', () => {
    const broken = { sealIntact: false };
    const found = flag('seal-found-broken', {});
    const data = transfer('I1', 'C1', broken);
    given()
      .when('TransferCustody', data, { actor: 'I1' })
      .then(offer('I1', 'C1', broken), found);
    given(offer('I1', 'C1'))
      .when('AcceptCustody', { ...taken, ...broken }, { actor: 'C1' })
      .then(moved('I1', 'C1', broken), found);
    given(offer('I1', 'C1', broken))
      .when('AcceptCustody', { ...taken, ...broken }, { actor: 'C1' })
      .then(moved('I1', 'C1', broken));
  });

  it('is flagged where another count is found than was handed over, or handed over than was found', () => {
    given(offer('I1', 'C1'))
      .when('AcceptCustody', { ...taken, count: 2 }, { actor: 'C1' })
      .then(moved('I1', 'C1', { count: 2 }), flag('count-differs', { handed: 3, found: 2 }));
    given(offer('I1', 'C1'), moved('I1', 'C1'))
      .when('TransferCustody', transfer('C1', 'K1', { count: 4 }), { actor: 'C1' })
      .then(offer('C1', 'K1', { count: 4 }), flag('count-offered-differs', { handed: 3, found: 4 }));
    const { plan } = round();
    const typedIn = { plan: { ...plan, draft: { ...plan.draft!, entry: 'RETROSPECTIVE' as const } } };
    givenIn(typedIn, moved('I1', 'C1'))
      .when('TransferCustody', transfer('C1', 'K1', { count: 4 }), { actor: 'C1' })
      .then(moved('C1', 'K1', { count: 4 }), flag('count-differs', { handed: 3, found: 4 }));
  });

  it.each([-1, 0.5])('cannot count %s items', (count) => {
    given()
      .when('TransferCustody', transfer('I1', 'C1', { count }), { actor: 'I1' })
      .thenRefused('count-malformed');
    given(offer('I1', 'C1'))
      .when('AcceptCustody', { ...taken, count }, { actor: 'C1' })
      .thenRefused('count-malformed');
  });

  it('leaves every item with exactly one holder, whatever is asked', () => {
    const people = ['I1', 'C1', 'K1'];
    const step = fc.record({ from: fc.constantFrom(...people), to: fc.constantFrom(...people), signs: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let past: Event[] = [];
        let holder: string | undefined;
        let open: string | undefined;
        for (const { from, to, signs } of steps) {
          if (open !== undefined && signs) {
            const { outcome } = given(...past).when('AcceptCustody', taken, { actor: to });
            expect(Array.isArray(outcome)).toBe(to === open);
            if (to !== open) continue;
            past = [...past, moved(holder!, to)];
            [holder, open] = [to, undefined];
            continue;
          }
          const { outcome } = given(...past).when('TransferCustody', transfer(from, to), { actor: from });
          const isOffered = Array.isArray(outcome);
          expect(isOffered).toBe(open === undefined && from !== to && (holder ?? from) === from);
          if (!isOffered) continue;
          past = [...past, offer(from, to)];
          [holder, open] = [from, to];
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('the end of the paper', () => {
  const all = [present('A'), present('B'), present('C', false)];
  const script = (candidate: string, signed = true) => ({ candidate, sheets: 4, signed });
  const both = { scripts: [script('A'), script('B', false)] };

  it('is for the head of the invigilation board, when scripts and attendance agree', () => {
    given(...all)
      .when('EndWritten', both, head)
      .then({ type: 'WrittenEnded', data: both });
    given(...all)
      .when('EndWritten', both, chair)
      .thenRefused('invigilation-head-only');
  });

  it('needs everybody’s attendance', () => {
    given(present('A'), present('B'))
      .when('EndWritten', both, head)
      .thenRefused('attendance-missing', { candidate: 'C' });
  });

  it('needs the script of everybody present, and of nobody else', () => {
    given(...all)
      .when('EndWritten', { scripts: [script('A')] }, head)
      .thenRefused('scripts-differ-from-attendance', { candidate: 'B' });
    given(...all)
      .when('EndWritten', { scripts: [...both.scripts, script('C')] }, head)
      .thenRefused('scripts-differ-from-attendance', { candidate: 'C' });
    given(...all)
      .when('EndWritten', { scripts: [script('A'), script('A'), script('B')] }, head)
      .thenRefused('script-listed-twice');
  });

  it('takes a script of which nothing is handed in', () => {
    const data = { scripts: [{ ...script('A'), sheets: 0 }, script('B')] };
    given(...all)
      .when('EndWritten', data, head)
      .then({ type: 'WrittenEnded', data });
  });

  it.each([-1, 1.5])('cannot count %s sheets', (sheets) => {
    given(...all)
      .when('EndWritten', { scripts: [{ ...script('A'), sheets }, script('B')] }, head)
      .thenRefused('sheets-malformed');
  });

  it('takes no script of a suspended candidate (S15)', () => {
    given(...all, sanctioned('B', 'SUSPENSION'))
      .when('EndWritten', { scripts: [script('A')] }, head)
      .then({ type: 'WrittenEnded', data: { scripts: [script('A')] } });
  });

  it('may leave a question error open, and remembers who did not sign', () => {
    const { state } = given(
      ...all,
      { type: 'QuestionErrorRaised', data: { question: 'Q1', text } },
      { type: 'WrittenStarted', data: start },
      { type: 'WrittenEnded', data: both },
    );
    expect(state.written.questionErrors).toEqual({ Q1: 'OPEN' });
    expect(state.written.scripts).toEqual(put(put(emptyTable(), 'A', true), 'B', false));
    expect(state.written.invigilators).toEqual(['I2', 'I3']);
  });
});

describe('the words of the chapter', () => {
  it.each(Object.entries(writtenRefusals))('say %s in both languages, with a source', (_code, { vi, en, source }) => {
    expect(vi).toBeTruthy();
    expect(en).not.toBe(vi);
    expect(source).toMatch(/^(?:TT|NĐ|rule of Khoa Bảng)/);
  });

  it('start as an empty part', () => {
    expect(written.initial).toEqual(paperRound({}).written);
  });
});
