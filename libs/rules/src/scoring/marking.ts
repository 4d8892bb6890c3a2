import type { AppealEvidence, CaseCandidate, How, MarksEvidence, Needs, Sanction } from '../cases/case.js';
import { type Counted, counted, countedMean, countedScore } from './counted.js';
import { compareDistance, compareScores, lessPercent, percentOf } from '../numbers/decimals.js';
import type { Pack, Rounding } from '../packs/pack.js';
import type { Paper } from '../words.js';

/** A published mark and how it came about; `compared` is what is held against pass marks and rivals. */
export interface Settled {
  readonly how: How;
  readonly mark: string;
  readonly compared: string;
}

/** What must be decided or handed in before there is a mark. */
export interface Open {
  readonly needs: Needs;
}

const settled = (how: How, { shown, compared }: Counted): Settled => ({ how, mark: shown, compared });

/** How far apart two marks may be for their mean, and for a talk between the markers: in points. */
export const bandLimits = ({ bands, written }: Pack): { readonly mean: string; readonly talk: string | null } => {
  const { meanUpTo, talkBelow, unit } = bands.value;
  const points = (limit: string) => (unit === 'POINTS' ? limit : percentOf(written.scale.value, limit));
  return { mean: points(meanUpTo), talk: talkBelow === null ? null : points(talkBelow) };
};

const bandOf = (pack: Pack, first: string, second: string): 'MEAN' | 'TALK' | 'THIRD' => {
  const { mean, talk } = bandLimits(pack);
  if (compareDistance(first, second, mean) <= 0) return 'MEAN';
  return talk !== null && compareDistance(first, second, talk) < 0 ? 'TALK' : 'THIRD';
};

const settleThird = (rounding: Rounding, { third, collective, marks }: MarksEvidence): Settled | Open => {
  if (third === undefined) return { needs: 'THIRD_MARK' };
  if (marks.some((mark) => compareScores(mark, third) === 0))
    return settled('THIRD_EQUAL', countedScore(third, rounding));
  return collective === undefined
    ? { needs: 'COLLECTIVE_DECISION' }
    : settled('COLLECTIVE', countedScore(collective, rounding));
};

/**
 * The mark of a script by the bands of the pack (TT 22/2025 Art 16(2)), or what is still missing. Where the law leaves
 * the mark to a person there is no formula. Packs without a talk band go from the mean to further markers.
 */
export const settleMarks = (pack: Pack, evidence: MarksEvidence): Settled | Open => {
  const rounding = pack.rounding.value;
  if (evidence.zeroed === true) return settled('ZEROED', countedScore('0', rounding));
  const [first, second] = evidence.marks;
  if (first === undefined || second === undefined) return { needs: 'SECOND_MARK' };
  const band = bandOf(pack, first, second);
  if (band === 'MEAN') return settled('MEAN', countedMean([first, second], rounding));
  if (band === 'THIRD') return settleThird(rounding, evidence);
  return evidence.headDecision === undefined
    ? { needs: 'HEAD_DECISION' }
    : settled('HEAD_DECISION', countedScore(evidence.headDecision, rounding));
};

/** The mark that the appeal markers arrive at: two equal marks, or the mean of three that all differ. */
export const appealMark = ({ marks, third }: AppealEvidence, rounding: Rounding): Counted | Open => {
  const [first, second] = marks;
  if (first === undefined || second === undefined) return { needs: 'APPEAL_SECOND_MARK' };
  if (compareScores(first, second) === 0) return countedScore(first, rounding);
  if (third === undefined) return { needs: 'APPEAL_THIRD_MARK' };
  const equal = marks.some((mark) => compareScores(mark, third) === 0);
  return equal ? countedScore(third, rounding) : countedMean([first, second, third], rounding);
};

/**
 * The mark after an appeal (TT 22/2025 Arts 17, 18). `published` is the marking result before sanctions: raw is
 * compared with raw. Nearer than the pack's limit the appeal mark is adopted, up or down; else the chair decides.
 */
export const settleAppeal = (pack: Pack, published: string, appeal: AppealEvidence): Settled | Open => {
  const rounding = pack.rounding.value;
  const found = appealMark(appeal, rounding);
  if ('needs' in found) return found;
  const isNear = compareDistance(found.shown, published, pack.appeal.diffAdoptBelow.value) < 0;
  if (isNear) return settled('APPEAL_ADOPTED', found);
  return appeal.chairDecision === undefined
    ? { needs: 'CHAIR_DECISION' }
    : settled('APPEAL_CHAIR', countedScore(appeal.chairDecision, rounding));
};

const NO_SANCTIONS: readonly Sanction[] = [];

/** The sanctions of one paper of a candidate. */
export const sanctionsOf = ({ sanctions }: CaseCandidate, paper: Paper): readonly Sanction[] =>
  sanctions === undefined ? NO_SANCTIONS : sanctions.filter((sanction) => sanction.paper === paper);

/** Per cent that the sanctions of one paper take off. Of several the heaviest counts: our default. */
export const deductionOf = (pack: Pack, sanctions: readonly Pick<Sanction, 'kind'>[]): string => {
  const rates = { ...pack.sanctions.value, SUSPENSION: '100' };
  return sanctions
    .map(({ kind }) => rates[kind])
    .reduce((most, rate) => (compareScores(rate, most) > 0 ? rate : most), '0');
};

/** The mark after sanctions, rounded from the published raw mark. A suspension voids the paper. */
export const applySanctions = (pack: Pack, raw: string, sanctions: readonly Pick<Sanction, 'kind'>[]): string =>
  lessPercent(raw, deductionOf(pack, sanctions), pack.rounding.value);

/** The same for a number as published and as compared. */
export const afterSanctions = (pack: Pack, raw: Counted, sanctions: readonly Pick<Sanction, 'kind'>[]): Counted => {
  if (sanctions.length === 0) return raw;
  const percent = deductionOf(pack, sanctions);
  return counted(pack.rounding.value, (to, part) => lessPercent(raw[part], percent, to));
};
