import { systemActor } from '#kernel';

/** Watches the legal clocks of rounds, and lets those run out whose last day is over. */
export const CLOCKS = systemActor('clocks');

/** Opens the account of the first administrator, before anybody is there to do it. */
export const FIRST_START = systemActor('first-start');

/** The account of the first administrator, and its login. */
export const FIRST_ADMIN = 'admin';

/** Ends attempts to draft a round that led to nothing, and lets go the posts that were kept for them. */
export const DRAFTING = systemActor('drafting');

/** Whoever runs the machine, by `khoabang` beside the data. */
export const MACHINE = systemActor('machine');

/** Counts failed sign-ins: who failed is nobody who is known. */
export const SIGN_IN = systemActor('sign-in');

/** Brings roles in line with what the identity provider says of somebody who signs in. */
export const IDENTITY_PROVIDER = systemActor('identity-provider');
