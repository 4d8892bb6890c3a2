import type { Because, CaseCandidate, DefenceEvidence, DefenceResult, Needs } from '../cases/case.js';
import { type Counted, countedMean } from './counted.js';
import { needsSpreadReview, spreadOf } from '../numbers/decimals.js';
import { afterSanctions, deductionOf, sanctionsOf } from './marking.js';
import { PLAN_SOURCE, type Terms } from '../calendar/terms.js';
import { because, citation, row, rowVi, together, vi, waiting } from '../wording.js';

/** What is known of a candidate's defence; `net` is the mean after sanctions. */
export interface DefencePart {
  readonly defence: DefenceResult | null;
  readonly net: Counted | null;
  readonly needs: readonly Needs[];
  readonly because: readonly Because[];
}

/** The scores that count: those signed anew in place of the old, without members excluded for all. */
const countedScores = ({ sheets, spreadDecision }: DefenceEvidence, excluded: readonly string[]): readonly string[] => {
  const standing = spreadDecision?.kind === 'RESCORE' ? spreadDecision.sheets : sheets;
  const left = excluded.length === 0 ? standing : standing.filter(({ member }) => !excluded.includes(member));
  return left.map(({ score }) => score);
};

const DECIDED = {
  KEEP: ['the sheets stand', 'giữ nguyên các phiếu điểm'],
  RESCORE: ['all members scored anew', 'các thành viên chấm lại'],
  MEMBER_EXCLUDED: ['a member is excluded for all candidates', 'loại một thành viên đối với mọi thí sinh'],
} as const;

const spreadSource = ({ pack, spreadLimit }: Terms): string =>
  spreadLimit === pack.defence.spreadLimit.value ? citation(pack.defence.spreadLimit.source) : PLAN_SOURCE;

const reviewLines = (terms: Terms, { spreadDecision }: DefenceEvidence): readonly Because[] => {
  if (spreadDecision === undefined) return [];
  const [en, vietnamese] = DECIDED[spreadDecision.kind];
  return [
    because(
      'defence.spread-decided',
      spreadSource(terms),
      `Spread considered by the head of the panel: ${en}.`,
      `Người đứng đầu hội đồng chấm bảo vệ đã xem xét chênh lệch: ${vietnamese}.`,
    ),
  ];
};

const exclusionLines = (excluded: readonly string[], { sheets }: DefenceEvidence): readonly Because[] => {
  if (excluded.length === 0) return [];
  const left = sheets.filter(({ member }) => excluded.includes(member)).map(({ member }) => member);
  if (left.length === 0) return [];
  return [
    because(
      'defence.member-excluded',
      PLAN_SOURCE,
      `Excluded for all candidates: ${row(left)}.`,
      `Loại đối với mọi thí sinh: ${row(left)}.`,
    ),
  ];
};

const meanLine = (terms: Terms, scores: readonly string[], { mean }: DefenceResult): Because =>
  because(
    'defence.mean',
    citation(terms.pack.defence.scorersMin.source),
    `${mean}: mean of ${scores.length} sheets (${row(scores)}).`,
    `${vi(mean)}: trung bình cộng ${scores.length} phiếu (${rowVi(scores)}).`,
  );

const withSanctions = (terms: Terms, mean: Counted, candidate: CaseCandidate) => {
  const own = sanctionsOf(candidate, 'defence');
  const net = afterSanctions(terms.pack, mean, own);
  if (own.length === 0) return { net, lines: [] };
  const percent = deductionOf(terms.pack, own);
  const line = because(
    'sanction.deduct',
    citation(terms.pack.sanctions.source),
    `${mean.shown} less ${percent} % is ${net.shown}.`,
    `${vi(mean.shown)} trừ ${percent} % còn ${vi(net.shown)}.`,
  );
  return { net, lines: [line] };
};

const tooFew = (terms: Terms): DefencePart => ({
  defence: null,
  net: null,
  needs: ['DEFENCE_SHEETS'],
  because: [waiting('DEFENCE_SHEETS', citation(terms.pack.defence.scorersMin.source))],
});

/** The defence of a candidate who got that far. A spread beyond the limit waits for a decision, whichever it is. */
export const assessDefence = (terms: Terms, candidate: CaseCandidate): DefencePart => {
  const evidence = candidate.defence;
  if (evidence === undefined) return tooFew(terms);
  const scores = countedScores(evidence, terms.excluded);
  if (scores.length < terms.pack.defence.scorersMin.value) return tooFew(terms);
  const rounding = terms.pack.rounding.value;
  const mean = countedMean(scores, rounding);
  const defence = { mean: mean.shown, spread: spreadOf(scores, rounding), members: scores.length };
  const lines = [...exclusionLines(terms.excluded, evidence), meanLine(terms, scores, defence)];
  if (evidence.spreadDecision === undefined && needsSpreadReview(scores, terms.spreadLimit)) {
    const wait = waiting('SPREAD_DECISION', spreadSource(terms));
    return { defence, net: null, needs: ['SPREAD_DECISION'], because: [...lines, wait] };
  }
  const { net, lines: more } = withSanctions(terms, mean, candidate);
  return { defence, net, needs: [], because: together(lines, reviewLines(terms, evidence), more) };
};
