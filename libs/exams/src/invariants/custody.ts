import type { Recorded } from '#kernel';
import type { RoundEvents } from '../round/events.js';
import { isA, type RoundRecorded } from '../round/history.js';
import type { Round } from '../round/state.js';
import { before, type Breach, breach, type Check, whoActs } from './breach.js';
import { seatedBefore } from './seats.js';

/** Where an item is, as one goes along: with its holder, and on offer to somebody. */
interface Place {
  readonly holder: string;
  readonly offered: string | null;
}

interface Walk {
  readonly places: Readonly<Record<string, Place>>;
  /** From the first offer on receivers sign here; what was recorded before that, and from paper, giver or witness enter. */
  readonly countersigned: boolean;
  readonly breaches: readonly Breach[];
}

type Handover = Pick<RoundEvents['CustodyOffered'], 'item' | 'from' | 'to'>;

type Fault = readonly [is: boolean, what: string];

const said = (recorded: Recorded, faults: readonly Fault[]): readonly Breach[] =>
  faults.flatMap(([is, what]) => (is ? [breach(6, recorded, what)] : []));

const moved = (walk: Walk, item: string, place: Place, breaches: readonly Breach[]): Walk => ({
  ...walk,
  places: { ...walk.places, [item]: place },
  breaches: [...walk.breaches, ...breaches],
});

/** As the log has it: giver and receiver of an item, and where it was before. */
const handover = ({ places }: Walk, { item, from, to }: Handover) => {
  const { holder, offered } = places[item] ?? { holder: from, offered: null };
  const faults: readonly Fault[] = [
    [holder !== from, `${item} was handed over by somebody who did not hold it`],
    [from === to, `${item} was handed over to its holder`],
  ];
  return { offered, faults };
};

const offer = (walk: Walk, recorded: RoundRecorded<'CustodyOffered'>): Walk => {
  const { data } = recorded;
  const { item, from, to } = data;
  const { offered, faults } = handover(walk, data);
  const breaches = said(recorded, [
    ...faults,
    [offered !== null, `${item} was handed on before it was signed for`],
    [!whoActs(recorded).includes(from), `the handover of ${item} was recorded by somebody else than its giver`],
  ]);
  return { ...moved(walk, item, { holder: from, offered: to }, breaches), countersigned: true };
};

const passing = (walk: Walk, recorded: RoundRecorded<'CustodyTransferred'>): Walk => {
  const { data } = recorded;
  const { item, from, to, witnesses } = data;
  const { offered, faults } = handover(walk, data);
  const there = walk.countersigned ? [to] : [from, to, ...witnesses];
  const isThere = whoActs(recorded).some((person) => there.includes(person));
  const breaches = said(recorded, [
    ...faults,
    [walk.countersigned && offered !== to, `${item} came to somebody to whom it was not handed over`],
    [!isThere && walk.countersigned, `${item} was signed for by somebody else than its receiver`],
    [!isThere && !walk.countersigned, `the handover of ${item} was recorded by somebody who was not there`],
  ]);
  return moved(walk, item, { holder: to, offered: null }, breaches);
};

const refusing = (walk: Walk, recorded: RoundRecorded<'CustodyRefused'>): Walk => {
  const { item } = recorded.data;
  const { holder, offered } = walk.places[item] ?? { holder: '', offered: null };
  const isTheirs = whoActs(recorded).some((person) => person === holder || person === offered);
  const breaches = said(recorded, [
    [offered === null || !isTheirs, `${item} was refused by somebody to whom it was not handed over`],
  ]);
  return moved(walk, item, { holder, offered: null }, breaches);
};

/** Whose it still is, but for who sits in council and boards, to keep things under seal in a round that stands there. */
const keepingIn = ({ plan, standstill, marking }: Round): readonly (string | null | undefined)[] => {
  const { authority, superior } = standstill.successor ?? plan.draft ?? {};
  return [plan.owner, authority, superior, ...marking.keepers];
};

/** Who sits in council and boards, and how the round stands, before an event. */
interface Moment {
  readonly seated: readonly string[];
  readonly round: Round;
}

const taking = (walk: Walk, recorded: RoundRecorded<'CustodyTakenOver'>, { seated, round }: Moment): Walk => {
  const { item, from, to } = recorded.data;
  const holder = walk.places[item]?.holder;
  const chairs = round.council.members.filter(({ role }) => role === 'CHAIR' || role === 'VICE_CHAIR');
  const breaches = said(recorded, [
    [holder !== from, `${item} was taken over from somebody who did not hold it`],
    [[...seated, ...keepingIn(round)].includes(from), `${item} was taken over from somebody who still had a seat`],
    [!whoActs(recorded).includes(to), `${item} was taken over for somebody else`],
    [!chairs.some(({ person }) => person === to), `${item} was taken over by somebody who does not chair`],
  ]);
  return moved(walk, item, { holder: to, offered: null }, breaches);
};

const stepOf = (walk: Walk, recorded: Recorded): Walk => {
  if (isA(recorded, 'CustodyOffered')) return offer(walk, recorded);
  if (isA(recorded, 'CustodyTransferred')) return passing(walk, recorded);
  return isA(recorded, 'CustodyRefused') ? refusing(walk, recorded) : walk;
};

/**
 * (6) What is under seal passes from hand to hand: each giver is the receiver before, and what one has handed over the
 * other signs for. Where both signed on paper, one of those there records it; where the holder has left, the chair takes over.
 */
export const custodyIsUnbroken: Check = (history, fold) => {
  const step = (walk: Walk, recorded: Recorded): Walk =>
    isA(recorded, 'CustodyTakenOver')
      ? taking(walk, recorded, { seated: seatedBefore(history, recorded), round: fold(before(history, recorded)) })
      : stepOf(walk, recorded);
  return history.reduce(step, { places: {}, countersigned: false, breaches: [] }).breaches;
};
