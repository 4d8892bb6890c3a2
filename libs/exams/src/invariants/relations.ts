import type { Recorded } from '#kernel';
import type { Relation } from '../round/council/events.js';
import { allOf, isA, type RoundRecorded } from '../round/history.js';
import { before, type Breach, breach, type Check, whoActs } from './breach.js';
import { recusals } from './sheets.js';
import { seatedBefore } from './seats.js';

/** Told here once more, after ND 170/2025 Art 8(3) and TT 22/2025 Art 23(7): what a relation bars, no flag of an event says. */
const BARRING: readonly Relation[] = [
  'SPOUSE',
  'PARENT',
  'PARENT_IN_LAW',
  'ADOPTIVE_PARENT',
  'CHILD',
  'ADOPTED_CHILD',
  'SIBLING',
  'AUNT_OR_UNCLE',
  'SIBLING_OF_SPOUSE',
  'SPOUSE_OF_SIBLING',
];

/** True for a relation that bars a member. */
export const bars = ({ relation }: { readonly relation: Relation }): boolean => BARRING.includes(relation);

/** The person behind a candidate's id. */
const personOf = (history: readonly Recorded[], candidate: string): string | undefined =>
  allOf(history, 'ApplicationReceived').findLast(({ data }) => data.candidate === candidate)?.data.person;

const saidBy = (history: readonly Recorded[], recorded: RoundRecorded<'RelationshipDeclared'>): string => {
  const { member, candidate } = recorded.data;
  const people = whoActs(recorded);
  if (people.includes(member)) return 'MEMBER';
  return people.includes(personOf(history, candidate) ?? '') ? 'CANDIDATE' : 'OTHER';
};

const declared = (history: readonly Recorded[]): readonly Breach[] =>
  allOf(history, 'RelationshipDeclared').flatMap((recorded) => {
    const { member, candidate, barring, declaredBy } = recorded.data;
    const pair = `${member} to ${candidate}`;
    return [
      ...(bars(recorded.data) === barring
        ? []
        : [breach(6, recorded, `whether ${pair} is barred is told otherwise than the relation says`)]),
      ...(saidBy(history, recorded) === declaredBy
        ? []
        : [breach(6, recorded, `the relation of ${pair} was declared by somebody else`)]),
    ];
  });

/** Whose word it is that there is nothing between them and others. */
const speaker = (history: readonly Recorded[], recorded: Recorded): string | undefined => {
  if (isA(recorded, 'NoRelationshipDeclared')) return recorded.data.member;
  return isA(recorded, 'NoRelationshipToPanelDeclared')
    ? (personOf(history, recorded.data.candidate) ?? '')
    : undefined;
};

const denied = (history: readonly Recorded[]): readonly Breach[] =>
  history.flatMap((recorded) => {
    const whose = speaker(history, recorded);
    return whose === undefined || whoActs(recorded).includes(whose)
      ? []
      : [breach(6, recorded, 'somebody else said that there is no relation')];
  });

/** Candidates of whom a member has said something, and those to whom the member is barred. */
const wordsOf = (history: readonly Recorded[], member: string) => {
  const relations = allOf(history, 'RelationshipDeclared').filter(({ data }) => data.member === member);
  const none = allOf(history, 'NoRelationshipDeclared').filter(({ data }) => data.member === member);
  const latest = new Map(relations.map(({ data }) => [data.candidate, data]));
  return {
    known: new Set([...latest.keys(), ...none.flatMap(({ data }) => data.candidates)]),
    barred: new Set([...latest.values()].filter(bars).map(({ candidate }) => candidate)),
  };
};

/** Nobody with a seat is silent about somebody on the list, or barred, who has not stepped out of the round. */
const cleared = (history: readonly Recorded[]): readonly Breach[] =>
  allOf(history, 'EligibleListPublished').flatMap((list) => {
    const earlier = before(history, list);
    const gone = recusals(earlier).flatMap(({ member, candidate }) => (candidate === undefined ? [member] : []));
    return seatedBefore(history, list)
      .filter((member) => !gone.includes(member))
      .flatMap((member) => {
        const { known, barred } = wordsOf(earlier, member);
        return list.data.candidates
          .filter(({ candidate }) => !known.has(candidate) || barred.has(candidate))
          .map(({ candidate }) =>
            breach(6, list, `${member} was not cleared of ${candidate} when the list was published`),
          );
      });
  });

/** (6) What is said of relations is said by whom it says, bars as the law has it, and was said of everybody on the list. */
export const relationsAreDeclared: Check = (history) => [...declared(history), ...denied(history), ...cleared(history)];
