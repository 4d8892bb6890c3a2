import type { AccountCommands, AppointmentCommands, PositionCommands, RoundCommands, UnitCommands } from '#exams';
import { DecidedBody, EmptyBody } from './bodies/common.js';
import * as registry from './bodies/registry.js';
import { commandController } from './command-routes.js';
import { roundBodies } from './round.bodies.js';

/** One controller for each kind of stream. A command of the domain that has no body here does not compile, but for those of the sign-in. */
export const commandControllers = [
  commandController<RoundCommands>({
    category: 'round',
    path: 'rounds',
    tag: 'Rounds',
    bodies: roundBodies,
  }),
  commandController<UnitCommands>({
    category: 'unit',
    path: 'units',
    tag: 'Units',
    // Posts are kept and let go by drafting a round and by its end, never by hand: that would free another round's post.
    bodies: {
      RegisterUnit: registry.RegisterUnitBody,
      RenameUnit: registry.RenameUnitBody,
      ChangeOwner: registry.ChangeOwnerBody,
      SetAutonomy: registry.SetAutonomyBody,
      MergeInto: registry.MergeIntoBody,
      SplitInto: registry.SplitIntoBody,
      DissolveUnit: registry.DissolveUnitBody,
      EquitiseUnit: registry.EquitiseUnitBody,
      AnnounceReorganisation: registry.AnnounceReorganisationBody,
    } satisfies Record<Exclude<keyof UnitCommands, 'ReservePost' | 'ReleasePost'>, unknown>,
  }),
  commandController<PositionCommands>({
    category: 'position',
    path: 'positions',
    tag: 'Positions',
    bodies: {
      ApprovePosition: registry.ApprovePositionBody,
      ReviseScheme: registry.ReviseSchemeBody,
      RetirePosition: registry.RetirePositionBody,
    } satisfies Record<keyof PositionCommands, unknown>,
  }),
  commandController<AppointmentCommands>({
    category: 'appointment',
    path: 'appointments',
    tag: 'Appointments',
    // Cases are opened by a process when results are announced, so that none can be forgotten or made up.
    bodies: {
      ReceiveDossierItem: registry.ReceiveDossierItemBody,
      CompleteDossier: EmptyBody,
      RecordPartyOpinion: registry.PartyOpinionBody,
      RecordStandardConclusion: registry.StandardConclusionBody,
      DecideAppointment: registry.DecideAppointmentBody,
      RefuseAppointment: DecidedBody,
      TakeOffice: registry.TakeOfficeBody,
      FailCase: registry.FailCaseBody,
      EndAppointment: registry.EndAppointmentBody,
      RecordMerger: registry.RecordMergerBody,
    } satisfies Record<Exclude<keyof AppointmentCommands, 'OpenCase'>, unknown>,
  }),
  commandController<AccountCommands>({
    category: 'account',
    path: 'accounts',
    tag: 'Accounts',
    bodies: {
      GrantRole: registry.RoleBody,
      RevokeRole: registry.RoleBody,
      EndSessions: EmptyBody,
      UnlockAccount: EmptyBody,
      CloseAccount: EmptyBody,
    },
  }),
];
