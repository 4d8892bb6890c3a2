import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { findPack } from '#rules';
import type { BoardKind, BoardSeats, CouncilRole } from '../../libs/exams/src/round/council/events.js';
import type { RoundCommands } from '../../libs/exams/src/round/events.js';
import { codeMapText } from '../../libs/exams/src/round/marking/events.js';
import { packHash } from '../../libs/exams/src/round/plan/approval.js';
import { RECORD_KINDS } from '../../libs/exams/src/round/results/closing.js';
import { hashOf, paperOf, textOf } from './sample-history.js';

/** Everybody with a part in the sample round, and some without. `constructor` is a key that every object has. */
export const samplePeople = [
  ...[
    'p-owner',
    'p-authority',
    'p-superior',
    'm1',
    'm2',
    'm3',
    'm4',
    'm5',
    's1',
    's2',
    'k1',
    'k2',
    'k3',
    'a1',
    'a2',
    'a3',
  ],
  ...['i1', 'i2', 'i3', 'd1', 'd2', 'q1', 'person-c1', 'person-c2', 'person-c3', 'p-new', 'system:clocks'],
  ...['stranger', 'constructor', ''],
] as const;
const secret = hashOf('4');
const map = [
  { code: 'X1', candidate: 'c1' },
  { code: 'X2', candidate: 'c2' },
];
const hashed = (bytes: Uint8Array): string => bytesToHex(sha256(bytes));
const codeCommitment = hashed(utf8ToBytes(codeMapText(map, hashOf('9'))));
const lotCommitment = hashed(hexToBytes(secret));
const posts = [{ post: 'P1', unit: 'u1', position: 'x', schemeVersion: '1', unitRevision: 0 }] as const;
const reasoned = { reason: textOf('reason'), minutes: hashOf('e') };
const seat = (person: string) => ({ person, office: 'PROFESSIONAL_LEADER', standing: 'CLEAN' }) as const;
const board = (letter: string): BoardSeats => ({
  head: seat(`${letter}1`),
  members: [seat(`${letter}2`), seat(`${letter}3`)],
  secretary: seat(`${letter}4`),
});
const boards: Readonly<Record<BoardKind, string>> = {
  FORM_CHECK: 'f',
  QUESTION: 'q',
  INVIGILATION: 'i',
  CODING: 'd',
  MARKING: 'k',
  APPEAL_MARKING: 'a',
  SCHEME_MARKING: 'g',
};

const one = fc.constantFrom;
const nothing = fc.constant({});
const person = one(...samplePeople);
const candidate = one('c1', 'c1', 'c1', 'c2', 'c2', 'c2', 'c3', 'c4', 'constructor', '__proto__');
const candidates = fc.subarray(['c1', 'c2', 'c3', 'constructor']);
const post = one('P1', 'P1', 'P1', 'P1', 'P2', 'constructor');
const script = one('X1', 'X1', 'X2', 'X2', 'X3', 'constructor');
const mark = one('80', '80', '80', '76', '76', '70', '72.25', '55.5', '0', '100', '101', '80.1', 'x', '');
const hex = one(hashOf('a'), secret, hashOf('9'), lotCommitment, codeCommitment, 'x');
const day = one('2026-01-20', '2026-02-02', '2026-03-10', '2026-03-30', '2026-06-30', '2027-01-31');
const lot = one('PAPER', 'ORDER', 'ORDER');
const motion = one('v1', 'v2', 'constructor');
const complaint = one('k1', 'constructor');
const paper = fc.constant(paperOf('1/QĐ'));
const minutes = fc.integer({ min: -1, max: 70 });
const media = { kind: 'MEDIA', reference: 'a' } as const;
const portal = { kind: 'PORTAL', reference: 'b' } as const;
const channels = one([media, portal], [media, portal], [portal], []);
const notice = { channels, opensOn: day, closesOn: one('2026-03-30', '2026-06-30', '2027-01-31') };
const terms = fc
  .constantFrom('PER_POST', 'SERIAL_BY_PREFERENCE')
  .map((allocation) => ({ allocation, markGrain: '0.25', panel: 'COUNCIL', eligibility: [] }) as const);
const packs = one('VN-CIVIL-2025@1', 'VN-CONTRACT-2026@1', 'GONE@1').map((pack) => {
  const found = findPack(pack);
  return { pack, packHash: found === undefined ? '' : packHash(found) };
});
const roles: readonly CouncilRole[] = ['CHAIR', 'VICE_CHAIR', 'SECRETARY', 'MEMBER', 'MEMBER'];
const kind = one(...(Object.keys(boards) as BoardKind[]));
const suspendCode = one('UNIT_MERGED', 'UNIT_SPLIT', 'LEAK', 'CODE_MAP_MISMATCH', 'FORCE_MAJEURE');

/** Well-formed commands, as the edge lets them through; whether they make sense is the round's to say. */
const commands: { readonly [C in keyof RoundCommands]: fc.Arbitrary<RoundCommands[C]> } = {
  VoidDraft: fc.record({ token: one('', 'T1') }),
  ChangeSigners: fc.record({
    unit: one('u1', 'constructor'),
    authority: person,
    superior: person,
    effectiveOn: day,
    decision: paper,
  }),
  DraftRound: fc.record({
    code: fc.constant('SAMPLE-1'),
    mandate: fc.constant('sample'),
    posts: one([], posts, [...posts, ...posts]),
    owner: person,
    authority: one('p-authority', 'p-superior'),
    superior: fc.constant('p-superior'),
    entry: one('LIVE', 'RETROSPECTIVE'),
  }),
  ApprovePrinciple: fc.record({ decision: paper }),
  ApprovePlan: fc.tuple(packs, terms, paper).map(([pack, agreed, decision]) => ({
    ...pack,
    terms: agreed,
    decision,
    budget: 'B1',
    scheme: { number: '1', version: '1', units: ['u1'] },
  })),
  AnnounceRound: fc.record(notice),
  AmendNotice: fc.record({ ...notice, reason: fc.constant(textOf('r')) }),
  OfferOwnership: fc.record({ to: person }),
  AcceptOwnership: nothing,
  EstablishCouncil: fc
    .nat({ max: 5 })
    .map((count) => roles.slice(0, count).map((role, index) => ({ ...seat(`m${index + 1}`), role })))
    .map((members) => ({ members, decision: paperOf('3/QĐ') })),
  EstablishSupervisionBoard: fc.record({ decision: paper }).map((data) => ({ ...data, ...board('s') })),
  EstablishBoard: kind.map((named) => ({ ...board(boards[named]), kind: named, decision: paperOf('5/QĐ') })),
  DeclareRelationship: fc.record({ member: person, candidate, relation: one('SIBLING', 'FRIEND') }),
  DeclareNoRelationship: fc.record({ candidates }),
  DeclareNoRelationshipToPanel: fc.record({ candidate, members: fc.array(person, { maxLength: 2 }) }),
  RecuseMember: fc.record(
    {
      member: person,
      scope: one('ALL_CANDIDATES', 'ONE_CANDIDATE'),
      candidate,
      reason: fc.constant(textOf('r')),
      minutes: hex,
    },
    { requiredKeys: ['member', 'scope', 'reason', 'minutes'] },
  ),
  RequestReplacement: fc.record({ reason: fc.constant(textOf('reason')) }),
  ReplaceMember: fc.record(
    { member: person, by: person.map(seat), body: one('COUNCIL', 'SUPERVISION', 'MARKING'), decision: paper },
    { requiredKeys: ['member', 'by', 'decision'] },
  ),
  ChangeMembers: fc.record({
    body: one('COUNCIL', 'SUPERVISION', 'MARKING'),
    added: fc.array(person.map(seat), { maxLength: 2 }),
    removed: fc.array(person, { maxLength: 2 }),
    decision: paper,
  }),
  TableMotion: fc.record({ motion, subject: fc.constant(textOf('m')) }),
  CastVote: fc.record({ motion, choice: one('FOR', 'AGAINST', 'ABSTAIN') }),
  CloseMotion: fc.record({ motion, minutes: hex }),
  OpenApplications: nothing,
  ReceiveApplication: fc.record({
    candidate,
    person,
    posts: one([], ['P1'], ['P1', 'P1'], ['P2'], ['constructor']),
    tier: one('IN_PLANNING', 'OUTSIDE'),
    documents: fc.constant([]),
  }),
  WithdrawApplication: fc.record({ candidate }),
  CloseApplications: nothing,
  CheckEligibility: fc.record({
    candidate,
    rule: one('R1', 'constructor'),
    result: one('MET', 'NOT_MET'),
    evidence: hex,
  }),
  WaiveEligibility: fc
    .record({ candidate, rule: one('R1', 'constructor'), decision: paper })
    .map((data) => ({ ...data, ...reasoned })),
  RefuseApplication: fc.record({ candidate, reason: fc.constant(textOf('r')) }),
  DeclareShortfall: fc.record({ post }),
  ExtendApplications: fc.record({ closesOn: day }),
  CancelPost: fc.record({ post, code: one('INSUFFICIENT_CANDIDATES', 'POSITION_ABOLISHED'), decision: paper }),
  PublishEligibleList: fc.record({ snapshot: hex }, { requiredKeys: [] }),
  SealPapers: fc.record({
    versions: fc
      .nat({ max: 3 })
      .map((count) =>
        ['A', 'B', 'C'].slice(0, count).map((version) => ({ version, hash: hashOf('4') + version, seal: version })),
      ),
    roomsPostedOn: day,
  }),
  DrawPaper: fc.record({ secret: hex }),
  TakeReservePaper: fc.constant(reasoned),
  StartWritten: fc.record({
    witnesses: candidates,
    invigilators: fc.subarray(['i1', 'i2', 'i3', 'constructor']),
    sealIntact: fc.boolean(),
  }),
  RecordAttendance: fc.record({ candidate, present: fc.boolean() }),
  RecordLateArrival: fc.record({ candidate, minutes, admitted: fc.boolean() }),
  ApplySanction: fc
    .record({ candidate, kind: one('REPRIMAND', 'WARNING', 'SUSPENSION') })
    .map((data) => ({ ...data, ...reasoned })),
  CancelResult: fc.record({ candidate, decision: paper }).map((data) => ({ ...data, ...reasoned })),
  RaiseQuestionError: fc.record({ question: motion, text: fc.constant(textOf('q')) }),
  DecideQuestionError: fc
    .record({ question: motion, decision: one('KEEP', 'CREDIT_ALL') })
    .map((data) => ({ ...data, ...reasoned })),
  TransferCustody: fc.record({
    item: one('bag-1', 'constructor'),
    from: person,
    to: person,
    witnesses: fc.array(person, { maxLength: 2 }),
    sealIntact: fc.boolean(),
    count: minutes,
  }),
  AcceptCustody: fc.record({ item: one('bag-1', 'constructor'), sealIntact: fc.boolean(), count: minutes }),
  TakeOverCustody: fc
    .record({
      item: one('bag-1', 'constructor'),
      witnesses: fc.array(person, { maxLength: 2 }),
      sealIntact: fc.boolean(),
      count: minutes,
    })
    .map((data) => ({ ...data, ...reasoned })),
  RefuseCustody: fc.record({ item: one('bag-1', 'constructor'), reason: fc.constant(textOf('custody')) }),
  EndWritten: candidates.map((handedIn) => ({
    scripts: handedIn.map((id) => ({ candidate: id, sheets: 4, signed: id !== 'c2' })),
  })),
  CodeScripts: fc.record({
    codes: one(['X1'], ['X1', 'X2'], ['c1', 'X2'], ['', 'X2']),
    commitment: one(codeCommitment, hashOf('a'), 'x'),
    keepers: one(['d1', 'd2'] as const, ['k1', 'k2'] as const),
  }),
  RecordMark: fc.record({ script, mark, sheet: hex }),
  CorrectMark: fc.record({ script, mark, sheet: hex, reason: fc.constant(textOf('slip')) }),
  ZeroScript: fc.record({ script }).map((data) => ({ ...data, ...reasoned })),
  DecideMark: fc.record({ script, mark, agreed: fc.boolean() }).map((data) => ({ ...data, ...reasoned })),
  AssignThirdMarker: fc.record({ script, marker: person }),
  DecideCollectively: fc.record({ script, mark }).map((data) => ({ ...data, ...reasoned })),
  CompleteMarking: nothing,
  ConfirmUnsealing: nothing,
  UnsealCodeMap: fc.record({
    map: one(map, map.slice(1), []),
    salt: one(hashOf('9'), hashOf('8'), 'x'),
    supervisor: person,
  }),
  FileAppeal: fc.record({ candidate, warned: fc.boolean() }),
  CloseAppealWindow: nothing,
  RecordAppealMark: fc.record({ script, mark, sheet: hex }),
  DecideAppeal: fc
    .record({ script, mark, heads: one(['k1', 'a1'] as const, ['k1', 'k1'] as const) })
    .map((data) => ({ ...data, ...reasoned })),
  CompleteAppeals: nothing,
  EvaluateGate: nothing,
  DepositScheme: fc.record({ candidate, hash: hex }),
  AcceptLateScheme: fc.record({ candidate, hash: hex }).map((data) => ({ ...data, ...reasoned })),
  SettleCodeMap: fc
    .record({ map: one(map, map.slice(1)), supervisor: person, motion, lost: fc.boolean(), decision: paper })
    .map((data) => ({ ...data, ...reasoned })),
  CommitLot: fc.record({ commitment: hex, lot }, { requiredKeys: ['commitment'] }),
  GiveLotNumber: fc.record({ lot, number: hex, candidate }, { requiredKeys: ['lot', 'number'] }),
  DeclareLotSecretLost: fc.record({ lot }).map((data) => ({ ...data, ...reasoned })),
  DrawOrder: fc.record({ secret: hex }),
  StartDefence: fc.record({ candidate }),
  RecordPresentation: fc.record({ candidate, minutes }),
  RecordQuestioning: fc.record({ candidate, minutes, record: hex }),
  RecordPresence: fc.record({ candidate, members: fc.subarray(['m1', 'm2', 'm3', 'constructor']) }),
  RecordDefenceAbsence: fc.record({ candidate }),
  SignSheet: fc.record({ candidate, score: mark, sheet: hex }),
  DecideSpread: fc
    .record(
      { candidate, kind: one('KEEP', 'RESCORE_ALLOWED', 'MEMBER_EXCLUDED'), member: person },
      { requiredKeys: ['candidate', 'kind'] },
    )
    .map((data) => ({ ...data, ...reasoned })),
  SealDefence: nothing,
  GiveOpinion: fc.record({ candidate, opinion: fc.constant(textOf('o')) }),
  ReportOpinions: fc.record({ minutes: hex }),
  DecideHire: fc.record({ post, candidate, reason: fc.constant(textOf('h')), decision: paper }),
  CompileResults: nothing,
  DeclareNoResult: fc.record({ minutes: hex }),
  ResolveTie: fc.record({ order: candidates }).map((data) => ({ ...data, ...reasoned })),
  DecidePreferenceGap: fc
    .record({ candidate, post: one('P1', 'P1', 'P2', null) })
    .map((data) => ({ ...data, ...reasoned })),
  ConfirmSingleCandidate: fc.record({ post }).map((data) => ({ ...data, ...reasoned })),
  ReportResults: fc.record({ report: paper }),
  RecogniseResults: fc.record({ decision: paper }),
  AnnounceResults: nothing,
  ReportSupervision: fc.record({ report: paper }),
  RecordCaseFailed: fc.record({ post, candidate, code: one('REFUSED', 'DOSSIER_LATE') }),
  InviteNextRanked: fc.record({ post, decision: paper, candidate }, { requiredKeys: ['post', 'decision'] }),
  InviteFromReserve: fc.record(
    { post, vacancy: paper, decision: paper, candidate },
    { requiredKeys: ['post', 'vacancy', 'decision'] },
  ),
  RecordPostFilled: fc.record({ post, candidate }),
  LeavePostUnfilled: fc.record({ post, reason: fc.constant(textOf('u')) }),
  LodgeComplaint: fc.record({
    complaint,
    kind: one('COMPLAINT', 'FEEDBACK'),
    concerns: one('RESULTS', 'COUNCIL', 'AUTHORITY'),
  }),
  ReceiveComplaint: fc.record({
    complaint,
    kind: one('DENUNCIATION', 'FEEDBACK'),
    concerns: one('RESULTS', 'COUNCIL', 'AUTHORITY'),
    receivedOn: one('2026-03-01'),
    complainant: fc.constant(textOf('from')),
    sender: hex,
    scan: hex,
  }),
  RedirectComplaint: fc
    .record({ complaint, concerns: one('RESULTS', 'COUNCIL', 'AUTHORITY') })
    .map((data) => ({ ...data, ...reasoned })),
  SettleComplaint: fc.record({ complaint, outcome: one('SETTLED', 'TRANSFERRED_TO_HEAD'), minutes: hex }),
  CloseRound: nothing,
  HandOverRecords: fc.record({
    items: one(
      [],
      RECORD_KINDS.map((named) => ({ kind: named, hash: hashOf('7') })),
    ),
    archive: fc.constant('K-12'),
  }),
  AnnulResults: fc.record({ decision: paper, effects: fc.constant(textOf('e')) }),
  SuspendRound: fc.record({ code: suspendCode }),
  ResumeRound: fc
    .record(
      {
        as: one('UNCHANGED', 'CONTINUE_AS_SUCCESSOR'),
        successor: fc.constant({ unit: 'u9', authority: 'p-new', superior: 'p-superior' }),
        decision: paper,
      },
      { requiredKeys: ['as', 'decision'] },
    )
    .map((data) => ({ ...data, ...reasoned })),
  CancelRound: fc.record({ decision: paper }).map((data) => ({ ...data, ...reasoned })),
  WithdrawDraft: fc.record({ reason: fc.constant(textOf('w')) }),
  ExpireClock: fc.record({
    clock: one('principleDue', 'applicationsWindow', 'appealWindow', 'eligibleListDue', 'constructor'),
    due: day,
  }),
  RecalculateClock: fc
    .record({ clock: one('principleDue', 'appealWindow', 'markingDue', 'constructor'), decision: paper })
    .map((data) => ({ ...data, ...reasoned })),
};

/** A command of a round, with its name. */
export interface SampleCommand {
  readonly type: keyof RoundCommands;
  readonly data: unknown;
}

/** After these little or nothing more happens: drawn seldom, so that rounds live on. */
const seldom: ReadonlySet<string> = new Set([
  'SuspendRound',
  'CancelRound',
  'WithdrawDraft',
  'AnnulResults',
  'CancelPost',
]);

/** Commands of these names: well-formed, sensible or silly. */
export const anyCommandOf = (types: readonly (keyof RoundCommands)[]): fc.Arbitrary<SampleCommand> =>
  fc.oneof(
    ...types.map((type) => ({
      weight: seldom.has(type) ? 1 : 10,
      arbitrary: (commands[type] as fc.Arbitrary<unknown>).map((data) => ({ type, data })),
    })),
  );
