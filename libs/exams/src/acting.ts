import { type Role, roles } from './account/events.js';
import type { Rights } from './rights.js';
import { holds, type SeatCode, type Sitting } from './round/seats.js';

/** The role in which each seat is held; none where people of several roles hold it. */
const roleOf: Readonly<Partial<Record<SeatCode, Role>>> = {
  OWNER: 'HR',
  NEW_OWNER: 'HR',
  AUTHORITY: 'AUTHORITY',
  SUPERIOR: 'AUTHORITY',
  CHAIR: 'COUNCIL',
  SECRETARY: 'SECRETARY',
  COUNCIL: 'COUNCIL',
  FORM_CHECK_HEAD: 'BOARD_HEAD',
  QUESTION_HEAD: 'BOARD_HEAD',
  INVIGILATION_HEAD: 'BOARD_HEAD',
  CODING_HEAD: 'BOARD_HEAD',
  MARKING_HEAD: 'BOARD_HEAD',
  APPEAL_MARKING_HEAD: 'BOARD_HEAD',
  SCHEME_MARKING_HEAD: 'BOARD_HEAD',
  MARKING_BOARD: 'MARKER',
  APPEAL_MARKING_BOARD: 'MARKER',
  SCHEME_MARKING_BOARD: 'MARKER',
  SUPERVISION_BOARD: 'SUPERVISOR',
  CANDIDATES: 'CANDIDATE',
};

/** Seats from the highest to the lowest: who holds two acts in the higher. */
const bySeat = Object.entries(roleOf) as readonly (readonly [SeatCode, Role])[];

/** True where whoever holds this seat may act in one of these roles. */
export const isHeldIn = (seat: SeatCode, among: readonly Role[]): boolean => {
  const role = roleOf[seat];
  return role === undefined || among.includes(role);
};

/** The roles of an account by which it may send a command, in the order of {@link roles}; none: it may not. */
export const rolesOpen = (held: readonly Role[], { roles: allowed }: Pick<Rights, 'roles'>): readonly Role[] =>
  roles.filter((role) => held.includes(role) && allowed.includes(role));

/** Roles that somebody may have for other rounds and bodies alone, and the seats in which each holds in a round. */
const byOffice: Readonly<Partial<Record<Role, readonly SeatCode[]>>> = {
  HR: ['OWNER', 'NEW_OWNER'],
  SECRETARY: ['SECRETARY'],
  AUDITOR: [],
};

/** In these nobody in particular sits. */
const anybody: readonly SeatCode[] = ['ANYONE', 'SYSTEM'];

/**
 * True where a role holds in a round by a seat there: that of its office, or one from which the very command is sent. A
 * role that goes with no office holds everywhere: the rule of the command asks for the seat.
 */
export const holdsBySeat = (
  person: string,
  role: Role,
  { seats }: Pick<Rights<SeatCode>, 'seats'>,
  sitting: Sitting,
): boolean => {
  const office = byOffice[role];
  if (office === undefined) return true;
  return [...office, ...seats.filter((seat) => !anybody.includes(seat))].some((seat) => holds(person, seat, sitting));
};

/**
 * Of several roles by which somebody may send a command, the one that the event records: that of the seat which the
 * command asks for and the person holds in this round, and otherwise the first of {@link roles}. The order in which
 * rights are listed means nothing.
 */
export const roleActing = (
  person: string,
  [first, ...more]: readonly [Role, ...Role[]],
  { seats }: Pick<Rights<SeatCode>, 'seats'>,
  sitting: Sitting,
): Role => {
  const open = [first, ...more];
  const seat = bySeat.find(
    ([code, role]) => open.includes(role) && seats.includes(code) && holds(person, code, sitting),
  );
  return seat?.[1] ?? first;
};
