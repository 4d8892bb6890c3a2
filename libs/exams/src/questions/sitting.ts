import type { Sitting } from '../round/seats.js';
import type { CouncilDoc } from '../views/council.js';
import type { RoundDoc } from '../views/rounds.js';

/** The seats of a round as its documents say them. They do not tell who has applied: that, each candidate's own does. */
export const sittingIn = (round: RoundDoc, council: CouncilDoc): Sitting => ({
  bodies: council,
  owner: round.owner,
  newOwner: round.ownerOfferedTo,
  authority: round.authority,
  superior: round.superior,
  keepers: round.keepers,
  panel: round.panel,
  isOut: (person) => council.recusals.some(({ member, candidate }) => member === person && candidate === null),
  applicants: () => [],
});
