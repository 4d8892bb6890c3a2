import { refuse } from '#kernel';
import { own } from '../../own.js';
import { acts, authorityOf } from '../people.js';
import { participants, standsFor } from '../running.js';
import type { Round } from '../state.js';
import { contenders, contestedPosts } from './contest.js';
import type { HiringCommands } from './events.js';
import type { HiringRule } from './rule.js';
import { isSignerSilent, isSignersRelative } from './signer.js';

/** What stands against hiring this candidate for this post, whoever signs. */
export const hireFault = (
  round: Round,
  { post, candidate }: Pick<HiringCommands['DecideHire'], 'post' | 'candidate'>,
) => {
  if (isSignersRelative(round, candidate)) return refuse('signers-relative', { candidate });
  if (!contenders(round, post).includes(candidate)) return refuse('not-a-contender', { candidate });
  if (isSignerSilent(round, candidate)) return refuse('signer-not-cleared', { candidate });
  // Of any post: the first hire ends the advising on all.
  const contested = round.hiring.reported ? undefined : contestedPosts(round)[0];
  if (contested === undefined) return undefined;
  return refuse('opinions-missing', { post: contested, candidates: contenders(round, contested).length });
};

/** Who is out with this hire: stands for the post, has none, and every other post of theirs is taken. */
const notSelected = (round: Round, { post, candidate }: HiringCommands['DecideHire']): readonly string[] => {
  const hired = { ...round.hiring.hired, [post]: candidate };
  return participants(round).filter((other) => {
    const posts = standsFor(round, other);
    const placed = Object.values(hired).includes(other);
    return !placed && posts.includes(post) && posts.every((wished) => own(hired, wished) !== undefined);
  });
};

/** With one candidate left the signer decides at once; with more, after the report, for whichever of them (S26). */
export const decideHire: HiringRule<'DecideHire'> = (round, command, context) => {
  const { post, candidate } = command;
  if (!acts(context, authorityOf(round))) return refuse('not-the-authority');
  const hired = own(round.hiring.hired, post);
  if (hired === candidate) return [];
  if (hired !== undefined) return refuse('hire-decided', { post, candidate: hired });
  const fault = hireFault(round, command);
  return fault ?? [{ type: 'HireDecided', data: { ...command, notSelected: notSelected(round, command) } }];
};
