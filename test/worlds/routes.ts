import { candidates, CASE, WINNER } from './acts.js';

// Which answers over HTTP tell something of a round, and what is asked to see them all. What is neither here nor left out by
// name fails: nobody forgets a new route.

/**
 * A route: in which answer it shows what is sealed, as `entitled.ts` calls it, and the paths that are asked for, by the
 * numbers of the last events of which the reader is told.
 */
interface Route {
  readonly answer: string;
  readonly paths: (told: readonly number[]) => readonly string[];
}

const ROUND = '/api/rounds/R1';

/** Where the reader finds out which numbers there are. */
export const STEPS = `${ROUND}/steps`;

/** The first events of a case, its last ones, and one that it has not. */
const EVENTS_OF_CASE: readonly string[] = ['0', '11', '12', '13', '14', '99'];

/** No round has so many events. */
const BEYOND = 9_999;

const always =
  (...paths: readonly string[]): Route['paths'] =>
  () =>
    paths;

/** In the midst of the paper, and when appeals are heard. Before these times they are still to come. */
const PASTS = ['2026-03-02T02:02:00Z', '2026-03-16T02:03:00Z'].map((at) => `?at=${at}`);

/** Before there was a case, and on the day on which it goes its way. */
const CASE_PASTS = [...PASTS, '?valid=2026-03-15', '?valid=2026-03-16'];

/** A list: whole, line by line, and with names. */
const listOf = (path: string, ...queries: readonly string[]): Route['paths'] =>
  always(...['', '?limit=1', '?names=true', ...queries].map((query) => `${path}${query}`));

const inRound = (name: string, ...queries: readonly string[]): Route => ({
  answer: name,
  paths: listOf(`${ROUND}/${name}`, ...queries, ...PASTS, '?valid=2026-03-02', '?valid=2026-03-16'),
});

const each = (name: string, parts: readonly string[]): Route => ({
  answer: name,
  paths: always(...parts.map((part) => `${ROUND}/${name}/${part}`)),
});

const byRevision = (name: string): Route => ({
  answer: name,
  paths: (told) => [...told, BEYOND].map((revision) => `${ROUND}/${name}/${String(revision)}`),
});

/** What has nothing to do with rounds: nobody learns anything of one there. */
const beside = (...paths: readonly string[]): Route => ({ answer: 'beside', paths: always(...paths) });

const scripts = ['X1', 'X2', 'X3', 'X4'];

/** Every GET of the interface by its name. */
export const routes: Readonly<Record<string, Route>> = {
  ShowRound: {
    answer: 'round',
    paths: always(ROUND, `${ROUND}?names=true`, ...PASTS.map((past) => `${ROUND}${past}`)),
  },
  ListRounds: {
    answer: 'round',
    paths: listOf('/api/rounds', '?stage=MARKING', ...PASTS, `${PASTS[0] ?? ''}&stage=MARKING`, '?valid=2026-03-02'),
  },
  Waiting: {
    answer: 'waiting',
    paths: always(`${ROUND}/waiting`, `${ROUND}/waiting?names=true`, ...PASTS.map((past) => `${ROUND}/waiting${past}`)),
  },
  Work: {
    answer: 'waiting',
    paths: always('/api/work', '/api/work?names=true', ...PASTS.map((past) => `/api/work${past}`)),
  },
  ListRoundPlan: inRound('plan'),
  ListRoundCandidates: inRound('candidates'),
  ShowRoundCandidates: each('candidates', candidates),
  ListRoundScripts: inRound('scripts', '?needs=HEAD_DECISION', '?needs=THIRD_MARK', '?state=SETTLED', '?third=K4'),
  ShowRoundScripts: each('scripts', scripts),
  ListRoundDefence: inRound('defence', '?status=SCORED', '?status=SPREAD_REVIEW'),
  ShowRoundDefence: each('defence', candidates),
  ListRoundHiring: inRound('hiring'),
  ListRoundDeviations: inRound('deviations'),
  ListRoundResults: inRound('results'),
  ListRoundCouncil: inRound('council'),
  ListRoundDecisions: inRound('decisions', '?event=HeadDecided', '?aboutId=X3'),
  ShowRoundDecisions: byRevision('decisions'),
  ListRoundPublications: inRound('publications'),
  ShowRoundPublications: byRevision('publications'),
  ListRoundCustody: inRound('custody'),
  ShowRoundCustody: each('custody', ['CODE_MAP', 'PAPERS']),
  ListRoundClocks: inRound('clocks', '?state=RUNNING'),
  ShowRoundClocks: each('clocks', ['applications', 'appeals']),
  ListRoundSteps: inRound('steps', '?event=MarkDisputed', '?person=K1', '?person=M4'),
  ShowRoundSteps: byRevision('steps'),
  FiveClears: {
    answer: 'fiveClears',
    paths: always(...['', '?names=true', ...CASE_PASTS].map((query) => `${ROUND}/five-clears${query}`)),
  },
  ShowTexts: byRevision('texts'),
  ShowDirectory: { answer: 'council', paths: always(`${ROUND}/directory`) },
  ToDeclare: { answer: 'toDeclare', paths: always(`${ROUND}/to-declare`) },
  ShowHistory: { answer: 'history', paths: always(`${ROUND}/history`, `${ROUND}/history?limit=1`) },
  ShowChanges: {
    answer: 'changes',
    paths: always(
      `${ROUND}/changes`,
      `${ROUND}/changes?from=2026-03-02T02:02:00Z`,
      `${ROUND}/changes?from=2026-03-02T02:02:00Z&to=2026-03-16T02:03:00Z`,
    ),
  },
  CheckInvariants: { answer: 'invariants', paths: always(`${ROUND}/invariants`) },
  Why: {
    answer: 'why',
    paths: always(
      ...candidates.flatMap((candidate) => ['', ...PASTS].map((past) => `${ROUND}/results/${candidate}/why${past}`)),
    ),
  },
  Robustness: { answer: 'robustness', paths: always(...['', ...PASTS].map((past) => `${ROUND}/robustness${past}`)) },
  Markers: { answer: 'markers', paths: always(...['', ...PASTS].map((past) => `${ROUND}/markers${past}`)) },
  Case: { answer: 'case', paths: always(`${ROUND}/case`) },
  ListAppointments: {
    answer: 'appointments',
    paths: listOf('/api/appointments', '?status=PARTY_OPINION', ...CASE_PASTS),
  },
  ShowAppointments: {
    answer: 'appointments',
    paths: always(...['', ...CASE_PASTS].map((past) => `/api/appointments/${CASE}${past}`)),
  },
  ShowAppointmentHistory: {
    answer: 'caseHistory',
    paths: always(...['', '?limit=1'].map((query) => `/api/appointments/${CASE}/history${query}`)),
  },
  ShowAppointmentTexts: {
    answer: 'caseHistory',
    paths: always(...EVENTS_OF_CASE.map((revision) => `/api/appointments/${CASE}/texts/${revision}`)),
  },
  ListPublicRounds: { answer: 'public', paths: always('/api/public/rounds') },
  ListPublications: { answer: 'public', paths: always('/api/public/rounds/R1/publications') },
  ListUnits: beside('/api/units', ...PASTS.map((past) => `/api/units${past}`)),
  ShowUnits: beside('/api/units/u1'),
  ListPositions: beside('/api/positions'),
  ShowPositions: beside('/api/positions/x'),
  ListReorganisations: beside('/api/reorganisations'),
  ShowReorganisations: beside('/api/reorganisations/x'),
  ListAccounts: beside('/api/accounts', '/api/accounts?names=true'),
  ShowAccounts: beside('/api/accounts/account-K2'),
  ShowAccountHistory: beside('/api/accounts/account-K2/history'),
  ShowPerson: beside('/api/people/K2', `/api/people/person-${WINNER}`),
  ListIncidents: beside('/api/incidents'),
  ListPacks: beside('/api/packs'),
  ShowPack: beside('/api/packs/VN-CIVIL-2025'),
  WhoAmI: beside('/api/session'),
  ShowSession: beside('/api/session/state'),
  ListFactors: beside('/api/session/factors'),
  ListSessions: beside('/api/session/all'),
  Health: beside('/api/health'),
};

/** What is not compared, and why. */
export const leftOut: Readonly<Record<string, string>> = {
  Live: 'tells what the views of this process have come to; what each is told of which event is compared without HTTP',
  Ready: 'tells operators how far the views of this process are, by the clock of this machine',
  ListSecurityEvents: 'tells what was asked for from where, which those who are entitled ask for, too',
};

/** Reads that note in the log whose names they have told; no other read may change anything. */
export const recording: ReadonlySet<string> = new Set(['ShowDirectory', 'ToDeclare', 'Waiting']);
