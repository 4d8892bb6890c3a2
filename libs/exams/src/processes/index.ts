import type { AnyProcess } from '#kernel';
import { appointmentCases } from './appointment-cases.js';
import { postRelease } from './post-release.js';
import { standstillOnReorganisation } from './standstill-on-reorganisation.js';

/** Every process, as the worker runs them. */
export const processes: readonly AnyProcess[] = [standstillOnReorganisation, postRelease, appointmentCases];

export { type ClockSource, clockSources, type DueClock } from './clock-expiry.js';
export { isMoot } from './moot.js';
