import type { AccountCommands, AppointmentCommands, PositionCommands, RoundCommands, UnitCommands } from '#exams';
import { accountBodies } from '../bodies/accounts.js';
import { appointmentBodies } from '../bodies/appointments.js';
import { positionBodies } from '../bodies/positions.js';
import { unitBodies } from '../bodies/units.js';
import { commandController } from './command-routes.js';
import { roundBodies } from './round.bodies.js';

/** One controller for each kind of stream, with a route for every command that has a body. */
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
    bodies: unitBodies,
  }),
  commandController<PositionCommands>({
    category: 'position',
    path: 'positions',
    tag: 'Positions',
    bodies: positionBodies,
  }),
  commandController<AppointmentCommands>({
    category: 'appointment',
    path: 'appointments',
    tag: 'Appointments',
    bodies: appointmentBodies,
  }),
  commandController<AccountCommands>({
    category: 'account',
    path: 'accounts',
    tag: 'Accounts',
    bodies: accountBodies,
  }),
];
