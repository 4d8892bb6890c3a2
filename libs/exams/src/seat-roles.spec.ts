import { contextOf, plannedRound, samplePaper } from '#test/support/specify';
import { roles } from './account/events.js';
import { holdsBySeat } from './acting.js';
import { rightsTo } from './rights.js';
import { roundCards } from './round/cards.js';
import { boardKinds } from './round/council/events.js';
import { sittingOf } from './round/people.js';
import { holders, type SeatCode } from './round/seats.js';
import { givesSeats, rolesLacking, seatsGiven } from './seat-roles.js';
import { seatWords } from './words/codes.js';

const givenSeats = Object.keys(seatWords) as SeatCode[];
const rightsOfRounds = () =>
  Object.values(roundCards).flatMap(({ sent }) => (sent === 'FOLLOWS' ? [] : [rightsTo('round', sent.command)]));

const seat = (person: string, office = 'PROFESSIONAL_LEADER') => ({ person, office, standing: 'CLEAN' }) as const;
const members = [
  { ...seat('m1', 'DEPUTY_HEAD'), role: 'CHAIR' },
  { ...seat('m2', 'HR_LEADER'), role: 'VICE_CHAIR' },
  { ...seat('m3', 'HR_OFFICER'), role: 'SECRETARY' },
  { ...seat('m4'), role: 'MEMBER' },
  { ...seat('m5'), role: 'MEMBER' },
];
const establish = { type: 'EstablishCouncil', data: { members, decision: samplePaper } };

describe('the seats that a command gives', () => {
  it('are those on which somebody sits afterwards and did not before', () => {
    const given = seatsGiven(plannedRound, establish, contextOf({ actor: 'p-head' }));
    expect(given).toContainEqual({ person: 'm1', seat: 'CHAIR' });
    expect(given).toContainEqual({ person: 'm3', seat: 'SECRETARY' });
    expect(given).toContainEqual({ person: 'm4', seat: 'COUNCIL' });
    expect(given.filter(({ person }) => person === 'p-owner')).toEqual([]);
    const offered = seatsGiven(plannedRound, { type: 'OfferOwnership', data: { to: 'p-new' } }, contextOf());
    expect(offered).toEqual([{ person: 'p-new', seat: 'NEW_OWNER' }]);
  });

  it('are none where it is refused, and few commands give any', () => {
    expect(seatsGiven(plannedRound, establish, contextOf({ actor: 'm1' }))).toEqual([]);
    expect([givesSeats('EstablishBoard'), givesSeats('RecordMark')]).toEqual([true, false]);
  });
});

describe('the roles that a seat needs', () => {
  it('open all that waits for this seat alone', () => {
    expect(rolesLacking(['HR'], 'AUTHORITY')).toEqual(['AUTHORITY']);
    expect(rolesLacking(['CANDIDATE'], 'MARKING_BOARD')).toEqual(['BOARD_HEAD', 'MARKER']);
    expect(rolesLacking(['MARKER'], 'MARKING_HEAD')).toEqual(['COUNCIL', 'BOARD_HEAD']);
    expect(rolesLacking(['AUTHORITY'], 'CHAIR')).toEqual([]);
    expect(rolesLacking(['AUDITOR'], 'SEATED')).toHaveLength(7);
  });

  it('open all that names it where nothing waits for it alone, by one role or by several', () => {
    expect(rolesLacking(['COUNCIL'], 'SUPERIOR')).toEqual(['AUTHORITY']);
    expect(rolesLacking(['COUNCIL'], 'SECRETARY')).toEqual(['SECRETARY']);
    expect(rolesLacking(['HR', 'COUNCIL'], 'SECRETARY')).toEqual([]);
  });

  it('are none where nothing is done in that seat by itself', () => {
    expect(rolesLacking([], 'CODING_BOARD')).toEqual([]);
  });
});

describe('whoever may be given a seat', () => {
  const clean = (person: string) => ({ person, office: 'OUTSIDE_EXPERT', standing: 'CLEAN' }) as const;
  const board = (kind: string) => ({
    head: clean(`${kind}-head`),
    members: [clean(`${kind}-member`)],
    secretary: clean(`${kind}-secretary`),
  });
  const bodies = {
    members: plannedRound.council.members,
    supervision: board('SUPERVISION'),
    boards: Object.fromEntries(boardKinds.map((kind) => [kind, board(kind)])),
  };
  const sitting = {
    ...sittingOf({ ...plannedRound, council: { ...plannedRound.council, ...bodies, members: members as never } }),
    newOwner: 'p-new',
    keepers: ['k1', 'k2'],
    applicants: () => ['a1'],
  };

  it.each(givenSeats)('may send in the role asked for there what is sent from that seat: %s', (code) => {
    const fitting = roles.filter((role) => rolesLacking([role], code).length === 0);
    const people = holders(code, sitting);
    const open = rightsOfRounds().filter(({ seats }) => seats.includes(code));
    expect([people.length > 0, fitting.length > 0]).toEqual([true, true]);
    for (const person of people)
      for (const rights of open)
        for (const role of rights.roles.filter((one) => fitting.includes(one)))
          expect([person, role, rights.title.en, holdsBySeat(person, role, rights, sitting)]).toEqual([
            person,
            role,
            rights.title.en,
            true,
          ]);
  });

  it('is nobody in particular where anybody may send it', () => {
    expect(holdsBySeat('a-stranger', 'HR', { seats: ['ANYONE', 'SYSTEM'] }, sitting)).toBe(false);
    expect(holdsBySeat('FORM_CHECK-secretary', 'SECRETARY', { seats: ['CANDIDATES'] }, sitting)).toBe(false);
    expect(holdsBySeat('m3', 'SECRETARY', { seats: ['CANDIDATES'] }, sitting)).toBe(true);
    expect(holdsBySeat('a-stranger', 'MARKER', { seats: [] }, sitting)).toBe(true);
  });
});
