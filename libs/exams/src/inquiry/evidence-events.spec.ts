import type { Recorded } from '#kernel';
import type { EvidenceKind, Piece } from '#rules';
import { hashOf, paperOf, sampleChapters, textOf } from '#test/support/sample-history';
import { onRound, recordedAll, type Told } from '#test/support/story';
import type { RoundEvents } from '../round/events.js';
import { eventsBehind } from './evidence-events.js';

type Event = Told<RoundEvents>;

const reasoned = { reason: textOf('reason'), minutes: hashOf('e') };
const mark = (script: string, place: 1 | 2 | 3) => ({ script, mark: '70', sheet: hashOf('6'), marker: 'k2', place });
const recorded = (script: string, place: 1 | 2 | 3): Event => ({ type: 'MarkRecorded', data: mark(script, place) });
const corrected = (script: string, place: 1 | 2 | 3): Event => ({
  type: 'MarkCorrected',
  data: { ...mark(script, place), reason: textOf('slip'), old: '69' },
});
const sheet = (candidate: string, member: string, score: string, replaces: string | null = null): Event => ({
  type: 'SheetSigned',
  data: { candidate, score, sheet: hashOf('b'), member, replaces },
});
const spread = (candidate: string, kind: RoundEvents['SpreadReviewDecided']['kind'], member?: string): Event => ({
  type: 'SpreadReviewDecided',
  data: { candidate, kind, ...(member === undefined ? {} : { member }), ...reasoned },
});
const recused = (member: string, scope: 'ALL_CANDIDATES' | 'ONE_CANDIDATE'): Event => ({
  type: 'MemberRecused',
  data: { member, scope, ...(scope === 'ONE_CANDIDATE' ? { candidate: 'c1' } : {}), ...reasoned },
});
const tie: Event = { type: 'TieResolved', data: { order: ['c1', 'c2'], ...reasoned } };
const ended = (candidate: string, signed: boolean): Event => ({
  type: 'WrittenEnded',
  data: { scripts: [{ candidate, sheets: 4, signed }] },
});
/** The same event for two candidates or scripts. */
const both = (of: (own: string) => Event, ...owns: readonly [string, string]): readonly [Event, Event] => {
  const [first, second] = owns;
  return [of(first), of(second)];
};

interface Row {
  readonly piece?: Partial<Piece>;
  /** Behind the piece. */
  readonly cited: readonly Event[];
  /** Recorded as well, and not behind it. */
  readonly other: readonly Event[];
}

const scripts = (of: (script: string) => Event): Row => {
  const [own, other] = both(of, 'X1', 'X2');
  return { cited: [own], other: [other] };
};
const candidates = (of: (candidate: string) => Event): Row => {
  const [own, other] = both(of, 'c1', 'c2');
  return { cited: [own], other: [other] };
};

/** For each kind, what is behind a piece of the candidate `c1` with the script `X1`. */
const ROWS: Readonly<Record<EvidenceKind, readonly Row[]>> = {
  MARKS: [
    {
      cited: [recorded('X1', 1), recorded('X1', 2), corrected('X1', 2)],
      other: [recorded('X2', 1), recorded('X1', 3), corrected('X1', 3)],
    },
  ],
  HEAD_DECISION: [
    scripts((script) => ({ type: 'HeadDecided', data: { script, mark: '70', agreed: true, ...reasoned } })),
  ],
  THIRD_MARK: [
    {
      cited: [
        { type: 'ThirdMarkerAssigned', data: { script: 'X1', marker: 'k4' } },
        recorded('X1', 3),
        corrected('X1', 3),
      ],
      other: [
        { type: 'ThirdMarkerAssigned', data: { script: 'X2', marker: 'k4' } },
        recorded('X1', 1),
        corrected('X1', 2),
        recorded('X2', 3),
      ],
    },
  ],
  COLLECTIVE_MARK: [scripts((script) => ({ type: 'CollectiveMarked', data: { script, mark: '53', ...reasoned } }))],
  ZEROED: [
    scripts((script) => ({ type: 'ScriptZeroed', data: { script, ...reasoned } })),
    { cited: [ended('c1', false)], other: [ended('c2', false), ended('c1', true)] },
  ],
  APPEAL: [
    candidates((candidate) => ({
      type: 'AppealFiled',
      data: { candidate, script: candidate === 'c1' ? 'X1' : 'X2', warned: true },
    })),
    scripts((script) => ({ type: 'AppealMarked', data: mark(script, 1) })),
    scripts((script) => ({ type: 'AppealMarked', data: mark(script, 3) })),
  ],
  CHAIR_DECISION: [
    scripts((script) => ({ type: 'AppealDecided', data: { script, mark: '80', heads: ['k1', 'a1'], ...reasoned } })),
  ],
  SANCTIONS: [
    candidates((candidate) => ({ type: 'SanctionApplied', data: { candidate, kind: 'WARNING', ...reasoned } })),
    candidates((candidate) => ({
      type: 'ResultCancelled',
      data: { candidate, decision: paperOf('9/QĐ'), ...reasoned },
    })),
  ],
  ABSENCE: [
    {
      piece: { values: ['written'] },
      cited: [
        { type: 'AttendanceRecorded', data: { candidate: 'c1', present: false } },
        { type: 'CandidateLate', data: { candidate: 'c1', minutes: 30, admitted: false } },
        ended('c2', true),
      ],
      other: [
        { type: 'AttendanceRecorded', data: { candidate: 'c1', present: true } },
        { type: 'AttendanceRecorded', data: { candidate: 'c2', present: false } },
        { type: 'CandidateLate', data: { candidate: 'c1', minutes: 3, admitted: true } },
        { type: 'DefenceAbsenceRecorded', data: { candidate: 'c1' } },
        ended('c1', true),
      ],
    },
    {
      piece: { values: ['defence'] },
      cited: [{ type: 'DefenceAbsenceRecorded', data: { candidate: 'c1' } }],
      other: [
        { type: 'DefenceAbsenceRecorded', data: { candidate: 'c2' } },
        { type: 'AttendanceRecorded', data: { candidate: 'c1', present: false } },
        ended('c2', true),
      ],
    },
  ],
  WITHDRAWAL: [candidates((candidate) => ({ type: 'ApplicationWithdrawn', data: { candidate } }))],
  SHEETS: [
    {
      piece: { values: ['m1 70', 'm2 84'] },
      cited: [sheet('c1', 'm1', '70'), sheet('c1', 'm2', '84')],
      other: [sheet('c2', 'm1', '70'), sheet('c1', 'm3', '70'), sheet('c1', 'm2', '82', '84')],
    },
  ],
  SPREAD_DECISION: [
    {
      piece: { values: ['KEEP'] },
      cited: [spread('c1', 'KEEP')],
      other: [spread('c2', 'KEEP'), spread('c1', 'MEMBER_EXCLUDED', 'm3'), sheet('c1', 'm1', '70')],
    },
    {
      piece: { values: ['RESCORE', 'm1 70', 'm2 78'] },
      cited: [spread('c1', 'RESCORE_ALLOWED'), sheet('c1', 'm2', '78', '84')],
      other: [sheet('c1', 'm1', '70'), sheet('c1', 'm2', '84'), sheet('c2', 'm2', '78', '84')],
    },
  ],
  EXCLUDED_MEMBER: [
    {
      piece: { candidate: null, values: ['m3'] },
      cited: [recused('m3', 'ALL_CANDIDATES')],
      other: [recused('m3', 'ONE_CANDIDATE'), recused('m4', 'ALL_CANDIDATES')],
    },
    {
      piece: { candidate: null, values: ['m3'] },
      cited: [spread('c2', 'MEMBER_EXCLUDED', 'm3')],
      other: [spread('c1', 'MEMBER_EXCLUDED', 'm4'), spread('c1', 'KEEP'), spread('c1', 'MEMBER_EXCLUDED')],
    },
  ],
  TIE_DECISION: [{ piece: { candidate: null }, cited: [tie], other: [] }],
  GAP_DECISION: [
    candidates((candidate) => ({ type: 'PreferenceGapDecided', data: { candidate, post: 'P2', ...reasoned } })),
  ],
  CHOICE: [
    candidates((candidate) => ({
      type: 'HireDecided',
      data: { candidate, post: 'P1', reason: textOf('reason'), decision: paperOf('9/QĐ') },
    })),
  ],
};

const map = sampleChapters.marking.find(({ type }) => type === 'CodeMapUnsealed')!;
const pieceOf = (kind: EvidenceKind, piece: Row['piece']): Piece => ({
  kind,
  candidate: 'c1',
  path: 'sample',
  values: [],
  ...piece,
});
const storyOf = (...events: readonly Event[]): readonly Recorded[] => recordedAll(onRound('R1', ...events));

describe('events behind evidence', () => {
  const rows = Object.entries(ROWS).flatMap(([kind, list]) =>
    list.map((row) => [kind as EvidenceKind, row.cited.map(({ type }) => type).join(', '), row] as const),
  );

  it.each(rows)('%s: %s, and nothing about others', (kind, _, { piece, cited, other }) => {
    const behind = eventsBehind(storyOf(...other, map, ...cited, tie, map), pieceOf(kind, piece));
    const first = other.length + 1;
    const expected = cited.map(({ type }, index) => [type, first + index]);
    const shared = kind === 'TIE_DECISION' ? [['TieResolved', first + cited.length]] : [];
    expect(behind.map(({ type, revision }) => [type, revision])).toEqual([...expected, ...shared]);
  });

  it('are none of a script before the map is open', () => {
    expect(eventsBehind(storyOf(recorded('X1', 1)), pieceOf('MARKS', {}))).toEqual([]);
  });

  it('are none of a script that the map does not have', () => {
    expect(eventsBehind(storyOf(map, recorded('X1', 1)), pieceOf('MARKS', { candidate: 'c9' }))).toEqual([]);
  });

  it('say where they stand, who did it, and when it happened', () => {
    const at = { at: '2026-05-02T02:00:00.000Z', actor: 'p-authority' };
    const [live] = eventsBehind(storyOf(map, { ...tie, meta: at }), pieceOf('TIE_DECISION', {}));
    expect(live).toEqual({
      type: 'TieResolved',
      id: 'event-2',
      stream: 'round-R1',
      revision: 1,
      position: '2',
      actor: 'p-authority',
      at: '2026-05-02T02:00:00.000Z',
    });
    const typedIn = { ...tie, meta: { ...at, occurredAt: '2026-04-20T02:00:00.000Z' } } as Event;
    expect(eventsBehind(storyOf(typedIn), pieceOf('TIE_DECISION', {}))[0]?.at).toBe('2026-04-20T02:00:00.000Z');
  });
});
