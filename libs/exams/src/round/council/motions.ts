import { refuse } from '#kernel';
import { councilMotion } from '#rules';
import { own } from '../../own.js';
import { acts, chairOf, councilPeople, isRecused } from '../people.js';
import { packOf } from '../plan/pack.js';
import type { Round } from '../state.js';
import { type CouncilRule, personOf } from './rule.js';

const votes = (round: Round, member: string): boolean =>
  councilPeople(round).includes(member) && !isRecused(round, member);

const TableMotion: CouncilRule<'TableMotion'> = (round, command, context) => {
  if (!votes(round, personOf(context))) return refuse('not-a-voter');
  return own(round.council.motions, command.motion) === undefined
    ? [{ type: 'MotionTabled', data: command }]
    : refuse('motion-exists', { motion: command.motion });
};

const CastVote: CouncilRule<'CastVote'> = (round, { motion, choice }, context) => {
  const member = personOf(context);
  if (!votes(round, member)) return refuse('not-a-voter');
  const open = own(round.council.motions, motion);
  if (open === undefined) return refuse('unknown-motion', { motion });
  if (own(open.votes, member) === choice) return [];
  if (open.outcome !== 'OPEN') return refuse('motion-closed', { motion });
  if (own(open.votes, member) !== undefined) return refuse('already-voted', { motion });
  return [{ type: 'VoteCast', data: { motion, choice, member } }];
};

/** Votes of members who have stepped out since do not count. */
const counted = (round: Round, cast: Readonly<Record<string, 'FOR' | 'AGAINST' | 'ABSTAIN'>>) => {
  const valid = Object.entries(cast).filter(([member]) => votes(round, member));
  const count = (choice: string) => valid.filter(([, chosen]) => chosen === choice).length;
  const chair = chairOf(round);
  return {
    for: count('FOR'),
    against: count('AGAINST'),
    abstain: count('ABSTAIN'),
    // A chair who did not vote took no side.
    chair: valid.find(([member]) => member === chair)?.[1] ?? 'ABSTAIN',
  } as const;
};

/** Present are those who voted, abstentions included (S20). */
const CloseMotion: CouncilRule<'CloseMotion'> = (round, { motion, minutes }, context) => {
  if (!acts(context, chairOf(round))) return refuse('not-the-chair');
  const open = own(round.council.motions, motion);
  if (open === undefined) return refuse('unknown-motion', { motion });
  if (open.outcome !== 'OPEN') return refuse('motion-closed', { motion });
  const count = counted(round, open.votes);
  if (count.for + count.against + count.abstain === 0) return refuse('no-votes', { motion });
  const members = round.council.members.length;
  const { outcome, how } = councilMotion({ ...count, members, base: packOf(round).majorityBase.value });
  const data = {
    motion,
    outcome,
    byChairsSide: how === 'CHAIR_SIDE',
    votesFor: count.for,
    votesAgainst: count.against,
    abstentions: count.abstain,
    minutes,
  };
  return [{ type: 'MotionClosed', data }];
};

export const motions = { TableMotion, CastVote, CloseMotion };
