import { canonicalJson } from '../round/case.js';
import { excludedOf, opinionsOf, outstanding } from '../round/hiring/contest.js';
import { hireFault } from '../round/hiring/deciding.js';
import { allOf } from '../round/history.js';
import { before, type Breach, breach, type Check } from './breach.js';

const reportsFollow: Check = (history, fold) =>
  allOf(history, 'OpinionsReported').flatMap((recorded): readonly Breach[] => {
    const round = fold(before(history, recorded));
    const { opinions, counts, excluded } = recorded.data;
    const due = opinionsOf(round);
    // Older reports do not keep what was excluded.
    const [wanted, carried] =
      excluded === undefined
        ? [due, { opinions, counts }]
        : [
            { ...due, excluded: excludedOf(round) },
            { opinions, counts, excluded },
          ];
    return [
      ...(outstanding(round) === undefined ? [] : [breach(4, recorded, 'reported while opinions were outstanding')]),
      ...(canonicalJson(wanted) === canonicalJson(carried)
        ? []
        : [breach(4, recorded, 'the report does not carry the opinions that were given')]),
    ];
  });

const choicesFollow: Check = (history, fold) =>
  allOf(history, 'HireDecided').flatMap((recorded): readonly Breach[] => {
    const fault = hireFault(fold(before(history, recorded)), recorded.data);
    return fault === undefined ? [] : [breach(4, recorded, `the hire was not open to the signer: ${fault.refused}`)];
  });

/** (4) The report carries every opinion, and nobody is hired against it being due, nor a relative of the signer. */
export const hiresFollow: Check = (history, fold) => [...reportsFollow(history, fold), ...choicesFollow(history, fold)];
