import type { ShowSessionAnswer } from '../api/types.gen.js';

/** What can be shown at an address: the page, nothing yet, or what stands before it. */
export type Standing =
  /** The page. */
  | 'OPEN'
  /** Nothing, until it is known who asks. */
  | 'UNKNOWN'
  /** The page as it was, whose session has ended: what was typed there is not lost. */
  | 'OVER'
  /** A way to the sign-in. */
  | 'SIGN_IN'
  /** A way to what has to be done first. */
  | 'FIRST';

/** There for everybody, whatever has to be done first. */
const forAll = /^\/(sign-in|public|account\/first)(\/|\?|$)/;
const isFirstPage = (here: string): boolean => /^\/(\?|$)/.test(here);

/** What to show where, by who is signed in (`undefined`: not known), and whether somebody was before on this page. */
export const standingOf = (here: string, session: ShowSessionAnswer | undefined, wasSignedIn: boolean): Standing => {
  if (forAll.test(here)) return 'OPEN';
  if (session === undefined) return 'UNKNOWN';
  if (session.me !== null) return session.first === null ? 'OPEN' : 'FIRST';
  if (wasSignedIn) return 'OVER';
  return isFirstPage(here) ? 'OPEN' : 'SIGN_IN';
};
