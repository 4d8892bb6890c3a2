import { refuse } from '#kernel';
import { own } from '../../own.js';
import { sittingOf } from '../people.js';
import { holds } from '../seats.js';
import type { Round } from '../state.js';
import { bodiesWith, changing, ordinaryIn, peopleOf, replacing, seatsIn } from './bodies.js';
import { councilSizeFault, notTheSigner } from './establish.js';
import type { Bodies, BodyName, CouncilCommands } from './events.js';
import { scoringBegun } from './recusal.js';
import type { CouncilRule } from './rule.js';
import { markersFault, rolesFault, seatingFault } from './seating.js';

/** The body that scores the defence. */
const panelName = (round: Round): BodyName =>
  sittingOf(round).panel === 'SCHEME_MARKING_BOARD' ? 'SCHEME_MARKING' : 'COUNCIL';

const recusedBefore = (round: Round, people: readonly string[]) => {
  const member = people.find((person) => own(round.council.recused, person) !== undefined);
  return member === undefined ? undefined : refuse('replacement-recused', { member });
};

/** The body in which a seat is filled anew: the named one, or of all on which the member sits the one that asks the most of its signer. */
const bodyOf = (round: Round, { member, body }: CouncilCommands['ReplaceMember']): BodyName | undefined => {
  const bodies = bodiesWith(round.council, member);
  return body === undefined ? bodies[0] : bodies.find((name) => name === body);
};

/** Scoring goes on with the people with whom it began. */
const scoringFault = (round: Round, { member, body }: Pick<CouncilCommands['ReplaceMember'], 'member' | 'body'>) => {
  const panel = panelName(round);
  const isOf = body === undefined || body === panel;
  return isOf && scoringBegun(round) && holds(member, 'PANEL', sittingOf(round))
    ? refuse('scoring-has-begun')
    : undefined;
};

const ReplaceMember: CouncilRule<'ReplaceMember'> = (round, command, context) => {
  const { member, by, body } = command;
  const seat = bodyOf(round, command);
  if (seat === undefined) {
    return own(round.council.replacedBy, member) === by.person ? [] : refuse('not-seated', { member });
  }
  const unsigned = notTheSigner(round, seat, context);
  if (unsigned !== undefined) return unsigned;
  const seating = replacing(round.council, member, by, body);
  return (
    scoringFault(round, command) ??
    recusedBefore(round, [by.person]) ??
    rolesFault(seating.members) ??
    seatingFault(round, seating) ?? [{ type: 'MemberReplaced', data: command }]
  );
};

/** Only ordinary members come and go; every other seat must stay filled. */
const leavingFault = (round: Round, { body, removed }: CouncilCommands['ChangeMembers']) => {
  const ordinary = ordinaryIn(round.council, body);
  const member = removed.find((person) => !ordinary.includes(person));
  return member === undefined ? undefined : refuse('not-an-ordinary-member', { member });
};

/** As many as the rules allow: in the council, and where marks are given. */
const sizeFault = (round: Round, seating: Bodies, body: BodyName) =>
  body === 'COUNCIL' ? councilSizeFault(round, seating.members.length) : markersFault(round, seating, body);

const isDone = (before: readonly string[], { added, removed }: CouncilCommands['ChangeMembers']): boolean =>
  added.every(({ person }) => before.includes(person)) && !removed.some((person) => before.includes(person));

const ChangeMembers: CouncilRule<'ChangeMembers'> = (round, command, context) => {
  const { body, added } = command;
  const before = peopleOf(seatsIn(round.council, body));
  if (before.length === 0) return refuse('body-missing');
  const unsigned = notTheSigner(round, body, context);
  if (unsigned !== undefined) return unsigned;
  if (isDone(before, command)) return [];
  if (scoringBegun(round) && body === panelName(round)) return refuse('scoring-has-begun');
  const seating = changing(round.council, command);
  return (
    leavingFault(round, command) ??
    recusedBefore(round, peopleOf(added)) ??
    sizeFault(round, seating, body) ??
    seatingFault(round, seating) ?? [{ type: 'MembersChanged', data: command }]
  );
};

export const reseat = { ReplaceMember, ChangeMembers };
