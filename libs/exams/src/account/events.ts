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

/** A try to sign in. */
export interface Attempt {
  /** True from a device on which the holder has signed in before. */
  readonly knownDevice: boolean;
}

export interface AccountCommands {
  /** `bodies`: ids of the owning bodies for which the roles hold. Absent: opened before roles named bodies, for every one. */
  OpenAccount: { readonly person: string; readonly roles: readonly Role[]; readonly bodies?: readonly string[] };
  /** From now on the roles hold for these bodies, and no others. */
  AssignBodies: { readonly bodies: readonly string[] };
  GrantRole: { readonly role: Role };
  RevokeRole: { readonly role: Role };
  /** `credential` says where the vault keeps it: what stands in an event can never be taken back. */
  SetCredential: { readonly credential: string };
  RecordSignIn: Attempt;
  RecordFailedSignIn: Attempt;
  /** Every session issued up to now is void. */
  EndSessions: Record<string, never>;
  UnlockAccount: Record<string, never>;
  CloseAccount: Record<string, never>;
  /** The key under which all that is personal of the account's person lies is destroyed: for ever, and not by mistake. */
  RecordErasure: { readonly reason: SealedText };
}

export interface AccountEvents {
  AccountOpened: AccountCommands['OpenAccount'];
  BodiesAssigned: AccountCommands['AssignBodies'];
  RoleGranted: AccountCommands['GrantRole'];
  RoleRevoked: AccountCommands['RevokeRole'];
  CredentialSet: AccountCommands['SetCredential'];
  SignedIn: Record<string, never>;
  SignInFailed: Record<string, never>;
  /** Until the instant `until`, excluded. */
  AccountLocked: { readonly until: string };
  SessionsEnded: Record<string, never>;
  AccountUnlocked: Record<string, never>;
  AccountClosed: Record<string, never>;
  PersonErased: AccountCommands['RecordErasure'];
}
