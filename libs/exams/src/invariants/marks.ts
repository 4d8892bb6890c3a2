import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Recorded } from '#kernel';
import { codeMapText } from '../round/marking/events.js';
import { allOf, isA } from '../round/history.js';
import { before, type Breach, breach, type Check } from './breach.js';

const MARKING: readonly string[] = [
  'MarkRecorded',
  'MarkCorrected',
  'MarkSettled',
  'HeadDecided',
  'ThirdMarkerAssigned',
  'CollectiveMarked',
  'ScriptZeroed',
];

/** A second value where one already stands, told apart by key. */
const overwritten = <Event extends Recorded>(
  events: readonly Event[],
  keyOf: (event: Event) => string,
  what: string,
): readonly Breach[] => {
  const seen = new Set<string>();
  return events.flatMap((event) => {
    const key = keyOf(event);
    const again = seen.has(key);
    seen.add(key);
    return again ? [breach(1, event, `${what} ${key} is written a second time`)] : [];
  });
};

const corrections = (history: readonly Recorded[]): readonly Breach[] => {
  const marks = new Map<string, string>();
  return history.flatMap((recorded) => {
    if (!isA(recorded, 'MarkRecorded') && !isA(recorded, 'MarkCorrected')) return [];
    const { script, place, mark } = recorded.data;
    const key = `${script}/${place}`;
    const old = marks.get(key);
    marks.set(key, mark);
    if (isA(recorded, 'MarkCorrected')) {
      return recorded.data.old === old ? [] : [breach(1, recorded, `correction of mark ${key} does not name the old`)];
    }
    return old === undefined ? [] : [breach(1, recorded, `mark ${key} is written a second time`)];
  });
};

interface Settling {
  readonly event: Recorded;
  readonly script: string;
  readonly mark: string;
  readonly replaces?: string;
}

/** A mark is settled once; a corrected decision names the mark that it takes back. */
const settlings = (lines: readonly Settling[], what: string): readonly Breach[] => {
  const marks = new Map<string, string>();
  return lines.flatMap(({ event, script, mark, replaces }) => {
    const old = marks.get(script);
    marks.set(script, mark);
    return old === replaces ? [] : [breach(1, event, `${what} ${script} is written a second time`)];
  });
};

const resignings = (history: readonly Recorded[]): readonly Breach[] => {
  const scores = new Map<string, string>();
  return allOf(history, 'SheetSigned').flatMap((recorded) => {
    const { candidate, member, score, replaces } = recorded.data;
    const key = `${member}/${candidate}`;
    const old = scores.get(key) ?? null;
    scores.set(key, score);
    return replaces === old ? [] : [breach(1, recorded, `sheet ${key} does not name the score it replaces`)];
  });
};

/** What must have been published for each script: the settled mark, or nothing for a script that was not signed for. */
const published = (history: readonly Recorded[]): readonly Breach[] => {
  const settled = new Map(allOf(history, 'MarkSettled').map(({ data }) => [data.script, data.mark]));
  const scripts = allOf(history, 'WrittenEnded').flatMap(({ data }) => data.scripts);
  const unsigned = new Set(scripts.filter(({ signed }) => !signed).map(({ candidate }) => candidate));
  return allOf(history, 'CodeMapUnsealed').flatMap((recorded) => {
    const codes = new Map(recorded.data.map.map(({ code, candidate }) => [candidate, code]));
    return recorded.data.marks
      .filter(({ candidate, raw, how }) =>
        unsigned.has(candidate) ? how !== 'ZEROED' : settled.get(codes.get(candidate) ?? '') !== raw,
      )
      .map(({ candidate }) => breach(1, recorded, `the mark published for ${candidate} is not the one settled`));
  });
};

/** The history from the first event of this type on. */
const since = (history: readonly Recorded[], first: string): readonly Recorded[] => {
  const start = history.findIndex(({ type }) => type === first);
  return start === -1 ? [] : history.slice(start);
};

/** (1) A mark that was used is never changed in place: later truth is a new event that names the old one. */
export const marksStand: Check = (history) => {
  const late = since(history, 'CodeMapUnsealed').filter(({ type }) => MARKING.includes(type));
  const lateSheets = since(history, 'DefenceSealed').filter(({ type }) => type === 'SheetSigned');
  return [
    ...late.map((recorded) => breach(1, recorded, `${recorded.type} after the marks were published`)),
    ...lateSheets.map((recorded) => breach(1, recorded, 'a sheet is signed after sealing')),
    ...settlings(
      allOf(history, 'MarkSettled').map((event) => ({ event, ...event.data })),
      'settled mark',
    ),
    ...settlings(
      allOf(history, 'AppealSettled').map((event) => ({ event, ...event.data, mark: event.data.raw })),
      'appeal mark',
    ),
    ...overwritten(allOf(history, 'CodeMapUnsealed'), () => 'map', 'code'),
    ...corrections(history),
    ...resignings(history),
    ...published(history),
  ];
};

/** So many attempts of the keepers come before the council decides, unless they cannot make any. */
const ATTEMPTS = 2;

/** The council settles a map by a motion that it carried, and only where the keepers have failed. */
const settledMaps = (history: readonly Recorded[]): readonly Breach[] =>
  allOf(history, 'CodeMapSettled').flatMap((recorded) => {
    const { motion, lost } = recorded.data;
    const earlier = before(history, recorded);
    const votes = allOf(earlier, 'MotionClosed').filter(({ data }) => data.motion === motion);
    const failed = allOf(earlier, 'CodeMapRejected').length;
    return [
      ...(votes.at(-1)?.data.outcome === 'CARRIED'
        ? []
        : [breach(3, recorded, 'the council did not carry the map that is said to be settled')]),
      ...(lost || failed >= ATTEMPTS ? [] : [breach(3, recorded, 'the keepers had an attempt left')]),
    ];
  });

const unsealedMaps = (history: readonly Recorded[]): readonly Breach[] =>
  allOf(history, 'CodeMapUnsealed').flatMap((recorded) => {
    const { map, salt } = recorded.data;
    const earlier = before(history, recorded);
    const promised = [...allOf(earlier, 'ScriptsCoded'), ...allOf(earlier, 'CodeMapSettled')];
    const commitment = promised.at(-1)?.data.commitment;
    const found = bytesToHex(sha256(utf8ToBytes(codeMapText(map, salt))));
    const after = history.slice(history.indexOf(recorded)).find(({ type }) => type === 'MarkSettled');
    return [
      ...(found === commitment ? [] : [breach(3, recorded, 'the code map is not the one committed to')]),
      ...(after === undefined ? [] : [breach(3, after, 'a mark is settled after the code map was unsealed')]),
    ];
  });

/** (3) The code map is laid open after the last mark was settled, and it is the map that was committed to, or settled. */
export const mapStaysSealed: Check = (history) => [...settledMaps(history), ...unsealedMaps(history)];
