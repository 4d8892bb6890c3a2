import { sampleBoard } from '#test/support/paper-round';
import { everybodyIn, noBodies, onlySeats, replacing } from './bodies.js';
import type { Bodies, CouncilSeat, Seat } from './events.js';

const seat = (person: string): Seat => ({ person, office: 'PROFESSIONAL_LEADER', standing: 'CLEAN' });
const inCouncil = (person: string, role: CouncilSeat['role']): CouncilSeat => ({ ...seat(person), role });
const withDeputy = { ...sampleBoard('K'), deputy: seat('K9') };

const bodies: Bodies = {
  members: [inCouncil('M1', 'CHAIR'), inCouncil('M2', 'MEMBER')],
  supervision: sampleBoard('S'),
  boards: { MARKING: withDeputy, CODING: sampleBoard('C') },
};

/** All on the same seats, with `by` for `member`. */
const people = (found: Bodies) => everybodyIn(found).join(' ');

describe('a person who replaces another', () => {
  it.each(['M1', 'S1', 'S5', 'K1', 'K9', 'K3', 'C5'])('takes the seat of %s, and no other', (member) => {
    const after = replacing(bodies, member, seat('new'));
    expect(people(after)).toBe(people(bodies).replace(member, 'new'));
  });

  it('keeps the role in the council, and brings an office of their own', () => {
    const by: Seat = { person: 'new', office: 'DEPUTY_HEAD', standing: 'CLEAN' };
    expect(replacing(bodies, 'M1', by).members[0]).toEqual({ ...by, role: 'CHAIR' });
    expect(replacing(bodies, 'K1', by).boards.MARKING?.head).toEqual(by);
  });

  it('takes every seat that the other held', () => {
    const twice: Bodies = {
      ...bodies,
      boards: { ...bodies.boards, QUESTION: { ...sampleBoard('Q'), head: seat('M2') } },
    };
    const after = replacing(twice, 'M2', seat('new'));
    expect([after.members[1]?.person, after.boards.QUESTION?.head.person]).toEqual(['new', 'new']);
  });

  it('changes nothing where nobody sits yet', () => {
    expect(replacing(noBodies, 'M1', seat('new'))).toEqual(noBodies);
  });
});

test('the seats of a board are kept without what the decision says beside them', () => {
  const said = { ...withDeputy, kind: 'MARKING', decision: {} };
  expect([onlySeats(said), onlySeats(sampleBoard('C'))]).toEqual([withDeputy, sampleBoard('C')]);
  expect(Object.keys(onlySeats(sampleBoard('C')))).not.toContain('deputy');
});

test('nobody is counted twice who sits on two bodies', () => {
  expect(
    everybodyIn({
      ...noBodies,
      members: bodies.members,
      boards: { CODING: { ...sampleBoard('C'), head: seat('M1') } },
    }),
  ).toEqual(['M1', 'M2', 'C2', 'C3', 'C4', 'C5']);
});
