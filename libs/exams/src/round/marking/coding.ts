import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { at, type Context, entries, refuse, values } from '#kernel';
import { HEX_64 } from '../../wording.js';
import { acts, boardHead, boardPeople, supervisors } from '../people.js';
import { isDisqualified } from '../running.js';
import type { Round } from '../state.js';
import { areDistinct } from '../written/rule.js';
import { type CodeEntry, codeMapText, type MarkingCommands, type MarkingEvents } from './events.js';
import { netOf } from './final-mark.js';
import type { MarkingRule } from './rule.js';

/** Neither `=` nor a line feed: the text that is committed to must be read one way only. */
const CODE = /^[A-Za-z0-9-]{1,32}$/;

const badCodes = (round: Round, codes: readonly string[]) => {
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

export const codeScripts: MarkingRule<'CodeScripts'> = (round, command, context) => {
  const { codes, commitment, keepers } = command;
  if (!acts(context, boardHead(round, 'CODING'))) return refuse('coding-head-only');
  const markers = boardPeople(round, 'MARKING');
  const both = boardPeople(round, 'CODING').find((person) => markers.includes(person));
  if (both !== undefined) return refuse('coder-also-marks', { person: both });
  if (!HEX_64.test(commitment)) return refuse('commitment-malformed');
  const marking = [...markers, ...boardPeople(round, 'APPEAL_MARKING')];
  if (!areDistinct(keepers) || keepers.some((person) => marking.includes(person))) {
    return refuse('keepers-not-independent');
  }
  return badCodes(round, codes) ?? [{ type: 'ScriptsCoded', data: command }];
};

const same = (a: readonly string[], b: readonly string[]): boolean =>
  areDistinct(a) && a.length === b.length && a.every((item) => b.includes(item));

/** The map must join every code to one script handed in, and every script to one code. */
const covers = (round: Round, map: readonly CodeEntry[]): boolean => {
  const codes = map.map(({ code }) => code);
  const candidates = map.map(({ candidate }) => candidate);
  const keysOf = (table: Parameters<typeof entries>[0]) => entries(table).map(([key]) => key);
  return same(codes, keysOf(round.marking.scripts)) && same(candidates, keysOf(round.written.scripts));
};

type Marks = MarkingEvents['CodeMapUnsealed']['marks'];

/** Nobody who lost the paper has a mark; a script that was not signed for is worth 0 (TT 22/2025 Art 15). */
const marksOf = (round: Round, map: readonly CodeEntry[]): Marks =>
  map
    .filter(({ candidate }) => !isDisqualified(round, candidate))
    .flatMap(({ code, candidate }) => {
      const settled = at(round.marking.scripts, code)?.settled;
      if (at(round.written.scripts, candidate) === false) {
        return [{ candidate, raw: '0.00', net: '0.00', how: 'ZEROED' as const }];
      }
      if (settled === null || settled === undefined) return [];
      const { mark, how } = settled;
      return [{ candidate, raw: mark, net: netOf(round, candidate, mark), how }];
    });

/** A second keeper and a supervisor agree that the map is opened now (TT 22/2025 Art 15(3), domain §3.7). */
export const confirmUnsealing: MarkingRule<'ConfirmUnsealing'> = (round, _, context) => {
  const { keepers, confirmed } = round.marking;
  const by = [...keepers, ...supervisors(round)].find((person) => acts(context, person));
  if (by === undefined) return refuse('keepers-only');
  return confirmed.includes(by) ? [] : [{ type: 'UnsealingConfirmed', data: { by } }];
};

const unsealable = (round: Round, command: MarkingCommands['UnsealCodeMap'], context: Context) => {
  const { supervisor, salt, map } = command;
  const { keepers, confirmed } = round.marking;
  const opener = keepers.find((keeper) => acts(context, keeper));
  if (opener === undefined) return refuse('keepers-only');
  if (!supervisors(round).includes(supervisor) || keepers.includes(supervisor)) return refuse('supervisor-missing');
  const absent = [...keepers.filter((keeper) => keeper !== opener), supervisor].find(
    (person) => !confirmed.includes(person),
  );
  if (absent !== undefined) return refuse('unsealing-unconfirmed', { person: absent });
  const open = Object.entries(round.written.questionErrors).find(([, decision]) => decision === 'OPEN');
  if (open !== undefined) return refuse('question-error-open', { question: open[0] });
  if (!HEX_64.test(salt)) return refuse('salt-malformed');
  return covers(round, map) ? undefined : refuse('map-incomplete');
};

/** A map that does not hash to the commitment may have been changed: the round stands still (domain: S29). */
export const unsealCodeMap: MarkingRule<'UnsealCodeMap'> = (round, command, context) => {
  const refusal = unsealable(round, command, context);
  if (refusal !== undefined) return refusal;
  const { commitment } = round.marking;
  const found = bytesToHex(sha256(utf8ToBytes(codeMapText(command.map, command.salt))));
  if (commitment === found) {
    return [{ type: 'CodeMapUnsealed', data: { ...command, marks: marksOf(round, command.map) } }];
  }
  return [
    { type: 'CodeMapRejected', data: { commitment: commitment ?? '', found } },
    { type: 'RoundSuspended', data: { code: 'CODE_MAP_MISMATCH' } },
  ];
};
