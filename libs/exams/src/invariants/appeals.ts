import { at } from '#kernel';
import { roundPublished, settleAppeal } from '#rules';
import { own } from '../own.js';
import type { AppealFile, AppealHow } from '../round/appeals/events.js';
import { netOf } from '../round/marking/final-mark.js';
import { packOf } from '../round/plan/pack.js';
import type { Round } from '../round/state.js';
import { allOf } from '../round/history.js';
import { before, type Breach, breach, type Check } from './breach.js';

/** The raw mark that the appeal markers' marks, or the chair's decision, lead to. */
const rawOf = (round: Round, { candidate, marks, chairDecision }: AppealFile, how: AppealHow): string | undefined => {
  const pack = packOf(round);
  if (how === 'APPEAL_CHAIR') {
    return chairDecision === null ? undefined : roundPublished(chairDecision, pack.rounding.value);
  }
  const published = own(round.marking.published, candidate)?.raw;
  const [first, second, third] = marks.map(({ mark }) => mark);
  if (published === undefined || first === undefined || second === undefined) return undefined;
  const result = settleAppeal(pack, published, { marks: [first, second], ...(third === undefined ? {} : { third }) });
  return 'mark' in result ? result.mark : undefined;
};

/** (4) The mark after an appeal follows from the appeal marks, or from the chair's decision, and from the sanctions. */
export const appealsFollow: Check = (history, fold) =>
  allOf(history, 'AppealSettled').flatMap((recorded): readonly Breach[] => {
    const { candidate, script, raw, net, how } = recorded.data;
    const round = fold(before(history, recorded));
    const file = at(round.appeals.files, script);
    const follows =
      file?.candidate === candidate && rawOf(round, file, how) === raw && netOf(round, candidate, raw) === net;
    return follows ? [] : [breach(4, recorded, `the appeal mark of ${script} does not follow from the appeal`)];
  });
