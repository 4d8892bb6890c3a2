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
import { millisecondsOf, minutesLater } from './instants.js';
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
  /** Stands for the session at the identity provider that it came of. */
  readonly providerSession?: string;
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
  /** By which it is named: the command that made it. */
  readonly id: string;
  readonly at: string;
  readonly change: AccountChange | { readonly kind: 'ERASE'; readonly reason: SealedText };
  readonly reason?: SealedText;
  /** Who proposed it: account and person. */
  readonly account: string | undefined;
  readonly actor: string;
}

/** What nobody has confirmed after two weeks has to be asked for anew: who asked, and why, may hold no more. */
const PROPOSAL_MINUTES = 14 * 24 * 60;

/** Until when a proposal can be confirmed, excluded. */
export const goodUntil = (at: string): string => minutesLater(at, PROPOSAL_MINUTES);

/** A password that somebody else has set is for a first sign-in, not for a cupboard: so long it can be used. */
const ONE_TIME_MINUTES = 7 * 24 * 60;

/** Until when a password can be used that somebody else than the holder has set at this instant, excluded. */
export const oneTimeUntil = (at: string): string => minutesLater(at, ONE_TIME_MINUTES);

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
  /** Since when it goes by its credential. */
  readonly credentialAt: string | null;
  /** True while half of it is with who proposed it, and half with who confirmed it. */
  readonly isHalved: boolean;
  /** True where no administrator alone could have come in: by halves, by a provider, or by who runs the machine. An own password changes nothing. */
  readonly isSetByTwo: boolean;
  /** Failed sign-ins since the last that worked, the newest few. */
  readonly failures: readonly string[];
  readonly lockedUntil: string | null;
  /** Those that may be used, the oldest first: what is not here is no session. */
  readonly sessions: readonly OpenSession[];
  readonly factors: readonly Factor[];
  readonly proposal: Proposal | null;
  /** Whose names the holder was shown, by round; outside of any under the empty name. */
  readonly namesRead: Readonly<Record<string, readonly string[]>>;
  /** Why the key of the person was to be destroyed, once it was. */
  readonly erased: AccountEvents['PersonErased'] | null;
}

/** True while the account is locked at the instant `now`, for devices on which its holder has never signed in. */
export const isLocked = ({ lockedUntil }: Account, now: string): boolean =>
  lockedUntil !== null && millisecondsOf(now) < millisecondsOf(lockedUntil);

/** Until when the password can be used that somebody else has set, if it was that; excluded. */
export const passwordUntil = ({ isOneTime, credentialAt }: Account): string | null =>
  isOneTime && credentialAt !== null ? oneTimeUntil(credentialAt) : null;

/** The session of that id, if it may still be used. */
export const sessionIn = ({ status, sessions }: Account, id: string): OpenSession | undefined =>
  status === 'OPEN' ? sessions.find((session) => session.id === id) : undefined;

/** True where what was to be opened was dropped instead: nobody could ever sign in to it, and nobody ever will. */
export const cameToNothing = ({ status, credential }: Account): boolean => status === 'CLOSED' && credential === null;

/** What waits to be confirmed at the instant `now`. */
export const standing = ({ proposal }: Account, now: string): Proposal | null =>
  proposal !== null && millisecondsOf(now) < millisecondsOf(goodUntil(proposal.at)) ? proposal : null;
