import { refuse } from '#kernel';
import { councilMotion, quorum } from '#rules';
import { own } from '../../own.js';
import { acts, chairOf, councilPeople, isRecused } from '../people.js';
import { packOf } from '../plan/pack.js';
import type { Round } from '../state.js';
import type { CouncilCommands, CouncilEvents, Vote } from './events.js';
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

/** The members who do not keep out. */
const votersIn = (round: Round): readonly string[] => councilPeople(round).filter((member) => votes(round, member));

/** The votes that count, in the order of the seats: not those of members who have stepped out since. */
const countedVotes = (round: Round, cast: Readonly<Record<string, Vote>>) =>
  votersIn(round).flatMap((member) => {
    const choice = own(cast, member);
    return choice === undefined ? [] : [{ member, choice }];
  });

const counted = (round: Round, cast: ReturnType<typeof countedVotes>) => {
  const count = (wanted: Vote) => cast.filter(({ choice }) => choice === wanted).length;
  const chair = chairOf(round);
  return {
    for: count('FOR'),
    against: count('AGAINST'),
    abstain: count('ABSTAIN'),
    // A chair who did not vote took no side.
    chair: cast.find(({ member }) => member === chair)?.choice ?? 'ABSTAIN',
  } as const;
};

/**
 * Present are those who voted, abstentions included (S20). No text says how many of a council must be: two thirds of those
 * who may vote are asked for, as in every meeting of the appointment procedure (NĐ 115/2020 Art 46).
 */
const quorumFault = (round: Round, motion: string, present: number) => {
  const members = votersIn(round).length;
  const needed = quorum(members);
  return present < needed ? refuse('no-quorum', { motion, present, members, needed }) : undefined;
};

const outcomeOf = (
  round: Round,
  cast: ReturnType<typeof countedVotes>,
  command: CouncilCommands['CloseMotion'],
): CouncilEvents['MotionClosed'] => {
  const count = counted(round, cast);
  const members = round.council.members.length;
  const { outcome, how } = councilMotion({ ...count, members, base: packOf(round).majorityBase.value });
  return {
    ...command,
    outcome,
    byChairsSide: how === 'CHAIR_SIDE',
    votesFor: count.for,
    votesAgainst: count.against,
    abstentions: count.abstain,
    present: cast.map(({ member }) => member),
    quorum: quorum(votersIn(round).length),
  };
};

const CloseMotion: CouncilRule<'CloseMotion'> = (round, { motion, minutes }, context) => {
  if (!acts(context, chairOf(round))) return refuse('not-the-chair');
  const open = own(round.council.motions, motion);
  if (open === undefined) return refuse('unknown-motion', { motion });
  if (open.outcome !== 'OPEN') return refuse('motion-closed', { motion });
  const cast = countedVotes(round, open.votes);
  if (cast.length === 0) return refuse('no-votes', { motion });
  return (
    quorumFault(round, motion, cast.length) ?? [
      { type: 'MotionClosed', data: outcomeOf(round, cast, { motion, minutes }) },
    ]
  );
};

export const motions = { TableMotion, CastVote, CloseMotion };
