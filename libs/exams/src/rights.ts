import { accountCards } from './account/cards.js';
import type { Role } from './account/events.js';
import { appointmentCards } from './appointment/cards.js';
import { certain } from './bug.js';
import { positionCards } from './position/cards.js';
import { roundCards } from './round/cards.js';
import type { SeatCode } from './round/seats.js';
import { unitCards } from './unit/cards.js';

/** A kind of stream. */
export type Category = 'round' | 'unit' | 'position' | 'account' | 'appointment';

/** Who may send a command: an account needs one of these roles, in a round on one of these seats. */
export interface Rights {
  /** In no order; none where only the server itself sends it. */
  readonly roles: readonly Role[];
  readonly seats: readonly SeatCode[];
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
  readonly seats?: readonly SeatCode[];
}

const rightsIn = (
  table: Readonly<Record<string, { readonly sent: AnySent | 'FOLLOWS'; readonly title: AnyTitle }>>,
): ReadonlyMap<string, Rights> =>
  new Map(
    Object.values(table).flatMap(({ sent, title }) =>
      sent === 'FOLLOWS'
        ? []
        : [
            [
              sent.command,
              { roles: sent.roles === 'SYSTEM' ? [] : sent.roles, seats: sent.seats ?? [], title },
            ] as const,
          ],
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
export const rightsTo = (category: Category, command: string): Rights =>
  certain(rights[category].get(command), `no card of a ${category} names the command ${command}`);
