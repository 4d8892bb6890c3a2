import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { values } from '#kernel';
import { type SampleCandidate, sampleRound, type SampleRound } from '#test/support/sample-round';
import { chapterSpec, type Past } from '#test/support/specify';
import type { Round } from '../state.js';
import { defence } from './defence.js';
import type { Lot } from '../draws/events.js';
import type { DefenceEvents } from './events.js';
import { defenceRefusals } from './refusals.js';

const hash = 'a'.repeat(64);
const other = 'b'.repeat(64);
const secret = 'c'.repeat(64);
const commitment = bytesToHex(sha256(hexToBytes(secret)));
const chair = { actor: 'M1' };
const secretary = { actor: 'M3' };
const reasoned = { reason: { ref: 'r', commitment: hash }, minutes: hash };

const admitted: readonly SampleCandidate[] = [
  { id: 'A', marks: ['72', '72'] },
  { id: 'B', marks: ['66', '66'] },
  { id: 'C', marks: ['40', '40'] },
];
const roundOf = (changes: SampleRound = {}, more: (round: Round) => Partial<Round> = () => ({})): Round => {
  const round = sampleRound({ candidates: admitted, ...changes });
  return { ...round, ...more(round) };
};
const ready = (changes: SampleRound = {}, more?: (round: Round) => Partial<Round>) =>
  chapterSpec(defence, roundOf(changes, more));

type Event = Past<DefenceEvents>;
const deposited = (candidate: string): Event => ({ type: 'SchemeDeposited', data: { candidate, hash } });
const drawn = (...order: string[]): Event => ({ type: 'OrderDrawn', data: { secret, nonces: [], order } });
const started = (candidate: string): Event => ({ type: 'DefenceStarted', data: { candidate } });
const presented = (candidate: string): Event => ({ type: 'Presented', data: { candidate, minutes: 30 } });
const questioned = (candidate: string): Event => ({
  type: 'Questioned',
  data: { candidate, minutes: 30, record: hash },
});
const present = (candidate: string, ...members: string[]): Event => ({
  type: 'PresenceRecorded',
  data: { candidate, members },
});
const heard = (candidate: string, ...members: string[]): Event[] => [
  started(candidate),
  presented(candidate),
  questioned(candidate),
  present(candidate, ...members),
];
const sheet = (candidate: string, member: string, score: string, replaces: string | null = null): Event => ({
  type: 'SheetSigned',
  data: { candidate, member, score, sheet: hash, replaces },
});
const required = (candidate: string, spread: string): Event => ({
  type: 'SpreadReviewRequired',
  data: { candidate, spread, limit: '10' },
});
const withdrawn = (candidate: string): SampleCandidate[] =>
  admitted.map((entry) => (entry.id === candidate ? { ...entry, status: 'WITHDRAWN' } : entry));

describe('the hand-in of schemes', () => {
  it.each(['M3', 'p-owner', 'person-A'])('is open to the secretary, the owner and the candidate: %s', (actor) => {
    ready()()
      .when('DepositScheme', { candidate: 'A', hash }, { actor })
      .then({ type: 'SchemeDeposited', data: { candidate: 'A', hash } });
  });

  it('is closed to everybody else', () => {
    ready()()
      .when('DepositScheme', { candidate: 'A', hash }, { actor: 'person-B' })
      .thenRefused('scheme-hand-in-not-allowed');
  });

  it('is closed to those whom the gate has kept out', () => {
    ready()().when('DepositScheme', { candidate: 'C', hash }, secretary).thenRefused('not-admitted');
  });

  it('is closed before the gate has been evaluated', () => {
    ready({}, ({ appeals }) => ({ appeals: { ...appeals, gate: null } }))()
      .when('DepositScheme', { candidate: 'A', hash }, secretary)
      .thenRefused('not-admitted');
  });

  it('is closed to who has withdrawn', () => {
    ready({ candidates: withdrawn('A') })()
      .when('DepositScheme', { candidate: 'A', hash }, secretary)
      .thenRefused('no-longer-running');
  });

  it('is over once the order is drawn', () => {
    ready()(deposited('B'), drawn('B'))
      .when('DepositScheme', { candidate: 'A', hash }, secretary)
      .thenRefused('lot-already-drawn');
    ready()(drawn('B'))
      .when('AcceptLateScheme', { candidate: 'A', hash, ...reasoned }, chair)
      .thenRefused('lot-already-drawn');
  });

  it('takes the same copy twice for one and another copy not at all', () => {
    const given = ready();
    given(deposited('A')).when('DepositScheme', { candidate: 'A', hash }, secretary).thenNothing();
    given(deposited('A'))
      .when('AcceptLateScheme', { candidate: 'A', hash, ...reasoned }, chair)
      .thenNothing();
    given(deposited('A'))
      .when('DepositScheme', { candidate: 'A', hash: other }, secretary)
      .thenRefused('scheme-already-deposited');
  });

  it('lets the chair accept a late one, with a reason', () => {
    const data = { candidate: 'A', hash, ...reasoned };
    ready()().when('AcceptLateScheme', data, chair).then({ type: 'LateSchemeAccepted', data });
    ready()().when('AcceptLateScheme', data, secretary).thenRefused('defence-chair-only');
    expect(ready()({ type: 'LateSchemeAccepted', data }).state.defence.schemes).toEqual({ A: hash });
  });
});

describe('the lot', () => {
  const numbers = [
    { giver: 'A', number: hash },
    { giver: 'B', number: other },
  ];
  const lot: Lot = { commitment, holders: ['M3'], numbers, lost: false };
  const both = [deposited('A'), deposited('B')];
  const withLot = (changes: Partial<Lot> = {}, sample: SampleRound = {}) =>
    ready(sample, ({ draws }) => ({ draws: { ...draws, ORDER: { ...lot, ...changes } } }));

  it('puts every running candidate into an order that anybody can work out again', () => {
    const draw = () => withLot()(...both).when('DrawOrder', { secret }, chair).outcome;
    const [event] = draw() as readonly { data: DefenceEvents['OrderDrawn'] }[];
    expect([...event!.data.order].sort()).toEqual(['A', 'B']);
    expect(event!.data.nonces).toEqual([
      { candidate: 'A', nonce: hash },
      { candidate: 'B', nonce: other },
    ]);
    expect(draw()).toEqual([event]);
  });

  it('opens only the secret that was committed to', () => {
    for (const wrong of [other, 'zz', commitment]) {
      withLot()(...both)
        .when('DrawOrder', { secret: wrong }, chair)
        .thenRefused('lot-commitment-mismatch');
    }
    ready()(...both)
      .when('DrawOrder', { secret }, chair)
      .thenRefused('lot-not-committed');
  });

  it('takes the commitment for the secret once that was declared lost', () => {
    const [event] = withLot({ lost: true })(...both).when('DrawOrder', { secret: commitment }, chair)
      .outcome as readonly { type: string }[];
    expect(event!.type).toBe('OrderDrawn');
    withLot({ lost: true })(...both)
      .when('DrawOrder', { secret }, chair)
      .thenRefused('lot-commitment-mismatch');
  });

  it('is drawn by the chair, once', () => {
    withLot()(...both)
      .when('DrawOrder', { secret }, secretary)
      .thenRefused('defence-chair-only');
    withLot()(...both, drawn('A', 'B'))
      .when('DrawOrder', { secret }, chair)
      .thenRefused('lot-already-drawn');
  });

  it('waits for the gate, for somebody to draw, and for every scheme', () => {
    ready({}, ({ appeals }) => ({ appeals: { ...appeals, gate: null } }))()
      .when('DrawOrder', { secret }, chair)
      .thenRefused('gate-not-evaluated');
    withLot({}, { candidates: [] })().when('DrawOrder', { secret }, chair).thenRefused('nobody-to-draw');
    withLot()(deposited('A')).when('DrawOrder', { secret }, chair).thenRefused('scheme-missing', { candidate: 'B' });
  });

  it('needs the numbers of two, or of the one who is left', () => {
    const one = { numbers: numbers.slice(0, 1) };
    withLot(one)(...both)
      .when('DrawOrder', { secret }, chair)
      .thenRefused('too-few-lot-numbers', { given: 1, needed: 2 });
    const { outcome } = withLot(one, { candidates: withdrawn('B') })(deposited('A')).when(
      'DrawOrder',
      { secret },
      chair,
    );
    expect(outcome).toMatchObject([{ data: { order: ['A'] } }]);
  });
});

describe('a session', () => {
  it('starts in the drawn order, led by the head of the panel', () => {
    const given = ready();
    given(drawn('B', 'A'))
      .when('StartDefence', { candidate: 'B' }, chair)
      .then({ type: 'DefenceStarted', data: { candidate: 'B' } });
    given(drawn('B', 'A'))
      .when('StartDefence', { candidate: 'A' }, chair)
      .thenRefused('out-of-drawn-order', { candidate: 'A', next: 'B' });
    given(drawn('B', 'A')).when('StartDefence', { candidate: 'B' }, secretary).thenRefused('panel-head-only');
    given().when('StartDefence', { candidate: 'B' }, chair).thenRefused('lot-not-drawn');
    given(drawn('B', 'A'), started('B')).when('StartDefence', { candidate: 'B' }, chair).thenNothing();
  });

  it('skips the absent and the withdrawn', () => {
    ready()(drawn('B', 'A'), { type: 'DefenceAbsenceRecorded', data: { candidate: 'B' } })
      .when('StartDefence', { candidate: 'A' }, chair)
      .then({ type: 'DefenceStarted', data: { candidate: 'A' } });
    ready({ candidates: withdrawn('B') })(drawn('B', 'A'))
      .when('StartDefence', { candidate: 'A' }, chair)
      .then({ type: 'DefenceStarted', data: { candidate: 'A' } });
  });

  it('waits for the end of the one before it', () => {
    ready()(drawn('B', 'A'), started('B'))
      .when('StartDefence', { candidate: 'A' }, chair)
      .thenRefused('session-still-open');
    ready()(drawn('B', 'A'), started('B'), presented('B'), questioned('B'))
      .when('StartDefence', { candidate: 'A' }, chair)
      .then({ type: 'DefenceStarted', data: { candidate: 'A' } });
  });

  it('does not start for one who is out of the order once all have been heard', () => {
    ready()(drawn('A'), started('A'), presented('A'), questioned('A'))
      .when('StartDefence', { candidate: 'B' }, chair)
      .thenRefused('nobody-left-to-defend');
  });

  it('needs two scorers at least', () => {
    ready({ members: 1 })(drawn('A'))
      .when('StartDefence', { candidate: 'A' }, chair)
      .thenRefused('panel-too-small', { scorers: 1, needed: 2 });
  });

  it('needs a panel that is cleared against the candidate', () => {
    const bound = (barring: boolean) => (round: Round) => ({
      council: { ...round.council, relations: { 'M4/A': { relation: 'SIBLING' as const, barring } } },
    });
    ready(
      {},
      bound(true),
    )(drawn('A'))
      .when('StartDefence', { candidate: 'A' }, chair)
      .thenRefused('panel-not-cleared', { member: 'M4', candidate: 'A' });
    ready(
      {},
      bound(false),
    )(drawn('A'))
      .when('StartDefence', { candidate: 'A' }, chair)
      .then({ type: 'DefenceStarted', data: { candidate: 'A' } });
    ready({}, ({ council }) => ({ council: { ...council, clearedOf: {} } }))(drawn('A'))
      .when('StartDefence', { candidate: 'A' }, chair)
      .thenRefused('panel-not-cleared');
  });

  it('goes on without a member who is recused', () => {
    ready({}, ({ council }) => ({
      council: {
        ...council,
        relations: { 'M4/A': { relation: 'SIBLING', barring: true } },
        recused: { M4: ['A'] },
      },
    }))(drawn('A'))
      .when('StartDefence', { candidate: 'A' }, chair)
      .then({ type: 'DefenceStarted', data: { candidate: 'A' } });
  });

  it('waits for the authority where too few are left and the plan counts then (S11)', () => {
    const terms = { measuredAt: 'DEFENCE_STARTED', minCandidates: 2 } as const;
    const candidates = withdrawn('B');
    ready({ terms, candidates })(drawn('A'))
      .when('StartDefence', { candidate: 'A' }, chair)
      .thenRefused('shortfall-undeclared', { post: 'P1', running: 1, needed: 2 });
    const went = { type: 'DefenceStarted', data: { candidate: 'A' } } as const;
    ready({ terms: { ...terms, onShortfall: 'CONTINUE' }, candidates })(drawn('A'))
      .when('StartDefence', { candidate: 'A' }, chair)
      .then(went);
    ready({ terms, candidates }, ({ applications }) => ({ applications: { ...applications, shortfalls: ['P1'] } }))(
      drawn('A'),
    )
      .when('StartDefence', { candidate: 'A' }, chair)
      .then(went);
    ready({ terms })(drawn('A', 'B')).when('StartDefence', { candidate: 'A' }, chair).then(went);
    // Counted once: whoever leaves after the first session makes nothing short.
    ready({ terms, candidates })(drawn('B', 'A'), { type: 'DefenceAbsenceRecorded', data: { candidate: 'B' } })
      .when('StartDefence', { candidate: 'A' }, chair)
      .then(went);
  });

  it('is over for whoever stands only for a post that was cancelled', () => {
    const candidates = admitted.map((entry) => (entry.id === 'A' ? { ...entry, posts: ['P2'] } : entry));
    const given = ready({ posts: ['P1', 'P2'], candidates }, ({ applications }) => ({
      applications: { ...applications, cancelledPosts: ['P2'] },
    }));
    given().when('DepositScheme', { candidate: 'A', hash }, secretary).thenRefused('no-longer-running');
    given(drawn('A', 'B'))
      .when('StartDefence', { candidate: 'B' }, chair)
      .then({ type: 'DefenceStarted', data: { candidate: 'B' } });
  });

  it('is recorded as long as it went on, and flagged when that was longer than its limit', () => {
    const rule = 'QĐ 1132/QĐ-UBND Bình Dương';
    const given = ready({ terms: { presentMinutes: 20 } });
    const inside = [drawn('A'), started('A')];
    given(...inside)
      .when('RecordPresentation', { candidate: 'A', minutes: 20 }, secretary)
      .then({ type: 'Presented', data: { candidate: 'A', minutes: 20 } });
    given(...inside)
      .when('RecordPresentation', { candidate: 'A', minutes: 21 }, secretary)
      .then(
        { type: 'Presented', data: { candidate: 'A', minutes: 21 } },
        {
          type: 'DeviationFlagged',
          data: { what: 'presentation-over-time', details: { candidate: 'A', minutes: 21, limit: 20 }, rule },
        },
      );
    given(...inside)
      .when('RecordPresentation', { candidate: 'A', minutes: 1 }, secretary)
      .then({ type: 'Presented', data: { candidate: 'A', minutes: 1 } });
    given(...inside)
      .when('RecordPresentation', { candidate: 'A', minutes: 0 }, secretary)
      .thenRefused('not-minutes');
    given(...inside)
      .when('RecordPresentation', { candidate: 'A', minutes: 1.5 }, secretary)
      .thenRefused('not-minutes');
    given(...inside, presented('A'))
      .when('RecordQuestioning', { candidate: 'A', minutes: 46, record: hash }, chair)
      .then(
        { type: 'Questioned', data: { candidate: 'A', minutes: 46, record: hash } },
        {
          type: 'DeviationFlagged',
          data: {
            what: 'questioning-over-time',
            details: { candidate: 'A', minutes: 46, limit: 45 },
            rule: 'NĐ 170/2025 Art 9(4)',
          },
        },
      );
    given(...inside, presented('A'))
      .when('RecordQuestioning', { candidate: 'A', minutes: 45, record: hash }, chair)
      .then({ type: 'Questioned', data: { candidate: 'A', minutes: 45, record: hash } });
  });

  it('is recorded step by step, each once', () => {
    const given = ready();
    const questioning = { candidate: 'A', minutes: 9, record: hash };
    given(drawn('A'))
      .when('RecordPresentation', { candidate: 'A', minutes: 9 }, secretary)
      .thenRefused('not-in-session');
    given(drawn('A')).when('RecordQuestioning', questioning, secretary).thenRefused('not-in-session');
    given(drawn('A'), started('A')).when('RecordQuestioning', questioning, secretary).thenRefused('not-presented');
    given(drawn('A'), started('A'), presented('A'))
      .when('RecordPresentation', { candidate: 'A', minutes: 9 }, secretary)
      .thenNothing();
    given(drawn('A'), ...heard('A'))
      .when('RecordQuestioning', questioning, secretary)
      .thenNothing();
    given(drawn('A'), started('A'))
      .when('RecordPresentation', { candidate: 'A', minutes: 9 }, { actor: 'M4' })
      .thenRefused('session-record-not-allowed');
    given(drawn('A'), started('A'))
      .when('RecordQuestioning', questioning, { actor: 'M4' })
      .thenRefused('session-record-not-allowed');
    ready({ candidates: withdrawn('A') })(drawn('A'), started('A'))
      .when('RecordPresentation', { candidate: 'A', minutes: 9 }, secretary)
      .thenRefused('no-longer-running');
  });

  it('notes who of the panel was there all the time', () => {
    const given = ready();
    const inside = [drawn('A'), started('A')];
    const record = { candidate: 'A', members: ['M1', 'M2', 'M2'] };
    given(...inside)
      .when('RecordPresence', record, secretary)
      .then({ type: 'PresenceRecorded', data: { candidate: 'A', members: ['M1', 'M2'] } });
    given(...inside, present('A', 'M2', 'M1'))
      .when('RecordPresence', record, secretary)
      .thenNothing();
    given(...inside)
      .when('RecordPresence', { candidate: 'A', members: ['X'] }, secretary)
      .thenRefused('not-on-panel');
    given(...inside)
      .when('RecordPresence', record, { actor: 'M4' })
      .thenRefused('session-record-not-allowed');
    given(drawn('A')).when('RecordPresence', record, secretary).thenRefused('not-in-session');
    given(...inside, present('A', 'M1'), sheet('A', 'M1', '80'))
      .when('RecordPresence', record, secretary)
      .thenRefused('presence-after-sheets');
  });

  it('is closed to one who is absent', () => {
    const given = ready();
    const absent = { type: 'DefenceAbsenceRecorded', data: { candidate: 'A' } } as const;
    given(drawn('A')).when('RecordDefenceAbsence', { candidate: 'A' }, chair).then(absent);
    given(drawn('A'), absent).when('RecordDefenceAbsence', { candidate: 'A' }, chair).thenNothing();
    given(drawn('A'), started('A'))
      .when('RecordDefenceAbsence', { candidate: 'A' }, chair)
      .thenRefused('already-defended');
    given(drawn('A', 'B')).when('RecordDefenceAbsence', { candidate: 'B' }, chair).thenRefused('out-of-drawn-order');
    given(drawn('A')).when('RecordDefenceAbsence', { candidate: 'A' }, secretary).thenRefused('panel-head-only');
  });
});

describe('a sheet', () => {
  const two = ready({ members: 2 });
  const inside = [drawn('A'), ...heard('A', 'M1', 'M2')];
  const sign = (score: string) => ({ candidate: 'A', score, sheet: hash });

  it('is signed by a member who heard everything', () => {
    two(...inside)
      .when('SignSheet', sign('80'), chair)
      .then({ type: 'SheetSigned', data: { ...sign('80'), member: 'M1', replaces: null } });
  });

  it('is not signed by others, nor in their name', () => {
    two(...inside)
      .when('SignSheet', sign('80'), { actor: 'X', onBehalfOf: 'M1' })
      .thenRefused('not-on-panel');
    two(drawn('A'), ...heard('A', 'M1'))
      .when('SignSheet', sign('80'), { actor: 'M2' })
      .thenRefused('did-not-attend');
    two(drawn('A'), started('A'), presented('A'), questioned('A'))
      .when('SignSheet', sign('80'), chair)
      .thenRefused('did-not-attend');
  });

  it('is not signed for who is not in session, before the questions, or after a withdrawal', () => {
    two(drawn('A')).when('SignSheet', sign('80'), chair).thenRefused('not-in-session');
    two(drawn('A'), started('A'), present('A', 'M1'))
      .when('SignSheet', sign('80'), chair)
      .thenRefused('not-questioned');
    ready({ members: 2, candidates: withdrawn('A') })(...inside)
      .when('SignSheet', sign('80'), chair)
      .thenRefused('no-longer-running');
  });

  it.each([[['A']], ['ALL_CANDIDATES' as const]])('is not signed by a member who is recused: %j', (scope) => {
    ready({}, ({ council }) => ({ council: { ...council, recused: { M2: scope } } }))(...inside)
      .when('SignSheet', sign('80'), { actor: 'M2' })
      .thenRefused('member-recused');
  });

  it('carries an exact score on the scale and the grain', () => {
    const given = ready({ members: 2, terms: { markGrain: '0.25' } });
    given(...inside)
      .when('SignSheet', sign('8e1'), chair)
      .thenRefused('sheet-score-not-decimal');
    given(...inside)
      .when('SignSheet', sign('100.25'), chair)
      .thenRefused('sheet-score-off-scale', { scale: '100' });
    given(...inside)
      .when('SignSheet', sign('80.1'), chair)
      .thenRefused('sheet-score-off-grain', { grain: '0.25' });
  });

  it('is signed once; the same again is nothing', () => {
    two(...inside, sheet('A', 'M1', '80'))
      .when('SignSheet', sign('80.00'), chair)
      .thenNothing();
    two(...inside, sheet('A', 'M1', '80'))
      .when('SignSheet', sign('81'), chair)
      .thenRefused('sheet-already-signed');
  });
});

describe('the spread of the sheets', () => {
  const two = ready({ members: 2 });
  const inside = [drawn('A'), ...heard('A', 'M1', 'M2'), sheet('A', 'M1', '80')];
  const sign = (score: string) => ({ candidate: 'A', score, sheet: hash });
  const member2 = { actor: 'M2' };

  it('is looked at above the limit and not at it (S27)', () => {
    const signed = (score: string) =>
      ({ type: 'SheetSigned', data: { ...sign(score), member: 'M2', replaces: null } }) as const;
    two(...inside)
      .when('SignSheet', sign('90'), member2)
      .then(signed('90'));
    two(...inside)
      .when('SignSheet', sign('91'), member2)
      .then(signed('91'), { type: 'SpreadReviewRequired', data: { candidate: 'A', spread: '11.00', limit: '10' } });
  });

  it('is measured by the limit of the plan', () => {
    const outcome = ready({ members: 2, terms: { spreadLimit: '5' } })(...inside).when(
      'SignSheet',
      sign('86'),
      member2,
    ).outcome;
    expect(outcome).toMatchObject([{}, { type: 'SpreadReviewRequired', data: { spread: '6.00', limit: '5' } }]);
  });

  const wide = [...inside, sheet('A', 'M2', '95'), required('A', '15.00')];
  const decide = (kind: 'KEEP' | 'RESCORE_ALLOWED' | 'MEMBER_EXCLUDED', member?: string) => ({
    candidate: 'A',
    kind,
    ...(member === undefined ? {} : { member }),
    ...reasoned,
  });
  const decided = (kind: 'KEEP' | 'RESCORE_ALLOWED' | 'MEMBER_EXCLUDED', member?: string): Event => ({
    type: 'SpreadReviewDecided',
    data: decide(kind, member),
  });

  it('is decided by the head of the panel, with a reason', () => {
    two(...wide)
      .when('DecideSpread', decide('KEEP'), chair)
      .then({ type: 'SpreadReviewDecided', data: decide('KEEP') });
    two(...wide)
      .when('DecideSpread', decide('KEEP'), member2)
      .thenRefused('panel-head-only');
    two(...wide, decided('KEEP'))
      .when('DecideSpread', decide('KEEP'), chair)
      .thenNothing();
    two(...wide, decided('KEEP'))
      .when('DecideSpread', decide('RESCORE_ALLOWED'), chair)
      .thenRefused('no-spread-review');
    two(...inside)
      .when('DecideSpread', decide('KEEP'), chair)
      .thenRefused('no-spread-review');
  });

  it('is not decided by a head who must keep out of the candidate', () => {
    ready({ members: 2 }, ({ council }) => ({ council: { ...council, recused: { M1: ['A'] } } }))(...wide)
      .when('DecideSpread', decide('KEEP'), chair)
      .thenRefused('member-recused');
  });

  it('has no head while the board has none', () => {
    ready({ members: 2, terms: { panel: 'SCHEME_MARKING_BOARD' } })(...wide)
      .when('DecideSpread', decide('KEEP'), chair)
      .thenRefused('panel-head-only');
  });

  it('may be scored again when the head allows it; old and new sheets are kept (S07)', () => {
    const again = [...wide, decided('RESCORE_ALLOWED')];
    two(...again)
      .when('SignSheet', sign('88'), member2)
      .then({ type: 'SheetSigned', data: { ...sign('88'), member: 'M2', replaces: '95', spread: '8.00' } });
    const { state } = two(...again, sheet('A', 'M2', '88', '95'), sheet('A', 'M1', '81', '80'));
    const [session] = values(state.defence.sessions);
    expect(session).toMatchObject({ firstSheets: { M1: '80', M2: '95' }, sheets: { M1: '81', M2: '88' } });
  });

  const three = ready({ members: 3 });
  const outlier = [
    drawn('A', 'B'),
    ...heard('A', 'M1', 'M2', 'M3'),
    sheet('A', 'M1', '80'),
    sheet('A', 'M2', '82'),
    sheet('A', 'M3', '95'),
    required('A', '15.00'),
  ];
  const allowed: Event = {
    type: 'SpreadReviewDecided',
    data: { ...decide('RESCORE_ALLOWED'), anew: ['M3'] },
  };

  it('is scored anew only by those outside the limit, and never by the head who has seen the sheets', () => {
    three(...outlier)
      .when('DecideSpread', decide('RESCORE_ALLOWED'), chair)
      .then(allowed);
    three(...outlier, allowed)
      .when('SignSheet', sign('88'), { actor: 'M3' })
      .then({ type: 'SheetSigned', data: { ...sign('88'), member: 'M3', replaces: '95', spread: '8.00' } });
    three(...outlier, allowed)
      .when('SignSheet', sign('83'), member2)
      .thenRefused('rescore-within-limit');
    three(...outlier, allowed)
      .when('SignSheet', sign('90'), chair)
      .thenRefused('rescore-after-seeing');
  });

  it('cannot be scored anew where nobody is outside the limit but the head', () => {
    const head = [...outlier.slice(0, -4), sheet('A', 'M1', '95'), sheet('A', 'M2', '82'), sheet('A', 'M3', '80')];
    three(...head, required('A', '15.00'))
      .when('DecideSpread', decide('RESCORE_ALLOWED'), chair)
      .thenRefused('nobody-scores-anew');
  });

  it('goes on as it was begun where everybody was still let score anew, but for the head', () => {
    three(...outlier, decided('RESCORE_ALLOWED'))
      .when('SignSheet', sign('83'), member2)
      .then(
        { type: 'SheetSigned', data: { ...sign('83'), member: 'M2', replaces: '82', spread: '15.00' } },
        required('A', '15.00'),
      );
    three(...outlier, decided('RESCORE_ALLOWED'))
      .when('SignSheet', sign('90'), chair)
      .thenRefused('rescore-after-seeing');
  });

  it('is asked about again when the new sheets are too far apart', () => {
    const outcome = two(...wide, decided('RESCORE_ALLOWED')).when('SignSheet', sign('94'), member2).outcome;
    expect(outcome).toMatchObject([
      { type: 'SheetSigned' },
      { type: 'SpreadReviewRequired', data: { spread: '14.00' } },
    ]);
  });

  it('may be kept after all when nobody scores again', () => {
    two(...wide, decided('RESCORE_ALLOWED'))
      .when('DecideSpread', decide('RESCORE_ALLOWED'), chair)
      .thenNothing();
    two(...wide, decided('RESCORE_ALLOWED'))
      .when('DecideSpread', decide('KEEP'), chair)
      .then({ type: 'SpreadReviewDecided', data: decide('KEEP') });
  });

  it('may cost a member the sheets, for all candidates, if enough scorers are left', () => {
    const three = ready({ members: 3 });
    const base = [
      drawn('A', 'B'),
      ...heard('A', 'M1', 'M2', 'M3'),
      sheet('A', 'M1', '80'),
      sheet('A', 'M2', '82'),
      sheet('A', 'M3', '95'),
      required('A', '15.00'),
    ];
    two(...wide)
      .when('DecideSpread', decide('MEMBER_EXCLUDED', 'M2'), chair)
      .thenRefused('panel-too-small');
    three(...base)
      .when('DecideSpread', decide('MEMBER_EXCLUDED'), chair)
      .thenRefused('member-without-sheet');
    three(...base)
      .when('DecideSpread', decide('MEMBER_EXCLUDED', 'M9'), chair)
      .thenRefused('member-without-sheet');
    three(...base)
      .when('DecideSpread', decide('MEMBER_EXCLUDED', 'M3'), chair)
      .then({ type: 'SpreadReviewDecided', data: decide('MEMBER_EXCLUDED', 'M3') });
    three(...base, decided('MEMBER_EXCLUDED', 'M3'))
      .when('DecideSpread', decide('MEMBER_EXCLUDED', 'M3'), chair)
      .thenNothing();
    expect(three(...base, decided('MEMBER_EXCLUDED', 'M3')).state.defence.excluded).toEqual(['M3']);
  });

  it('is looked at for the others whom an exclusion completes', () => {
    const outcome = ready({ members: 3 })(
      drawn('A', 'B'),
      ...heard('A', 'M1', 'M2', 'M3'),
      ...heard('B', 'M1', 'M2', 'M3'),
      sheet('B', 'M1', '60'),
      sheet('B', 'M2', '75'),
      sheet('A', 'M1', '80'),
      sheet('A', 'M2', '92'),
      sheet('A', 'M3', '95'),
      required('A', '15.00'),
    ).when('DecideSpread', decide('MEMBER_EXCLUDED', 'M3'), chair).outcome;
    expect(outcome).toMatchObject([
      { type: 'SpreadReviewDecided' },
      { type: 'SpreadReviewRequired', data: { candidate: 'A', spread: '12.00' } },
      { type: 'SpreadReviewRequired', data: { candidate: 'B', spread: '15.00' } },
    ]);
  });
});

describe('sealing', () => {
  const two = ready({ members: 2 });
  const scored = (candidate: string, a: string, b: string): Event[] => [
    ...heard(candidate, 'M1', 'M2'),
    sheet(candidate, 'M1', a),
    sheet(candidate, 'M2', b),
  ];
  const order = drawn('A', 'B');

  it('follows when everybody drawn is scored or was absent', () => {
    two(order, ...scored('A', '80', '82'), ...scored('B', '70', '72'))
      .when('SealDefence', {}, chair)
      .then({ type: 'DefenceSealed', data: {} });
    two(order, ...scored('A', '80', '82'), { type: 'DefenceAbsenceRecorded', data: { candidate: 'B' } })
      .when('SealDefence', {}, chair)
      .then({ type: 'DefenceSealed', data: {} });
    const sealed = two(order, { type: 'DefenceSealed', data: {} });
    expect(sealed.state.defence.order).toEqual(['A', 'B']);
  });

  it('is for the head of the panel, after the lot', () => {
    two(order).when('SealDefence', {}, { actor: 'M2' }).thenRefused('panel-head-only');
    two().when('SealDefence', {}, chair).thenRefused('lot-not-drawn');
  });

  it('waits for every sheet', () => {
    two(order, ...scored('A', '80', '82'))
      .when('SealDefence', {}, chair)
      .thenRefused('sheets-missing', { candidate: 'B' });
    two(order, ...scored('A', '80', '82'), ...heard('B', 'M1', 'M2'), sheet('B', 'M1', '70'))
      .when('SealDefence', {}, chair)
      .thenRefused('sheets-missing', { candidate: 'B' });
  });

  it('waits for two scorers', () => {
    two(order, ...heard('A', 'M1'), sheet('A', 'M1', '80'))
      .when('SealDefence', {}, chair)
      .thenRefused('panel-too-small');
  });

  it('waits for the decision about a spread', () => {
    two(order, ...scored('A', '80', '95'), required('A', '15.00'))
      .when('SealDefence', {}, chair)
      .thenRefused('spread-review-open', { candidate: 'A' });
  });

  it('refuses to compare candidates scored by different members, until one is out for all (S08)', () => {
    const uneven = [
      order,
      ...heard('A', 'M1', 'M2', 'M3'),
      sheet('A', 'M1', '80'),
      sheet('A', 'M2', '81'),
      sheet('A', 'M3', '82'),
      ...scored('B', '70', '72'),
    ];
    ready({ members: 3 })(...uneven)
      .when('SealDefence', {}, chair)
      .thenRefused('scorers-differ', { member: 'M3', candidate: 'B' });
    ready({ members: 3 }, ({ council }) => ({ council: { ...council, recused: { M3: 'ALL_CANDIDATES' } } }))(...uneven)
      .when('SealDefence', {}, chair)
      .then({ type: 'DefenceSealed', data: {} });
  });

  it('finds a spread that a recusal has completed', () => {
    ready({ members: 3 }, ({ council }) => ({ council: { ...council, recused: { M3: 'ALL_CANDIDATES' } } }))(
      drawn('A'),
      ...heard('A', 'M1', 'M2', 'M3'),
      sheet('A', 'M1', '60'),
      sheet('A', 'M2', '80'),
    )
      .when('SealDefence', {}, chair)
      .thenRefused('spread-review-open');
  });

  it('is impossible for a round without a plan', () => {
    const round = roundOf();
    const bare = chapterSpec(defence, { ...round, plan: { ...round.plan, approved: null } });
    expect(() => bare(order, ...scored('A', '80', '82')).when('SealDefence', {}, chair)).toThrow('no approved plan');
  });
});

describe('the words of the defence', () => {
  it('have a text in both languages and a source for every refusal', () => {
    for (const wording of Object.values(defenceRefusals)) {
      expect(Object.values(wording).every((text) => text.length > 5)).toBe(true);
      expect(wording.vi.match(/\{\w+\}/g)?.sort()).toEqual(wording.en.match(/\{\w+\}/g)?.sort());
    }
  });
});

it('asks for a review exactly when two sheets are further apart than the limit', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10000 }), fc.integer({ min: 0, max: 10000 }), (a, b) => {
      const text = (cents: number) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
      const outcome = ready({ members: 2 })(drawn('A'), ...heard('A', 'M1', 'M2'), sheet('A', 'M1', text(a))).when(
        'SignSheet',
        { candidate: 'A', score: text(b), sheet: hash },
        { actor: 'M2' },
      ).outcome;
      expect(outcome).toHaveLength(Math.abs(a - b) > 1000 ? 2 : 1);
    }),
  );
});
