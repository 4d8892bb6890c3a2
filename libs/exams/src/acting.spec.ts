import { plannedRound } from '#test/support/specify';
import { roleActing, rolesOpen } from './acting.js';
import { rightsTo } from './rights.js';
import { sittingOf } from './round/people.js';

const seat = (person: string, role: 'CHAIR' | 'VICE_CHAIR' | 'SECRETARY') =>
  ({ person, role, office: 'HEAD', standing: 'CLEAN' }) as const;
const round = {
  ...plannedRound,
  council: { ...plannedRound.council, members: [seat('p-head', 'CHAIR'), seat('p-secretary', 'SECRETARY')] },
};
const sitting = sittingOf(round);
const amending = rightsTo('round', 'AmendNotice');
const recusing = rightsTo('round', 'RecuseMember');

describe('the role in which somebody acts', () => {
  it('is one of those that the account has and the command needs', () => {
    expect(rolesOpen(['CANDIDATE', 'SECRETARY', 'HR'], amending)).toEqual(['HR', 'SECRETARY']);
    expect(rolesOpen(['CANDIDATE'], amending)).toEqual([]);
  });

  it('is that of the seat which the person holds in this round', () => {
    expect(roleActing('p-owner', ['HR', 'SECRETARY'], amending, sitting)).toBe('HR');
    expect(roleActing('p-secretary', ['HR', 'SECRETARY'], amending, sitting)).toBe('SECRETARY');
  });

  it('is that of the higher seat where the person holds two', () => {
    expect(roleActing('p-head', ['COUNCIL', 'AUTHORITY'], recusing, sitting)).toBe('AUTHORITY');
  });

  it('is the first of all roles where the person holds no seat, whatever the order of rights', () => {
    const turned = { ...amending, seats: [...amending.seats].reverse() };
    expect(roleActing('p-stranger', ['HR', 'SECRETARY'], amending, sitting)).toBe('HR');
    expect(roleActing('p-stranger', ['HR', 'SECRETARY'], turned, sitting)).toBe('HR');
    expect(roleActing('p-secretary', ['HR', 'SECRETARY'], turned, sitting)).toBe('SECRETARY');
  });
});

describe('rights', () => {
  it('are nobody’s where only the server itself sends the command', () => {
    for (const command of ['OpenCase', 'ExpireClock']) {
      expect(rightsTo('appointment', command)).toMatchObject({ roles: [], seats: ['SYSTEM'] });
    }
  });

  it('stand on a card for every command, or there is a fault of ours', () => {
    expect(() => rightsTo('unit', 'SellUnit')).toThrow('no card of a unit names the command SellUnit');
  });
});
