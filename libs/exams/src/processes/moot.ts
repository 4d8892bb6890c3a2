/** Refusals that say of a reaction that what it asked for is no longer to be done. */
const moot: Readonly<Record<string, readonly string[]>> = {
  ReleasePost: ['post-held-by-another-round'],
  ChangeSigners: ['round-ended'],
  SuspendRound: ['round-suspended', 'round-ended', 'wrong-stage'],
};

/**
 * True when a refused reaction is settled by its refusal: while the process was on its way the round was recognised, ended
 * or suspended otherwise, or its post was let go and taken by another. Whoever sends reactions takes it for nothing to do, not for an incident.
 */
export const isMoot = (commandType: string, code: string): boolean => moot[commandType]?.includes(code) ?? false;
