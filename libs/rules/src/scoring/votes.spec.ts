import { councilMotion, ordinaryRoute } from '../index.js';
import { type Motion, quorum, shareOf, votesNeeded } from './votes.js';

const motion: Motion = { members: 7, for: 3, against: 3, abstain: 0, chair: 'FOR', base: 'PRESENT' };

describe('council motions', () => {
  it('S20 go with the chair when votes are equal', () => {
    expect(councilMotion(motion).outcome).toBe('CARRIED');
    expect(councilMotion({ ...motion, members: 5, for: 2, against: 2, chair: 'AGAINST' }).outcome).toBe('LOST');
    expect(councilMotion({ ...motion, abstain: 1 })).toMatchObject({ outcome: 'CARRIED', how: 'CHAIR_SIDE' });
    expect(councilMotion({ ...motion, abstain: 1, chair: 'ABSTAIN' }).outcome).toBe('REVOTE');
  });

  it('S20 count the majority of the base that the pack names', () => {
    const five: Motion = { ...motion, for: 3, against: 2 };
    expect(councilMotion(five)).toEqual({ outcome: 'CARRIED', how: 'MAJORITY', share: '60.00' });
    expect(councilMotion({ ...five, base: 'ALL' })).toEqual({ outcome: 'LOST', how: 'MAJORITY', share: '42.86' });
    expect(() => councilMotion({ ...five, members: 4 })).toThrow(new RangeError('more votes than members'));
    expect(shareOf(0, 0)).toBe('0.00');
  });
});

describe('the ordinary route', () => {
  const nine = { summoned: 9, present: 9, lastStep: false };

  it('S21 counts shares of those summoned', () => {
    expect(shareOf(5, 9)).toBe('55.56');
    expect([quorum(27), quorum(9), votesNeeded(30, 27)]).toEqual([18, 6, 9]);
    expect(ordinaryRoute({ ...nine, present: 3 }, [])).toEqual({ outcome: 'NO_QUORUM', needed: 6 });
  });

  it('S21 chooses above one half, and leaves exactly half to the head at the last step', () => {
    const eight = { summoned: 8, present: 8, lastStep: true };
    const halves = [
      { id: 'A', votes: 4 },
      { id: 'B', votes: 4 },
    ];
    expect(
      ordinaryRoute(nine, [
        { id: 'A', votes: 5 },
        { id: 'B', votes: 4 },
      ]),
    ).toEqual({ outcome: 'CHOSEN', id: 'A' });
    expect(ordinaryRoute(eight, halves)).toEqual({ outcome: 'HEAD_DECIDES', among: ['A', 'B'] });
    expect(ordinaryRoute({ ...eight, lastStep: false }, halves)).toEqual({ outcome: 'GO_ON', among: ['A', 'B'] });
    expect(ordinaryRoute(eight, [{ id: 'A', votes: 3 }])).toEqual({ outcome: 'STOP' });
    expect(ordinaryRoute(nine, [{ id: 'A', votes: 2 }])).toEqual({ outcome: 'STOP' });
    expect(
      ordinaryRoute(nine, [
        { id: 'A', votes: 6 },
        { id: 'B', votes: 6 },
      ]),
    ).toMatchObject({ outcome: 'HEAD_DECIDES' });
  });
});
