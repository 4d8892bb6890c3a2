import type { PackShort } from '../../api/types.gen.js';
import { day } from '../../words/format.js';
import { useLanguage, useSay } from '../../words/language.js';

/** From when until when a plan may pin a pack. */
export const Validity = ({ of }: { readonly of: Pick<PackShort, 'effectiveFrom' | 'effectiveTo'> }) => {
  const say = useSay();
  const { language } = useLanguage();
  const from = day(language, of.effectiveFrom);
  if (of.effectiveTo === null) return say({ vi: `từ ${from}`, en: `from ${from}` });
  const until = day(language, of.effectiveTo);
  return say({ vi: `${from} đến ${until}`, en: `${from} to ${until}` });
};
