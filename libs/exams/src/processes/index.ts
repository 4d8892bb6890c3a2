import type { AnyProcess } from '#kernel';
import { appointmentCases } from './appointment-cases.js';
import { postRelease } from './post-release.js';
import { signersOfRounds } from './signers-of-rounds.js';
import { standstillOnReorganisation } from './standstill-on-reorganisation.js';

/** Every process, as the worker runs them. */
export const processes: readonly AnyProcess[] = [
  standstillOnReorganisation,
  signersOfRounds,
  postRelease,
  appointmentCases,
];

export { type ClockSource, clockSources, type DueClock } from './clock-expiry.js';
export { isMoot } from './moot.js';
