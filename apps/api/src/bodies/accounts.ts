import { type AccountCommands, type Role, roles } from '#exams';
import { BodyIds, FreeText, Id, OneOf } from './fields.js';
import { CommandBody, EmptyBody } from './common.js';
import type { UnsealedText } from './field-types.js';
import { bodiesOf, type Without } from './sent.js';

class ChangeAccountBody extends CommandBody {
  @FreeText() reason!: UnsealedText;
}

class RoleBody extends ChangeAccountBody {
  @OneOf(...roles) role!: Role;
}

class AssignBodiesBody extends ChangeAccountBody {
  @BodyIds() bodies!: string[];
}

class ConfirmChangeBody extends CommandBody {
  @Id() proposal!: string;
}

/**
 * Accounts are opened, and persons corrected and erased, by `accounts.controller.ts`; a restoration by `khoabang`; the
 * others record what a session does.
 */
type ElsewhereSent =
  | 'OpenAccount'
  | 'SetCredential'
  | 'RecordSignIn'
  | 'RecordFailedSignIn'
  | 'FollowProvider'
  | 'EndSession'
  | 'EnrolFactor'
  | 'RemoveFactor'
  | 'ConfirmSession'
  | 'RecordNamesRead'
  | 'RecordCorrection'
  | 'ProposeErasure'
  | 'RecordErasure'
  | 'RecordRestoration';

/** What a client sends to an account. */
export const accountBodies = bodiesOf<Without<AccountCommands, ElsewhereSent>>()({
  AssignBodies: AssignBodiesBody,
  GrantRole: RoleBody,
  RevokeRole: RoleBody,
  EndSessions: EmptyBody,
  UnlockAccount: ChangeAccountBody,
  RemoveFactors: ChangeAccountBody,
  CloseAccount: ChangeAccountBody,
  ConfirmChange: ConfirmChangeBody,
  DropChange: ChangeAccountBody,
});
