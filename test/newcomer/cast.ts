import type { Login } from './http.js';

/** Somebody whom the newcomer plays. */
export interface Player extends Login {
  readonly key: string;
  /** The code by which the product knows the person. */
  readonly person: string;
}

/** Who is given an account, and as what: the roles are those that the OpenAPI document lists. */
export const staff: Readonly<Record<string, string>> = {
  HR: 'HR',
  AUDITOR: 'AUDITOR',
  AUTHORITY: 'AUTHORITY',
  M1: 'COUNCIL',
  M2: 'COUNCIL',
  M3: 'SECRETARY',
  M4: 'COUNCIL',
  M5: 'COUNCIL',
  S1: 'SUPERVISOR',
  S2: 'SUPERVISOR',
  I1: 'BOARD_HEAD',
  I2: 'MARKER',
  I3: 'MARKER',
  D1: 'BOARD_HEAD',
  D2: 'MARKER',
  K1: 'BOARD_HEAD',
  K2: 'MARKER',
  K3: 'MARKER',
  K4: 'MARKER',
  K5: 'MARKER',
  A1: 'BOARD_HEAD',
  A2: 'MARKER',
  A3: 'MARKER',
  A4: 'MARKER',
  A5: 'MARKER',
  E1: 'BOARD_HEAD',
  E2: 'MARKER',
  E3: 'MARKER',
  N1: 'CANDIDATE',
  N2: 'CANDIDATE',
  N3: 'CANDIDATE',
};

/** Who stands in every round. */
export const candidates: readonly string[] = ['N1', 'N2', 'N3'];

/** Who sits on which board: the head first, the secretary last. */
export const boards: Readonly<Record<string, readonly string[]>> = {
  SUPERVISION: ['S1', 'S2'],
  INVIGILATION: ['I1', 'I2', 'I3'],
  CODING: ['D1', 'D2'],
  MARKING: ['K1', 'K2', 'K3', 'K4', 'K5'],
  APPEAL_MARKING: ['A1', 'A2', 'A3', 'A4', 'A5'],
  SCHEME_MARKING: ['E1', 'E2', 'E3'],
};

/** The council: who sits there, as what, and with which office outside. */
export const council: readonly (readonly [key: string, role: string, office: string])[] = [
  ['M1', 'CHAIR', 'DEPUTY_HEAD'],
  ['M2', 'VICE_CHAIR', 'HR_LEADER'],
  ['M3', 'SECRETARY', 'HR_OFFICER'],
  ['M4', 'MEMBER', 'PROFESSIONAL_LEADER'],
  ['M5', 'MEMBER', 'PROFESSIONAL_LEADER'],
];
