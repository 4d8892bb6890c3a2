import { type ClockRow, type Confidence, type Kind, type Parameter } from '../pack.js';

/** A value with its origin: `value, 'TT 22/2025', '16(2)', 'ANALOGY/F'`. No article: the instrument as a whole. */
export const given = <const Value>(
  value: Value,
  instrument: string,
  article: string | null,
  standing: `${Kind}/${Confidence}`,
): Parameter<Value> => {
  const [kind, confidence] = standing.split('/') as [Kind, Confidence];
  return { value, source: article === null ? { instrument } : { instrument, article }, kind, confidence };
};

/** A decision of this product where no rule was found; a round's plan may change it. */
export const byDefault = <const Value>(value: Value): Parameter<Value> =>
  given(value, 'Khoa Bảng default', null, 'DEFAULT/D');

type ClockShape = Pick<ClockRow, 'name' | 'startsOn' | 'stopsOn' | 'length' | 'unit'> & { readonly extended?: number };

/** A clock of an authority: it flags, and nothing else happens. */
export const flags = (
  shape: ClockShape,
  origin: Pick<ClockRow, 'source' | 'kind' | 'confidence'>,
  onExpiry = 'OverdueFlagged',
): ClockRow => ({
  ...shape,
  whose: 'AUTHORITY',
  onExpiry,
  source: origin.source,
  kind: origin.kind,
  confidence: origin.confidence,
});

/** A clock of candidates: what comes after it is refused. */
export const acts = (
  shape: ClockShape,
  origin: Pick<ClockRow, 'source' | 'kind' | 'confidence'>,
  onExpiry: string,
): ClockRow => ({ ...flags(shape, origin, onExpiry), whose: 'CANDIDATE' });
