import { compute, isFault } from '#rules';
import { canonicalJson, caseOf, inputsHashOf } from '../round/case.js';
import type { ResultLine } from '../round/results/events.js';
import { allOf } from '../round/history.js';
import { before, type Breach, breach, type Check } from './breach.js';

/** Explanations may be worded better one day; what was decided may not change. */
const decided = (lines: readonly ResultLine[]): string =>
  canonicalJson(
    lines.map(({ id, written, gate, defence, total, rank, post, outcome }) => ({
      id,
      written,
      gate,
      defence,
      total,
      rank,
      post,
      outcome,
    })),
  );

/** (4) Every published number follows from the evidence by the pinned pack, and its inputs are the ones hashed. */
export const resultsFollow: Check = (history, fold) =>
  allOf(history, 'ResultsCompiled').flatMap((recorded): readonly Breach[] => {
    const input = caseOf(fold(before(history, recorded)));
    const result = compute(input);
    if (isFault(result))
      return [breach(4, recorded, `the evidence makes no sound case: ${result.code} at ${result.path}`)];
    const { inputsHash, lines } = recorded.data;
    return [
      ...(inputsHash === inputsHashOf(input) ? [] : [breach(4, recorded, 'the hash is not that of the evidence')]),
      ...(result.complete ? [] : [breach(4, recorded, 'compiled while something was pending')]),
      ...(decided(result.candidates) === decided(lines)
        ? []
        : [breach(4, recorded, 'the result does not follow from the evidence')]),
    ];
  });
