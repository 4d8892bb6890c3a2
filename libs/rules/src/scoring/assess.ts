import { assessDefence, type DefencePart } from './assess-defence.js';
import { assessWritten, type WrittenPart } from './assess-written.js';
import type { Because, CaseCandidate, DefenceResult, Gate, Needs, Outcome, WrittenResult } from '../cases/case.js';
import { type Counted, counted } from './counted.js';
import { compareScores, weightedSum } from '../numbers/decimals.js';
import type { Terms } from '../calendar/terms.js';
import { PLAN_SOURCE } from '../sources.js';
import { because, type Both, citation, together, totalInWords, vi } from '../wording.js';

/** Where a candidate stands before anybody is ranked. */
export interface Assessment {
  readonly candidate: CaseCandidate;
  readonly written: WrittenResult | null;
  readonly gate: Gate;
  readonly defence: DefenceResult | null;
  readonly total: string | null;
  /** Written mark and total as they are compared with rivals; '0' where there is none. */
  readonly compared: { readonly written: string; readonly total: string };
  /** Empty for whoever is out of the race: nobody need decide about them. */
  readonly needs: readonly Needs[];
  /** Why the candidate is out, or null while in the race. */
  readonly out: Outcome | null;
  readonly because: readonly Because[];
}

const NO_DEFENCE: DefencePart = { defence: null, net: null, needs: [], because: [] };

const defencePart = (terms: Terms, candidate: CaseCandidate, gate: Gate): DefencePart => {
  if (!terms.hasDefence || gate === 'FAILED' || candidate.absent !== undefined) return NO_DEFENCE;
  // Before the gate is decided nobody misses a defence that has not begun.
  return gate === 'PENDING' && candidate.defence === undefined ? NO_DEFENCE : assessDefence(terms, candidate);
};

const suspended = ({ sanctions = [] }: CaseCandidate): boolean => sanctions.some(({ kind }) => kind === 'SUSPENSION');

/** Why a candidate is out whatever the defence was worth. */
const outEarly = (candidate: CaseCandidate, gate: Gate): Outcome | null => {
  if (candidate.withdrawn === true) return 'WITHDRAWN';
  if (suspended(candidate)) return 'DISQUALIFIED';
  if (candidate.absent === 'written') return 'ABSENT';
  if (gate === 'FAILED') return 'ELIMINATED_WRITTEN';
  return candidate.absent === 'defence' ? 'ABSENT' : null;
};

const OUT_WORDS = {
  WITHDRAWN: ['candidate.withdrawn', 'Withdrew.', 'Thí sinh rút hồ sơ.'],
  DISQUALIFIED: ['sanction.suspension', 'Suspended: the result is void.', 'Bị đình chỉ thi: hủy kết quả.'],
  ABSENT: ['candidate.absent', 'Absent.', 'Vắng mặt.'],
} as const;

const outLines = (terms: Terms, out: Outcome | null): readonly Because[] => {
  if (out !== 'WITHDRAWN' && out !== 'DISQUALIFIED' && out !== 'ABSENT') return [];
  const [rule, en, vietnamese] = OUT_WORDS[out];
  const { sanctions, afterStart } = terms.pack;
  return [because(rule, citation(out === 'DISQUALIFIED' ? sanctions.source : afterStart.source), en, vietnamese)];
};

const NO_MARK: Counted = { shown: '0', compared: '0' };

const weigh = ({ pack, shares }: Terms, written: Counted, defence: Counted): Counted =>
  shares === null
    ? defence
    : counted(pack.rounding.value, (to, part) =>
        weightedSum(
          [
            [shares.written, written[part]],
            [shares.defence, defence[part]],
          ],
          to,
        ),
      );

const TOTAL_WORDS = {
  DEFENCE: ['total.defence', 'the defence alone', 'chỉ tính điểm bảo vệ đề án'],
  SUM: ['total.sum', 'written and defence added', 'tổng điểm viết và điểm bảo vệ'],
  WEIGHTED: ['total.weighted', 'written and defence weighted', 'tổng điểm có trọng số'],
} as const;

/** The total as the sum that it is of published numbers; where the defence alone counts there is nothing to add. */
const sumOf = ({ shares }: Terms, total: string, written: Counted, net: Counted): Both =>
  shares === null
    ? [total, vi(total)]
    : totalInWords(total, [
        [shares.written, written.shown],
        [shares.defence, net.shown],
      ]);

const totalLines = (terms: Terms, total: string, [paper, net]: readonly [Counted, Counted], passed: boolean) => {
  const [rule, en, vietnamese] = TOTAL_WORDS[terms.totalOf];
  const [sum, sumVi] = sumOf(terms, total, paper, net);
  const line = because(rule, terms.rankingSource, `Total ${sum}: ${en}.`, `Tổng điểm ${sumVi}: ${vietnamese}.`);
  if (passed) return [line];
  const { passMark } = terms.pack.defence;
  return [
    line,
    because(
      'defence.failed',
      passMark.value === terms.defencePassMark ? citation(passMark.source) : PLAN_SOURCE,
      `Defence ${net.shown} is below the pass mark ${terms.defencePassMark}.`,
      `Điểm bảo vệ ${vi(net.shown)} không đạt mức ${vi(terms.defencePassMark)}.`,
    ),
  ];
};

const NO_TOTAL = { total: null, out: null, lines: [], compared: '0' } as const;

const finish = (terms: Terms, { written, compared, gate }: WrittenPart, { net }: DefencePart) => {
  if (gate === 'PENDING' || net === null) return NO_TOTAL;
  // Only where there is no written paper has one who is past the gate no mark for it.
  const paper = written === null || compared === null ? NO_MARK : { shown: written.net, compared };
  const total = weigh(terms, paper, net);
  const passed = compareScores(net.compared, terms.defencePassMark) >= 0;
  return {
    total: total.shown,
    compared: total.compared,
    out: passed ? null : ('ELIMINATED_DEFENCE' as const),
    lines: totalLines(terms, total.shown, [paper, net], passed),
  };
};

/** Everything about one candidate that does not depend on the others. */
export const assess = (terms: Terms, candidate: CaseCandidate): Assessment => {
  const paper = assessWritten(terms, candidate);
  const { written, gate } = paper;
  const part = defencePart(terms, candidate, gate);
  const early = outEarly(candidate, gate);
  const { defence } = part;
  if (early !== null) {
    const known = together(paper.because, part.because).filter(({ rule }) => !rule.startsWith('pending.'));
    const because = together(known, outLines(terms, early));
    const compared = { written: '0', total: '0' };
    return { candidate, written, gate, defence, total: null, compared, needs: [], out: early, because };
  }
  const { total, out, lines: last, compared } = finish(terms, paper, part);
  return {
    candidate,
    written,
    gate,
    defence,
    total,
    compared: { written: paper.compared ?? '0', total: compared },
    needs: together(paper.needs, part.needs),
    out,
    because: together(paper.because, part.because, last),
  };
};
