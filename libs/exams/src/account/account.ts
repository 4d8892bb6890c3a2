import { type Meta, refuse } from '#kernel';
import type { Attempt } from './events.js';
import { own } from '../own.js';
import { EVERY_BODY } from '../reach.js';
import { changing, erasing, unusable } from './changes.js';
import { followProvider } from './provider.js';
import { afterUse, factorFault, secured, securing } from './factors.js';
import { allHeld } from './holder.js';
import { millisecondsOf, minutesBetween, minutesLater } from './instants.js';
import { type Account, type AccountDecider, isLocked, passwordUntil, sessionIn } from './state.js';

/** People mistype a few times; a machine that guesses is stopped at 20 guesses an hour. */
export const FAILURES_MAX = 5;
/** Failures further apart than this are those of a person, not of an attack. */
export const FAILURE_WINDOW_MINUTES = 15;
/** Long enough to make guessing pointless, short enough that nobody misses an exam's deadline by it. */
export const LOCK_MINUTES = 15;

/** More than one person has open at once; a further one ends the oldest. */
export const SESSIONS_MAX = 50;

/** A lock keeps strangers out, not the holder: else whoever knows a login could keep a chair away on the day. */
const locked = (state: Account, { knownDevice }: Attempt, now: string) =>
  !knownDevice && state.lockedUntil !== null && isLocked(state, now)
    ? refuse('account-locked', { until: state.lockedUntil })
    : undefined;

/** What opened the account was given out too long ago, and never replaced. */
const leftUnused = (state: Account, credential: string | null, at: string) => {
  const until = passwordUntil(state);
  return credential !== null && until !== null && millisecondsOf(at) >= millisecondsOf(until)
    ? refuse('password-expired', { until })
    : undefined;
};

const signingIn: Pick<AccountDecider['decide'], 'RecordSignIn' | 'RecordFailedSignIn'> = {
  RecordSignIn: (state, { session, means, credential, knownDevice, ...shown }, { at }) => {
    const { used } = shown;
    const refusal =
      unusable(state) ??
      locked(state, { knownDevice }, at) ??
      factorFault(state, means, used) ??
      leftUnused(state, credential, at);
    if (refusal !== undefined) return refusal;
    const isAnother = credential !== state.credential || (means === 'OIDC') !== (state.signsInBy === 'OIDC');
    if (means !== 'MACHINE' && isAnother) return refuse('credential-replaced');
    return [{ type: 'SignedIn', data: { session, means, ...shown } }];
  },
  RecordFailedSignIn: (state, attempt, { at }) => {
    const refusal = unusable(state) ?? locked(state, attempt, at);
    if (refusal !== undefined) return refusal;
    const recent = state.failures.filter((failure) => minutesBetween(failure, at) <= FAILURE_WINDOW_MINUTES);
    const failed = { type: 'SignInFailed', data: {} } as const;
    if (attempt.knownDevice || recent.length + 1 < FAILURES_MAX) return [failed];
    return [failed, { type: 'AccountLocked', data: { until: minutesLater(at, LOCK_MINUTES) } }];
  },
};

const proposedBy = ({ commandId: id, at, account: by, actor }: Meta) => ({ id, at, account: by, actor });

const evolve: AccountDecider['evolve'] = {
  AccountOpened: (state, { person, roles, bodies = [EVERY_BODY] }) => ({
    ...state,
    status: 'OPEN',
    person,
    roles: [...new Set(roles)],
    bodies,
  }),
  BodiesAssigned: (state, { bodies }) => ({ ...state, bodies }),
  RoleGranted: (state, { role }) => ({ ...state, roles: [...state.roles, role] }),
  RoleRevoked: (state, { role }) => ({ ...state, roles: state.roles.filter((held) => held !== role) }),
  CredentialSet: (state, { credential, by, oneTime = false, halved = false }, { at, means }) => ({
    ...state,
    credential,
    signsInBy: by ?? 'PASSWORD',
    isOneTime: oneTime,
    credentialAt: at,
    isHalved: halved,
    isSetByTwo: halved || by === 'OIDC' || means === 'MACHINE' || (!oneTime && state.isSetByTwo),
  }),
  SignedIn: (state, { session, means = 'PASSWORD', used, ...assured }, { at }) => ({
    ...state,
    failures: [],
    lockedUntil: null,
    factors: afterUse(state.factors, used),
    sessions:
      session === undefined
        ? state.sessions
        : [...state.sessions, { id: session, since: at, means, confirmedAt: at, confirmedBy: null, ...assured }].slice(
            -SESSIONS_MAX,
          ),
  }),
  RolesMapped: (state) => state,
  SignInFailed: (state, _data, { at }) => ({ ...state, failures: [...state.failures, at].slice(-FAILURES_MAX) }),
  AccountLocked: (state, { until }) => ({ ...state, failures: [], lockedUntil: until }),
  SessionsEnded: (state) => ({ ...state, sessions: [] }),
  SessionEnded: (state, { session }) => ({ ...state, sessions: state.sessions.filter(({ id }) => id !== session) }),
  AccountUnlocked: (state) => ({ ...state, failures: [], lockedUntil: null }),
  AccountClosed: (state) => ({ ...state, status: 'CLOSED', proposal: null }),
  ChangeProposed: (state, proposed, meta) => ({ ...state, proposal: { ...proposed, ...proposedBy(meta) } }),
  ChangeConfirmed: (state) => ({ ...state, proposal: null }),
  ChangeDropped: (state) => ({ ...state, proposal: null }),
  NamesRead: (state, { round, people }) => ({
    ...state,
    namesRead: { ...state.namesRead, [round ?? '']: [...(own(state.namesRead, round ?? '') ?? []), ...people] },
  }),
  PersonCorrected: (state) => state,
  ErasureProposed: (state, { person, bodies, reason }, meta) =>
    person === undefined || bodies === undefined
      ? state
      : { ...state, person, bodies, proposal: { change: { kind: 'ERASE', reason }, ...proposedBy(meta) } },
  PersonErased: (state, erased) => ({ ...state, erased, proposal: null }),
  RestorationAccepted: (state) => state,
  ...secured,
};

/** An account: who may sign in, and what for. How many administrators there are comes with the command. */
export const account: AccountDecider = {
  category: 'account',
  initialState: {
    status: 'UNKNOWN',
    person: '',
    roles: [],
    bodies: [],
    credential: null,
    signsInBy: 'PASSWORD',
    isOneTime: false,
    credentialAt: null,
    isHalved: false,
    isSetByTwo: false,
    failures: [],
    lockedUntil: null,
    sessions: [],
    factors: [],
    proposal: null,
    namesRead: {},
    erased: null,
  },
  decide: allHeld({
    EndSessions: (state) => unusable(state) ?? [{ type: 'SessionsEnded', data: {} }],
    EndSession: (state, data) =>
      unusable(state) ?? (sessionIn(state, data.session) === undefined ? [] : [{ type: 'SessionEnded', data }]),
    RecordNamesRead: (state, { round, people, ...registered }) => {
      const read = [...(own(state.namesRead, round ?? '') ?? []), state.person];
      const fresh = [...new Set(people)].filter((person) => !read.includes(person));
      return (
        unusable(state) ??
        (fresh.length === 0 ? [] : [{ type: 'NamesRead', data: { round, people: fresh, ...registered } }])
      );
    },
    RecordCorrection: (_state, data) => [{ type: 'PersonCorrected', data }],
    ...erasing,
    // Also where there is no account: the log may have been cut to nothing.
    RecordRestoration: (_state, data) => [{ type: 'RestorationAccepted', data }],
    ...signingIn,
    ...securing,
    ...changing,
    FollowProvider: followProvider,
  }),
  evolve,
  upcasters: {},
  isTerminal: ({ status }) => status === 'CLOSED',
};
