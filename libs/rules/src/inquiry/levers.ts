import type { AppealEvidence, CaseCandidate, CaseInput, Sheet, WrittenEvidence } from '../cases/case.js';
import { Decimal } from '../numbers/exact.js';
import type { Pack } from '../packs/pack.js';
import type { Assessment } from '../scoring/assess.js';
import type { Counted } from '../scoring/counted.js';
import { appealMark, bandLimits, type Open, type Settled, settleMarks } from '../scoring/marking.js';

/** What kind of score it is, and so in which seat the person sat who set it. */
export type LeverKind = 'SHEET' | 'MARK' | 'HEAD_DECISION' | 'COLLECTIVE' | 'APPEAL_MARK' | 'CHAIR_DECISION';

/** The name of a seat, as people say it who must not know who sat there. */
export interface Seat {
  readonly vi: string;
  readonly en: string;
}

/** One score that one person set, and the candidate's file with another in its place. */
export interface Lever {
  readonly kind: LeverKind;
  /** The panel member, or the seat by its code. */
  readonly by: string;
  readonly seat: Seat;
  /** Place of the candidate in the ranking. */
  readonly index: number;
  readonly candidate: string;
  readonly score: string;
  readonly replaced: (score: string) => CaseCandidate;
  /** Values beyond which the paper would be settled in another way, or by somebody else. */
  readonly turns: readonly Decimal[];
}

/** One who marks a script: `place` is 1, 2 or 3. */
const markerSeat = (place: number) => ({
  by: `MARKER_${place}`,
  seat: { vi: `Giám khảo ${place}`, en: `marker ${place}` },
});

const appealSeat = (place: number) => ({
  by: `APPEAL_MARKER_${place}`,
  seat: { vi: `Giám khảo phúc khảo ${place}`, en: `appeal marker ${place}` },
});

const HEAD = { by: 'HEAD', seat: { vi: 'Trưởng ban chấm thi', en: 'head of the marking board' } } as const;
const CHAIR = { by: 'CHAIR', seat: { vi: 'Chủ tịch Hội đồng', en: 'chair of the council' } } as const;

/** Members of the panel in the order in which the case names them: their seats are numbered so. */
export const panelOf = ({ candidates }: CaseInput): readonly string[] => [
  ...new Set(candidates.flatMap(({ defence }) => defence?.sheets.map(({ member }) => member) ?? [])),
];

/** The seat of a panel member, by a number. */
export const memberSeat = (panel: readonly string[], member: string): Seat => {
  const place = panel.indexOf(member) + 1;
  return { vi: `Thành viên ${place}`, en: `panel member ${place}` };
};

type Own = Omit<Lever, 'index' | 'candidate'>;

const sheetLevers = (excluded: readonly string[], panel: readonly string[], file: CaseCandidate): readonly Own[] => {
  const { defence } = file;
  if (defence === undefined) return [];
  const decision = defence.spreadDecision;
  const sheets = decision?.kind === 'RESCORE' ? decision.sheets : defence.sheets;
  const put = (member: string, score: string): readonly Sheet[] =>
    sheets.map((sheet) => (sheet.member === member ? { member, score } : sheet));
  return sheets
    .filter(({ member }) => !excluded.includes(member))
    .map(({ member, score }) => ({
      kind: 'SHEET',
      by: member,
      seat: memberSeat(panel, member),
      score,
      turns: [],
      replaced: (other) =>
        decision?.kind === 'RESCORE'
          ? { ...file, defence: { ...defence, spreadDecision: { ...decision, sheets: put(member, other) } } }
          : { ...file, defence: { ...defence, sheets: put(member, other) } },
    }));
};

const decimals = (scores: readonly (string | undefined)[]): readonly Decimal[] =>
  scores.flatMap((score) => (score === undefined ? [] : [new Decimal(score)]));

/** Where one of the first two marks meets the ends of the bands around the other, or a third mark. */
const bandTurns = (pack: Pack, other: string, third: string | undefined): readonly Decimal[] => {
  const { mean, talk } = bandLimits(pack);
  const around = decimals([mean, talk ?? mean]).flatMap((limit) => [limit, limit.neg()]);
  return [...around.map((limit) => limit.plus(other)), ...decimals([third])];
};

/** The mark that comes of what is there; none while more is needed. */
const markIn = (found: Counted | Settled | Open | undefined): readonly Decimal[] => {
  if (found === undefined || 'needs' in found) return [];
  return decimals(['mark' in found ? found.mark : found.shown]);
};

const markLevers = (pack: Pack, file: CaseCandidate, paper: WrittenEvidence): readonly Own[] => {
  const { marks, third, headDecision, collective } = paper;
  // Where a mark is that of the appeal: the chair decides on both sides of it.
  const met = markIn(paper.appeal && appealMark(paper.appeal, pack.rounding.value));
  const put = (part: Partial<WrittenEvidence>): CaseCandidate => ({ ...file, written: { ...paper, ...part } });
  const first = marks.map((score, place): Own => {
    const others = marks.toSpliced(place, 1);
    return {
      kind: 'MARK',
      ...markerSeat(place + 1),
      score,
      turns: others.flatMap((other) => [
        ...bandTurns(pack, other, third),
        ...met.map((found) => found.mul(2).minus(other)),
      ]),
      replaced: (mark) => put({ marks: marks.with(place, mark) }),
    };
  });
  return [
    ...first,
    ...given(third, { kind: 'MARK', ...markerSeat(3), turns: decimals(marks) }, (mark) => put({ third: mark })),
    ...given(headDecision, { kind: 'HEAD_DECISION', ...HEAD, turns: met }, (mark) => put({ headDecision: mark })),
    ...given(collective, { kind: 'COLLECTIVE', ...HEAD, turns: met }, (mark) => put({ collective: mark })),
  ];
};

/** A lever where the score is there at all. */
const given = (
  score: string | undefined,
  lever: Omit<Own, 'score' | 'replaced'>,
  replaced: Own['replaced'],
): readonly Own[] => (score === undefined ? [] : [{ ...lever, score, replaced }]);

/** Where the mean of one and others is this mark. */
const meanMeets = (mark: Decimal, others: readonly string[]): Decimal =>
  others.reduce((left, other) => left.minus(other), mark.mul(others.length + 1));

const appealLevers = (pack: Pack, file: CaseCandidate, paper: WrittenEvidence): readonly Own[] => {
  const { appeal } = paper;
  if (appeal === undefined) return [];
  const { marks, third, chairDecision } = appeal;
  const published = markIn(settleMarks(pack, paper));
  const put = (part: Partial<AppealEvidence>): CaseCandidate => ({
    ...file,
    written: { ...paper, appeal: { ...appeal, ...part } },
  });
  const turnsAmong = (others: readonly string[]) => [
    ...decimals(others),
    ...published.map((mark) => meanMeets(mark, others)),
  ];
  const own = marks.map((score, place): Own => {
    const others = [...marks.toSpliced(place, 1), ...(third === undefined ? [] : [third])];
    const replaced = (mark: string): CaseCandidate => put({ marks: marks.with(place, mark) });
    return { kind: 'APPEAL_MARK', ...appealSeat(place + 1), score, turns: turnsAmong(others), replaced };
  });
  const byThird = { kind: 'APPEAL_MARK', ...appealSeat(3), turns: turnsAmong(marks) } as const;
  return [
    ...own,
    ...given(third, byThird, (mark) => put({ third: mark })),
    ...given(chairDecision, { kind: 'CHAIR_DECISION', ...CHAIR, turns: [] }, (mark) => put({ chairDecision: mark })),
  ];
};

/** Scores of a paper; one that was zeroed has none that counts. */
const paperLevers = (pack: Pack, { written, candidate: file }: Assessment): readonly Own[] => {
  const paper = file.written;
  if (paper === undefined || written?.how === 'ZEROED') return [];
  return [...markLevers(pack, file, paper), ...appealLevers(pack, file, paper)];
};

/** Everything that people scored or decided about one candidate and that could move the place. */
export const leversOf = (
  terms: { readonly pack: Pack; readonly excluded: readonly string[] },
  panel: readonly string[],
  assessment: Assessment,
  index: number,
): readonly Lever[] => {
  const { candidate } = assessment;
  const own = [...sheetLevers(terms.excluded, panel, candidate), ...paperLevers(terms.pack, assessment)];
  return own.map((lever) => ({ ...lever, index, candidate: candidate.id }));
};
