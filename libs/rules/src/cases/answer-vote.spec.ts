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

  it.each<[what: string, input: unknown, text: string, textVi: string]>([
    ['a majority', { ...motion, for: 4 }, '4–3, 57.14 %: by majority.', '4–3, 57,14 %: theo đa số.'],
    [
      'the side of the chair',
      motion,
      '3–3, 50.00 %: votes are equal: the side of the chair counts.',
      '3–3, 50,00 %: số phiếu ngang nhau: theo phía có ý kiến của Chủ tịch.',
    ],
    [
      'nobody',
      { ...motion, chair: 'ABSTAIN', abstain: 1 },
      '3–3, 42.86 %: votes are equal and the chair took no side: vote again.',
      '3–3, 42,86 %: số phiếu ngang nhau, Chủ tịch không có ý kiến: biểu quyết lại.',
    ],
    [
      'a meeting',
      { ...ballot, ballots: [...ballot.ballots, { id: 'B', votes: 4 }] },
      '9 of 9 present. A 5/9 = 55.56 %, B 4/9 = 44.44 %.',
      'Có mặt 9/9. A 5/9 = 55,56 %; B 4/9 = 44,44 %.',
    ],
    ['a meeting that could not vote', { ...ballot, present: 3, ballots: [] }, '3 of 9 present.', 'Có mặt 3/9.'],
  ])('is told as decided by %s', (_, input, text, textVi) => {
    expect(answerVote(input)).toMatchObject({ because: [{ text, textVi }] });
  });

  it.each<[unknown, string, string, string]>([
    [null, 'missing-field', '', 'the input is missing'],
    [
      { ...motion, format: 'other' },
      'unknown-value',
      'format',
      'format must be one of khoabang.motion/1, khoabang.ballot/1',
    ],
    [{ ...motion, for: 3.5 }, 'bad-length', 'for', 'for must be a whole number from 0 to 10000'],
    [{ ...motion, against: undefined }, 'missing-field', 'against', 'against is missing'],
    [{ ...motion, members: 5 }, 'too-many-votes', 'members', '6 votes of 5 members'],
    [{ ...motion, chair: 'MAYBE' }, 'unknown-value', 'chair', 'chair must be one of FOR, AGAINST, ABSTAIN'],
    [{ ...motion, for: 0 }, 'chair-not-counted', 'chair', 'nobody voted FOR, so the chair did not either'],
    [
      { ...motion, chair: 'ABSTAIN' },
      'chair-not-counted',
      'chair',
      'nobody voted ABSTAIN, so the chair did not either',
    ],
    [{ ...ballot, present: 10 }, 'too-many-votes', 'present', '10 present of 9 summoned'],
    [
      { ...ballot, ballots: [{ id: 'A', votes: 10 }] },
      'too-many-votes',
      'ballots[0].votes',
      'more votes than the 9 present',
    ],
    [{ ...ballot, ballots: [ballot.ballots[0], ballot.ballots[0]] }, 'duplicate-id', 'ballots[1].id', 'A occurs twice'],
    [{ ...ballot, lastStep: undefined }, 'wrong-type', 'lastStep', 'lastStep must be true or false'],
  ])('%j names its fault', (input, code, path, message) => {
    expect(answerVote(input)).toEqual({ code, path, message });
  });
});
