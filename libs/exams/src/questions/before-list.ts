import { missingBodies } from '../round/applications/eligible-list.js';
import { applicants, unmetRules } from '../round/applications/candidates.js';
import { bars, hasDeclared } from '../round/council/relations.js';
import { signerOf } from '../round/hiring/track.js';
import { isRecused, seated } from '../round/people.js';
import type { Round } from '../round/state.js';
import { openTasks } from '../tasks/open-tasks.js';
import { open, type Open } from './open.js';

/** Who may still come on the list, as far as the checks say by now. */
const possible = (round: Round): readonly string[] =>
  applicants(round)
    .filter((application) => unmetRules(round, application).length === 0)
    .map(({ candidate }) => candidate);

const bodies = { COUNCIL: openTasks.COUNCIL_SEATS, SUPERVISION: openTasks.SUPERVISION_SEATS } as const;

/** All that stands between the checks and the list: bodies that do not sit, declarations that are missing, open conflicts. */
export const beforeList = (round: Round): readonly Open[] => {
  const candidates = possible(round);
  const isSilent = (member: string) => candidates.some((candidate) => !hasDeclared(round, member, candidate));
  const free = seated(round).filter((member) => !isRecused(round, member));
  const silent = free.filter(isSilent);
  const signers = [signerOf(round)].filter((signer) => signer !== undefined).filter(isSilent);
  const barred = free.filter((member) => candidates.some((candidate) => bars(round, member, candidate)));
  return [
    ...missingBodies(round).map((body) => open(bodies[body])),
    ...(silent.length > 0 ? [open(openTasks.DECLARATIONS, '', silent)] : []),
    ...signers.map((signer) => open(openTasks.SIGNER_DECLARATION, '', [signer])),
    ...barred.map((member) => open(openTasks.CONFLICT, member)),
  ];
};
