import { assessDefence, type DefencePart } from './assess-defence.js';
import { assessWritten, type WrittenPart } from './assess-written.js';
import type { Because, CaseCandidate, DefenceResult, Gate, Needs, Outcome, WrittenResult } from './case.js';
import { compareScores, roundPublished } from './decimals.js';
import { Decimal } from './exact.js';
import { cite } from './pack.js';
import { PLAN_SOURCE, type Terms } from './terms.js';
import { because, vi } from './wording.js';

/** Where a candidate stands before anybody is ranked. */
export interface Assessment {
  readonly candidate: CaseCandidate;
  readonly written: WrittenResult | null;
  readonly gate: Gate;
  readonly defence: DefenceResult | null;
  readonly total: string | null;
  /** Empty for whoever is out of the race: nobody need decide about them. */
  readonly needs: readonly Needs[];
  /** Why the candidate is out, or null while in the race. */
  readonly out: Outcome | null;
  readonly because: readonly Because[];
}

const NO_DEFENCE: DefencePart = { defence: null, net: null, needs: [], because: [] };

const defencePart = (terms: Terms, candidate: CaseCandidate, gate: Gate): DefencePart => {
  if (gate === 'FAILED' || candidate.absent !== undefined) return NO_DEFENCE;
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
  return [because(rule, cite(out === 'DISQUALIFIED' ? sanctions.source : afterStart.source), en, vietnamese)];
};

const weigh = (terms: Terms, written: string, defence: string): string => {
  if (terms.ranking === 'GATE_THEN_DEFENCE' || terms.ranking === 'SCHEME_ONLY') return defence;
  const { weights, pack } = terms;
  const total =
    terms.ranking === 'SUM'
      ? new Decimal(written).plus(defence)
      : new Decimal(weights.written).mul(written).plus(new Decimal(weights.defence).mul(defence));
  return roundPublished(total, pack.rounding.value);
};

const TOTAL_WORDS = {
  GATE_THEN_DEFENCE: ['total.defence', 'the defence alone', 'chỉ tính điểm bảo vệ đề án'],
  SCHEME_ONLY: ['total.defence', 'the defence alone', 'chỉ tính điểm bảo vệ đề án'],
  SUM: ['total.sum', 'written and defence added', 'tổng điểm viết và điểm bảo vệ'],
  CHOICE: ['total.defence', 'the defence alone', 'chỉ tính điểm bảo vệ đề án'],
  WEIGHTED: ['total.weighted', 'written and defence weighted', 'tổng điểm có trọng số'],
} as const;

const totalLines = (terms: Terms, total: string, net: string): readonly Because[] => {
  const [rule, en, vietnamese] = TOTAL_WORDS[terms.ranking];
  const line = because(rule, terms.rankingSource, `Total ${total}: ${en}.`, `Tổng điểm ${vi(total)}: ${vietnamese}.`);
  if (compareScores(net, terms.defencePassMark) >= 0) return [line];
  const { passMark } = terms.pack.defence;
  return [
    line,
    because(
      'defence.failed',
      passMark.value === terms.defencePassMark ? cite(passMark.source) : PLAN_SOURCE,
      `Defence ${net} is below the pass mark ${terms.defencePassMark}.`,
      `Điểm bảo vệ ${vi(net)} không đạt mức ${vi(terms.defencePassMark)}.`,
    ),
  ];
};

const finish = (terms: Terms, parts: WrittenPart & { readonly part: DefencePart }) => {
  const { part, gate, written } = parts;
  if (gate === 'PENDING' || part.net === null) return { total: null, out: null, lines: [] };
  // Only where there is no written paper has one who is past the gate no mark for it.
  const total = weigh(terms, written?.net ?? '0', part.net);
  const passed = compareScores(part.net, terms.defencePassMark) >= 0;
  return {
    total,
    out: passed ? null : ('ELIMINATED_DEFENCE' as const),
    lines: totalLines(terms, total, part.net),
  };
};

/** Everything about one candidate that does not depend on the others. */
export const assess = (terms: Terms, candidate: CaseCandidate): Assessment => {
  const writtenPart = assessWritten(terms, candidate);
  const { written, gate } = writtenPart;
  const part = defencePart(terms, candidate, gate);
  const early = outEarly(candidate, gate);
  const lines = [...writtenPart.because, ...part.because];
  const shown = { candidate, written, gate, defence: part.defence };
  if (early !== null) {
    const kept = lines.filter(({ rule }) => !rule.startsWith('pending.'));
    return { ...shown, total: null, needs: [], out: early, because: [...kept, ...outLines(terms, early)] };
  }
  const { total, out, lines: more } = finish(terms, { ...writtenPart, part });
  return { ...shown, total, needs: [...writtenPart.needs, ...part.needs], out, because: [...lines, ...more] };
};
