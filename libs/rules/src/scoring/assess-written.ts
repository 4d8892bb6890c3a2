import type { Because, CaseCandidate, Gate, Needs, WrittenEvidence, WrittenResult } from '../cases/case.js';
import { compareScores } from '../numbers/decimals.js';
import { afterSanctions, deductionOf, sanctionsOf, type Settled, settleAppeal, settleMarks } from './marking.js';
import type { Terms } from '../calendar/terms.js';
import { PLAN_SOURCE } from '../sources.js';
import { because, citation, meanInWords, row, rowVi, vi, waiting } from '../wording.js';

/** What is known of a candidate's written paper. */
export interface WrittenPart {
  readonly written: WrittenResult | null;
  /** The net mark as it is compared with pass mark and rivals. */
  readonly compared: string | null;
  readonly gate: Gate;
  readonly needs: readonly Needs[];
  readonly because: readonly Because[];
}

type Settlement = Omit<WrittenPart, 'gate'>;

const WORDS: Readonly<Record<Settled['how'], readonly [rule: string, en: string, vi: string]>> = {
  MEAN: ['written.mean', 'mean of the two marks', 'trung bình cộng hai điểm'],
  HEAD_DECISION: [
    'written.head-decision',
    'decided by the head of the marking board',
    'Trưởng ban chấm thi quyết định',
  ],
  THIRD_EQUAL: ['written.third-equal', 'two of three marks are equal', 'hai trong ba điểm bằng nhau'],
  COLLECTIVE: ['written.collective', 'collective marking, decided by the head', 'chấm tập thể, Trưởng ban quyết định'],
  ZEROED: ['written.zeroed', 'irregular script, written report', 'bài làm vi phạm, có biên bản'],
  APPEAL_ADOPTED: ['appeal.adopted', 'appeal mark adopted', 'lấy điểm phúc khảo'],
  APPEAL_CHAIR: ['appeal.chair', 'decided by the chair after the appeal', 'Chủ tịch Hội đồng quyết định sau phúc khảo'],
};

/** Marks of a script, or of its appeal. */
interface Marks {
  readonly marks: readonly string[];
  readonly third?: string | null;
}

/** The marks that a decision rests on, a third one included. */
const marksOf = ({ marks, third }: Marks): readonly string[] =>
  third === undefined || third === null ? marks : [...marks, third];

const allDiffer = (marks: readonly string[]): boolean =>
  marks.every((mark, index) => marks.slice(0, index).every((other) => compareScores(mark, other) !== 0));

/** Those whose mean the mark is: the two markers, or on appeal three who all differ. */
const summandsOf = (how: Settled['how'], given: Marks): readonly string[] => {
  if (how === 'MEAN') return given.marks;
  const all = marksOf(given);
  return how === 'APPEAL_ADOPTED' && all.length === 3 && allDiffer(all) ? all : [];
};

const settledLine = ({ how, mark }: Settled, source: string, given: Marks): Because => {
  const [rule, en, vietnamese] = WORDS[how];
  const summands = summandsOf(how, given);
  if (summands.length > 0) {
    const [sum, sumVi] = meanInWords(mark, summands);
    return because(rule, source, `${sum}: ${en}.`, `${sumVi}: ${vietnamese}.`);
  }
  const marks = marksOf(given);
  if (marks.length === 0) return because(rule, source, `${mark}: ${en}.`, `${vi(mark)}: ${vietnamese}.`);
  return because(rule, source, `${mark}: ${en} (${row(marks)}).`, `${vi(mark)}: ${vietnamese} (${rowVi(marks)}).`);
};

const afterDeduction = (
  terms: Terms,
  { how, mark, compared }: Settled,
  candidate: CaseCandidate,
  lines: readonly Because[],
): Settlement => {
  const own = sanctionsOf(candidate, 'written');
  const net = afterSanctions(terms.pack, { shown: mark, compared }, own);
  const written = { raw: mark, net: net.shown, how };
  if (own.length === 0) return { written, compared: net.compared, needs: [], because: lines };
  const percent = deductionOf(terms.pack, own);
  const line = because(
    'sanction.deduct',
    citation(terms.pack.sanctions.source),
    `${mark} less ${percent} % is ${net.shown}.`,
    `${vi(mark)} trừ ${vi(percent)} % còn ${vi(net.shown)}.`,
  );
  return { written, compared: net.compared, needs: [], because: [...lines, line] };
};

const unsettled = (needs: Needs, lines: readonly Because[]): Settlement => ({
  written: null,
  compared: null,
  needs: [needs],
  because: lines,
});

const settle = (terms: Terms, candidate: CaseCandidate, evidence: WrittenEvidence): Settlement => {
  const { pack } = terms;
  const marking = citation(pack.bands.source);
  const first = settleMarks(pack, evidence);
  if ('needs' in first) return unsettled(first.needs, [waiting(first.needs, marking)]);
  const firstLine = settledLine(first, marking, evidence);
  if (evidence.appeal === undefined || first.how === 'ZEROED')
    return afterDeduction(terms, first, candidate, [firstLine]);
  const appeals = citation(pack.appeal.diffAdoptBelow.source);
  const second = settleAppeal(pack, first.mark, evidence.appeal);
  if ('needs' in second) return unsettled(second.needs, [firstLine, waiting(second.needs, appeals)]);
  return afterDeduction(terms, second, candidate, [firstLine, settledLine(second, appeals, evidence.appeal)]);
};

const gateLine = (terms: Terms, net: string, passed: boolean): Because => {
  const { passMark } = terms.pack.written;
  const source = passMark.value === terms.writtenPassMark ? citation(passMark.source) : PLAN_SOURCE;
  const [en, vietnamese] = passed ? ['reaches', 'đạt'] : ['is below', 'không đạt'];
  return because(
    passed ? 'gate.passed' : 'gate.failed',
    source,
    `${net} ${en} the pass mark ${terms.writtenPassMark}.`,
    `${vi(net)} ${vietnamese} mức điểm chuẩn ${vi(terms.writtenPassMark)}.`,
  );
};

const voided = (candidate: CaseCandidate): boolean =>
  candidate.absent === 'written' || sanctionsOf(candidate, 'written').some(({ kind }) => kind === 'SUSPENSION');

/** The written paper of a candidate. A paper not sat, or voided, does not open the gate. */
export const assessWritten = (terms: Terms, candidate: CaseCandidate): WrittenPart => {
  const nothing = { written: null, compared: null, needs: [], because: [] };
  if (!terms.hasPaper) return { ...nothing, gate: 'NONE' };
  if (voided(candidate)) return { ...nothing, gate: 'FAILED' };
  if (candidate.written === undefined) return { ...nothing, gate: 'PENDING' };
  const settlement = settle(terms, candidate, candidate.written);
  const { written, compared, needs } = settlement;
  if (written === null || compared === null) return { ...settlement, gate: 'PENDING' };
  const passed = compareScores(compared, terms.writtenPassMark) >= 0;
  const lines = [...settlement.because, gateLine(terms, written.net, passed)];
  return { written, compared, gate: passed ? 'PASSED' : 'FAILED', needs, because: lines };
};
