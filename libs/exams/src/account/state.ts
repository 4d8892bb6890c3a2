import type { Decider, SealedText } from '#kernel';
import type {
  AccountChange,
  AccountCommands,
  AccountEvents,
  Assurance,
  FactorKind,
  MeansOfConfirming,
  MeansOfSignIn,
  Role,
} from './events.js';
import { millisecondsOf } from './instants.js';
import type { accountRefusals } from './refusals.js';

export type AccountRefusal = keyof typeof accountRefusals;
/** How accounts decide and remember. */
export type AccountDecider = Decider<Account, AccountCommands, AccountEvents, AccountRefusal>;

/** A session that may be used. */
export interface OpenSession {
  readonly id: string;
  readonly since: string;
  readonly means: MeansOfSignIn;
  readonly assurance?: Assurance;
  /** When the holder was last seen to be there: at the sign-in, or since. */
  readonly confirmedAt: string;
  /** By what since; `null` where there was only the sign-in. */
  readonly confirmedBy: MeansOfConfirming | null;
}

/** A second factor that may be used. */
export interface Factor {
  readonly id: string;
  readonly kind: FactorKind;
  readonly since: string;
  /** What can be shown no more: of a factor that counts up, the highest count; of recovery codes, every one. */
  readonly spent: readonly number[];
}

/** What one administrator has proposed and another may confirm. */
export interface Proposal {
  readonly change: AccountChange;
  readonly reason?: SealedText;
  /** Who proposed it: account and person. */
  readonly account: string | undefined;
  readonly actor: string;
}

/** An account, as far as decisions need it. Instants are RFC 3339, UTC. */
export interface Account {
  readonly status: 'UNKNOWN' | 'OPEN' | 'CLOSED';
  readonly person: string;
  readonly roles: readonly Role[];
  /** Owning bodies for which the roles hold. */
  readonly bodies: readonly string[];
  /** Where the vault keeps the credential. */
  readonly credential: string | null;
  /** What that is: an account has one key, not two. */
  readonly signsInBy: 'PASSWORD' | 'OIDC';
  /** True while somebody else than the holder has set it. */
  readonly isOneTime: boolean;
  /** Failed sign-ins since the last that worked, the newest few. */
  readonly failures: readonly string[];
  readonly lockedUntil: string | null;
  /** Those that may be used, the oldest first: what is not here is no session. */
  readonly sessions: readonly OpenSession[];
  readonly factors: readonly Factor[];
  readonly proposal: Proposal | null;
  /** Whose names the holder was shown, by round; outside of any under the empty name. */
  readonly namesRead: Readonly<Record<string, readonly string[]>>;
  /** Who asked first for the key of the person to be destroyed. */
  readonly erasure: Pick<Proposal, 'account' | 'actor'> | null;
  /** True once the key of the person was to be destroyed. */
  readonly isPersonErased: boolean;
}

/** True while the account is locked at the instant `now`, for devices on which its holder has never signed in. */
export const isLocked = ({ lockedUntil }: Account, now: string): boolean =>
  lockedUntil !== null && millisecondsOf(now) < millisecondsOf(lockedUntil);

/** The session of that id, if it may still be used. */
export const sessionIn = ({ status, sessions }: Account, id: string): OpenSession | undefined =>
  status === 'OPEN' ? sessions.find((session) => session.id === id) : undefined;
