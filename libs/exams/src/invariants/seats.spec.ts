import type { Meta } from '#kernel';
import { onRound, recordedAll, recused, type Told } from '#test/support/story';
import type { BoardKind, BodyName } from '../round/council/events.js';
import type { RoundEvents } from '../round/events.js';
import { foldRound } from '../round/fold.js';
import { actorsAreSeated } from './seats.js';

const hash = 'a'.repeat(64);
const decision = { number: '1/QĐ', date: '2026-02-02', hash };
const seat = (person: string) => ({ person, office: 'OUTSIDE_EXPERT', standing: 'CLEAN' }) as const;

const told = <E extends keyof RoundEvents>(type: E, data: RoundEvents[E], by: string | Partial<Meta>) =>
  ({ type, data, meta: typeof by === 'string' ? { actor: by } : by }) as Told<RoundEvents>;

const council = told(
  'CouncilEstablished',
  {
    members: (['CHAIR', 'VICE_CHAIR', 'SECRETARY', 'MEMBER'] as const).map((role, at) => ({
      ...seat(`M${String(at + 1)}`),
      role,
    })),
    decision,
  },
  'authority',
);
const seats = (letter: string) => ({
  head: seat(`${letter}1`),
  deputy: seat(`${letter}2`),
  members: [seat(`${letter}3`)],
  secretary: seat(`${letter}4`),
});
const board = (kind: BoardKind, letter: string) => told('BoardEstablished', { kind, ...seats(letter), decision }, 'M1');
const supervision = told('SupervisionBoardEstablished', { ...seats('V'), decision }, 'authority');
const bodies = [council, supervision, board('MARKING', 'K'), board('SCHEME_MARKING', 'S'), board('CODING', 'H')];

const mark = (by: string | Partial<Meta>) =>
  told('MarkRecorded', { script: 'X', mark: '60', sheet: hash, marker: 'K1', place: 1 }, by);
const sheet = (by: string) =>
  told('SheetSigned', { candidate: 'A', member: by, score: '80', sheet: hash, replaces: null }, by);
const drawn = (by: string) => told('OrderDrawn', { secret: hash, nonces: [], order: ['A'] }, by);
const coded = told('ScriptsCoded', { codes: ['X'], commitment: hash, keepers: ['H1', 'H2'] }, 'H1');
const confirmed = (by: string) => told('UnsealingConfirmed', { by }, by);
const replaced = (member: string, by: string, body?: BodyName) =>
  told('MemberReplaced', { member, by: seat(by), decision, ...(body === undefined ? {} : { body }) }, 'authority');
const changed = (body: BodyName, added: readonly string[], removed: readonly string[]) =>
  told('MembersChanged', { body, added: added.map(seat), removed, decision }, 'authority');
const plan = told(
  'PlanApproved',
  {
    ...{ pack: 'VN-CIVIL-2025@1', packHash: hash, decision, budget: 'B1' },
    terms: { allocation: 'PER_POST', markGrain: '0.01', panel: 'SCHEME_MARKING_BOARD', eligibility: [] },
    scheme: { number: '1', version: '1', units: ['u1'] },
  },
  'authority',
);

/** Where somebody acts without the seat, by type of the event. */
const found = (...history: readonly Told<RoundEvents>[]): readonly string[] =>
  actorsAreSeated(recordedAll(onRound('r', ...history)), foldRound).map(({ what }) => what.split(' ')[0]!);

/** Every body there is, each of four people; the map of codes is kept by H1 and H2. */
const everyBody = [...bodies, board('QUESTION', 'Q'), board('INVIGILATION', 'I'), board('APPEAL_MARKING', 'P'), coded];
const everybody = ['M', 'V', 'K', 'S', 'H', 'Q', 'I', 'P'].flatMap((letter) =>
  [1, 2, 3, 4].map((at) => `${letter}${String(at)}`),
);

describe('whose act it is', () => {
  const chair = ['M1'];
  const office = ['M1', 'M3'];
  const council = ['M1', 'M2', 'M3', 'M4'];
  const supervision = ['V1', 'V2', 'V3', 'V4'];
  const markers = ['K1', 'K2', 'K3'];
  const invigilation = ['I1', 'I2', 'I3', 'I4'];

  it.each<readonly [keyof RoundEvents, readonly string[]]>([
    ['BoardEstablished', chair],
    ['MotionTabled', council],
    ['VoteCast', council],
    ['MotionClosed', chair],
    ['OpinionGiven', council],
    ['OpinionsReported', office],
    ['PapersSealed', ['M1', 'Q1']],
    ['PaperDrawn', chair],
    ['ReservePaperTaken', chair],
    ['LotSecretLost', chair],
    ['WrittenStarted', ['M1', 'I1']],
    ['AttendanceRecorded', invigilation],
    ['CandidateLate', invigilation],
    ['SanctionApplied', ['M1', ...invigilation]],
    ['WrittenEnded', ['I1']],
    ['ResultCancelled', chair],
    ['QuestionErrorDecided', chair],
    ['ScriptsCoded', ['H1']],
    ['MarkRecorded', markers],
    ['MarkCorrected', markers],
    ['ThirdMarkerAssigned', ['K1']],
    ['HeadDecided', ['K1']],
    ['CollectiveMarked', ['K1']],
    ['MarkingCompleted', ['K1']],
    ['UnsealingConfirmed', [...supervision, 'H1', 'H2']],
    ['CodeMapUnsealed', ['M1', 'H1', 'H2']],
    ['CodeMapSettled', chair],
    ['AppealMarked', ['P1', 'P2', 'P3']],
    ['AppealDecided', chair],
    ['GateEvaluated', office],
    ['LateSchemeAccepted', chair],
    ['OrderDrawn', chair],
    ['SheetSigned', council],
    ['SpreadReviewDecided', chair],
    ['DefenceSealed', chair],
    ['ResultsCompiled', office],
    ['NoResultFound', office],
    ['ResultsReported', chair],
    ['SupervisionReported', supervision],
  ])('%s', (type, own) => {
    const may = (person: string): boolean => {
      const act = { type, data: {}, meta: { actor: person } } as unknown as Told<RoundEvents>;
      return found(...everyBody, act).length === 0;
    };
    expect(everybody.filter(may)).toEqual(own);
  });
});

describe('whoever acts for council or boards', () => {
  it('has a seat there', () => {
    expect(found(...bodies, mark('K1'), mark('K2'), mark('K3'), sheet('M4'), drawn('M1'), coded)).toEqual([]);
    expect(found(...bodies, coded, confirmed('H2'), confirmed('V4'))).toEqual([]);
  });

  it.each([
    ['a marker of another board', mark('S1')],
    ['the secretary of the board, who gives no marks', mark('K4')],
    ['a stranger', mark('p-other')],
    ['a member of the council in the place of the chair', drawn('M4')],
    ['who keeps no part of the map', confirmed('H3')],
    ['a marker in the place of the council', sheet('K1')],
  ])('is not %s', (_, event) => {
    expect(found(...bodies, coded, event)).toEqual([event.type]);
  });

  it('acts after having been seated, not before, and in no body that was never established', () => {
    expect(found(council, mark('K1'), board('MARKING', 'K'), mark('K1'))).toEqual(['MarkRecorded']);
    expect(found(board('MARKING', 'K'))).toEqual(['BoardEstablished']);
  });

  it('may be acted for by a delegate', () => {
    expect(found(...bodies, mark({ actor: 'p-other', onBehalfOf: 'K1' }))).toEqual([]);
  });

  it('scores where the plan has the scheme-marking board score', () => {
    expect(found(...bodies, plan, sheet('S1'))).toEqual([]);
    expect(found(...bodies, plan, sheet('M4'))).toEqual(['SheetSigned']);
    const sealing = (by: string) => told('DefenceSealed', {}, by);
    expect(found(...bodies, plan, sealing('S1'))).toEqual([]);
    expect(found(...bodies, sealing('S1'))).toEqual(['DefenceSealed']);
  });

  it('is the vice-chair where the chair keeps out of the whole round', () => {
    expect(found(...bodies, recused('M1'), drawn('M2'))).toEqual([]);
    expect(found(...bodies, recused('M1'), drawn('M1'))).toEqual(['OrderDrawn']);
    expect(found(...bodies, recused('M1', 'A'), drawn('M1'))).toEqual([]);
  });

  it('is who came for somebody else, on one body or on all', () => {
    expect(found(...bodies, replaced('K1', 'N1', 'MARKING'), mark('N1'))).toEqual([]);
    expect(found(...bodies, replaced('K1', 'N1', 'MARKING'), mark('K1'))).toEqual(['MarkRecorded']);
    expect(found(...bodies, replaced('M1', 'N1'), drawn('N1'), mark('K2'))).toEqual([]);
    expect(found(...bodies, replaced('M1', 'N1'), drawn('M1'))).toEqual(['OrderDrawn']);
    expect(found(...bodies, replaced('K1', 'N1', 'COUNCIL'), mark('N1'))).toEqual(['MarkRecorded']);
    expect(found(...bodies, replaced('K1', 'N1', 'APPEAL_MARKING'), mark('K1'))).toEqual([]);
  });

  it('is who came in, and not who left', () => {
    const marking = changed('MARKING', ['N1'], ['K2', 'K3']);
    expect(found(...bodies, marking, mark('N1'), mark('K1'))).toEqual([]);
    expect(found(...bodies, marking, mark('K2'), mark('K3'))).toEqual(['MarkRecorded', 'MarkRecorded']);
    expect(found(...bodies, changed('MARKING', [], ['K3']), mark('K2'))).toEqual([]);
    expect(found(...bodies, changed('COUNCIL', ['N1'], ['M4']), sheet('N1'), sheet('M4'))).toEqual(['SheetSigned']);
    expect(found(...bodies, changed('APPEAL_MARKING', ['N1'], []), mark('N1'))).toEqual(['MarkRecorded']);
  });

  it('has a seat on a board without a deputy just the same', () => {
    const { head, members, secretary } = seats('K');
    const small = told('BoardEstablished', { kind: 'MARKING', head, members, secretary, decision }, 'M1');
    const history = [council, small, replaced('K3', 'N1', 'MARKING'), changed('MARKING', ['N2'], [])];
    expect(found(...history, mark('K1'), mark('N1'), mark('N2'))).toEqual([]);
    expect(found(...history, mark('K3'))).toEqual(['MarkRecorded']);
  });
});
