import type { Recorded } from '#kernel';
import type { RoundEvents } from '../round/events.js';
import { type Breach, breach, type Check, whoActs } from './breach.js';

type Handover = RoundEvents['CustodyTransferred'];

const faultsOf = (recorded: Recorded, held: ReadonlyMap<string, string>): readonly Breach[] => {
  const { item, from, to, witnesses } = recorded.data as Handover;
  const holder = held.get(item) ?? from;
  const there = whoActs(recorded).some((person) => [from, to, ...witnesses].includes(person));
  return [
    ...(holder === from ? [] : [breach(6, recorded, `${item} was handed over by somebody who did not hold it`)]),
    ...(from === to ? [breach(6, recorded, `${item} was handed over to its holder`)] : []),
    ...(there ? [] : [breach(6, recorded, `the handover of ${item} was recorded by somebody who was not there`)]),
  ];
};

/** (6) What is under seal passes from hand to hand: each giver is the receiver before, and one of those there records it. */
export const custodyIsUnbroken: Check = (history) => {
  const held = new Map<string, string>();
  return history.flatMap((recorded) => {
    if (recorded.type !== 'CustodyTransferred') return [];
    const { item, to } = recorded.data as Handover;
    const faults = faultsOf(recorded, held);
    held.set(item, to);
    return faults;
  });
};
