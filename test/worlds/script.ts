import { findPack } from '#rules';
import { codeMapCommitment, lotCommitment, packHash } from '#exams';
import { sampleBoard } from '../support/paper-round.js';
import { samplePaper as decision, sampleReasons, sampleText } from '../support/specify.js';
import {
  act,
  type Act,
  always,
  application,
  candidates,
  channels,
  type Chapter,
  council,
  denouncing,
  digest,
  draft,
  type Facts,
  factsOf,
  hash,
  type Kind,
  members,
  panelOf,
} from './acts.js';
import { appointing } from './case.js';
import { hireScript } from './hire.js';

const secret = 'c'.repeat(64);
const paperSecret = '7'.repeat(64);
const salt = '9'.repeat(64);
/** Which script is whose: crossed, the first two have each other's code. */
const codesOf = (facts: Facts): Readonly<Record<string, string>> =>
  facts['map'] === 'crossed' ? { A: 'X2', B: 'X1', C: 'X3', D: 'X4' } : { A: 'X1', B: 'X2', C: 'X3', D: 'X4' };

const mapOf = (facts: Facts) => Object.entries(codesOf(facts)).map(([candidate, code]) => ({ candidate, code }));

/** The candidates in the order of their codes. */
const byCode = (facts: Facts): readonly (readonly [candidate: string, code: string])[] =>
  Object.entries(codesOf(facts)).sort(([, a], [, b]) => (a < b ? -1 : 1));

const boards = [
  ['QUESTION', 'Q'],
  ['INVIGILATION', 'I'],
  ['CODING', 'C'],
  ['MARKING', 'K'],
  ['APPEAL_MARKING', 'R'],
] as const;

const boardsOf = ({ panel }: Kind) => (panel === 'COUNCIL' ? boards : [...boards, ['SCHEME_MARKING', 'E'] as const]);

const planned = ({ panel, course }: Kind): readonly Act[] => {
  const pack = findPack('VN-CIVIL-2025');
  if (pack === undefined) throw new Error('VN-CIVIL-2025 is not installed');
  const ranking = course === 'BEFORE_WRITTEN_RESULT' ? ({ ranking: 'WEIGHTED', course } as const) : {};
  const terms = {
    allocation: 'PER_POST',
    markGrain: '0.25',
    panel,
    eligibility: [{ rule: 'HEALTH', evidence: 'CERTIFICATE' }],
    ...ranking,
  } as const;
  const scheme = { number: '1', version: '1', units: ['u1'] };
  return [
    act('ApprovePrinciple', 'p-authority', { decision }),
    act('ApprovePlan', 'p-authority', {
      pack: 'VN-CIVIL-2025',
      packHash: packHash(pack),
      terms,
      decision,
      budget: 'B1',
      scheme,
    }),
  ];
};

const seating = (kind: Kind): readonly Act[] => [
  act('AnnounceRound', 'p-owner', { channels, opensOn: '2026-01-12', closesOn: '2026-02-13' }),
  act('EstablishCouncil', 'p-authority', { members: council, decision }),
  act('EstablishSupervisionBoard', 'p-authority', { ...sampleBoard('S'), decision }),
  ...boardsOf(kind).map(([board, letter]) =>
    act('EstablishBoard', 'M1', { ...sampleBoard(letter), kind: board, decision }),
  ),
  act('OpenApplications', 'p-owner', {}),
  ...candidates.map((candidate) => application(candidate, 'IN_PLANNING')),
];

const everybodySeated = (kind: Kind): readonly string[] => [
  ...members,
  ...['S', ...boardsOf(kind).map(([, letter]) => letter)].flatMap((letter) =>
    [1, 2, 3, 4, 5].map((place) => `${letter}${String(place)}`),
  ),
];

const screening = (kind: Kind): readonly Act[] => [
  act('CloseApplications', 'p-owner', {}),
  ...candidates.map((candidate) =>
    act('CheckEligibility', 'M3', { candidate, rule: 'HEALTH', result: 'MET', evidence: hash }),
  ),
  ...everybodySeated(kind).map((person) => act('DeclareNoRelationship', person, { candidates: [...candidates] })),
  act('PublishEligibleList', 'M1', {}),
];

const voting = (facts: Facts): readonly Act[] => [
  act('TableMotion', 'M2', { motion: 'v1', subject: sampleText }),
  ...factsOf(facts, 'vote', 'v1').map(([member, choice]) =>
    act('CastVote', member, { motion: 'v1', choice: choice as 'FOR' }),
  ),
  act('CloseMotion', 'M1', { motion: 'v1', minutes: hash }),
];

const sealing: readonly Act[] = [
  act('SealPapers', 'Q1', {
    versions: ['1', '2', '3'].map((version) => ({ version, hash: version.repeat(64), seal: `seal-${version}` })),
    roomsPostedOn: '2026-02-24',
  }),
];

const sitting: readonly Act[] = [
  act('CommitLot', 'Q1', { lot: 'PAPER', commitment: lotCommitment(paperSecret) }),
  ...['M2', 'S1'].map((person) => act('GiveLotNumber', person, { lot: 'PAPER', number: hash })),
  act('DrawPaper', 'M1', { secret: paperSecret }),
  act('StartWritten', 'I1', { witnesses: ['A', 'B'], invigilators: ['I2', 'I3'], sealIntact: true }),
  ...candidates.map((candidate) => act('RecordAttendance', 'I1', { candidate, present: true })),
  act('EndWritten', 'I1', { scripts: candidates.map((candidate) => ({ candidate, sheets: 4, signed: true })) }),
];

/** What people do about the marks of one script: the first two, then whatever those leave to them. */
const markingOf = (facts: Facts, candidate: string, script: string): readonly Act[] => {
  const marked = (kind: string) =>
    factsOf(facts, kind, candidate).map(([marker, mark]) =>
      act('RecordMark', marker, { script, mark, sheet: digest('sheet', script, marker, mark) }),
    );
  const decided = (kind: string, type: 'DecideMark' | 'DecideCollectively') =>
    factsOf(facts, kind, candidate).map(([head, mark]) =>
      act(type, head, { script, mark, agreed: true, ...sampleReasons }),
    );
  const asked = factsOf(facts, 'third', candidate).map(([marker]) =>
    act('AssignThirdMarker', 'K1', { script, marker }),
  );
  return [
    ...marked('mark'),
    ...decided('head', 'DecideMark'),
    ...asked,
    ...marked('third'),
    ...decided('collective', 'DecideCollectively'),
  ];
};

const coding = (facts: Facts): readonly Act[] => [
  act('CodeScripts', 'C1', {
    codes: byCode(facts).map(([, code]) => code),
    commitment: codeMapCommitment(mapOf(facts), salt),
    keepers: ['C1', 'C2'],
  }),
];

const marking = (facts: Facts): readonly Act[] => [
  ...coding(facts),
  ...byCode(facts).flatMap(([candidate, script]) => markingOf(facts, candidate, script)),
  act('CompleteMarking', 'K1', {}),
  ...['C2', 'S1'].map((person) => act('ConfirmUnsealing', person, {})),
];

const unsealing = (facts: Facts): readonly Act[] => [
  act('UnsealCodeMap', 'C1', { map: mapOf(facts), salt, supervisor: 'S1' }),
];

const filing = (facts: Facts): readonly Act[] =>
  candidates
    .filter((candidate) => factsOf(facts, 'appeal', candidate).length > 0)
    .map((candidate) => act('FileAppeal', `person-${candidate}`, { candidate, warned: true }));

const hearing = (facts: Facts): readonly Act[] => [
  act('CloseAppealWindow', 'p-owner', {}),
  ...byCode(facts).flatMap(([candidate, script]) => [
    ...factsOf(facts, 'appeal', candidate).map(([marker, mark]) =>
      act('RecordAppealMark', marker, { script, mark, sheet: digest('appeal', script, marker, mark) }),
    ),
    ...factsOf(facts, 'chair', candidate).map(([chair, mark]) =>
      act('DecideAppeal', chair, { script, mark, heads: ['K1', 'R1'], ...sampleReasons }),
    ),
  ]),
  act('CompleteAppeals', 'M3', {}),
  act('EvaluateGate', 'M3', {}),
];

const deposit: readonly Act[] = candidates.map((candidate) => act('DepositScheme', 'M3', { candidate, hash }));

const drawing: readonly Act[] = [
  act('CommitLot', 'M1', { commitment: lotCommitment(secret) }),
  ...candidates.map((candidate) => act('GiveLotNumber', 'M3', { lot: 'ORDER', candidate, number: hash })),
  act('DrawOrder', 'M1', { secret }),
];

/** Signed in the order of the panel; then whatever the head decides, and sheets anew. */
const scoring = (facts: Facts, kind: Kind, candidate: string): readonly Act[] => {
  const panel = panelOf(kind);
  const [head = ''] = panel;
  const signed = (of: string) =>
    factsOf(facts, of, candidate).map(([member, score]) =>
      act('SignSheet', member, { candidate, score, sheet: digest(of, candidate, member, score) }),
    );
  return [
    act('StartDefence', head, { candidate }),
    act('RecordPresentation', 'M3', { candidate, minutes: 30 }),
    act('RecordQuestioning', 'M3', { candidate, minutes: 30, record: hash }),
    act('RecordPresence', 'M3', { candidate, members: panel }),
    ...signed('sheet'),
    ...factsOf(facts, 'spread', candidate).map(([by, how]) =>
      act('DecideSpread', by, { candidate, kind: how as 'KEEP', ...sampleReasons }),
    ),
    ...signed('anew'),
  ];
};

const defending = (facts: Facts, kind: Kind, order: readonly string[]): readonly Act[] => [
  ...order.flatMap((candidate) => scoring(facts, kind, candidate)),
  act('SealDefence', panelOf(kind)[0] ?? '', {}),
];

const compiling = (facts: Facts): readonly Act[] => [
  act('CompileResults', 'M3', {}),
  ...factsOf(facts, 'tie', 'order').map(([by, order]) =>
    act('ResolveTie', by, { order: order.split(' '), ...sampleReasons }),
  ),
  act('CompileResults', 'M3', {}),
];

const concluding: readonly Act[] = [
  act('ReportResults', 'M1', { report: decision }),
  act('RecogniseResults', 'p-authority', { decision }),
  act('AnnounceResults', 'p-owner', {}),
];

const paper: readonly Chapter[] = [
  { acts: marking },
  { acts: unsealing },
  { on: '2026-03-04', acts: filing },
  { on: '2026-03-16', acts: hearing },
];

const examScript = (kind: Kind): readonly Chapter[] => {
  const defence: readonly Chapter[] = [
    { acts: always(deposit) },
    { acts: always(drawing) },
    { acts: (facts, order) => defending(facts, kind, order) },
  ];
  const before = kind.course === 'BEFORE_WRITTEN_RESULT';
  return [
    { on: '2026-01-05', acts: always([draft]) },
    { on: '2026-01-12', acts: always([...planned(kind), ...seating(kind)]) },
    { on: '2026-02-24', acts: always(screening(kind)) },
    { acts: voting },
    { acts: denouncing },
    { acts: always(sealing) },
    { on: '2026-03-02', acts: always(sitting) },
    ...(before ? [...defence, ...paper] : [...paper, ...defence]),
    { acts: compiling },
    { acts: always(concluding) },
  ];
};

/** A whole round of a kind, from its draft to its announcement and to what becomes of the winner's case. */
export const scriptOf = (kind: Kind): readonly Chapter[] =>
  kind.by === 'CONTRACT' ? hireScript : [...examScript(kind), { acts: appointing }];
