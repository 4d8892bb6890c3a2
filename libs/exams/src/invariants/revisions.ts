import { type Breach, breach, type Check } from './breach.js';

/** (5) The events of a stream are numbered from 0 without a gap: none is left out, put in or moved. */
export const revisionsRunOn: Check = (history) =>
  history.flatMap((recorded, index): readonly Breach[] => {
    const next = (history[index - 1]?.revision ?? -1) + 1;
    return recorded.revision === next
      ? []
      : [breach(5, recorded, `revision ${recorded.revision} stands where ${next} belongs`)];
  });
