import type { AppealEvidence, How, MarksEvidence, Needs, Sanction } from './case.js';
import { compareScores, meanOf, roundPublished } from './decimals.js';
import { Decimal } from './exact.js';
import type { Pack } from './pack.js';

/** A published mark and how it came about. */
export interface Settled {
  readonly how: How;
  readonly mark: string;
}

/** What must be decided or handed in before there is a mark. */
export interface Open {
  readonly needs: Needs;
}

const distance = (a: string, b: string): Decimal => new Decimal(a).minus(b).abs();

const bandOf = (pack: Pack, d: Decimal): 'MEAN' | 'TALK' | 'THIRD' => {
  const { meanUpTo, talkBelow, unit } = pack.bands.value;
  const factor = unit === 'POINTS' ? new Decimal(1) : new Decimal(pack.written.scale.value).div(100);
  if (d.lte(factor.mul(meanUpTo))) return 'MEAN';
  return talkBelow !== null && d.lt(factor.mul(talkBelow)) ? 'TALK' : 'THIRD';
};

const settleThird = (pack: Pack, evidence: MarksEvidence): Settled | Open => {
  const { third, collective, marks } = evidence;
  const published = (mark: string) => roundPublished(mark, pack.rounding.value);
  if (third === undefined) return { needs: 'THIRD_MARK' };
  if (marks.some((mark) => compareScores(mark, third) === 0)) return { how: 'THIRD_EQUAL', mark: published(third) };
  return collective === undefined
    ? { needs: 'COLLECTIVE_DECISION' }
    : { how: 'COLLECTIVE', mark: published(collective) };
};

/**
 * The mark of a script by the bands of the pack (TT 22/2025 Art 16(2)), or what is still missing. Where the law leaves
 * the mark to a person there is no formula. Packs without a talk band go from the mean to further markers.
 */
export const settleMarks = (pack: Pack, evidence: MarksEvidence): Settled | Open => {
  const rounding = pack.rounding.value;
  if (evidence.zeroed === true) return { how: 'ZEROED', mark: roundPublished('0', rounding) };
  const [first, second] = evidence.marks;
  if (first === undefined || second === undefined) return { needs: 'SECOND_MARK' };
  const band = bandOf(pack, distance(first, second));
  if (band === 'MEAN') return { how: 'MEAN', mark: meanOf([first, second], rounding) };
  if (band === 'THIRD') return settleThird(pack, evidence);
  return evidence.headDecision === undefined
    ? { needs: 'HEAD_DECISION' }
    : { how: 'HEAD_DECISION', mark: roundPublished(evidence.headDecision, rounding) };
};

/** The mark that the appeal markers arrive at: two equal marks, or the mean of three that all differ. */
const appealMark = (pack: Pack, { marks, third }: AppealEvidence): { readonly mark: string } | Open => {
  const rounding = pack.rounding.value;
  const [first, second] = marks;
  if (first === undefined || second === undefined) return { needs: 'APPEAL_SECOND_MARK' };
  if (compareScores(first, second) === 0) return { mark: roundPublished(first, rounding) };
  if (third === undefined) return { needs: 'APPEAL_THIRD_MARK' };
  const equal = marks.some((mark) => compareScores(mark, third) === 0);
  return { mark: equal ? roundPublished(third, rounding) : meanOf([first, second, third], rounding) };
};

/**
 * The mark after an appeal (TT 22/2025 Arts 17, 18). `published` is the marking result before sanctions: raw is
 * compared with raw. Nearer than the pack's limit the appeal mark is adopted, up or down; else the chair decides.
 */
export const settleAppeal = (pack: Pack, published: string, appeal: AppealEvidence): Settled | Open => {
  const found = appealMark(pack, appeal);
  if ('needs' in found) return found;
  if (distance(found.mark, published).lt(pack.appeal.diffAdoptBelow.value)) {
    return { how: 'APPEAL_ADOPTED', mark: found.mark };
  }
  return appeal.chairDecision === undefined
    ? { needs: 'CHAIR_DECISION' }
    : { how: 'APPEAL_CHAIR', mark: roundPublished(appeal.chairDecision, pack.rounding.value) };
};

/** Per cent that the sanctions of one paper take off. Of several the heaviest counts: our default. */
export const deductionOf = (pack: Pack, sanctions: readonly Pick<Sanction, 'kind'>[]): string => {
  const rates = { ...pack.sanctions.value, SUSPENSION: '100' };
  return Decimal.max(0, ...sanctions.map(({ kind }) => rates[kind])).toFixed();
};

/** The mark after sanctions, rounded from the published raw mark. A suspension voids the paper. */
export const applySanctions = (pack: Pack, raw: string, sanctions: readonly Pick<Sanction, 'kind'>[]): string => {
  const kept = new Decimal(100).minus(deductionOf(pack, sanctions));
  return roundPublished(new Decimal(raw).mul(kept).div(100), pack.rounding.value);
};
