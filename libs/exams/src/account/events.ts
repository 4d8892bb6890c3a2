import type { SealedText } from '#kernel';

// The names in this file are a storage format. What has been recorded under them is never renamed or re-used.

/** What an account may be used for. Whether its holder may do a certain thing in a certain round is decided there. */
export const roles = [
  'ADMIN',
  'HR',
  'COUNCIL',
  'BOARD_HEAD',
  'MARKER',
  'SECRETARY',
  'SUPERVISOR',
  'AUTHORITY',
  'AUDITOR',
  'CANDIDATE',
] as const;

export type Role = (typeof roles)[number];

/** What an account is secured by beside its password. */
export const factorKinds = ['TOTP', 'PASSKEY', 'RECOVERY_CODE'] as const;

export type FactorKind = (typeof factorKinds)[number];

/**
 * By what somebody signs in. `MACHINE`: by the master key, which only who runs the machine can read. A passkey does alone:
 * the device has it, and asks for a finger or a PIN. `OIDC`: by an identity provider that the installation trusts.
 */
export const meansOfSignIn = [
  'PASSWORD',
  'PASSWORD+TOTP',
  'PASSWORD+PASSKEY',
  'PASSWORD+RECOVERY_CODE',
  'PASSKEY',
  'MACHINE',
  'OIDC',
] as const;

export type MeansOfSignIn = (typeof meansOfSignIn)[number];

/** By what somebody shows within a session that it is still the same person. */
export type MeansOfConfirming = 'PASSWORD' | FactorKind;

/**
 * One use of a second factor. `count` is the step of time of a code, the counter of a passkey (0 where it keeps none), or
 * the number of a recovery code: none of them is good a second time.
 */
export interface FactorUse {
  readonly factor: string;
  readonly count: number;
}

/** What an identity provider said of how somebody signed in there (OpenID Connect Core, RFC 8176). */
export interface Assurance {
  readonly acr?: string;
  readonly amr?: readonly string[];
  /** By the settings of then, this was a sign-in with two factors. */
  readonly secondFactor?: true;
}

/** What a credential is when it is no password: who the identity provider says that somebody is. */
interface Kept {
  readonly credential: string;
  readonly by?: 'OIDC';
}

/** A change of an account as it is proposed by one administrator, and made when another confirms it. */
export type AccountChange =
  | { readonly kind: 'GRANT' | 'REVOKE'; readonly roles: readonly Role[] }
  | { readonly kind: 'BODIES'; readonly bodies: readonly string[] }
  | (Kept & { readonly kind: 'RESET' })
  | { readonly kind: 'REMOVE_FACTORS' }
  | { readonly kind: 'CLOSE' }
  /** Nobody can sign in to the account before. */
  | { readonly kind: 'OPEN'; readonly roles: readonly Role[]; readonly credential: string };

/** A change of an account that is open already. */
export type LaterChange = Exclude<AccountChange, { kind: 'OPEN' }>;

/** What the edge adds from the other accounts. */
export interface Counted {
  /** How many accounts may be used by administrators now. */
  readonly administrators: number;
  /** How many of them, other than who asks for it, could confirm this change: they reach all its bodies. */
  readonly confirmers: number;
}

interface Reasoned {
  readonly reason: SealedText;
}

/** Which factor was shown, where one was. */
interface Used {
  readonly used?: FactorUse;
}

/** A try to sign in. */
export interface Attempt {
  /** True from a device on which the holder has signed in before. */
  readonly knownDevice: boolean;
}

export interface AccountCommands {
  OpenAccount: Counted & {
    readonly person: string;
    readonly roles: readonly Role[];
    /** Ids of the owning bodies for which the roles hold. */
    readonly bodies: readonly string[];
    readonly credential: string;
    /** True where somebody else knows the password: then it opens nothing but the way to an own one. */
    readonly oneTime: boolean;
    /** How many accounts this person can use already. */
    readonly others: number;
    /** True for somebody who was registered before: others may have given them a part already. */
    readonly known: boolean;
  };
  /** From now on the roles hold for these bodies, and no others. */
  AssignBodies: Reasoned & Counted & { readonly bodies: readonly string[] };
  GrantRole: Reasoned & Counted & { readonly role: Role };
  RevokeRole: Reasoned & Counted & { readonly role: Role };
  /**
   * `credential` says where the vault keeps it: what stands in an event can never be taken back. `reset` where not the
   * holder sets it, but an administrator.
   */
  SetCredential: Kept & { readonly reset: (Reasoned & Counted) | null };
  /** `credential` names what the account went by when it was checked: a session by one that has been replaced meanwhile is none. `null` for the master key. */
  RecordSignIn: Attempt &
    Used & {
      readonly session: string;
      readonly means: MeansOfSignIn;
      readonly credential: string | null;
      readonly assurance?: Assurance;
      readonly providerSession?: string;
    };
  /** By the edge, at a sign-in: what the identity provider says of the holder, as the mapping of the installation reads it. */
  FollowProvider: Reasoned & {
    readonly roles: readonly Role[];
    /** The roles of which the mapping speaks: of others the provider says nothing. */
    readonly named: readonly Role[];
    /** `null` where the mapping speaks of no bodies. */
    readonly bodies: readonly string[] | null;
  };
  RecordFailedSignIn: Attempt;
  /** `count` was shown to enrol it. `codes` names the recovery codes that come with the first factor. */
  EnrolFactor: FactorUse & { readonly kind: Exclude<FactorKind, 'RECOVERY_CODE'>; readonly codes: string };
  /** By the holder, who shows one of those that there are. */
  RemoveFactor: { readonly factor: string; readonly used: FactorUse };
  /** All of them, by an administrator: whoever has lost a device cannot show what is on it. */
  RemoveFactors: Reasoned & Counted;
  ConfirmSession: Used & { readonly session: string; readonly means: MeansOfConfirming };
  /** Every session issued up to now is void. */
  EndSessions: Record<string, never>;
  EndSession: { readonly session: string };
  /**
   * By the edge: the holder was shown the names behind these personIds, in a round; `null` is outside of any. With `bodies`:
   * the holder put them into the vault, acting for these.
   */
  RecordNamesRead: {
    readonly round: string | null;
    readonly people: readonly string[];
    readonly bodies?: readonly string[];
  };
  UnlockAccount: Reasoned;
  CloseAccount: Reasoned & Counted;
  /** By another administrator than the one who proposed it, of the proposal that was looked at and no other. */
  ConfirmChange: Pick<Counted, 'administrators'> & { readonly proposal: string };
  DropChange: Reasoned;
  /** What was corrected of the account's person, before and after, in the vault. */
  RecordCorrection: Reasoned & { readonly corrected: readonly Corrected[] };
  /**
   * The key under which all that is personal of this person lies is to be destroyed, for ever. Asked for in the stream of the
   * person's own code; `bodies` are those of all accounts of the person.
   */
  ProposeErasure: Reasoned & Counted & { readonly person: string; readonly bodies: readonly string[] };
  /** It was decided: told in an account of the person. */
  RecordErasure: Reasoned & Pick<Made, 'alone'>;
  /** By whoever runs the machine, in the first administrator's account. */
  RecordRestoration: Reasoned & Restored;
}

/** The log or the vault was not what was sealed of it, and was accepted as it is. */
export interface Restored {
  readonly found: 'SEAL_GONE' | 'SEAL_ALTERED' | 'LOG_CUT' | 'LOG_GROWN' | 'LOG_REPLACED' | 'VAULT_BEHIND';
  /** Where the log ended that was accepted. */
  readonly end: number;
}

/** A field of a person before and after: commitments, of which the person's key opens both. */
export interface Corrected {
  readonly what: 'NAME' | 'BIRTH_DATE';
  readonly before: SealedText | null;
  readonly after: SealedText;
}

/** How a change of an account came about. What was recorded before accounts had reasons has none of it. */
interface Made {
  readonly reason?: SealedText;
  /** It takes two administrators, and there was only one. */
  readonly alone?: true;
}

export interface AccountEvents {
  /** Without `bodies`: opened before roles named bodies, for every one. */
  AccountOpened: Pick<Made, 'alone'> & {
    readonly person: string;
    readonly roles: readonly Role[];
    readonly bodies?: readonly string[];
  };
  BodiesAssigned: Made & { readonly bodies: readonly string[] };
  RoleGranted: Made & { readonly role: Role };
  RoleRevoked: Made & { readonly role: Role };
  /**
   * `oneTime`: by somebody else than the holder, who has to replace it. `halved`: who confirmed it was given a second half, and
   * the holder types both: none of the two administrators can sign in by it.
   */
  CredentialSet: Made & Kept & { readonly oneTime?: true; readonly halved?: true };
  /** The session's id opens nothing by itself. Those from before have none, and can no longer be used. */
  SignedIn: Used & {
    readonly session?: string;
    readonly means?: MeansOfSignIn;
    readonly assurance?: Assurance;
    /** Stands for the session at the identity provider, with which this one ends. */
    readonly providerSession?: string;
  };
  /** What the provider says, where anything follows from it; that follows with it. */
  RolesMapped: Reasoned & { readonly roles: readonly Role[]; readonly bodies?: readonly string[] };
  SignInFailed: Record<string, never>;
  /** Until the instant `until`, excluded. */
  AccountLocked: { readonly until: string };
  SessionsEnded: Record<string, never>;
  SessionEnded: AccountCommands['EndSession'];
  /** What it is made of stands in the vault. */
  FactorEnrolled: FactorUse & { readonly kind: FactorKind };
  FactorRemoved: AccountCommands['RemoveFactor'];
  /** All of them, by administrators. */
  FactorsRemoved: Made;
  /** Within a session, somebody has shown anew to be its holder. */
  SessionConfirmed: AccountCommands['ConfirmSession'];
  AccountUnlocked: Pick<Made, 'reason'>;
  AccountClosed: Made;
  /** Without a reason: the roles for which two administrators are needed, of an account that is just opened. */
  ChangeProposed: Pick<Made, 'reason'> & { readonly change: AccountChange };
  /** What was proposed follows with it. */
  ChangeConfirmed: Record<string, never>;
  ChangeDropped: Reasoned;
  /** Those whose names were not read before there. */
  NamesRead: AccountCommands['RecordNamesRead'];
  PersonCorrected: AccountCommands['RecordCorrection'];
  /** Those from before name nobody and wait for nothing: what they asked for has to be proposed anew. */
  ErasureProposed: Reasoned & { readonly person?: string; readonly bodies?: readonly string[] };
  PersonErased: Reasoned & Pick<Made, 'alone'>;
  RestorationAccepted: AccountCommands['RecordRestoration'];
}
