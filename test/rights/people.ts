import type { Said } from '../newcomer/document.js';

/**
 * What is not in order with an account: it was closed; nobody but who opened it knows its password; too many have guessed at
 * it; the role needs a second factor, and there is none.
 */
export type Standing = 'CLOSED' | 'ONE_TIME' | 'LOCKED' | 'UNSECURED';

/** Somebody who tries things: a member of the first or of the second round, or of none. */
export interface Person {
  /** As the table of what differs names them. */
  readonly name: string;
  /** Which part they play in their round, e.g. `M1`; of those outside every round what they are. */
  readonly key: string;
  readonly of: 'FIRST' | 'SECOND' | 'NONE';
  /** `null`: there is no session. */
  readonly login: string | null;
  readonly person: string;
  readonly roles: readonly string[];
  /** Acts for the body whose round the first one is. */
  readonly isOfBody: boolean;
  /** Absent where all is in order. */
  readonly standing?: Standing;
}

/** How the first round goes: the plan may leave the defence to the council, or to a board, and hear it before the marks. */
export interface Seating {
  readonly panel: 'COUNCIL' | 'SCHEME_MARKING_BOARD';
  readonly isInterviewFirst: boolean;
}

/** Codes of the candidates of a round, in the order of `N1`, `N2`, `N3`. */
export const CANDIDATES: readonly string[] = ['TS-1', 'TS-2', 'TS-3'];

const isOneOf = (pattern: RegExp) => (me: Person) => me.of === 'FIRST' && pattern.test(me.key);

const isOffice =
  (...roles: readonly string[]) =>
  (me: Person) =>
    me.isOfBody && me.roles.some((role) => roles.includes(role));

/** What is sent is about the sender. */
const isAbout = (me: Person, body: Said): boolean =>
  isOneOf(/^N/)(me) && (body['person'] === me.person || body['candidate'] === CANDIDATES[Number(me.key.slice(1)) - 1]);

/** Somebody without a session. */
export const nobody: Person = {
  ...{ name: 'nobody', key: 'nobody', of: 'NONE', login: null, person: '', roles: [], isOfBody: false },
};

/** The words of the tables: who is meant by each. */
export const seats: Readonly<Record<string, (me: Person, body: Said, seating: Seating) => boolean>> = {
  owner: isOneOf(/^HR$/),
  authority: isOneOf(/^AUTHORITY$/),
  chair: isOneOf(/^M1$/),
  secretary: isOneOf(/^M3$/),
  council: isOneOf(/^M/),
  supervision: isOneOf(/^S/),
  invigilators: isOneOf(/^I/),
  invigilationHead: isOneOf(/^I1$/),
  codingHead: isOneOf(/^D1$/),
  keepers: isOneOf(/^(D1|M3)$/),
  // The last of a board is its secretary, who marks nothing.
  markers: isOneOf(/^K[1-4]$/),
  markingHead: isOneOf(/^K1$/),
  markingBoards: isOneOf(/^[KA]/),
  appealMarkers: isOneOf(/^A[1-4]$/),
  panel: (me, _, { panel }) => isOneOf(panel === 'COUNCIL' ? /^M/ : /^E[12]$/)(me),
  panelHead: (me, _, { panel }) => isOneOf(panel === 'COUNCIL' ? /^M1$/ : /^E1$/)(me),
  panelBody: (me, _, { panel }) => isOneOf(panel === 'COUNCIL' ? /^M/ : /^E/)(me),
  boards: isOneOf(/^[IDKAE]\d$/),
  candidates: isOneOf(/^N/),
  self: isAbout,
  /** Of the body whose round it is, with or without a seat there. */
  officers: isOffice('HR'),
  auditors: isOffice('AUDITOR'),
  admin: isOffice('ADMIN'),
  /** With such a role, for whatever body: what is theirs is asked by no body. */
  anyAdmin: ({ roles }) => roles.includes('ADMIN'),
  anyOfficer: ({ roles }) => roles.includes('HR'),
  anyCandidate: ({ roles }) => roles.includes('CANDIDATE'),
  anyRegistrar: ({ roles }) => ['HR', 'SECRETARY', 'ADMIN'].some((role) => roles.includes(role)),
  anyCaseReader: ({ roles }) => ['HR', 'AUTHORITY', 'AUDITOR', 'CANDIDATE'].some((role) => roles.includes(role)),
  anyAccountReader: ({ roles }) => ['ADMIN', 'AUDITOR', 'HR'].some((role) => roles.includes(role)),
  /** Acts for all bodies. */
  central: ({ key }) => key === 'admin',
  /** Whoever is signed in. */
  account: ({ login }) => login !== null,
  /** Whoever is signed in and is there for rounds at all. */
  worker: ({ login, roles }) => login !== null && roles.some((role) => role !== 'ADMIN'),
  public: () => true,
  nobody: () => false,
};
