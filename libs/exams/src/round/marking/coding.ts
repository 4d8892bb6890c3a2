import { refuse, values } from '#kernel';
import { commitmentFault } from '../commitments.js';
import { acts, boardHead, boardPeople, seated, supervisors } from '../people.js';
import type { Round } from '../state.js';
import { areDistinct } from '../written/rule.js';
import type { MarkingRule } from './rule.js';

/** Neither `=` nor a line feed: the text that is committed to must be read one way only. */
const CODE = /^[A-Za-z0-9-]{1,32}$/;

/** What is wrong with these codes for the scripts of the round, or `undefined`. */
export const badCodes = (round: Round, codes: readonly string[]) => {
  const malformed = codes.find((code) => !CODE.test(code));
  if (malformed !== undefined) return refuse('code-malformed', { code: malformed });
  if (!areDistinct(codes)) return refuse('codes-not-unique');
  const scripts = round.written.scripts.size;
  if (codes.length !== scripts) return refuse('codes-differ-from-scripts', { codes: codes.length, scripts });
  const names = new Set(
    values(round.applications.list).flatMap(({ candidate, candidateNo }) => [candidate, candidateNo]),
  );
  const telling = codes.find((code) => names.has(code));
  return telling === undefined ? undefined : refuse('code-names-candidate', { code: telling });
};

/** Whoever is to lay the map open must be there to do it: they sit in the round, and somebody else watches them. */
const badKeepers = (round: Round, keepers: readonly string[]) => {
  const marking = [...boardPeople(round, 'MARKING'), ...boardPeople(round, 'APPEAL_MARKING')];
  if (!areDistinct(keepers) || keepers.some((person) => marking.includes(person))) {
    return refuse('keepers-not-independent');
  }
  const working = seated(round).filter((person) => !supervisors(round).includes(person));
  const stranger = keepers.find((person) => !working.includes(person));
  return stranger === undefined ? undefined : refuse('keeper-without-seat', { person: stranger });
};

export const codeScripts: MarkingRule<'CodeScripts'> = (round, command, context) => {
  const { codes, commitment, keepers } = command;
  if (!acts(context, boardHead(round, 'CODING'))) return refuse('coding-head-only');
  const markers = boardPeople(round, 'MARKING');
  const both = boardPeople(round, 'CODING').find((person) => markers.includes(person));
  if (both !== undefined) return refuse('coder-also-marks', { person: both });
  const fault = commitmentFault(round, commitment);
  return (
    (fault === undefined ? undefined : refuse(fault)) ??
    badKeepers(round, keepers) ??
    badCodes(round, codes) ?? [{ type: 'ScriptsCoded', data: command }]
  );
};
