import { frozenRound } from '#test/support/frozen-round';
import { onRound, recordedAll, recused, type Told } from '#test/support/story';
import { barringRelations, otherRelations, type Relation } from '../round/council/events.js';
import type { RoundEvents } from '../round/events.js';
import { foldRound } from '../round/fold.js';
import { bars, relationsAreDeclared } from './relations.js';

const hash = 'a'.repeat(64);
const decision = { number: '1/QĐ', date: '2026-02-02', hash };
const seat = (person: string) => ({ person, office: 'OUTSIDE_EXPERT', standing: 'CLEAN' }) as const;
const told = <E extends keyof RoundEvents>(type: E, data: RoundEvents[E], actor: string, onBehalfOf?: string) =>
  ({ type, data, meta: { actor, ...(onBehalfOf === undefined ? {} : { onBehalfOf }) } }) as Told<RoundEvents>;

const applied = (candidate: string) =>
  told(
    'ApplicationReceived',
    {
      ...{ candidate, person: `person-${candidate}`, posts: ['P1'], tier: 'OUTSIDE', documents: [] },
      ...{ receipt: 1, answerBy: '2026-02-20' },
    },
    'p-owner',
  );
const opening = [
  told(
    'CouncilEstablished',
    {
      members: [
        { ...seat('M1'), role: 'CHAIR' },
        { ...seat('M2'), role: 'SECRETARY' },
      ],
      decision,
    },
    'authority',
  ),
  applied('A'),
  applied('B'),
];

type Said = RoundEvents['RelationshipDeclared'];
const related = (
  { barring = true, declaredBy = 'MEMBER', relation = 'SIBLING' }: Partial<Said>,
  actor = 'M1',
  member = 'M1',
) => told('RelationshipDeclared', { member, candidate: 'A', relation, barring, declaredBy }, actor);
const none = (member: string, candidates: readonly string[], actor = member) =>
  told('NoRelationshipDeclared', { member, candidates }, actor);
const list = told(
  'EligibleListPublished',
  { candidates: ['A', 'B'].map((candidate) => ({ candidate, candidateNo: candidate })), snapshot: hash },
  'p-owner',
);
const found = (...history: readonly Told<RoundEvents>[]): readonly string[] =>
  relationsAreDeclared(recordedAll(onRound('r', ...opening, ...history)), foldRound).map(({ what }) => what);

describe('what is said of relations', () => {
  it('bars as the law has it, by a list of its own', () => {
    const barring = (relation: Relation): boolean => bars({ relation });
    expect([barringRelations.every(barring), otherRelations.some(barring)]).toEqual([true, false]);
    expect(found(related({}))).toEqual([]);
    const otherwise = 'whether M1 to A is barred is told otherwise than the relation says';
    expect(found(related({ barring: false }))).toEqual([otherwise]);
    expect(found(related({ relation: 'COUSIN' }))).toEqual([otherwise]);
  });

  it('is said by whom it says', () => {
    expect(found(related({ declaredBy: 'CANDIDATE' }, 'person-A'), related({ declaredBy: 'OTHER' }, 'M2'))).toEqual([]);
    const other = 'the relation of M1 to A was declared by somebody else';
    for (const actor of ['M2', 'person-A', 'person-B']) expect(found(related({}, actor))).toEqual([other]);
    expect(found(related({ declaredBy: 'OTHER' }))).toEqual([other]);
  });

  it('that there is none, nobody says for another', () => {
    const panel = (actor: string, candidate = 'A') =>
      told('NoRelationshipToPanelDeclared', { candidate, members: ['M1'] }, actor);
    expect(found(none('M1', ['A']), panel('person-A'))).toEqual([]);
    expect(found(none('M1', ['A'], 'M2'), panel('person-B'), panel('person-A', 'Z'))).toHaveLength(3);
  });
});

describe('when the list is published', () => {
  const sound = [none('M1', ['A', 'B']), none('M2', ['A', 'B'])];

  it('everybody with a seat was cleared of everybody on it', () => {
    expect(found(...sound, list)).toEqual([]);
    expect(relationsAreDeclared(frozenRound, foldRound)).toEqual([]);
    expect(found(sound[0]!, none('M2', ['A']), list)).toEqual(['M2 was not cleared of B when the list was published']);
    expect(found(sound[0]!, list, sound[1]!)).toHaveLength(2);
  });

  it('nobody is barred who did not step out of the round', () => {
    const barred = [...sound, related({}, 'M1')];
    expect(found(...barred, list)).toEqual(['M1 was not cleared of A when the list was published']);
    expect(found(...barred, recused('M1', 'A'), list)).toHaveLength(1);
    expect(found(...barred, recused('M1'), list)).toEqual([]);
    expect(found(...barred, related({ relation: 'COUSIN', barring: false }), list)).toEqual([]);
  });
});
