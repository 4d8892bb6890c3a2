import { refuse } from '#kernel';
import type { CandidateResult, Result } from '#rules';
import { openPosts } from '../applications/candidates.js';
import { acts, authorityOf } from '../people.js';
import type { Round } from '../state.js';
import { computedTwice } from './computing.js';
import type { ResultsRule } from './rule.js';

/** Everybody with a rank, best first. */
const inOrder = ({ candidates }: Result): readonly CandidateResult[] =>
  candidates
    .flatMap((line) => (line.rank === null ? [] : [{ line, rank: line.rank }]))
    .sort((a, b) => a.rank - b.rank)
    .map(({ line }) => line);

/** Posts that are left when the turn of a candidate comes; those who rank below choose afterwards. */
const leftFor = (round: Round, ranked: readonly CandidateResult[], candidate: string): readonly string[] => {
  const above = ranked.slice(
    0,
    ranked.findIndex(({ id }) => id === candidate),
  );
  return openPosts(round).filter((post) => above.every((line) => line.post !== post));
};

/** Only what was found and is still so is decided, from the top: what one takes is gone for those below (S18). */
export const decidePreferenceGap: ResultsRule<'DecidePreferenceGap'> = (round, command, context) => {
  const { candidate, post } = command;
  const { openGaps, gapDecisions } = round.results;
  if (!acts(context, authorityOf(round))) return refuse('authority-only');
  if (!openGaps.includes(candidate)) {
    const known = gapDecisions.find((decision) => decision.candidate === candidate);
    return known?.post === post ? [] : refuse('no-preference-gap', { candidate });
  }
  const { result } = computedTwice(round);
  const ranked = inOrder(result);
  const waiting = ranked.filter(({ outcome }) => outcome === 'PENDING').map(({ id }) => id);
  const place = waiting.indexOf(candidate);
  if (place < 0) return refuse('no-preference-gap', { candidate });
  if (place > 0) return refuse('preference-gap-above', { candidate, above: waiting.slice(0, place).join(', ') });
  const left = leftFor(round, ranked, candidate);
  return post === null || left.includes(post)
    ? [{ type: 'PreferenceGapDecided', data: command }]
    : refuse('post-not-left', { post, left: left.join(', ') });
};
