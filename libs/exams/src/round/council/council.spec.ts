import { put, emptyTable } from '#kernel';
import { blankRound, chapterSpec, plannedRound, samplePaper, sampleReasons, sampleText } from '#test/support/specify';
import type { Session } from '../defence/events.js';
import type { Round } from '../state.js';
import { council } from './council.js';
import type { BoardKind, BoardSeats, CouncilSeat, Relation, Seat } from './events.js';
import { clearanceFault, isBarring } from './relations.js';

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
const board = (...people: string[]): BoardSeats => ({
  head: seat(people[0]!),
  members: people.slice(2).map((person) => seat(person)),
  secretary: seat(people[1]!),
});
const established = (members = five) =>
  ({ type: 'CouncilEstablished', data: { members, decision: samplePaper } }) as const;
const withBoard = (kind: BoardKind, seats: BoardSeats) =>
  ({ type: 'BoardEstablished', data: { ...seats, kind, decision: samplePaper } }) as const;
const supervised = {
  type: 'SupervisionBoardEstablished',
  data: { ...board('s1', 's2'), decision: samplePaper },
} as const;

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
const base: Round = {
  ...plannedRound,
  applications: {
    ...blankRound.applications,
    list: put(put(emptyTable(), 'C1', application('C1', 'a1', 1)), 'C2', application('C2', 'a2', 2)),
  },
};
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
const scoring: Round = { ...base, defence: { ...base.defence, sessions: put(emptyTable(), 'C1', session) } };
const given = chapterSpec(council, base);
const head = { actor: 'p-head' };
const by = (actor: string) => ({ actor });

describe('the council', () => {
  const establish = (members: readonly CouncilSeat[]) => ({ members, decision: samplePaper });
  const change = (index: number, part: Partial<CouncilSeat>) =>
    establish(five.map((one, at) => (at === index ? { ...one, ...part } : one)));

  it('is established by the authority, once', () => {
    given().when('EstablishCouncil', establish(five), head).then(established());
    given().when('EstablishCouncil', establish(five), by('p-owner')).thenRefused('not-the-authority');
    given(established()).when('EstablishCouncil', establish(five), head).thenRefused('already-established');
  });

  it('has five or seven members, or an odd number where units recruit together', () => {
    const nine = [...five, ...['m6', 'm7', 'm8', 'm9'].map((person) => ({ ...seat(person), role: 'MEMBER' as const }))];
    given()
      .when('EstablishCouncil', establish(five.slice(0, 4)), head)
      .thenRefused('council-size', { size: 4 });
    given().when('EstablishCouncil', establish(nine), head).thenRefused('council-size', { size: 9 });
    const draft = plannedRound.plan.draft!;
    const posts = [...draft.posts, { ...draft.posts[0]!, post: 'P2', unit: 'U2' }];
    const joint = chapterSpec(council, { ...base, plan: { ...base.plan, draft: { ...draft, posts } } });
    joint().when('EstablishCouncil', establish(nine), head).then(established(nine));
    joint()
      .when('EstablishCouncil', establish(nine.slice(1)), head)
      .thenRefused('council-size', { size: 8 });
    const three = five.slice(0, 3);
    joint().when('EstablishCouncil', establish(three), head).then(established(three));
    joint()
      .when('EstablishCouncil', establish(five.slice(0, 1)), head)
      .thenRefused('council-size', { size: 1 });
  });

  it('has one chair, vice-chair and secretary from the offices that the rules name', () => {
    given()
      .when('EstablishCouncil', change(0, { office: 'HR_LEADER' }), head)
      .thenRefused('council-roles', { role: 'CHAIR' });
    given()
      .when('EstablishCouncil', change(1, { office: 'HR_OFFICER' }), head)
      .thenRefused('council-roles', { role: 'VICE_CHAIR' });
    given()
      .when('EstablishCouncil', change(2, { role: 'MEMBER' }), head)
      .thenRefused('council-roles', { role: 'SECRETARY' });
    given()
      .when('EstablishCouncil', change(3, { role: 'CHAIR' }), head)
      .thenRefused('council-roles', { role: 'CHAIR' });
  });

  it('seats nobody twice, nobody under discipline and no applicant', () => {
    given()
      .when('EstablishCouncil', change(4, { person: 'm4' }), head)
      .thenRefused('seated-twice', { member: 'm4', body: 'COUNCIL' });
    given()
      .when('EstablishCouncil', change(4, { standing: 'UNDER_DISCIPLINE' }), head)
      .thenRefused('standing-bars', { member: 'm5', standing: 'UNDER_DISCIPLINE' });
    given()
      .when('EstablishCouncil', change(4, { person: 'a1' }), head)
      .thenRefused('seat-for-applicant', { member: 'a1' });
  });
});

describe('the supervision board', () => {
  const { data } = supervised;

  it('is set up by the head, or by the superior where the head chairs the council', () => {
    given(established()).when('EstablishSupervisionBoard', data, head).then(supervised);
    given(established()).when('EstablishSupervisionBoard', data, by('p-superior')).thenRefused('not-the-authority');
    const headed = given(
      established(five.map((one, at) => (at === 0 ? { ...one, person: 'p-head', office: 'HEAD' } : one))),
    );
    headed.when('EstablishSupervisionBoard', data, head).thenRefused('not-the-superior');
    headed.when('EstablishSupervisionBoard', data, by('p-superior')).then(supervised);
  });

  it('comes after the council, once, and shares nobody with those it watches', () => {
    given().when('EstablishSupervisionBoard', data, head).thenRefused('council-missing');
    given(established(), supervised).when('EstablishSupervisionBoard', data, head).thenRefused('already-established');
    given(established())
      .when('EstablishSupervisionBoard', { ...data, deputy: seat('m4') }, head)
      .thenRefused('supervisor-elsewhere', { member: 'm4' });
    given(established(), supervised)
      .when('EstablishBoard', withBoard('MARKING', board('s1', 'b2')).data, by('m1'))
      .thenRefused('supervisor-elsewhere');
  });
});

describe('a board', () => {
  it('is set up by the chair, once, after the council', () => {
    given(established()).when('EstablishBoard', marking.data, by('m1')).then(marking);
    given(established()).when('EstablishBoard', marking.data, head).thenRefused('not-the-chair');
    given(established(), marking)
      .when('EstablishBoard', marking.data, by('m1'))
      .thenRefused('already-established', { body: 'MARKING' });
    given().when('EstablishBoard', marking.data, by('m1')).thenRefused('council-missing');
  });

  it('is the only board of its head and deputy', () => {
    const other = withBoard('FORM_CHECK', board('f1', 'b1')).data;
    given(established(), marking)
      .when('EstablishBoard', other, by('m1'))
      .thenRefused('head-elsewhere', { member: 'b1' });
    const deputy = { ...withBoard('FORM_CHECK', board('f1', 'f2')).data, deputy: seat('b4') };
    given(established(), marking)
      .when('EstablishBoard', deputy, by('m1'))
      .thenRefused('head-elsewhere', { member: 'b4' });
  });

  it('that marks has two at least who do, beside the head of the marking board and without the secretary', () => {
    const sets = (kind: BoardKind, seats: BoardSeats) =>
      given(established()).when('EstablishBoard', withBoard(kind, seats).data, by('m1'));
    sets('MARKING', board('b1', 'b2', 'b3')).thenRefused('too-few-on-board', { body: 'MARKING', there: 1, needed: 2 });
    const deputy = { ...board('b1', 'b2', 'b3'), deputy: seat('b5') };
    sets('MARKING', deputy).then(withBoard('MARKING', deputy));
    for (const kind of ['APPEAL_MARKING', 'SCHEME_MARKING'] as const) {
      sets(kind, board('b1', 'b2')).thenRefused('too-few-on-board', { body: kind, there: 1, needed: 2 });
      sets(kind, board('b1', 'b2', 'b3')).then(withBoard(kind, board('b1', 'b2', 'b3')));
    }
    sets('CODING', board('c1', 'c2')).then(withBoard('CODING', board('c1', 'c2')));
  });

  it('that marks, or hears appeals, is without the chair, whoever comes first', () => {
    const withChair = board('b1', 'b2', 'm1', 'b3');
    for (const body of ['MARKING', 'APPEAL_MARKING'] as const) {
      given(established())
        .when('EstablishBoard', withBoard(body, withChair).data, by('m1'))
        .thenRefused('chair-marks-nothing', { member: 'm1', body });
    }
    given(established())
      .when('EstablishBoard', withBoard('SCHEME_MARKING', withChair).data, by('m1'))
      .then(withBoard('SCHEME_MARKING', withChair));
    given(established(), marking)
      .when('ReplaceMember', { member: 'm1', by: seat('b3', { office: 'HEAD' }), decision: samplePaper }, head)
      .thenRefused('chair-marks-nothing', { member: 'b3', body: 'MARKING' });
    // Who sat on both before that was asked holds nobody up.
    const both = given(established(), withBoard('MARKING', withChair));
    both
      .when('EstablishBoard', withBoard('CODING', board('c1', 'c2')).data, by('m1'))
      .then(withBoard('CODING', board('c1', 'c2')));
  });

  it('keeps those who code from marking and those who ask from watching', () => {
    given(established(), marking)
      .when('EstablishBoard', withBoard('CODING', board('c1', 'c2', 'b3')).data, by('m1'))
      .thenRefused('boards-overlap', { member: 'b3', one: 'CODING', other: 'MARKING' });
    given(established(), withBoard('QUESTION', board('q1', 'q2', 'q3')))
      .when('EstablishBoard', withBoard('INVIGILATION', board('i1', 'i2', 'q3')).data, by('m1'))
      .thenRefused('boards-overlap');
    given(established(), marking)
      .when('EstablishBoard', withBoard('SCHEME_MARKING', board('p1', 'p2', 'b3')).data, by('m1'))
      .then(withBoard('SCHEME_MARKING', board('p1', 'p2', 'b3')));
  });

  it.each<[BoardKind, BoardKind]>([
    ['INVIGILATION', 'CODING'],
    ['CODING', 'APPEAL_MARKING'],
    ['MARKING', 'APPEAL_MARKING'],
  ])('seats nobody who sits on the %s board on that of %s', (one, other) => {
    given(established(), withBoard(one, board('x1', 'x2', 'x3')))
      .when('EstablishBoard', withBoard(other, board('y1', 'y2', 'x3')).data, by('m1'))
      .thenRefused('boards-overlap', { member: 'x3', one, other });
  });

  it('holds up nobody for two others who have sat on both of two such boards since before', () => {
    const both = given(
      established(),
      withBoard('MARKING', board('x1', 'x2', 'x3')),
      withBoard('APPEAL_MARKING', board('y1', 'y2', 'x3')),
    );
    const command = { ...withBoard('QUESTION', board('q1', 'q2')).data };
    both.when('EstablishBoard', command, by('m1')).then({ type: 'BoardEstablished', data: command });
  });
});

describe('relations', () => {
  const relation = (kind: Relation, declaredBy: 'MEMBER' | 'CANDIDATE' | 'OTHER', barring: boolean) =>
    ({
      type: 'RelationshipDeclared',
      data: { member: 'm4', candidate: 'C1', relation: kind, barring, declaredBy },
    }) as const;
  const command = (kind: Relation) => ({ member: 'm4', candidate: 'C1', relation: kind });
  const seatedCouncil = given(established(), supervised);

  it.each<[Relation, boolean]>([
    ['SPOUSE_OF_SIBLING', true],
    ['AUNT_OR_UNCLE', true],
    ['NIECE_OR_NEPHEW', false],
    ['COUSIN', false],
    ['GRANDPARENT', false],
  ])('with %s bar: %s', (kind, bars) => {
    expect(isBarring(kind)).toBe(bars);
  });

  it('are declared by the member, the candidate, or those who answer for the round', () => {
    seatedCouncil.when('DeclareRelationship', command('SIBLING'), by('m4')).then(relation('SIBLING', 'MEMBER', true));
    seatedCouncil.when('DeclareRelationship', command('FRIEND'), by('a1')).then(relation('FRIEND', 'CANDIDATE', false));
    seatedCouncil.when('DeclareRelationship', command('SIBLING'), by('s1')).then(relation('SIBLING', 'OTHER', true));
    seatedCouncil.when('DeclareRelationship', command('SIBLING'), by('m5')).thenRefused('not-yours-to-declare');
    seatedCouncil
      .when('DeclareRelationship', { ...command('SIBLING'), member: 'x' }, by('s1'))
      .thenRefused('not-seated');
    seatedCouncil
      .when('DeclareRelationship', { ...command('SIBLING'), candidate: 'C9' }, by('m4'))
      .thenRefused('unknown-candidate');
  });

  it('tell whoever may say nothing of them neither who sits in the round nor who stands there', () => {
    for (const guess of [{}, { member: 'x' }, { candidate: 'C9' }])
      seatedCouncil
        .when('DeclareRelationship', { ...command('SIBLING'), ...guess }, by('stranger'))
        .thenRefused('not-yours-to-declare');
  });

  it('are never weakened', () => {
    const known = given(established(), relation('SIBLING', 'OTHER', true));
    known.when('DeclareRelationship', command('SIBLING'), by('m4')).thenNothing();
    known.when('DeclareRelationship', command('FRIEND'), by('m4')).thenRefused('already-barring');
    known.when('DeclareNoRelationship', { candidates: ['C1'] }, by('m4')).thenRefused('already-barring');
    known
      .when('DeclareNoRelationshipToPanel', { candidate: 'C1', members: ['m4'] }, by('a1'))
      .thenRefused('already-barring');
  });

  it('are denied by the member for a list', () => {
    const data = { member: 'm4', candidates: ['C1', 'C2'] };
    seatedCouncil
      .when('DeclareNoRelationship', { candidates: ['C1', 'C2'] }, by('m4'))
      .then({ type: 'NoRelationshipDeclared', data });
    given(established(), { type: 'NoRelationshipDeclared', data })
      .when('DeclareNoRelationship', { candidates: ['C2'] }, by('m4'))
      .thenNothing();
    seatedCouncil.when('DeclareNoRelationship', { candidates: ['C9'] }, by('m4')).thenRefused('unknown-candidate');
    seatedCouncil.when('DeclareNoRelationship', { candidates: ['C1'] }, by('x')).thenRefused('not-seated');
  });

  it('are denied by the candidate for the panel', () => {
    const data = { candidate: 'C1', members: ['m1', 'm4'] };
    seatedCouncil
      .when('DeclareNoRelationshipToPanel', data, by('a1'))
      .then({ type: 'NoRelationshipToPanelDeclared', data });
    given(established(), { type: 'NoRelationshipToPanelDeclared', data })
      .when('DeclareNoRelationshipToPanel', data, by('a1'))
      .thenNothing();
    seatedCouncil.when('DeclareNoRelationshipToPanel', data, by('a2')).thenRefused('not-yours-to-declare');
    seatedCouncil
      .when('DeclareNoRelationshipToPanel', { candidate: 'C9', members: [] }, by('a1'))
      .thenRefused('unknown-candidate');
    seatedCouncil
      .when('DeclareNoRelationshipToPanel', { candidate: 'C1', members: ['x'] }, by('a1'))
      .thenRefused('not-seated');
  });

  it('take back a clearance when they are found out', () => {
    const cleared = { type: 'NoRelationshipDeclared', data: { member: 'm4', candidates: ['C1', 'C2'] } } as const;
    const harmless = given(established(), cleared, relation('FRIEND', 'OTHER', false)).state;
    expect(clearanceFault(harmless, ['m4'], ['C1', 'C2'])).toBeUndefined();
    const { state } = given(established(), cleared, relation('SIBLING', 'OTHER', true));
    expect(state.council.clearedOf['m4']).toEqual(['C2']);
    expect(clearanceFault(state, ['m4'], ['C1', 'C2'])).toMatchObject({ refused: 'conflict-open' });
    expect(clearanceFault(state, ['m5'], ['C1'])).toMatchObject({ refused: 'not-cleared' });
  });
});

describe('stepping out', () => {
  const all = { member: 'm4', scope: 'ALL_CANDIDATES', ...sampleReasons } as const;
  const one = { member: 'm4', scope: 'ONE_CANDIDATE', candidate: 'C1', ...sampleReasons } as const;
  const out = (data: typeof all | typeof one | (Omit<typeof all, 'member'> & { member: string })) =>
    ({ type: 'MemberRecused', data }) as const;
  const sibling = {
    type: 'RelationshipDeclared',
    data: { member: 'm4', candidate: 'C2', relation: 'SIBLING', barring: true, declaredBy: 'OTHER' },
  } as const;

  it('is decided by the authority, or by the chair about others', () => {
    given(established()).when('RecuseMember', all, head).then(out(all));
    given(established()).when('RecuseMember', all, by('m1')).then(out(all));
    given(established())
      .when('RecuseMember', { ...all, member: 'm1' }, by('m1'))
      .thenRefused('not-the-authority');
    given(established()).when('RecuseMember', all, by('m5')).thenRefused('not-the-authority');
    given(established())
      .when('RecuseMember', { ...all, member: 'x' }, head)
      .thenRefused('not-seated');
  });

  it('happens once, and for all includes for one', () => {
    given(established(), out(all)).when('RecuseMember', all, head).thenNothing();
    given(established(), out(all)).when('RecuseMember', one, head).thenNothing();
    given(established(), out(one)).when('RecuseMember', one, head).thenNothing();
    given(established(), out(one))
      .when('RecuseMember', { ...one, candidate: 'C2' }, head)
      .then(out({ ...one, candidate: 'C2' } as never));
    expect(given(established(), out(all), out(one)).state.council.recused['m4']).toBe('ALL_CANDIDATES');
    expect(given(established(), out(one)).state.council.recused['m4']).toEqual(['C1']);
  });

  it('is for all candidates with a barring relation and once scoring has begun (S08)', () => {
    given(established(), sibling).when('RecuseMember', one, head).thenRefused('whole-recusal-needed');
    given(established())
      .when('RecuseMember', { ...one, candidate: 'C9' }, head)
      .thenRefused('unknown-candidate');
    const begun = chapterSpec(council, scoring);
    begun(established()).when('RecuseMember', one, head).thenRefused('same-members-for-all');
    begun(established()).when('RecuseMember', all, head).then(out(all));
  });

  it('leaves two scorers at least', () => {
    const three = ['m3', 'm4', 'm5'].map((member) => out({ ...all, member }));
    given(established(), ...three)
      .when('RecuseMember', { ...all, member: 'm2' }, head)
      .thenRefused('quorum-lost', { left: 1, needed: 2 });
  });

  it('hands the chair to the vice-chair', () => {
    const { when } = given(established(), out({ ...all, member: 'm1' }));
    const marking = withBoard('MARKING', board('b1', 'b2', 'b3', 'b4'));
    when('EstablishBoard', marking.data, by('m1')).thenRefused('not-the-chair');
    when('EstablishBoard', marking.data, by('m2')).then(marking);
  });
});

const marking = withBoard('MARKING', board('b1', 'b2', 'b3', 'b4'));

describe('asking to be replaced', () => {
  const asked = (member: string) => ({ type: 'ReplacementRequested', data: { member, reason: sampleText } }) as const;
  const staffed = given(established(), supervised, marking);

  it('is open to whoever sits on any body, for the own person', () => {
    for (const member of ['m4', 's2', 'b3'])
      staffed.when('RequestReplacement', { reason: sampleText }, by(member)).then(asked(member));
    staffed.when('RequestReplacement', { reason: sampleText }, by('x')).thenRefused('not-seated', { member: 'x' });
  });

  it('is said once, and lets nobody go by itself', () => {
    const waiting = given(established(), supervised, marking, asked('m4'), asked('b3'));
    waiting.when('RequestReplacement', { reason: sampleText }, by('m4')).thenNothing();
    expect(waiting.state.council.leaving).toEqual(['m4', 'b3']);
    expect(waiting.state.council.members.map(({ person }) => person)).toContain('m4');
  });

  it('is answered when the member is replaced', () => {
    const replaced = { type: 'MemberReplaced', data: { member: 'm4', by: seat('n1'), decision: samplePaper } } as const;
    expect(given(established(), asked('m4'), asked('m5'), replaced).state.council.leaving).toEqual(['m5']);
  });
});

describe('replacing a member', () => {
  const replace = (member: string, person: string, change: Partial<Seat> = {}) => ({
    member,
    by: seat(person, change),
    decision: samplePaper,
  });
  const marking = withBoard('MARKING', { ...board('b1', 'b2', 'b3'), deputy: seat('b5') });
  const staffed = given(established(), supervised, marking);

  it('is signed by whoever filled the seat', () => {
    staffed
      .when('ReplaceMember', replace('m4', 'n1'), head)
      .then({ type: 'MemberReplaced', data: replace('m4', 'n1') });
    staffed.when('ReplaceMember', replace('m4', 'n1'), by('m1')).thenRefused('not-the-authority');
    staffed
      .when('ReplaceMember', replace('b3', 'n1'), by('m1'))
      .then({ type: 'MemberReplaced', data: replace('b3', 'n1') });
    staffed.when('ReplaceMember', replace('b3', 'n1'), by('m5')).thenRefused('not-the-chair');
    staffed
      .when('ReplaceMember', replace('s2', 'n1'), head)
      .then({ type: 'MemberReplaced', data: replace('s2', 'n1') });
    staffed.when('ReplaceMember', replace('s2', 'n1'), by('m1')).thenRefused('not-the-authority');
  });

  it('brings in nobody whom the rules keep out', () => {
    staffed.when('ReplaceMember', replace('m4', 's1'), head).thenRefused('supervisor-elsewhere');
    staffed.when('ReplaceMember', replace('m4', 'm5'), head).thenRefused('seated-twice');
    staffed
      .when('ReplaceMember', replace('m4', 'n1', { standing: 'PUNISHED_FOR_CORRUPTION' }), head)
      .thenRefused('standing-bars');
    staffed.when('ReplaceMember', replace('m1', 'n1'), head).thenRefused('council-roles', { role: 'CHAIR' });
    staffed.when('ReplaceMember', replace('x', 'n1'), head).thenRefused('not-seated');
    given(established(), marking, {
      type: 'MemberRecused',
      data: { member: 'b3', scope: 'ALL_CANDIDATES', ...sampleReasons },
    })
      .when('ReplaceMember', replace('m4', 'b3'), head)
      .thenRefused('replacement-recused');
  });

  it('gives the newcomer the seat and no clearance', () => {
    const { state, when } = given(established(), supervised, marking, {
      type: 'MemberReplaced',
      data: replace('b5', 'n1'),
    });
    expect(state.council.boards.MARKING?.deputy?.person).toBe('n1');
    expect(state.council.clearedOf['n1']).toBeUndefined();
    when('ReplaceMember', replace('b5', 'n1'), by('m1')).thenNothing();
  });

  it('ends for scorers when scoring begins, not for others', () => {
    const begun = chapterSpec(council, scoring)(established(), marking);
    begun.when('ReplaceMember', replace('m4', 'n1'), head).thenRefused('scoring-has-begun');
    begun.when('ReplaceMember', replace('b3', 'n1'), head).then({ type: 'MemberReplaced', data: replace('b3', 'n1') });
    const terms = { ...plannedRound.plan.approved!.terms, panel: 'SCHEME_MARKING_BOARD' as const };
    const jury = { ...scoring, plan: { ...scoring.plan, approved: { ...plannedRound.plan.approved!, terms } } };
    const juried = chapterSpec(council, jury)(established(), withBoard('SCHEME_MARKING', board('j1', 'j2', 'j3')));
    juried.when('ReplaceMember', replace('j3', 'n1'), by('m1')).thenRefused('scoring-has-begun');
    juried.when('ReplaceMember', replace('m4', 'n1'), head).then({ type: 'MemberReplaced', data: replace('m4', 'n1') });
  });
});

describe('council votes (S20)', () => {
  const seven = [...five, { ...seat('m6'), role: 'MEMBER' as const }, { ...seat('m7'), role: 'MEMBER' as const }];
  const tabled = { type: 'MotionTabled', data: { motion: 'M1', subject: sampleText } } as const;
  const vote = (member: string, choice: 'FOR' | 'AGAINST' | 'ABSTAIN') =>
    ({ type: 'VoteCast', data: { motion: 'M1', choice, member } }) as const;
  const votes = (line: string) =>
    line
      .split('')
      .map((mark, at) => vote(`m${String(at + 1)}`, mark === '+' ? 'FOR' : mark === '-' ? 'AGAINST' : 'ABSTAIN'));
  const close = { motion: 'M1', minutes: 'c'.repeat(64) };
  const closing = (members: readonly CouncilSeat[], line: string) =>
    given(established(members), tabled, ...votes(line)).when('CloseMotion', close, by('m1')).outcome;

  it.each([
    ['six of seven, 3 to 3, the chair for', '+++---', 'CARRIED', true],
    ['four of five, 2 to 2, the chair against', '--++', 'LOST', true],
    ['seven with one abstention, 3 to 3, the chair for', '+++---0', 'CARRIED', true],
    ['seven, 3 to 3, the chair abstains', '0+++---', 'REVOTE', false],
    ['five of seven, 3 to 2', '+++--', 'CARRIED', false],
  ])('%s', (_name, line, outcome, byChairsSide) => {
    expect(closing(line.length < 5 ? five : seven, line)).toMatchObject([{ data: { outcome, byChairsSide } }]);
  });

  it('need two thirds of those who may vote, and keep who was there', () => {
    const open = (line: string) => given(established(seven), tabled, ...votes(line));
    open('+')
      .when('CloseMotion', close, by('m1'))
      .thenRefused('no-quorum', { motion: 'M1', present: 1, members: 7, needed: 5 });
    open('++++')
      .when('CloseMotion', close, by('m1'))
      .thenRefused('no-quorum', { motion: 'M1', present: 4, members: 7, needed: 5 });
    const present = ['m1', 'm2', 'm3', 'm4', 'm5'];
    expect(closing(seven, '++++0')).toMatchObject([{ data: { outcome: 'CARRIED', present, quorum: 5 } }]);
    const withoutChair = [...votes('0++++').slice(1), vote('m6', 'AGAINST')];
    expect(
      given(established(seven), tabled, ...withoutChair).when('CloseMotion', close, by('m1')).outcome,
    ).toMatchObject([{ data: { outcome: 'CARRIED', present: ['m2', 'm3', 'm4', 'm5', 'm6'] } }]);
    const out = (member: string) =>
      ({ type: 'MemberRecused', data: { member, scope: 'ALL_CANDIDATES', ...sampleReasons } }) as const;
    const fewer = given(established(seven), tabled, ...votes('++++'), out('m6'), out('m7'));
    expect(fewer.when('CloseMotion', close, by('m1')).outcome).toMatchObject([{ data: { quorum: 4 } }]);
  });

  it('count no vote of a member who has stepped out since', () => {
    const recused = {
      type: 'MemberRecused',
      data: { member: 'm3', scope: 'ALL_CANDIDATES', ...sampleReasons },
    } as const;
    const outcome = given(established(), tabled, ...votes('-++-'), recused).when(
      'CloseMotion',
      close,
      by('m1'),
    ).outcome;
    expect(outcome).toMatchObject([{ data: { outcome: 'LOST', votesFor: 1, votesAgainst: 2 } }]);
  });

  it('are cast once by each member who is not recused', () => {
    const open = given(established(), tabled, vote('m4', 'FOR'));
    open.when('CastVote', { motion: 'M1', choice: 'AGAINST' }, by('m5')).then(vote('m5', 'AGAINST'));
    open.when('CastVote', { motion: 'M1', choice: 'FOR' }, by('m4')).thenNothing();
    open.when('CastVote', { motion: 'M1', choice: 'AGAINST' }, by('m4')).thenRefused('already-voted');
    open.when('CastVote', { motion: 'M1', choice: 'FOR' }, by('x')).thenRefused('not-a-voter');
    open.when('CastVote', { motion: 'M9', choice: 'FOR' }, by('m5')).thenRefused('unknown-motion');
  });

  it('start with a motion of a member and end by the chair', () => {
    given(established()).when('TableMotion', tabled.data, by('m4')).then(tabled);
    given(established()).when('TableMotion', tabled.data, by('x')).thenRefused('not-a-voter');
    given(established(), tabled).when('TableMotion', tabled.data, by('m4')).thenRefused('motion-exists');
    given(established(), tabled).when('CloseMotion', close, by('m1')).thenRefused('no-votes');
    given(established(), tabled).when('CloseMotion', close, by('m2')).thenRefused('not-the-chair');
    given(established()).when('CloseMotion', close, by('m1')).thenRefused('unknown-motion');
  });

  it('stand when closed, and are taken again where there was no side', () => {
    const closed = (outcome: 'CARRIED' | 'REVOTE') =>
      ({
        type: 'MotionClosed',
        data: { ...close, outcome, byChairsSide: false, votesFor: 1, votesAgainst: 0, abstentions: 0 },
      }) as const;
    const done = given(established(), tabled, vote('m4', 'FOR'), closed('CARRIED'));
    done.when('CastVote', { motion: 'M1', choice: 'FOR' }, by('m5')).thenRefused('motion-closed');
    done.when('CloseMotion', close, by('m1')).thenRefused('motion-closed');
    given(established(), tabled, vote('m4', 'FOR'), closed('REVOTE'))
      .when('CastVote', { motion: 'M1', choice: 'AGAINST' }, by('m4'))
      .then(vote('m4', 'AGAINST'));
  });
});

describe('what was recorded otherwise than the rules now write it', () => {
  it('is folded all the same', () => {
    const bare = { type: 'MemberRecused', data: { member: 'm4', scope: 'ONE_CANDIDATE', ...sampleReasons } } as const;
    expect(given(established(), bare).state.council.recused['m4']).toEqual([]);
    const closed = {
      type: 'MotionClosed',
      data: {
        motion: 'M9',
        outcome: 'LOST',
        byChairsSide: false,
        votesFor: 0,
        votesAgainst: 1,
        abstentions: 0,
        minutes: 'c'.repeat(64),
      },
    } as const;
    expect(given(closed).state.council.motions['M9']).toEqual({ outcome: 'LOST', votes: {}, tabledIn: null });
  });

  it('refuses a recusal for one candidate that names none', () => {
    const nobody = { member: 'm4', scope: 'ONE_CANDIDATE', ...sampleReasons } as const;
    given(established()).when('RecuseMember', nobody, head).thenRefused('unknown-candidate', { candidate: '' });
  });
});
