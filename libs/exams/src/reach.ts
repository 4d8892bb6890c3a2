import type { Role } from './account/events.js';

// In which institutions somebody's roles hold. A role alone is no right: an officer of one body has no business in the
// rounds and units of another.

/** Stands for every owning body, said aloud. */
export const EVERY_BODY = '*';

/** Where the registry is kept: by whoever the owning body has put in charge of it, or by the engine itself. */
export type RegistrySeat = 'OWNING_BODY' | 'SYSTEM';

/** Whose roles reach how far. `bodies` are ids of owning bodies, as units name them. */
export interface Reach {
  readonly roles: readonly Role[];
  readonly bodies: readonly string[];
}

/** True where somebody's roles hold for what belongs to this body. What belongs to nobody known is for those of every body. */
export const reaches = ({ bodies }: Pick<Reach, 'bodies'>, body: string | null | undefined): boolean =>
  bodies.includes(EVERY_BODY) || (body != null && bodies.includes(body));

/** True where somebody's roles hold for one of these bodies; of what belongs to none, for who acts for every body. */
export const reachesSome = (me: Pick<Reach, 'bodies'>, bodies: readonly string[]): boolean =>
  reaches(me, null) || bodies.some((body) => reaches(me, body));

/** The one body for which somebody acts; `undefined` for who acts for several, or for every one. */
export const onlyBody = ({ bodies: [first, ...more] }: Pick<Reach, 'bodies'>): string | undefined =>
  more.length > 0 || first === EVERY_BODY ? undefined : first;

/** True where all of `wanted` lies within the reach of `giver`: nobody hands out more than they have. */
export const within = (giver: Pick<Reach, 'bodies'>, wanted: readonly string[]): boolean =>
  wanted.every((body) => reaches(giver, body));
