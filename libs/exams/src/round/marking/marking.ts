import { at, emptyTable, put, type Table } from '#kernel';
import { chapter } from '../chapter.js';
import { markingCards } from './cards.js';
import { codeScripts } from './coding.js';
import { confirmUnsealing, settleCodeMap, unsealCodeMap } from './unsealing.js';
import { assignThirdMarker, completeMarking, decideCollectively, decideMark, zeroScript } from './decisions.js';
import { type MarkingCommands, type MarkingEvents, type MarkingPart, type Script, markingUpcasters } from './events.js';
import { correctMark, recordMark } from './marks.js';
import { markingRefusals } from './refusals.js';

const unmarked: Script = { marks: [], third: null, needs: null, settled: null };

const withScript = (part: MarkingPart, code: string, change: (script: Script) => Script): MarkingPart => ({
  ...part,
  scripts: put(part.scripts, code, change(at(part.scripts, code) ?? unmarked)),
});

const unmarkedScripts = (codes: readonly string[]): Table<Script> =>
  codes.reduce((scripts, code) => put(scripts, code, unmarked), emptyTable<Script>());

/** Anonymous double marking (TT 22/2025 Arts 15(3), 16): codes under a commitment, bands, decisions, the map laid open. */
export const marking = chapter<'marking', MarkingCommands, MarkingEvents>()({
  name: 'marking',
  initial: {
    commitment: null,
    keepers: [],
    confirmed: [],
    rejected: 0,
    scripts: emptyTable(),
    unsettled: 0,
    codeOf: {},
    published: {},
  },
  refusals: markingRefusals,
  cards: markingCards,
  upcasters: markingUpcasters,
  decide: {
    CodeScripts: codeScripts,
    RecordMark: recordMark,
    CorrectMark: correctMark,
    ZeroScript: zeroScript,
    DecideMark: decideMark,
    AssignThirdMarker: assignThirdMarker,
    DecideCollectively: decideCollectively,
    CompleteMarking: completeMarking,
    ConfirmUnsealing: confirmUnsealing,
    UnsealCodeMap: unsealCodeMap,
    SettleCodeMap: settleCodeMap,
  },
  evolve: {
    ScriptsCoded: (part, { codes, commitment, keepers }) => ({
      ...part,
      commitment,
      keepers,
      scripts: unmarkedScripts(codes),
      unsettled: codes.length,
    }),
    MarkRecorded: (part, { script, marker, mark, place }) =>
      withScript(part, script, (old) => ({ ...old, marks: [...old.marks, { marker, mark, place }] })),
    MarkCorrected: (part, { script, marker, mark, place }) =>
      withScript(part, script, (old) => ({
        ...old,
        marks: old.marks.map((one) => (one.place === place ? { marker, mark, place } : one)),
      })),
    MarkDisputed: (part, { script, needs }) => withScript(part, script, (old) => ({ ...old, needs })),
    ThirdMarkerAssigned: (part, { script, marker }) => withScript(part, script, (old) => ({ ...old, third: marker })),
    HeadDecided: (part) => part,
    CollectiveMarked: (part) => part,
    ScriptZeroed: (part) => part,
    MarkSettled: (part, { script, mark, how, replaces }) => ({
      ...withScript(part, script, (old) => ({ ...old, needs: null, settled: { mark, how } })),
      unsettled: replaces === undefined ? part.unsettled - 1 : part.unsettled,
    }),
    MarkingCompleted: (part) => part,
    UnsealingConfirmed: (part, { by }) => ({ ...part, confirmed: [...part.confirmed, by] }),
    // Whoever opens it the next time does so before all of them again.
    CodeMapRejected: (part) => ({ ...part, confirmed: [], rejected: part.rejected + 1 }),
    CodeMapSettled: (part, { commitment }) => ({ ...part, commitment }),
    CodeMapUnsealed: (part, { map, marks }) => ({
      ...part,
      codeOf: Object.fromEntries(map.map(({ code, candidate }) => [candidate, code])),
      published: Object.fromEntries(marks.map(({ candidate, raw, net, how }) => [candidate, { raw, net, how }])),
    }),
  },
});
