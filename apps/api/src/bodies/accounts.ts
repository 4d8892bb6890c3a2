import { type AccountCommands, type Role, roles } from '#exams';
import { OneOf } from '../fields.js';
import { CommandBody, EmptyBody } from './common.js';
import { bodiesOf, type Without } from './sent.js';

class RoleBody extends CommandBody {
  @OneOf(...roles) role!: Role;
}

/** Accounts are opened with a person and a password (`accounts.controller.ts`); the others record what a sign-in was. */
type BySigningIn = 'OpenAccount' | 'SetCredential' | 'RecordSignIn' | 'RecordFailedSignIn';

/** What a client sends to an account. */
export const accountBodies = bodiesOf<Without<AccountCommands, BySigningIn>>()({
  GrantRole: RoleBody,
  RevokeRole: RoleBody,
  EndSessions: EmptyBody,
  UnlockAccount: EmptyBody,
  CloseAccount: EmptyBody,
});
