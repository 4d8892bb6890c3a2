import { type Context, isSystem } from '#kernel';
import { acts } from '../round/people.js';
import type { AppointmentCommands } from './events.js';

/** Who has a part in an appointment case. `NEW_AUTHORITY`: whom the registry names where a merger is recorded. */
export type CaseSeat = 'OWNER' | 'AUTHORITY' | 'NEW_AUTHORITY' | 'PERSON' | 'SYSTEM';

type Opened = AppointmentCommands['OpenCase'];

/** What a merger says, of all that a command may carry. */
interface MaybeMerger {
  readonly authority?: string;
}

const holds: Readonly<Record<CaseSeat, (context: Context, opened: Opened, data: MaybeMerger) => boolean>> = {
  OWNER: (context, { owner }) => acts(context, owner),
  AUTHORITY: (context, { authority }) => acts(context, authority),
  NEW_AUTHORITY: (context, _opened, { authority }) => acts(context, authority),
  PERSON: (context, { person }) => acts(context, person),
  SYSTEM: (context) => isSystem(context),
};

/** True when the actor sits on one of `seats` of this case, or acts for somebody who does. */
export const sitsOn = (seats: readonly CaseSeat[], context: Context, opened: Opened, data: object): boolean =>
  seats.some((seat) => holds[seat](context, opened, data));
