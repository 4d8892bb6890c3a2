import { answerVote } from '../index.js';

const motion = {
  format: 'khoabang.motion/1',
  members: 7,
  for: 3,
  against: 3,
  abstain: 0,
  chair: 'FOR',
  base: 'PRESENT',
};
const ballot = {
  format: 'khoabang.ballot/1',
  summoned: 9,
  present: 9,
  lastStep: false,
  ballots: [{ id: 'A', votes: 5 }],
};

describe('a vote that is read', () => {
  it.each<[string, unknown, object]>([
    ['an equal motion', motion, { outcome: 'CARRIED', how: 'CHAIR_SIDE', share: '50.00' }],
    ['a motion without a side', { ...motion, chair: 'ABSTAIN', abstain: 1 }, { outcome: 'REVOTE', how: 'NO_SIDE' }],
    ['a motion with a majority', { ...motion, for: 4, base: 'ALL' }, { outcome: 'CARRIED', share: '57.14' }],
    ['a ballot', ballot, { outcome: 'CHOSEN', id: 'A', because: [{ source: 'NĐ 115/2020 Art 46' }] }],
    ['a meeting without quorum', { ...ballot, present: 3, ballots: [] }, { outcome: 'NO_QUORUM', needed: 6 }],
  ])('%s is answered', (_, input, answer) => {
    expect(answerVote(input)).toMatchObject(answer);
  });

  it.each<[unknown, string, string]>([
    [null, 'missing-field', ''],
    [{ ...motion, format: 'other' }, 'unknown-value', 'format'],
    [{ ...motion, for: 3.5 }, 'bad-length', 'for'],
    [{ ...motion, against: undefined }, 'missing-field', 'against'],
    [{ ...motion, members: 5 }, 'too-many-votes', 'members'],
    [{ ...motion, chair: 'MAYBE' }, 'unknown-value', 'chair'],
    [{ ...motion, for: 0 }, 'chair-not-counted', 'chair'],
    [{ ...motion, chair: 'ABSTAIN' }, 'chair-not-counted', 'chair'],
    [{ ...ballot, present: 10 }, 'too-many-votes', 'present'],
    [{ ...ballot, ballots: [{ id: 'A', votes: 10 }] }, 'too-many-votes', 'ballots[0].votes'],
    [{ ...ballot, ballots: [ballot.ballots[0], ballot.ballots[0]] }, 'duplicate-id', 'ballots[1].id'],
    [{ ...ballot, lastStep: undefined }, 'wrong-type', 'lastStep'],
  ])('%j names its fault', (input, code, path) => {
    expect(answerVote(input)).toMatchObject({ code, path });
  });
});
