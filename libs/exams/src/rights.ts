import { type AccountSeat, accountCards } from './account/cards.js';
import type { Role } from './account/events.js';
import { appointmentCards } from './appointment/cards.js';
import type { CaseSeat } from './appointment/seats.js';
import { certain } from './bug.js';
import { positionCards } from './position/cards.js';
import type { RegistrySeat } from './reach.js';
import { roundCards } from './round/cards.js';
import type { SeatCode } from './round/seats.js';
import { unitCards } from './unit/cards.js';

/** Where somebody may sit, in each kind of stream. */
interface SeatsIn {
  readonly round: SeatCode;
  readonly unit: RegistrySeat;
  readonly position: RegistrySeat;
  readonly account: AccountSeat;
  readonly appointment: CaseSeat;
}

/** A kind of stream. */
export type Category = keyof SeatsIn;

/** Who may send a command: an account needs one of these roles, and one of these seats in what the stream is about. */
export interface Rights<Seat extends string = string> {
  /** In no order; none where only the server itself sends it. */
  readonly roles: readonly Role[];
  readonly seats: readonly Seat[];
  /** What the step is called, with the rule behind it. */
  readonly title: AnyTitle;
}

interface AnyTitle {
  readonly vi: string;
  readonly en: string;
  readonly source: string | null;
}

interface AnySent {
  readonly command: string;
  readonly roles: readonly Role[] | 'SYSTEM';
  readonly seats: readonly string[];
}

const rightsIn = (
  table: Readonly<Record<string, { readonly sent: AnySent | 'FOLLOWS'; readonly title: AnyTitle }>>,
): ReadonlyMap<string, Rights> =>
  new Map(
    Object.values(table).flatMap(({ sent, title }) =>
      sent === 'FOLLOWS'
        ? []
        : [[sent.command, { roles: sent.roles === 'SYSTEM' ? [] : sent.roles, seats: sent.seats, title }] as const],
    ),
  );

const rights: Readonly<Record<Category, ReadonlyMap<string, Rights>>> = {
  round: rightsIn(roundCards),
  unit: rightsIn(unitCards),
  position: rightsIn(positionCards),
  account: rightsIn(accountCards),
  appointment: rightsIn(appointmentCards),
};

/** Who may send this command to a stream of this kind. */
export const rightsTo = <Of extends Category>(category: Of, command: string): Rights<SeatsIn[Of]> =>
  certain(rights[category].get(command), `no card of a ${category} names the command ${command}`) as Rights<
    SeatsIn[Of]
  >;
