import { emptyTable, put } from '#kernel';
import { chapterSpec, plannedRound, samplePaper, sampleReasons, sampleText } from '#test/support/specify';
import type { Session } from '../defence/events.js';
import type { Round } from '../state.js';
import { council } from './council.js';
import type { BodyName, BoardSeats, CouncilCommands, CouncilSeat, Seat } from './events.js';

const seat = (person: string, change: Partial<Seat> = {}): Seat => ({
  person,
  office: 'PROFESSIONAL_LEADER',
  standing: 'CLEAN',
  ...change,
});
const five: readonly CouncilSeat[] = [
  { ...seat('m1', { office: 'DEPUTY_HEAD' }), role: 'CHAIR' },
  { ...seat('m2', { office: 'HR_LEADER' }), role: 'VICE_CHAIR' },
  { ...seat('m3', { office: 'HR_OFFICER' }), role: 'SECRETARY' },
  { ...seat('m4'), role: 'MEMBER' },
  { ...seat('m5'), role: 'MEMBER' },
];
const board = (letter: string, ...members: readonly string[]): BoardSeats => ({
  head: seat(`${letter}1`),
  members: members.map((person) => seat(person)),
  secretary: seat(`${letter}2`),
});
const established = { type: 'CouncilEstablished', data: { members: five, decision: samplePaper } } as const;
const supervised = {
  type: 'SupervisionBoardEstablished',
  data: { ...board('s', 's3'), decision: samplePaper },
} as const;
const marking = {
  type: 'BoardEstablished',
  data: { ...board('k', 'k3', 'k4'), deputy: seat('k5'), kind: 'MARKING', decision: samplePaper },
} as const;
const checking = {
  type: 'BoardEstablished',
  data: { ...board('f', 'k3'), kind: 'FORM_CHECK', decision: samplePaper },
} as const;
const schemes = {
  type: 'BoardEstablished',
  data: { ...board('j', 'j3'), kind: 'SCHEME_MARKING', decision: samplePaper },
} as const;

const given = chapterSpec(council, plannedRound);
const staffed = given(established, supervised, marking, checking);
const head = { actor: 'p-head' };
const chair = { actor: 'm1' };

const change = (
  body: BodyName,
  added: readonly string[],
  removed: readonly string[] = [],
): CouncilCommands['ChangeMembers'] => ({
  body,
  added: added.map((person) => seat(person)),
  removed,
  decision: samplePaper,
});
const changed = (...[body, added, removed]: Parameters<typeof change>) =>
  ({ type: 'MembersChanged', data: change(body, added, removed) }) as const;

describe('the members of a body', () => {
  it('come and go by whoever established it', () => {
    staffed.when('ChangeMembers', change('MARKING', ['k6'], ['k4']), chair).then(changed('MARKING', ['k6'], ['k4']));
    staffed.when('ChangeMembers', change('MARKING', ['k6']), { actor: 'k1' }).thenRefused('not-the-chair');
    staffed.when('ChangeMembers', change('SUPERVISION', ['s4']), head).then(changed('SUPERVISION', ['s4']));
    staffed.when('ChangeMembers', change('SUPERVISION', ['s4']), chair).thenRefused('not-the-authority');
    staffed.when('ChangeMembers', change('COUNCIL', ['m6', 'm7']), chair).thenRefused('not-the-authority');
    staffed.when('ChangeMembers', change('COUNCIL', ['m6', 'm7']), head).then(changed('COUNCIL', ['m6', 'm7']));
    staffed.when('ChangeMembers', change('CODING', ['d1']), chair).thenRefused('body-missing');
  });

  it('sit, and leave, as ordinary members', () => {
    const { council: sitting } = given(
      established,
      supervised,
      marking,
      changed('COUNCIL', ['m6', 'm7']),
      changed('SUPERVISION', ['s4'], ['s3']),
      changed('MARKING', ['k6'], ['k4', 'k5']),
    ).state;
    expect(sitting.members.slice(5)).toEqual(['m6', 'm7'].map((person) => ({ ...seat(person), role: 'MEMBER' })));
    expect(sitting.supervision?.members).toEqual([seat('s4')]);
    expect(sitting.boards.MARKING).toEqual(board('k', 'k3', 'k6'));
  });

  it('are as many as the rules allow', () => {
    staffed.when('ChangeMembers', change('COUNCIL', ['m6']), head).thenRefused('council-size', { size: 6 });
    const seven = given(established, changed('COUNCIL', ['m6', 'm7']));
    seven.when('ChangeMembers', change('COUNCIL', [], ['m4', 'm5']), head).then(changed('COUNCIL', [], ['m4', 'm5']));
    given(established, schemes)
      .when('ChangeMembers', change('SCHEME_MARKING', [], ['j3']), chair)
      .thenRefused('too-few-on-board', { body: 'SCHEME_MARKING', there: 1, needed: 2 });
    staffed.when('ChangeMembers', change('MARKING', [], ['k3', 'k4']), chair).thenRefused('too-few-on-board');
  });

  it('are not its head, chair or secretary: those are replaced', () => {
    staffed
      .when('ChangeMembers', change('COUNCIL', ['m6'], ['m1']), head)
      .thenRefused('not-an-ordinary-member', { member: 'm1' });
    for (const member of ['k1', 'k2', 'x'])
      staffed
        .when('ChangeMembers', change('MARKING', [], [member, 'k4']), chair)
        .thenRefused('not-an-ordinary-member', { member });
  });

  it('are nobody whom the rules keep out', () => {
    staffed
      .when('ChangeMembers', change('MARKING', ['s3']), chair)
      .thenRefused('supervisor-elsewhere', { member: 's3' });
    staffed.when('ChangeMembers', change('MARKING', ['k3', 'k6']), chair).thenRefused('seated-twice');
    const recused = {
      type: 'MemberRecused',
      data: { member: 'f1', scope: 'ALL_CANDIDATES', ...sampleReasons },
    } as const;
    given(established, marking, checking, recused)
      .when('ChangeMembers', change('MARKING', ['f1']), chair)
      .thenRefused('replacement-recused', { member: 'f1' });
  });

  it('are changed once', () => {
    const after = given(established, marking, changed('MARKING', ['k6'], ['k4']));
    after.when('ChangeMembers', change('MARKING', ['k6'], ['k4']), chair).thenNothing();
  });

  it('stay as they are once scoring has begun, in the body that scores', () => {
    const session: Session = {
      status: 'STARTED',
      presented: false,
      questioned: false,
      present: null,
      sheets: {},
      firstSheets: null,
      review: 'NONE',
      anew: null,
    };
    const scoring: Round = {
      ...plannedRound,
      defence: { ...plannedRound.defence, sessions: put(emptyTable(), 'C1', session) },
    };
    const begun = chapterSpec(council, scoring)(established, marking);
    begun.when('ChangeMembers', change('COUNCIL', ['m6', 'm7']), head).thenRefused('scoring-has-begun');
    begun.when('ChangeMembers', change('MARKING', ['k6']), chair).then(changed('MARKING', ['k6']));
  });

  it('are no longer waited for to leave once they have left', () => {
    const asked = (member: string) => ({ type: 'ReplacementRequested', data: { member, reason: sampleText } }) as const;
    const left = given(established, marking, checking, asked('k4'), asked('k3'), changed('MARKING', [], ['k3', 'k4']));
    expect(left.state.council.leaving).toEqual(['k3']);
  });
});

describe('replacing on one body', () => {
  const replace = (body: BodyName, member = 'k3', person = 'n1') => ({
    member,
    by: seat(person),
    body,
    decision: samplePaper,
  });

  it('leaves the other seats of the member alone', () => {
    staffed.when('ReplaceMember', replace('MARKING'), chair).then({ type: 'MemberReplaced', data: replace('MARKING') });
    const { state, when } = given(established, marking, checking, {
      type: 'MemberReplaced',
      data: replace('MARKING'),
    });
    expect([state.council.boards.MARKING?.members[0], state.council.boards.FORM_CHECK?.members[0]]).toEqual([
      seat('n1'),
      seat('k3'),
    ]);
    when('ReplaceMember', replace('MARKING'), chair).thenNothing();
    staffed.when('ReplaceMember', replace('CODING'), chair).thenRefused('not-seated', { member: 'k3' });
  });

  it('changes nothing on a body that does not sit', () => {
    const odd = { type: 'MemberReplaced', data: replace('CODING') } as const;
    expect(given(established, odd).state.council.boards).toEqual({});
    const none = { type: 'MembersChanged', data: change('SUPERVISION', ['s9']) } as const;
    expect(given(established, none).state.council.supervision).toBeNull();
  });
});

describe('who watches', () => {
  const replaced = (member: string, person: string) =>
    ({ type: 'MemberReplaced', data: { member, by: seat(person), decision: samplePaper } }) as const;

  it('never sits on what was watched, nor the other way round, also after the seat was given up', () => {
    const after = given(established, supervised, marking, replaced('s3', 'n1'), replaced('k3', 'n2'));
    after.when('ChangeMembers', change('MARKING', ['s3']), chair).thenRefused('supervisor-elsewhere', { member: 's3' });
    after
      .when('ChangeMembers', change('SUPERVISION', ['k3']), head)
      .thenRefused('supervisor-elsewhere', { member: 'k3' });
  });

  it('neither runs the round nor signs for it', () => {
    for (const member of ['p-owner', 'p-head', 'p-superior'])
      expect(staffed.when('ChangeMembers', change('SUPERVISION', [member]), head).outcome).toMatchObject({
        refused: 'supervisor-runs-round',
        details: { member },
      });
  });
});
