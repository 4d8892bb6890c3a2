import { inOrder, isSigned, onlySheet, type Session, stepsOf } from './sessions.js';

const session = (change: Partial<Session> = {}): Session => ({
  round: 'R1',
  candidate: 'C1',
  scheme: null,
  schemeLate: false,
  order: 1,
  status: 'STARTED',
  startedAt: null,
  presentedMinutes: null,
  questionedMinutes: null,
  record: null,
  present: null,
  sheets: {},
  spread: null,
  review: 'NONE',
  excluded: null,
  anew: [],
  ...change,
});

const sheet = (score: string | null) => ({ score, sheet: 'SEALED', replaces: null, at: '2026-04-16T02:00:00.000Z' });
const states = (of: Session): string =>
  stepsOf(of)
    .map(({ state }) => state[0])
    .join('');

describe('a session of the defence', () => {
  it('given who has not been called, when the steps are told, then all are to come', () => {
    expect(states(session({ status: 'WAITING' }))).toBe('OOOOO');
  });

  it('given who has presented, when the steps are told, then the questions are now, with the minutes before them', () => {
    const steps = stepsOf(session({ presentedMinutes: 28 }));
    expect([steps.map(({ state }) => state[0]).join(''), steps[1]?.words.vi]).toEqual(['DDNOO', 'Trình bày 28 phút']);
  });

  it('given two of three sheets, when it is asked whether all have signed, then not yet, and after the third they have', () => {
    const heard = { presentedMinutes: 28, questionedMinutes: 26, present: ['a', 'b', 'c'] };
    const two = session({ ...heard, sheets: { a: sheet(null), b: sheet('80') } });
    const three = session({ ...heard, sheets: { ...two.sheets, c: sheet(null) } });
    expect([isSigned(two), states(two), isSigned(three), states(three)]).toEqual([false, 'DDDDN', true, 'DDDDD']);
  });

  it('given sessions as they came, when they are put in order, then by the lot, and who has no place last', () => {
    const three = [session({ candidate: 'C3', order: null }), session({ candidate: 'C2', order: 2 }), session()];
    expect(inOrder(three).map(({ candidate }) => candidate)).toEqual(['C1', 'C2', 'C3']);
  });

  it('given sealed sheets of others, when the own one is looked for, then it is told alone, and not where more are open', () => {
    expect(onlySheet(session({ sheets: { a: sheet('80'), b: sheet(null) } }))?.score).toBe('80');
    expect(onlySheet(session({ sheets: { a: sheet('80'), b: sheet('81') } }))).toBeUndefined();
  });
});
