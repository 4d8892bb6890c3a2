import type { Recorded } from '#kernel';
import { allOf, isA, type RoundRecorded } from '../round/history.js';
import { before, type Breach, breach, type Check } from './breach.js';

/** The rules that were found not to be met of this candidate, and were neither waived nor checked again since. */
const unmet = (history: readonly Recorded[], id: string): readonly string[] => {
  const standing = new Map<string, boolean>();
  for (const recorded of history) {
    if (isA(recorded, 'EligibilityChecked') && recorded.data.candidate === id)
      standing.set(recorded.data.rule, recorded.data.result === 'MET');
    if (isA(recorded, 'EligibilityWaived') && recorded.data.candidate === id) standing.set(recorded.data.rule, true);
  }
  return [...standing].flatMap(([rule, isMet]) => (isMet ? [] : [rule]));
};

const faultsOf = (history: readonly Recorded[], list: RoundRecorded<'EligibleListPublished'>): readonly Breach[] => {
  const gone = new Set(
    [...allOf(history, 'ApplicationWithdrawn'), ...allOf(history, 'ApplicationRefused')].map(
      ({ data }) => data.candidate,
    ),
  );
  const applied = new Set(allOf(history, 'ApplicationReceived').map(({ data }) => data.candidate));
  return list.data.candidates.flatMap(({ candidate: id }) => {
    if (!applied.has(id)) return [breach(4, list, `${id} is on the list without having applied`)];
    if (gone.has(id)) return [breach(4, list, `${id} is on the list after the application came to an end`)];
    return unmet(history, id).map((rule) => breach(4, list, `${id} is on the list without meeting ${rule}`));
  });
};

/** (4) Whoever is on the list of the eligible applied, is still in, and meets every rule that was checked, or has it waived. */
export const listFollows: Check = (history) =>
  allOf(history, 'EligibleListPublished').flatMap((list) => faultsOf(before(history, list), list));
