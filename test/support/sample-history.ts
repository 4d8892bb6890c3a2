import type { SealedText } from '#kernel';
import type { Because } from '#rules';
import type { ResultLine } from '../../libs/exams/src/round/results/events.js';
import type { DocumentRef } from '../../libs/exams/src/wording.js';
import { onRound, recordedAll, type Told } from './story.js';
import type { RoundEvents } from '../../libs/exams/src/round/events.js';

/** 64 hex digits of one sort. */
export const hashOf = (digit: string): string => digit.repeat(64);
export const paperOf = (number: string): DocumentRef => ({ number, date: '2026-01-10', hash: hashOf('d') });
export const textOf = (ref: string): SealedText => ({ ref, commitment: hashOf('c') });
const reasoned = { reason: textOf('reason'), minutes: hashOf('e') };

const seat = (person: string) => ({ person, office: 'PROFESSIONAL_LEADER', standing: 'CLEAN' }) as const;
const board = (letter: string) => ({
  head: seat(`${letter}1`),
  members: [seat(`${letter}2`), seat(`${letter}3`)],
  secretary: seat(`${letter}4`),
});

const because: readonly Because[] = [
  {
    rule: 'mean',
    source: 'TT 22/2025 Art 16(2)',
    sourceVi: 'khoản 2 Điều 16 TT 22/2025',
    text: 'mean',
    textVi: 'trung bình',
  },
];
const line = (id: string, rank: number, post: string | null): ResultLine => ({
  id,
  written: { raw: '80.00', net: '80.00', how: 'MEAN' },
  gate: 'PASSED',
  defence: { mean: '85.00', spread: '2.00', members: 2 },
  total: '85.00',
  rank,
  post,
  outcome: post === null ? 'NOT_SELECTED' : 'WINNER',
  because,
});

/** An event at an hour of a day, by somebody. */
const told = <E extends keyof RoundEvents>(
  type: E,
  data: RoundEvents[E],
  [day, actor]: readonly [string, string],
): Told<RoundEvents> =>
  ({ type, data, meta: { actor, at: `${day}T02:00:00.000Z`, authority: 'sample-rule' } }) as Told<RoundEvents>;

const notice = {
  channels: [{ kind: 'PORTAL', reference: 'portal-1' }],
  snapshot: hashOf('1'),
  opensOn: '2026-02-02',
  closesOn: '2026-03-10',
} as const;

const opening = [
  told(
    'RoundDrafted',
    {
      code: 'SAMPLE-1',
      mandate: 'sample',
      posts: [{ post: 'P1', unit: 'u1', position: 'x', schemeVersion: '1', unitRevision: 0 }],
      owner: 'p-owner',
      authority: 'p-authority',
      superior: 'p-superior',
      entry: 'LIVE',
    },
    ['2026-01-05', 'p-owner'],
  ),
  told('PrincipleApproved', { decision: paperOf('1/QĐ') }, ['2026-01-12', 'p-authority']),
  told(
    'PlanApproved',
    {
      pack: 'VN-CIVIL-2025@1',
      packHash: hashOf('a'),
      terms: {
        allocation: 'PER_POST',
        markGrain: '0.25',
        panel: 'COUNCIL',
        eligibility: [],
        appealWindow: { length: 5, unit: 'WORKING_DAYS' },
      },
      decision: paperOf('2/QĐ'),
      budget: 'B1',
      scheme: { number: '1', version: '1', units: ['u1'] },
    },
    ['2026-01-14', 'p-authority'],
  ),
  told(
    'CouncilEstablished',
    {
      members: [
        { ...seat('m1'), role: 'CHAIR' },
        { ...seat('m2'), role: 'VICE_CHAIR' },
        { ...seat('m3'), role: 'SECRETARY' },
      ],
      decision: paperOf('3/QĐ'),
    },
    ['2026-01-15', 'p-authority'],
  ),
  told('SupervisionBoardEstablished', { ...board('s'), decision: paperOf('4/QĐ') }, ['2026-01-15', 'p-superior']),
  told('BoardEstablished', { ...board('k'), kind: 'MARKING', decision: paperOf('5/QĐ') }, ['2026-01-16', 'm1']),
  told('RoundAnnounced', notice, ['2026-01-20', 'p-owner']),
] as const;

const applying = [
  told('ApplicationsOpened', {}, ['2026-02-02', 'p-owner']),
  ...['c1', 'c2', 'c3'].map((candidate, index) =>
    told(
      'ApplicationReceived',
      {
        candidate,
        person: `person-${candidate}`,
        posts: ['P1'],
        tier: 'IN_PLANNING',
        documents: [{ kind: 'CV', hash: hashOf('b') }],
        receipt: index + 1,
        answerBy: '2026-03-25',
      },
      ['2026-02-03', 'p-owner'],
    ),
  ),
  told('ApplicationsClosed', {}, ['2026-03-11', 'system:clocks']),
  told('EligibilityChecked', { candidate: 'c3', rule: 'R1', result: 'NOT_MET', evidence: hashOf('2') }, [
    '2026-03-12',
    'f1',
  ]),
  told('ApplicationRefused', { candidate: 'c3', reason: textOf('r3'), rules: ['R1'] }, ['2026-03-13', 'p-owner']),
  told(
    'EligibleListPublished',
    {
      candidates: [
        { candidate: 'c1', candidateNo: '001' },
        { candidate: 'c2', candidateNo: '002' },
      ],
      snapshot: hashOf('3'),
    },
    // Three days after the fifteen that the pack allows.
    ['2026-03-29', 'p-owner'],
  ),
] as const;

const writing = [
  told('PapersSealed', { versions: [{ version: 'A', hash: hashOf('4'), seal: 's1' }], roomsPostedOn: '2026-03-30' }, [
    '2026-03-30',
    'q1',
  ]),
  told('PaperDrawn', { seed: hashOf('5'), version: 'A' }, ['2026-04-01', 'm1']),
  told('WrittenStarted', { witnesses: ['c1', 'c2'], invigilators: ['i1', 'i2'], sealIntact: true }, [
    '2026-04-01',
    'i1',
  ]),
  told('AttendanceRecorded', { candidate: 'c1', present: true }, ['2026-04-01', 'i1']),
  told('AttendanceRecorded', { candidate: 'c2', present: true }, ['2026-04-01', 'i1']),
  told('SanctionApplied', { candidate: 'c2', kind: 'REPRIMAND', ...reasoned }, ['2026-04-01', 'i1']),
  told('WrittenEnded', { scripts: ['c1', 'c2'].map((candidate) => ({ candidate, sheets: 4, signed: true })) }, [
    '2026-04-01',
    'i1',
  ]),
  told('CustodyTransferred', { item: 'bag-1', from: 'i1', to: 'd1', witnesses: ['s1'], sealIntact: true, count: 2 }, [
    '2026-04-01',
    'i1',
  ]),
  told('CustodyTransferred', { item: 'bag-1', from: 'd1', to: 'k1', witnesses: ['s1'], sealIntact: false, count: 2 }, [
    '2026-04-02',
    'd1',
  ]),
] as const;

const mark = (script: string, marker: string, place: 1 | 2, value: string) =>
  told('MarkRecorded', { script, mark: value, sheet: hashOf('6'), marker, place }, ['2026-04-03', marker]);

const marking = [
  told('ScriptsCoded', { codes: ['X1', 'X2'], commitment: hashOf('7'), keepers: ['d1', 'd2'] }, ['2026-04-02', 'd1']),
  mark('X1', 'k2', 1, '80'),
  mark('X1', 'k3', 2, '80'),
  told('MarkSettled', { script: 'X1', mark: '80', how: 'MEAN' }, ['2026-04-03', 'k3']),
  mark('X2', 'k2', 1, '70'),
  told(
    'MarkCorrected',
    { script: 'X2', mark: '72', sheet: hashOf('8'), reason: textOf('slip'), marker: 'k2', place: 1, old: '70' },
    ['2026-04-03', 'k2'],
  ),
  mark('X2', 'k3', 2, '80'),
  told('MarkDisputed', { script: 'X2', difference: '8', needs: 'HEAD_DECISION' }, ['2026-04-03', 'k3']),
  told('HeadDecided', { script: 'X2', mark: '76', agreed: false, ...reasoned }, ['2026-04-04', 'k1']),
  told('MarkSettled', { script: 'X2', mark: '76', how: 'HEAD_DECISION' }, ['2026-04-04', 'k1']),
  told('MarkingCompleted', {}, ['2026-04-05', 'k1']),
  told(
    'CodeMapUnsealed',
    {
      map: [
        { code: 'X1', candidate: 'c1' },
        { code: 'X2', candidate: 'c2' },
      ],
      salt: hashOf('9'),
      supervisor: 's1',
      snapshot: hashOf('f'),
      marks: [
        { candidate: 'c1', raw: '80.00', net: '80.00', how: 'MEAN' },
        { candidate: 'c2', raw: '76.00', net: '57.00', how: 'HEAD_DECISION' },
      ],
    },
    ['2026-04-06', 'd1'],
  ),
] as const;

const appealing = [
  told('AppealFiled', { candidate: 'c2', script: 'X2', warned: true }, ['2026-04-07', 'person-c2']),
  told('AppealWindowClosed', { appeals: 1 }, ['2026-04-14', 'system:clocks']),
  told('AppealMarkingStarted', {}, ['2026-04-14', 'system:clocks']),
  told('AppealMarked', { script: 'X2', mark: '84', sheet: hashOf('6'), marker: 'a1', place: 1 }, ['2026-04-15', 'a1']),
  told('AppealDisputed', { script: 'X2', needs: 'CHAIR_DECISION', proposed: '84' }, ['2026-04-15', 'a1']),
  told('AppealDecided', { script: 'X2', mark: '80', heads: ['k1', 'a1'], ...reasoned }, ['2026-04-16', 'm1']),
  told('AppealSettled', { candidate: 'c2', script: 'X2', raw: '80.00', net: '60.00', how: 'APPEAL_CHAIR' }, [
    '2026-04-16',
    'm1',
  ]),
  told('WrittenResultFinal', { snapshot: hashOf('a') }, ['2026-04-17', 'p-owner']),
  told('GateEvaluated', { admitted: ['c1', 'c2'], eliminated: [] }, ['2026-04-17', 'p-owner']),
] as const;

const sheet = (candidate: string, member: string, score: string) =>
  told('SheetSigned', { candidate, score, sheet: hashOf('b'), member, replaces: null }, ['2026-04-25', member]);

const session = (candidate: string) =>
  [
    told('DefenceStarted', { candidate }, ['2026-04-25', 'm3']),
    told('Presented', { candidate, minutes: 40 }, ['2026-04-25', 'm3']),
    told('Questioned', { candidate, minutes: 45, record: hashOf('c') }, ['2026-04-25', 'm3']),
    told('PresenceRecorded', { candidate, members: ['m1', 'm2'] }, ['2026-04-25', 'm3']),
  ] as const;

const defending = [
  told('SchemeDeposited', { candidate: 'c1', hash: hashOf('1') }, ['2026-04-20', 'm3']),
  told('SchemeDeposited', { candidate: 'c2', hash: hashOf('2') }, ['2026-04-20', 'm3']),
  told('LotCommitted', { commitment: hashOf('3') }, ['2026-04-21', 'm3']),
  told('OrderDrawn', { secret: hashOf('4'), nonces: [], order: ['c2', 'c1'] }, ['2026-04-25', 'm3']),
  ...session('c2'),
  sheet('c2', 'm1', '70'),
  sheet('c2', 'm2', '84'),
  told('SpreadReviewRequired', { candidate: 'c2', spread: '14', limit: '10' }, ['2026-04-25', 'm2']),
  told('SpreadReviewDecided', { candidate: 'c2', kind: 'KEEP', ...reasoned }, ['2026-04-25', 'm1']),
  ...session('c1'),
  sheet('c1', 'm1', '85'),
  sheet('c1', 'm2', '85'),
  told('DefenceSealed', {}, ['2026-04-26', 'm3']),
] as const;

const concluding = [
  told(
    'ResultsCompiled',
    { lines: [line('c1', 1, 'P1'), line('c2', 2, null)], inputsHash: hashOf('5'), recomputed: true },
    ['2026-04-27', 'm3'],
  ),
  told('ResultsReported', { report: paperOf('6/BC') }, ['2026-04-28', 'm1']),
  told('ResultsRecognised', { decision: paperOf('7/QĐ') }, ['2026-04-29', 'p-authority']),
  told('ResultsAnnounced', { snapshot: hashOf('6'), winners: [{ post: 'P1', candidate: 'c1', case: 'P1-1' }] }, [
    '2026-05-04',
    'p-owner',
  ]),
  told('SupervisionReported', { report: paperOf('8/BC') }, ['2026-05-05', 's1']),
  told('CaseFailed', { post: 'P1', candidate: 'c1', code: 'REFUSED' }, ['2026-05-10', 'system:appointment-cases']),
  told('NextRankedInvited', { post: 'P1', candidate: 'c2', case: 'P1-2', decision: paperOf('9/QĐ') }, [
    '2026-05-12',
    'p-authority',
  ]),
  told('PostFilled', { post: 'P1', candidate: 'c2' }, ['2026-06-20', 'system:appointment-cases']),
  told('RoundClosed', {}, ['2026-06-21', 'p-owner']),
  told('RecordsHandedOver', { items: [{ kind: 'SCRIPTS', hash: hashOf('7') }], archive: 'K-12' }, ['2026-07-01', 'm3']),
] as const;

/** The parts of an invented round, in order; together they lead from the draft to the archive. */
export const sampleChapters = { opening, applying, writing, marking, appealing, defending, concluding } as const;

/** A healthy round from draft to archive: two of three applicants defend, the winner declines, the second takes office. */
export const sampleHistory = recordedAll(onRound('R1', ...Object.values(sampleChapters).flat()));

/** The same round up to and with its first event of a type. */
export const sampleUntil = (type: keyof RoundEvents) =>
  sampleHistory.slice(0, sampleHistory.findIndex((event) => event.type === type) + 1);
