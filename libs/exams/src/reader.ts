import type { Role } from './account/events.js';
import { reaches } from './reach.js';

/** Who asks to see something: a person, in the roles of the account that was signed in with. */
export interface Reader {
  readonly account?: string;
  /** personId: what stands in events. */
  readonly person: string;
  readonly roles: readonly Role[];
  /** Owning bodies for which the roles hold. */
  readonly bodies: readonly string[];
}

/** True for a reader with one of these roles. */
export const hasRole = ({ roles }: Reader, ...wanted: readonly Role[]): boolean =>
  wanted.some((role) => roles.includes(role));

/** False for who only makes accounts, or has no role yet: to them there are no rounds. */
export const worksInRounds = ({ roles }: Reader): boolean => roles.some((role) => role !== 'ADMIN');

/** True for a reader whose role holds for this body. */
export const holdsFor = (me: Reader, role: Role, body: string | null | undefined): boolean =>
  hasRole(me, role) && reaches(me, body);

/** Roles that may ask for the names behind codes. */
export const nameReaders: readonly Role[] = ['HR', 'SECRETARY', 'AUTHORITY', 'COUNCIL', 'ADMIN'];
