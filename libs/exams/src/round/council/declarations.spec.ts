import { at, emptyTable, put } from '#kernel';
import { blankRound, chapterSpec, plannedRound, samplePaper, sampleReasons } from '#test/support/specify';
import type { Round } from '../state.js';
import { council } from './council.js';
import type { CouncilSeat, Seat } from './events.js';
import { toDeclare } from './relations.js';

const seat = (person: string): Seat => ({ person, office: 'PROFESSIONAL_LEADER', standing: 'CLEAN' });
const roles = ['CHAIR', 'VICE_CHAIR', 'SECRETARY', 'MEMBER', 'MEMBER'] as const;
const members: readonly CouncilSeat[] = roles.map((role, at) => ({ ...seat(`m${at + 1}`), role }));
const application = (candidate: string, person: string, receipt: number) =>
  ({
    candidate,
    person,
    posts: ['P1'],
    tier: 'IN_PLANNING',
    receipt,
    checks: {},
    grounds: {},
    status: 'APPLIED',
    candidateNo: null,
  }) as const;
const round: Round = {
  ...plannedRound,
  applications: {
    ...blankRound.applications,
    list: put(put(emptyTable(), 'C1', application('C1', 'a1', 1)), 'C2', application('C2', 'a2', 2)),
  },
};
const spec = chapterSpec(council, round);
const established = { type: 'CouncilEstablished', data: { members, decision: samplePaper } } as const;
const related = (member: string, candidate: string, barring: boolean) =>
  ({
    type: 'RelationshipDeclared',
    data: { member, candidate, relation: barring ? 'SIBLING' : 'FRIEND', barring, declaredBy: 'OTHER' },
  }) as const;

describe('what was declared for some', () => {
  it('is not declared for all: a member who has spoken of one candidate speaks of both', () => {
    const one = { type: 'NoRelationshipDeclared', data: { member: 'm4', candidates: ['C1'] } } as const;
    const both = { type: 'NoRelationshipDeclared', data: { member: 'm4', candidates: ['C1', 'C2'] } } as const;
    spec(established, one)
      .when('DeclareNoRelationship', { candidates: ['C1', 'C2'] }, { actor: 'm4' })
      .then(both);
    spec(established, one)
      .when('DeclareNoRelationship', { candidates: ['C1'] }, { actor: 'm4' })
      .thenNothing();
  });

  it('is not declared for all: a candidate who has spoken of one member speaks of both', () => {
    const one = { type: 'NoRelationshipToPanelDeclared', data: { candidate: 'C1', members: ['m4'] } } as const;
    const both = { type: 'NoRelationshipToPanelDeclared', data: { candidate: 'C1', members: ['m4', 'm5'] } } as const;
    spec(established, one).when('DeclareNoRelationshipToPanel', both.data, { actor: 'a1' }).then(both);
    spec(established, one).when('DeclareNoRelationshipToPanel', one.data, { actor: 'a1' }).thenNothing();
  });
});

describe('who is barred', () => {
  const recusal = { member: 'm4', scope: 'ONE_CANDIDATE', candidate: 'C1', ...sampleReasons } as const;
  const recused = { type: 'MemberRecused', data: recusal } as const;

  it('is not the member with a harmless relation, nor the one beside whom another is barred', () => {
    const past = [established, related('m4', 'C2', false), related('m5', 'C2', true)];
    spec(...past)
      .when('RecuseMember', recusal, { actor: 'p-head' })
      .then(recused);
  });

  it('is found out even of somebody who has been replaced', () => {
    const replaced = {
      type: 'MemberReplaced',
      data: { member: 'm4', by: seat('n1'), decision: samplePaper },
    } as const;
    const found = { member: 'm4', candidate: 'C1', relation: 'SIBLING' } as const;
    spec(established, replaced)
      .when('DeclareRelationship', found, { actor: 'p-head' })
      .then({ type: 'RelationshipDeclared', data: { ...found, barring: true, declaredBy: 'OTHER' } });
  });
});

describe('who is to be declared about', () => {
  const established: Round = { ...round, council: { ...round.council, members } };
  const spoken = (council: Partial<Round['council']>): Round => ({
    ...established,
    council: { ...established.council, ...council },
  });

  it('are to a member the candidates, to a candidate the members, to others nobody', () => {
    expect(toDeclare(established, 'm4')).toEqual([
      { candidate: 'C1', person: 'a1', declared: false },
      { candidate: 'C2', person: 'a2', declared: false },
    ]);
    expect(toDeclare(established, 'a2')?.map(({ candidate, person }) => [candidate, person])).toEqual(
      members.map(({ person }) => ['C2', person]),
    );
    expect(toDeclare(established, 'stranger')).toBeUndefined();
  });

  it('are no candidates who are out, and still those on the published list', () => {
    const { list } = established.applications;
    const changed = (candidate: string, status: 'ELIGIBLE' | 'REFUSED'): Round['applications'] => ({
      ...established.applications,
      list: put(list, candidate, { ...at(list, candidate)!, status }),
    });
    const asked = (applications: Round['applications']) =>
      toDeclare({ ...established, applications }, 'm4')?.map(({ candidate }) => candidate);
    expect(asked(changed('C1', 'ELIGIBLE'))).toEqual(['C1', 'C2']);
    expect(asked(changed('C1', 'REFUSED'))).toEqual(['C2']);
  });

  it('are marked once it is said, by one side or on record', () => {
    const known = spoken({ clearedOf: { m4: ['C1'] }, candidateCleared: { C2: ['m1'] } });
    expect(toDeclare(known, 'm4')?.map(({ declared }) => declared)).toEqual([true, false]);
    expect(toDeclare(known, 'a2')?.map(({ declared }) => declared)).toEqual([true, false, false, false, false]);
    const recorded = spoken({ relations: { 'm2/C2': { relation: 'FRIEND', barring: false } } as never });
    expect(toDeclare(recorded, 'a2')?.[1]?.declared).toBe(true);
  });
});
