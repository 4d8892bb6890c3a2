import { contextOf, plannedRound, samplePaper } from '#test/support/specify';
import { givesSeats, rolesLacking, seatsGiven } from './seat-roles.js';

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
