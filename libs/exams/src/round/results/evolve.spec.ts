import { contextOf } from '#test/support/specify';
import { sampleRound } from '#test/support/sample-round';
import { evolveResults } from './evolve.js';

const meta = { ...contextOf({ actor: 'm1' }), commandType: 'LodgeComplaint' };

describe('a complaint as it is remembered', () => {
  const before = sampleRound().results;
  const lodged = { complaint: 'K1', kind: 'COMPLAINT', concerns: 'COUNCIL', due: null } as const;

  it('keeps what its sender said it was about, however often it is passed on', () => {
    const why = { reason: { ref: 'r', commitment: 'c' }, minutes: '3/BB' };
    const passed = (['RESULTS', 'AUTHORITY'] as const).reduce(
      (part, concerns) => evolveResults.ComplaintRedirected(part, { complaint: 'K1', concerns, ...why }, meta),
      evolveResults.ComplaintLodged(before, lodged as never, meta),
    );
    expect(passed.complaints).toMatchObject({ K1: { concerns: 'AUTHORITY', said: 'COUNCIL' } });
  });

  it('that was taken before its scan was asked for has none', () => {
    const received = { complaint: 'K2', kind: 'COMPLAINT', concerns: 'COUNCIL', due: null, receivedOn: '2026-04-01' };
    const { K2 } = evolveResults.ComplaintReceived(before, { ...received, sender: 'x' } as never, meta).complaints;
    expect(K2).toMatchObject({ scan: null, concerns: 'COUNCIL' });
  });

  it('is nothing where it was never taken', () => {
    const why = { reason: { ref: 'r', commitment: 'c' }, minutes: '3/BB' };
    const moved = { complaint: 'K9', concerns: 'RESULTS', ...why } as const;
    expect(evolveResults.ComplaintRedirected(before, moved, meta)).toBe(before);
  });
});
