import { at, type Context, refuse, values } from '#kernel';
import { own } from '../../own.js';
import { acts, authorityOf, chairOf, isRecused, seated, secretaryOf, sittingOf, supervisors } from '../people.js';
import { panelBody } from '../seats.js';
import { signerOf } from '../hiring/track.js';
import type { Round } from '../state.js';
import { barringRelations, type CouncilEvents, type Relation } from './events.js';
import { type CouncilRule, personOf } from './rule.js';

const barring: ReadonlySet<Relation> = new Set<Relation>(barringRelations);

export const isBarring = (relation: Relation): boolean => barring.has(relation);

/** How relations are kept: by member and candidate. */
export const pairOf = (member: string, candidate: string): string => `${member}/${candidate}`;

/** True when a relation of the member to this candidate is on record that bars. */
export const bars = (round: Round, member: string, candidate: string): boolean =>
  own(round.council.relations, pairOf(member, candidate))?.barring ?? false;

/** True when a barring relation of the member to any candidate is on record. */
export const isBarred = (round: Round, member: string): boolean =>
  Object.entries(round.council.relations).some(([pair, { barring: bad }]) => bad && pair.startsWith(`${member}/`));

/** True when the member has said of this candidate what there is between them, or that there is nothing. */
export const hasDeclared = (round: Round, member: string, candidate: string): boolean =>
  own(round.council.relations, pairOf(member, candidate)) !== undefined ||
  (own(round.council.clearedOf, member)?.includes(candidate) ?? false);

/**
 * What keeps these people from being cleared against these candidates: a declaration that is missing, or a barring
 * relation of somebody who has not stepped out. Who is recused for all needs no clearance.
 */
export const clearanceFault = (round: Round, people: readonly string[], candidates: readonly string[]) => {
  const pairs = people
    .filter((member) => !isRecused(round, member))
    .flatMap((member) => candidates.map((candidate) => ({ member, candidate })));
  const silent = pairs.find(({ member, candidate }) => !hasDeclared(round, member, candidate));
  if (silent !== undefined) return refuse('not-cleared', silent);
  const conflict = pairs.find(({ member, candidate }) => bars(round, member, candidate));
  return conflict === undefined ? undefined : refuse('conflict-open', conflict);
};

/** Whose relations count: of everybody with a seat, and of the signer where a contract is signed (NĐ 235/2026 Art 9(1)đ). */
export const declarers = (round: Round): readonly string[] => {
  const signer = signerOf(round);
  return signer === undefined ? seated(round) : [...seated(round), signer];
};

/** Concerned now, or once: what is found out about somebody who was replaced goes on record too. */
const tookPart = (round: Round, member: string): boolean =>
  declarers(round).includes(member) || own(round.council.replacedBy, member) !== undefined;

type By = CouncilEvents['RelationshipDeclared']['declaredBy'];

const declaredBy = (
  round: Round,
  { member, candidate }: { readonly member: string; readonly candidate: string },
  context: Context,
): By | undefined => {
  if (acts(context, member)) return 'MEMBER';
  if (acts(context, at(round.applications.list, candidate)?.person)) return 'CANDIDATE';
  const others = [chairOf(round), secretaryOf(round), round.plan.owner, authorityOf(round), ...supervisors(round)];
  return others.some((person) => acts(context, person)) ? 'OTHER' : undefined;
};

/** True when the candidate has said of this member what there is between them, or it stands on record by others. */
const isDeclaredBy = (round: Round, candidate: string, member: string): boolean =>
  own(round.council.relations, pairOf(member, candidate)) !== undefined ||
  (own(round.council.candidateCleared, candidate)?.includes(member) ?? false);

/** Somebody whose relation to the reader is to be declared: the candidate where a member declares, the member where a candidate does. */
export interface ToDeclare {
  /** Id of the candidate in the round. */
  readonly candidate: string;
  /** personId of the other one of the two. */
  readonly person: string;
  /** What there is between them, or that there is nothing, has been said. */
  readonly declared: boolean;
}

/** Everybody whom this person's declarations concern; `undefined` for who has none to make in the round. */
export const toDeclare = (round: Round, reader: string): readonly ToDeclare[] | undefined => {
  const applications = values(round.applications.list)
    .toSorted((a, b) => a.receipt - b.receipt)
    .filter(({ status }) => status === 'APPLIED' || status === 'ELIGIBLE');
  const applied = applications.filter(({ person }) => person === reader);
  const isMember = declarers(round).includes(reader);
  if (!isMember && applied.length === 0) return undefined;
  const asMember = isMember ? applications.filter(({ person }) => person !== reader) : [];
  return [
    ...asMember.map(({ candidate, person }) => ({
      candidate,
      person,
      declared: hasDeclared(round, reader, candidate),
    })),
    ...applied.flatMap(({ candidate }) =>
      [...new Set([...panelBody(sittingOf(round)), ...[signerOf(round) ?? []].flat()])].map((person) => ({
        candidate,
        person,
        declared: isDeclaredBy(round, candidate, person),
      })),
    ),
  ];
};

const DeclareRelationship: CouncilRule<'DeclareRelationship'> = (round, command, context) => {
  const { member, candidate, relation } = command;
  // First of all: who may say nothing here is not told who sits or stands in the round.
  const by = declaredBy(round, command, context);
  if (by === undefined) return refuse('not-yours-to-declare');
  if (!tookPart(round, member)) return refuse('not-seated', { member });
  if (at(round.applications.list, candidate) === undefined) return refuse('unknown-candidate', { candidate });
  const known = own(round.council.relations, pairOf(member, candidate));
  if (known?.relation === relation) return [];
  const barringNow = isBarring(relation);
  if (known?.barring === true && !barringNow) return refuse('already-barring', { member, candidate });
  return [{ type: 'RelationshipDeclared', data: { member, candidate, relation, barring: barringNow, declaredBy: by } }];
};

const DeclareNoRelationship: CouncilRule<'DeclareNoRelationship'> = (round, { candidates }, context) => {
  const member = personOf(context);
  if (!declarers(round).includes(member)) return refuse('not-seated', { member });
  const stranger = candidates.find((candidate) => at(round.applications.list, candidate) === undefined);
  if (stranger !== undefined) return refuse('unknown-candidate', { candidate: stranger });
  const related = candidates.find((candidate) => bars(round, member, candidate));
  if (related !== undefined) return refuse('already-barring', { member, candidate: related });
  const cleared = own(round.council.clearedOf, member) ?? [];
  return candidates.every((candidate) => cleared.includes(candidate))
    ? []
    : [{ type: 'NoRelationshipDeclared', data: { member, candidates } }];
};

const DeclareNoRelationshipToPanel: CouncilRule<'DeclareNoRelationshipToPanel'> = (round, command, context) => {
  const { candidate, members } = command;
  const application = at(round.applications.list, candidate);
  if (application === undefined) return refuse('unknown-candidate', { candidate });
  if (!acts(context, application.person)) return refuse('not-yours-to-declare');
  const stranger = members.find((member) => !declarers(round).includes(member));
  if (stranger !== undefined) return refuse('not-seated', { member: stranger });
  const related = members.find((member) => bars(round, member, candidate));
  if (related !== undefined) return refuse('already-barring', { member: related, candidate });
  const cleared = own(round.council.candidateCleared, candidate) ?? [];
  return members.every((member) => cleared.includes(member))
    ? []
    : [{ type: 'NoRelationshipToPanelDeclared', data: command }];
};

export const declare = { DeclareRelationship, DeclareNoRelationship, DeclareNoRelationshipToPanel };
