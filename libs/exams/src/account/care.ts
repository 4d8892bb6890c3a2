import { type Reach, reaches } from '../reach.js';
import type { LaterChange, Role } from './events.js';

/**
 * Why a role is given by two administrators. `null`: one is enough. Who can see what is sealed, or decide, could otherwise be
 * made up by any single administrator, and so could the officer who reads what administrators may not.
 */
export const whyTwo: Readonly<Record<Role, string | null>> = {
  ADMIN: 'makes all other accounts',
  HR: 'enters what comes in, and reads who applies',
  COUNCIL: 'decides the round, votes and scores the defence',
  BOARD_HEAD: 'keeps papers, the code map or marks',
  MARKER: 'marks, or holds papers and codes',
  SECRETARY: 'enters what the council has decided',
  SUPERVISOR: 'watches what is sealed being opened',
  AUTHORITY: 'approves, recognises and appoints',
  AUDITOR: 'reads every round',
  CANDIDATE: null, // Acts for one person only, in applications that others receive.
};

/** True for a role that it takes two administrators to give. */
export const isCareful = (role: Role): boolean => whyTwo[role] !== null;

/** True for a role that sees what is sealed, or decides. Personnel officers prepare what others decide. */
export const seesSeals = (role: Role): boolean => isCareful(role) && role !== 'HR';

/** Whether two administrators make this change to an account with these roles, which hold for these bodies. */
export const takesTwo = (account: Reach, change: LaterChange): boolean => {
  const { roles: held } = account;
  switch (change.kind) {
    case 'GRANT':
      return change.roles.some(isCareful);
    // Who may act elsewhere too has got something; who decides is not to be moved out of the way either.
    case 'BODIES':
      return held.some(isCareful) || change.bodies.some((body) => !reaches(account, body));
    // Whoever alone could open the way into an account could be its holder, whatever the account may do.
    case 'RESET':
    case 'REMOVE_FACTORS':
      return true;
    // One administrator who could send away the other would be the only one, and bound by nobody.
    case 'REVOKE':
      return change.roles.includes('ADMIN');
    case 'CLOSE':
      return held.includes('ADMIN');
  }
};

/** Whoever gives rights uses none: an administrator is nothing else. */
export const isMixed = (roles: readonly Role[]): boolean => roles.includes('ADMIN') && new Set(roles).size > 1;

/** Those of the roles that one administrator gives. */
export const givenByOne = (roles: readonly Role[]): readonly Role[] => roles.filter((role) => !isCareful(role));
/** Those of the roles that take two. */
export const givenByTwo = (roles: readonly Role[]): readonly Role[] => roles.filter(isCareful);
