import type { Reader, Role } from '#exams';
import { candidates, type Kind } from './acts.js';

/** Somebody who reads; `null`: the public, without an account. */
export interface Eye {
  readonly name: string;
  readonly me: Reader | null;
}

const eye = (person: string, ...roles: readonly Role[]): Eye => ({
  name: `${person} ${roles.join('+')}`,
  me: { account: `account-${person}`, person, roles, bodies: ['*'] },
});

const board = (letter: string, role: Role): readonly Eye[] => [
  eye(`${letter}1`, 'BOARD_HEAD'),
  ...[2, 3, 4].map((place) => eye(`${letter}${String(place)}`, role)),
  eye(`${letter}5`, role),
];

const roles: readonly Role[] = [
  'HR',
  'AUTHORITY',
  'AUDITOR',
  'ADMIN',
  'CANDIDATE',
  'COUNCIL',
  'SECRETARY',
  'BOARD_HEAD',
  'MARKER',
  'SUPERVISOR',
];

const boards = (panel: Kind['panel']): readonly Eye[] => [
  ...board('S', 'SUPERVISOR'),
  ...['Q', 'I', 'C', 'K', 'R', ...(panel === 'COUNCIL' ? [] : ['E'])].flatMap((letter) => board(letter, 'MARKER')),
];

/** Everybody with a seat, each candidate, each role without a seat, and the public. */
export const eyesOf = ({ panel, by }: Kind): readonly Eye[] => [
  eye('p-owner', 'HR'),
  eye('p-authority', 'AUTHORITY'),
  eye('p-superior', 'AUTHORITY'),
  eye('M1', 'COUNCIL'),
  eye('M2', 'COUNCIL'),
  eye('M3', 'COUNCIL', 'SECRETARY'),
  eye('M4', 'COUNCIL'),
  eye('M5', 'COUNCIL'),
  ...(by === 'CONTRACT' ? [] : boards(panel)),
  ...candidates.map((candidate) => eye(`person-${candidate}`, 'CANDIDATE')),
  ...roles.map((role) => eye(`stranger-${role}`, role)),
  { name: 'the public', me: null },
];
