import type { Role } from './account/events.js';

/** Who asks to see something: a person, in the roles of the account that was signed in with. */
export interface Reader {
  readonly account?: string;
  /** personId: what stands in events. */
  readonly person: string;
  readonly roles: readonly Role[];
}

/** True for a reader with one of these roles. */
export const hasRole = ({ roles }: Reader, ...wanted: readonly Role[]): boolean =>
  wanted.some((role) => roles.includes(role));

/** Roles that may ask for the names behind codes. */
export const nameReaders: readonly Role[] = ['HR', 'SECRETARY', 'AUTHORITY', 'COUNCIL', 'ADMIN'];
