import { type AccountCommands, type Role, roles } from '#exams';
import { BodyIds, OneOf } from './fields.js';
import { CommandBody, EmptyBody } from './common.js';
import { bodiesOf, type Without } from './sent.js';

class RoleBody extends CommandBody {
  @OneOf(...roles) role!: Role;
}

class AssignBodiesBody extends CommandBody {
  @BodyIds() bodies!: string[];
}

/** Accounts are opened, and persons erased, by `accounts.controller.ts`; the others record what a sign-in was. */
type ElsewhereSent = 'OpenAccount' | 'SetCredential' | 'RecordSignIn' | 'RecordFailedSignIn' | 'RecordErasure';

/** What a client sends to an account. */
export const accountBodies = bodiesOf<Without<AccountCommands, ElsewhereSent>>()({
  AssignBodies: AssignBodiesBody,
  GrantRole: RoleBody,
  RevokeRole: RoleBody,
  EndSessions: EmptyBody,
  UnlockAccount: EmptyBody,
  CloseAccount: EmptyBody,
});
