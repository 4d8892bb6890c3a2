import { put } from '#kernel';
import { paperRound } from '#test/support/paper-round';
import { contextOf } from '#test/support/specify';
import { foldView, onRound, recordedAll } from '#test/support/story';
import { deviations as view } from '../../views/deviations.js';
import { round as decider } from '../round.js';
import type { Round } from '../state.js';

const hash = 'a'.repeat(64);
const backdated = { reason: 'PAPER_ENTRY', note: { ref: 'note', commitment: hash } };

/** A round that is typed in from its paper file. */
const typedIn = (round: Round): Round => ({
  ...round,
  plan: { ...round.plan, draft: { ...round.plan.draft!, entry: 'RETROSPECTIVE' } },
});

const happened = (actor: string, occurredAt: string) =>
  contextOf({ actor, at: '2027-06-01T02:00:00.000Z', occurredAt, backdated });

const flagsOf = (outcome: unknown): readonly unknown[] =>
  (outcome as readonly { type: string; data: { what: string; details: object } }[])
    .filter(({ type }) => type === 'DeviationFlagged')
    .map(({ data }) => [data.what, data.details]);

describe('the exception register', () => {
  const sat = paperRound({ candidates: [{ id: 'a' }] });
  const running = (movedAt: string | null): Round => ({
    ...sat,
    stage: 'WRITTEN_RUNNING',
    movedAt,
    written: { ...sat.written, attendance: put(sat.written.attendance, 'a', 'PRESENT') },
  });
  const ended = (movedAt: string | null, at: string) =>
    flagsOf(
      decider.decide.EndWritten(
        running(movedAt),
        { scripts: [{ candidate: 'a', sheets: 4, signed: true }] },
        contextOf({ actor: 'I1', at }),
      ),
    );

  it('holds a paper that ended before its time, and none that did not', () => {
    expect(ended('2026-04-01T01:00:00.000Z', '2026-04-01T02:00:00.000Z')).toEqual([
      ['paper-cut-short', { minutes: 60, due: 180 }],
    ]);
    expect(ended('2026-04-01T23:30:00.000Z', '2026-04-02T02:30:00.000Z')).toEqual([]);
    expect(ended(null, '2026-04-01T02:00:00.000Z')).toEqual([]);
  });

  it('holds room lists that hung too short a time where the paper was long ago; before it they are refused', () => {
    const ready: Round = {
      ...sat,
      stage: 'WRITTEN_READY',
      movedAt: '2026-03-31T02:00:00.000Z',
      written: { ...sat.written, drawn: 'A', roomsPostedOn: '2026-04-01' },
    };
    const two = paperRound({ candidates: [{ id: 'a' }, { id: 'b' }] });
    const command = { witnesses: ['a', 'b'], sealIntact: true, invigilators: ['I2', 'I3'] };
    const round = { ...ready, applications: two.applications };
    const start = (of: Round) => decider.decide.StartWritten(of, command, happened('I1', '2026-04-01T01:00:00.000Z'));
    expect(start(round)).toMatchObject({ refused: 'rooms-posted-too-late' });
    expect(flagsOf(start(typedIn(round)))).toMatchObject([
      ['rooms-posted-too-late', { postedOn: '2026-04-01', examDay: '2026-04-01' }],
    ]);
  });

  it('holds a window that was too short, and a notice that was amended too late, of a round long ago', () => {
    const notice = {
      channels: [
        { kind: 'MEDIA', reference: '1' },
        { kind: 'PORTAL', reference: '2' },
      ],
      opensOn: '2026-02-02',
      closesOn: '2026-02-10',
    } as const;
    const planned = { ...sat, stage: 'PLAN_APPROVED', movedAt: '2026-01-20T02:00:00.000Z' } as const;
    const announce = (of: Round, closesOn: string = notice.closesOn) =>
      decider.decide.AnnounceRound(of, { ...notice, closesOn }, happened('p-owner', '2026-02-01T02:00:00.000Z'));
    expect(announce(planned)).toMatchObject({ refused: 'window-too-short' });
    expect(flagsOf(announce(typedIn(planned)))).toMatchObject([['window-too-short', { closesOn: '2026-02-10' }]]);
    expect(flagsOf(announce(typedIn(planned), notice.opensOn))).toMatchObject([
      ['window-too-short', { closesOn: notice.opensOn }],
    ]);
    const impossible = { ...notice, closesOn: '2026-02-01' };
    const context = happened('p-owner', '2026-02-01T02:00:00.000Z');
    expect(decider.decide.AnnounceRound(typedIn(planned), impossible, context)).toMatchObject({
      refused: 'window-too-short',
    });
    const today = contextOf({ actor: 'p-owner', at: '2026-02-01T02:00:00.000Z' });
    const announced: Round = {
      ...planned,
      stage: 'ANNOUNCED',
      plan: { ...planned.plan, notice: { ...notice, snapshot: hash } },
    };
    const amend = (of: Round, when = today) =>
      decider.decide.AmendNotice(of, { ...notice, closesOn: '2026-03-31' } as never, when);
    expect(amend(announced)).toMatchObject({ refused: 'amended-too-late' });
    expect(flagsOf(amend(typedIn(announced), context))).toMatchObject([
      ['amended-too-late', { amendedOn: '2026-02-01' }],
    ]);
  });

  it('is read in both languages, each line with its rule, in the order in which it was recorded', () => {
    const told = recordedAll(
      onRound(
        'R1',
        {
          type: 'DeviationFlagged',
          data: { what: 'paper-cut-short', details: { minutes: 60, due: 180 }, rule: 'TT 22/2025 Art 9' },
        },
        { type: 'OverdueFlagged', data: { clock: 'markingDue', due: '2026-04-20' } },
      ),
    );
    expect(foldView(view, told)['R1']).toMatchObject({
      round: 'R1',
      lines: [
        {
          what: 'paper-cut-short',
          words: { vi: 'Bài thi viết kéo dài 60 phút, ngắn hơn 180 phút.' },
          rule: 'TT 22/2025 Art 9',
          revision: 0,
        },
        { what: 'overdue', words: { en: 'Overdue: marking; the last day was 20 April 2026.' }, rule: null },
      ],
    });
  });
});
