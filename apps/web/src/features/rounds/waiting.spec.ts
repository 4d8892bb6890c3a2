import { grouped, isOverdue, type WaitingLine } from './waiting.js';

const line = (code: string, rest: Partial<WaitingLine>): WaitingLine =>
  ({ code, yours: false, ready: true, due: null, since: '2026-03-01T00:00:00.000Z', ...rest }) as WaitingLine;

describe('what a round waits for', () => {
  it('given lines of several people, parts them by who can do them now', () => {
    const lines = [line('a', { ready: false }), line('b', { yours: true }), line('c', {}), line('d', { ready: null })];

    const { yours, others, later } = grouped(lines);

    expect([yours, others, later].map((group) => group.map(({ code }) => code))).toEqual([['b'], ['c', 'd'], ['a']]);
  });

  it('given last days, puts the nearest first and lines without one last, the oldest of them before', () => {
    const lines = [
      line('young', { since: '2026-03-02T00:00:00.000Z' }),
      line('old', {}),
      line('late', { due: '2026-04-01' }),
      line('soon', { due: '2026-03-05' }),
    ];

    expect(grouped(lines).others.map(({ code }) => code)).toEqual(['soon', 'late', 'old', 'young']);
  });

  it('given its last day, is in time on it and overdue the day after, but not in a round typed in from paper', () => {
    expect([
      isOverdue({ due: '2026-03-05' }, 'LIVE', '2026-03-05'),
      isOverdue({ due: '2026-03-05' }, 'LIVE', '2026-03-06'),
      isOverdue({ due: null }, 'LIVE', '2026-03-06'),
      isOverdue({ due: '2026-03-05' }, 'RETROSPECTIVE', '2026-03-06'),
    ]).toEqual([false, true, false, false]);
  });
});
