import { at, refuse } from '#kernel';
import { acts, authorityOf, chairOf, isRecused, panelOf, seated } from '../people.js';
import { packOf } from '../plan/pack.js';
import type { Round } from '../state.js';
import { isBarred } from './relations.js';
import type { CouncilCommands } from './events.js';
import { type CouncilRule, personOf } from './rule.js';

export const scoringBegun = (round: Round): boolean => round.defence.sessions.size > 0;

const alreadyOut = (round: Round, { member, scope, candidate }: CouncilCommands['RecuseMember']): boolean =>
  isRecused(round, member) || (scope === 'ONE_CANDIDATE' && isRecused(round, member, candidate));

/** One candidate only: never with a barring relation, and not where all must be scored by the same people (S08). */
const narrowFault = (round: Round, { member, candidate = '' }: CouncilCommands['RecuseMember']) => {
  if (at(round.applications.list, candidate) === undefined) return refuse('unknown-candidate', { candidate });
  if (isBarred(round, member)) return refuse('whole-recusal-needed', { member });
  return scoringBegun(round) ? refuse('same-members-for-all') : undefined;
};

const quorumFault = (round: Round, member: string) => {
  const panel = panelOf(round);
  const needed = packOf(round).defence.scorersMin.value;
  const left = panel.length - 1;
  return panel.includes(member) && left < needed ? refuse('quorum-lost', { left, needed }) : undefined;
};

const RecuseMember: CouncilRule<'RecuseMember'> = (round, command, context) => {
  const { member, scope } = command;
  if (!seated(round).includes(member)) return refuse('not-seated', { member });
  const chair = chairOf(round);
  if (!acts(context, authorityOf(round)) && (member === chair || !acts(context, chair))) {
    return refuse('not-the-authority');
  }
  if (alreadyOut(round, command)) return [];
  const fault = scope === 'ONE_CANDIDATE' ? narrowFault(round, command) : quorumFault(round, member);
  return fault ?? [{ type: 'MemberRecused', data: command }];
};

/** Nobody is held on a body against their will, nor let go by asking: whoever filled the seat decides. */
const RequestReplacement: CouncilRule<'RequestReplacement'> = (round, { reason }, context) => {
  const member = personOf(context);
  if (!seated(round).includes(member)) return refuse('not-seated', { member });
  if (round.council.leaving.includes(member)) return [];
  return [{ type: 'ReplacementRequested', data: { member, reason } }];
};

export const step = { RecuseMember, RequestReplacement };
