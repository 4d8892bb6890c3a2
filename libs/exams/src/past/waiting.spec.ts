import type { Recorded } from '#kernel';
import { frozenRound } from '#test/support/frozen-round';
import { sampleHistory, sampleUntil } from '#test/support/sample-history';
import { onAppointment, recordedAll } from '#test/support/story';
import { type Coming, viewerAt } from '#test/support/viewer';
import { waitingThen } from './waiting.js';

const at = (history: readonly Recorded[]) => ({ position: history.at(-1)?.position ?? 0n });
const waited = (history: readonly Recorded[], person: string, coming: Coming = {}) =>
  waitingThen({ history, cases: [] }, at(history), viewerAt('RESULT_ANNOUNCED', person, coming));

describe('what a round waited for', () => {
  it('is what it waits for when so much has been recorded, of the day of that time', () => {
    const history = sampleUntil('PrincipleApproved');
    const then = waited(history, 'p-authority');
    expect(then?.round.stage).toBe('PRINCIPLE_APPROVED');
    expect(then?.lines).toContainEqual(expect.objectContaining({ command: 'ApprovePlan', yours: true }));
    expect(then?.day).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  it('is nothing before there was a round, nor before its notice for who has no part in it', () => {
    expect(waited([], 'p-authority')).toBeUndefined();
    expect(waited(sampleUntil('PrincipleApproved'), 'somebody')).toBeUndefined();
    const [unlike] = sampleHistory;
    expect(waited([{ ...unlike!, type: 'Unheard' }], 'p-authority')).toBeUndefined();
  });

  it('is told to whoever knows of it, without what was to be done on a seat that is gone', () => {
    const history = sampleUntil('RoundAnnounced');
    expect(waited(history, 'p-owner')!.lines.flatMap(({ persons }) => persons)).toContain('p-owner');
    // Another owns the round today.
    const gone = waited(history, 'p-owner', { round: { owner: 'p-other' } })!;
    expect(gone.lines.filter(({ persons }) => persons.includes('p-owner'))).toEqual([]);
    expect(waited(history, 'somebody')!.lines.map(({ code }) => code)).not.toEqual([]);
    expect(waited(history, 'p-owner', { round: { owner: 'p-other' }, roles: ['CANDIDATE'] })).toBeDefined();
  });

  it('has the cases that were open then', () => {
    const data = {
      ...{
        round: 'R1',
        post: 'P1',
        candidate: 'c1',
        person: 'p-c1',
        unit: 'U1',
        owner: 'p-owner',
        authority: 'p-authority',
      },
      ...{ position: 'VT-1', rank: 1, firstTerm: true, announcedOn: '2026-03-17', dossierDue: '2026-04-06' },
    };
    const cases = [recordedAll(onAppointment('A1', { type: 'AppointmentCaseOpened', data: data as never }))];
    const history = frozenRound;
    const then = waitingThen({ history, cases }, at(history), viewerAt('APPOINTING', 'S3'));
    expect(then?.lines.some((line) => line.case === 'A1')).toBe(true);
  });
});
