import { type Decider, refuse } from '#kernel';
import type { AccountCommands, AccountEvents, Attempt, Role } from './events.js';
import { EVERY_BODY } from '../reach.js';
import { millisecondsOf, minutesBetween, minutesLater } from './instants.js';
import type { accountRefusals } from './refusals.js';

export type AccountRefusal = keyof typeof accountRefusals;
type AccountDecider = Decider<Account, AccountCommands, AccountEvents, AccountRefusal>;

/** People mistype a few times; a machine that guesses is stopped at 20 guesses an hour. */
export const FAILURES_MAX = 5;
/** Failures further apart than this are those of a person, not of an attack. */
export const FAILURE_WINDOW_MINUTES = 15;
/** Long enough to make guessing pointless, short enough that nobody misses an exam's deadline by it. */
export const LOCK_MINUTES = 15;

/** An account, as far as decisions need it. Instants are RFC 3339, UTC. */
export interface Account {
  readonly status: 'UNKNOWN' | 'OPEN' | 'CLOSED';
  readonly person: string;
  readonly roles: readonly Role[];
  /** Owning bodies for which the roles hold. */
  readonly bodies: readonly string[];
  /** Where the vault keeps the credential. */
  readonly credential: string | null;
  /** Failed sign-ins since the last that worked, the newest few. */
  readonly failures: readonly string[];
  readonly lockedUntil: string | null;
  readonly sessionsEndedAt: string | null;
  /** True once the key of the person was to be destroyed. */
  readonly isPersonErased: boolean;
}

/** True while the account is locked at the instant `now`, for devices on which its holder has never signed in. */
export const isLocked = ({ lockedUntil }: Account, now: string): boolean =>
  lockedUntil !== null && millisecondsOf(now) < millisecondsOf(lockedUntil);

/** May a session that was issued at `issuedAt` still be used? Not if sessions were ended then or later. */
export const mayUseSession = ({ status, sessionsEndedAt }: Account, issuedAt: string): boolean =>
  status === 'OPEN' && (sessionsEndedAt === null || millisecondsOf(issuedAt) > millisecondsOf(sessionsEndedAt));

const isSame = (held: readonly string[], wanted: readonly string[]): boolean =>
  JSON.stringify(held.toSorted()) === JSON.stringify(wanted.toSorted());

const unusable = ({ status }: Account) => {
  if (status === 'OPEN') return undefined;
  return refuse(status === 'UNKNOWN' ? 'account-unknown' : 'account-closed');
};

/** A lock keeps strangers out, not the holder: else whoever knows a login could keep a chair away on the day. */
const locked = (state: Account, { knownDevice }: Attempt, now: string) =>
  !knownDevice && state.lockedUntil !== null && isLocked(state, now)
    ? refuse('account-locked', { until: state.lockedUntil })
    : undefined;

const signingIn: Pick<AccountDecider['decide'], 'RecordSignIn' | 'RecordFailedSignIn' | 'UnlockAccount'> = {
  RecordSignIn: (state, attempt, { at }) =>
    unusable(state) ?? locked(state, attempt, at) ?? [{ type: 'SignedIn', data: {} }],
  RecordFailedSignIn: (state, attempt, { at }) => {
    const refusal = unusable(state) ?? locked(state, attempt, at);
    if (refusal !== undefined) return refusal;
    const recent = state.failures.filter((failure) => minutesBetween(failure, at) <= FAILURE_WINDOW_MINUTES);
    const failed = { type: 'SignInFailed', data: {} } as const;
    if (attempt.knownDevice || recent.length + 1 < FAILURES_MAX) return [failed];
    return [failed, { type: 'AccountLocked', data: { until: minutesLater(at, LOCK_MINUTES) } }];
  },
  UnlockAccount: (state, _command, { at }) =>
    unusable(state) ??
    (state.failures.length > 0 || isLocked(state, at) ? [{ type: 'AccountUnlocked', data: {} }] : []),
};

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
  CredentialSet: (state, { credential }) => ({ ...state, credential }),
  SignedIn: (state) => ({ ...state, failures: [], lockedUntil: null }),
  SignInFailed: (state, _data, { at }) => ({ ...state, failures: [...state.failures, at].slice(-FAILURES_MAX) }),
  AccountLocked: (state, { until }) => ({ ...state, failures: [], lockedUntil: until }),
  SessionsEnded: (state, _data, { at }) => ({ ...state, sessionsEndedAt: at }),
  AccountUnlocked: (state) => ({ ...state, failures: [], lockedUntil: null }),
  AccountClosed: (state) => ({ ...state, status: 'CLOSED' }),
  PersonErased: (state) => ({ ...state, isPersonErased: true }),
};

/** An account: who may sign in, and what for. That an administrator is left cannot be seen in one stream. */
export const account: AccountDecider = {
  category: 'account',
  initialState: {
    status: 'UNKNOWN',
    person: '',
    roles: [],
    bodies: [],
    credential: null,
    failures: [],
    lockedUntil: null,
    sessionsEndedAt: null,
    isPersonErased: false,
  },
  decide: {
    OpenAccount: (state, data) =>
      state.status === 'UNKNOWN' ? [{ type: 'AccountOpened', data }] : refuse('account-already-open'),
    GrantRole: (state, data) =>
      unusable(state) ?? (state.roles.includes(data.role) ? [] : [{ type: 'RoleGranted', data }]),
    RevokeRole: (state, data) =>
      unusable(state) ?? (state.roles.includes(data.role) ? [{ type: 'RoleRevoked', data }] : []),
    AssignBodies: (state, data) =>
      unusable(state) ?? (isSame(state.bodies, data.bodies) ? [] : [{ type: 'BodiesAssigned', data }]),
    SetCredential: (state, data) =>
      unusable(state) ?? (state.credential === data.credential ? [] : [{ type: 'CredentialSet', data }]),
    EndSessions: (state) => unusable(state) ?? [{ type: 'SessionsEnded', data: {} }],
    CloseAccount: (state) =>
      state.status === 'CLOSED' ? [] : (unusable(state) ?? [{ type: 'AccountClosed', data: {} }]),
    // Also where there is no account: a person without one has the record all the same.
    RecordErasure: (state, data) => (state.isPersonErased ? [] : [{ type: 'PersonErased', data }]),
    ...signingIn,
  },
  evolve,
  upcasters: {},
  isTerminal: ({ status }) => status === 'CLOSED',
};
