import type {
  Because,
  CaseCandidate,
  DefenceEvidence,
  DefenceResult,
  Needs,
  Sheet,
  SpreadDecision,
} from '../cases/case.js';
import { type Counted, countedMean } from './counted.js';
import { compareScores, needsSpreadReview, spreadOf } from '../numbers/decimals.js';
import { afterSanctions, deductionOf, sanctionsOf } from './marking.js';
import type { Terms } from '../calendar/terms.js';
import { house, PLAN_SOURCE } from '../sources.js';
import { because, type Both, citation, meanInWords, together, vi, waiting } from '../wording.js';

/** What is known of a candidate's defence; `net` is the mean after sanctions. */
export interface DefencePart {
  readonly defence: DefenceResult | null;
  readonly net: Counted | null;
  readonly needs: readonly Needs[];
  readonly because: readonly Because[];
}

const scoresOf = (sheets: readonly Sheet[]): readonly string[] => sheets.map(({ score }) => score);

/** The scores that count: those signed anew in place of the old, without members excluded for all. */
const countedScores = ({ sheets, spreadDecision }: DefenceEvidence, excluded: readonly string[]): readonly string[] => {
  const standing = spreadDecision?.kind === 'RESCORE' ? spreadDecision.sheets : sheets;
  const left = excluded.length === 0 ? standing : standing.filter(({ member }) => !excluded.includes(member));
  return scoresOf(left);
};

const spreadSource = ({ pack, spreadLimit }: Terms): string =>
  spreadLimit === pack.defence.spreadLimit.value ? citation(pack.defence.spreadLimit.source) : PLAN_SOURCE;

/** Sheets that were changed when they were signed anew, of those that count: the score before and after. */
const changedSheets = (sheets: readonly Sheet[], anew: readonly Sheet[], excluded: readonly string[]) =>
  sheets
    .filter(({ member }) => !excluded.includes(member))
    .flatMap(({ member, score: before }) =>
      anew
        .filter((sheet) => sheet.member === member && compareScores(before, sheet.score) !== 0)
        .map(({ score: after }) => ({ before, after })),
    );

/** What came of scoring anew: how many sheets of how many changed, from what to what, and how far apart they are now. */
const rescored = (changes: ReturnType<typeof changedSheets>, { spread, members }: DefenceResult): Both => {
  const list = changes.map(({ before, after }) => [
    `${before} became ${after}`,
    `${vi(before)} thành ${vi(after)}`,
  ]) as readonly Both[];
  const told = (language: 0 | 1) => (list.length === 0 ? '' : ` (${list.map((both) => both[language]).join('; ')})`);
  return [
    `sheets were signed anew; ${changes.length} of ${members} changed${told(0)}. The spread is now ${spread}`,
    `cho chấm lại; ${changes.length}/${members} phiếu có thay đổi${told(1)}. Chênh lệch còn ${vi(spread)}`,
  ];
};

const KEPT: Both = ['the sheets stand', 'giữ nguyên các phiếu điểm'];
const EXCLUDED: Both = ['a member is excluded for all candidates', 'loại một thành viên đối với mọi thí sinh'];

/** How far apart the sheets were that were considered; nothing where it is not known whether one put out since was among them. */
const considered = ({ excluded, pack }: Terms, { sheets, spreadDecision }: DefenceEvidence): Both => {
  const own = spreadDecision?.kind === 'MEMBER_EXCLUDED' ? spreadDecision.member : null;
  if (sheets.some(({ member }) => member !== own && excluded.includes(member))) return ['', ''];
  const spread = spreadOf(scoresOf(sheets), pack.rounding.value);
  return [` ${spread}`, ` ${vi(spread)}`];
};

const decided = (
  { excluded }: Terms,
  { sheets }: DefenceEvidence,
  result: DefenceResult,
  decision: SpreadDecision,
): Both => {
  if (decision.kind === 'RESCORE') return rescored(changedSheets(sheets, decision.sheets, excluded), result);
  return decision.kind === 'KEEP' ? KEPT : EXCLUDED;
};

const reviewLines = (terms: Terms, evidence: DefenceEvidence, result: DefenceResult): readonly Because[] => {
  if (evidence.spreadDecision === undefined) return [];
  const [before, beforeVi] = considered(terms, evidence);
  const [en, vietnamese] = decided(terms, evidence, result, evidence.spreadDecision);
  return [
    because(
      'defence.spread-decided',
      spreadSource(terms),
      `Spread${before} considered by the head of the panel: ${en}.`,
      `Chênh lệch${beforeVi}, người đứng đầu hội đồng chấm bảo vệ đã xem xét: ${vietnamese}.`,
    ),
  ];
};

/** Nobody is named: these words are for candidates too, who must not know who scored. */
const exclusionLines = (excluded: readonly string[], { sheets }: DefenceEvidence): readonly Because[] => {
  const count = sheets.filter(({ member }) => excluded.includes(member)).length;
  if (count === 0) return [];
  return [
    because(
      'defence.member-excluded',
      house('same-scorers'),
      `Sheets that count for no candidate, their members being excluded: ${count}.`,
      `Số phiếu của thành viên bị loại, không tính đối với mọi thí sinh: ${count}.`,
    ),
  ];
};

const meanLine = (terms: Terms, scores: readonly string[], { mean }: DefenceResult): Because => {
  const [sum, sumVi] = meanInWords(mean, scores);
  return because(
    'defence.mean',
    citation(terms.pack.defence.scorersMin.source),
    `${sum}: mean of ${scores.length} sheets.`,
    `${sumVi}: trung bình cộng ${scores.length} phiếu.`,
  );
};

const withSanctions = (terms: Terms, mean: Counted, candidate: CaseCandidate) => {
  const own = sanctionsOf(candidate, 'defence');
  const net = afterSanctions(terms.pack, mean, own);
  if (own.length === 0) return { net, lines: [] };
  const percent = deductionOf(terms.pack, own);
  const line = because(
    'sanction.deduct',
    citation(terms.pack.sanctions.source),
    `${mean.shown} less ${percent} % is ${net.shown}.`,
    `${vi(mean.shown)} trừ ${vi(percent)} % còn ${vi(net.shown)}.`,
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
  return { defence, net, needs: [], because: together(lines, reviewLines(terms, evidence, defence), more) };
};
