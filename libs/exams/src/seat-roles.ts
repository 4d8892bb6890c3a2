import { type Context, type Decision, isRefusal } from '#kernel';
import { type Role, roles } from './account/events.js';
import { certain } from './bug.js';
import { own } from './own.js';
import { cardOf, roundEventTypes } from './round/cards.js';
import type { RoundCommands, RoundEvents } from './round/events.js';
import { sittingOf } from './round/people.js';
import { foldedOne, round as decider } from './round/round.js';
import { holders, type SeatCode } from './round/seats.js';
import type { Round } from './round/state.js';
import { seatWords } from './words/codes.js';

type Rule = (state: Round, data: never, context: Context) => Decision<RoundEvents, string>;

/** Commands by which somebody else gets a seat. Whoever applies is given none: an application is taken from anybody. */
const seating: readonly (keyof RoundCommands)[] = [
  'EstablishCouncil',
  'EstablishSupervisionBoard',
  'EstablishBoard',
  'ReplaceMember',
  'ChangeMembers',
  'CodeScripts',
  'OfferOwnership',
  'ResumeRound',
];

const seats = (Object.keys(seatWords) as (keyof typeof seatWords)[]).filter((seat) => seat !== 'CANDIDATES');

/** Somebody on a seat. */
export interface Seated {
  readonly person: string;
  readonly seat: SeatCode;
}

/** Whether this command gives seats at all: what it then decides need be asked of no other. */
export const givesSeats = (command: string): boolean => seating.some((type) => type === command);

/** Who would come to sit where by a command; nobody by one that is refused. */
export const seatsGiven = (
  state: Round,
  { type, data }: { readonly type: string; readonly data: unknown },
  context: Context,
): readonly Seated[] => {
  const decide = own<Rule>(decider.decide, type);
  const decision = certain(decide, `a round does not know ${type}`)(state, data as never, context);
  if (isRefusal(decision)) return [];
  const meta = { ...context, commandType: type };
  const after = sittingOf(decision.reduce((folded, event) => foldedOne(folded, { ...event, meta }), state));
  const before = sittingOf(state);
  return seats.flatMap((seat) => {
    const known = holders(seat, before);
    return holders(seat, after).flatMap((person) => (known.includes(person) ? [] : [{ person, seat }]));
  });
};

/** The roles by which each command may be sent that waits for this seat alone; where none does, of all that name it. */
const neededIn = (seat: SeatCode): readonly (readonly Role[])[] => {
  const sent = roundEventTypes.flatMap((event) => {
    const card = cardOf(event).sent;
    return card !== 'FOLLOWS' && card.seats.includes(seat) ? [card] : [];
  });
  const alone = sent.filter((card) => card.seats.every((other) => other === seat || other === 'SYSTEM'));
  return (alone.length > 0 ? alone : sent).map((card) => card.roles);
};

/** The roles any of which would do for a seat, where those held leave something undone there; otherwise none. */
export const rolesLacking = (held: readonly Role[], seat: SeatCode): readonly Role[] => {
  const needed = neededIn(seat);
  const does = (among: readonly Role[]): boolean => needed.every((open) => open.some((role) => among.includes(role)));
  return does(held) ? [] : roles.filter((role) => does([role]));
};
