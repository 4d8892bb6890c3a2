import { emptyTable, put } from '#kernel';
import { sampleRound } from '#test/support/sample-round';
import { isRunning, participants, standsFor, takesPart } from './running.js';
import type { Round } from './state.js';

const sample = sampleRound({
  posts: ['P1', 'P2'],
  candidates: [
    { id: 'A', posts: ['P2', 'P1'] },
    { id: 'B', posts: ['P2'] },
    { id: 'C', status: 'WITHDRAWN' },
  ],
});
const withWritten = (written: Partial<Round['written']>): Round => ({
  ...sample,
  written: { ...sample.written, ...written },
});

describe('who takes part', () => {
  it('is whoever was found eligible and stayed', () => {
    expect(participants(sample)).toEqual(['A', 'B']);
    expect(takesPart(sample, 'nobody')).toBe(false);
  });

  it('is nobody whose posts were all cancelled', () => {
    const cancelled = { ...sample, applications: { ...sample.applications, cancelledPosts: ['P2'] } };
    expect(standsFor(cancelled, 'A')).toEqual(['P1']);
    expect([takesPart(cancelled, 'B'), isRunning(cancelled, 'B')]).toEqual([false, false]);
  });

  it('can no longer win once suspended or the result cancelled, though the place in the room is kept', () => {
    const suspended = withWritten({ sanctions: put(emptyTable(), 'A', ['SUSPENSION'] as const) });
    const warned = withWritten({ sanctions: put(emptyTable(), 'A', ['WARNING'] as const) });
    const cancelled = withWritten({ cancelled: ['A'] });
    expect([suspended, cancelled, warned].map((round) => takesPart(round, 'A'))).toEqual([true, true, true]);
    expect([suspended, cancelled, warned].map((round) => isRunning(round, 'A'))).toEqual([false, false, true]);
  });

  it('is never asked of an id that nobody applied under', () => {
    expect(() => standsFor(sample, 'nobody')).toThrow('nobody applied as nobody');
  });
});
