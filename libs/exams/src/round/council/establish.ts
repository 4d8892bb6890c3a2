import { type Context, refuse } from '#kernel';
import { acts, authorityOf, chairOf, superiorOf } from '../people.js';
import { packOf } from '../plan/pack.js';
import type { Round } from '../state.js';
import { inRole, onlySeats } from './bodies.js';
import type { BodyName } from './events.js';
import type { CouncilRule } from './rule.js';
import { markersFault, rolesFault, seatingFault } from './seating.js';

/** The head of the body, or its superior where that head chairs the council (TT 22/2025 Art 23(1)). */
export const supervisionSigner = (round: Round) => {
  const chair = inRole(round.council, 'CHAIR');
  return chair !== null && chair === authorityOf(round)
    ? ({ person: superiorOf(round), code: 'not-the-superior' } as const)
    : ({ person: authorityOf(round), code: 'not-the-authority' } as const);
};

/**
 * A council has as many members as the pack allows. Units that recruit together may take any odd number; three is the least
 * that holds the three roles.
 */
export const councilSizeFault = (round: Round, size: number) => {
  const sizes = packOf(round).councilSizes.value;
  const units = new Set(round.plan.draft?.posts.map(({ unit }) => unit));
  const isAllowed = sizes.includes(size) || (units.size > 1 && size >= 3 && size % 2 === 1);
  return isAllowed ? undefined : refuse('council-size', { size, sizes: sizes.join(', ') });
};

const EstablishCouncil: CouncilRule<'EstablishCouncil'> = (round, command, context) => {
  if (!acts(context, authorityOf(round))) return refuse('not-the-authority');
  if (round.council.members.length > 0) return refuse('already-established', { body: 'COUNCIL' });
  const { members } = command;
  const missized = councilSizeFault(round, members.length);
  if (missized !== undefined) return missized;
  return (
    rolesFault(members) ??
    seatingFault(round, { ...round.council, members }) ?? [{ type: 'CouncilEstablished', data: command }]
  );
};

const EstablishSupervisionBoard: CouncilRule<'EstablishSupervisionBoard'> = (round, command, context) => {
  if (round.council.members.length === 0) return refuse('council-missing');
  const signer = supervisionSigner(round);
  if (!acts(context, signer.person)) return refuse(signer.code);
  if (round.council.supervision !== null) return refuse('already-established', { body: 'SUPERVISION' });
  return (
    seatingFault(round, { ...round.council, supervision: onlySeats(command) }) ?? [
      { type: 'SupervisionBoardEstablished', data: command },
    ]
  );
};

/** Whoever fills the seats of a body fills them again: the authority, the superior, or the chair for a board. */
export const notTheSigner = (round: Round, body: BodyName, context: Context) => {
  if (body === 'COUNCIL') return acts(context, authorityOf(round)) ? undefined : refuse('not-the-authority');
  if (body === 'SUPERVISION') {
    const { person, code } = supervisionSigner(round);
    return acts(context, person) ? undefined : refuse(code);
  }
  return acts(context, chairOf(round)) || acts(context, authorityOf(round)) ? undefined : refuse('not-the-chair');
};

const EstablishBoard: CouncilRule<'EstablishBoard'> = (round, command, context) => {
  if (round.council.members.length === 0) return refuse('council-missing');
  if (!acts(context, chairOf(round))) return refuse('not-the-chair');
  const { kind } = command;
  if (round.council.boards[kind] !== undefined) return refuse('already-established', { body: kind });
  const boards = { ...round.council.boards, [kind]: onlySeats(command) };
  const seating = { ...round.council, boards };
  return (
    seatingFault(round, seating) ?? markersFault(round, seating, kind) ?? [{ type: 'BoardEstablished', data: command }]
  );
};

export const establish = { EstablishCouncil, EstablishSupervisionBoard, EstablishBoard };
