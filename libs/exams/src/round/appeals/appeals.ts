import { at, emptyTable, put } from '#kernel';
import { chapter } from '../chapter.js';
import { appealsCards } from './cards.js';
import {
  type AppealFile,
  type AppealsCommands,
  type AppealsEvents,
  type AppealsPart,
  appealsUpcasters,
} from './events.js';
import { closeAppealWindow, fileAppeal } from './filing.js';
import { evaluateGate } from './gate.js';
import { appealsRefusals } from './refusals.js';
import { completeAppeals, decideAppeal, recordAppealMark } from './settling.js';

const withFile = (part: AppealsPart, script: string, change: (file: AppealFile) => AppealFile): AppealsPart => {
  const file = at(part.files, script);
  return file === undefined ? part : { ...part, files: put(part.files, script, change(file)) };
};

/** Appeals against written marks and the gate behind them (ND 170/2025 Arts 10, 16(4); TT 22/2025 Arts 17, 18). */
export const appeals = chapter<'appeals', AppealsCommands, AppealsEvents>()({
  name: 'appeals',
  initial: { files: emptyTable(), windowClosed: false, gate: null },
  refusals: appealsRefusals,
  cards: appealsCards,
  upcasters: appealsUpcasters,
  decide: {
    FileAppeal: fileAppeal,
    CloseAppealWindow: closeAppealWindow,
    RecordAppealMark: recordAppealMark,
    DecideAppeal: decideAppeal,
    CompleteAppeals: completeAppeals,
    EvaluateGate: evaluateGate,
  },
  evolve: {
    AppealFiled: (part, { candidate, script }) => ({
      ...part,
      files: put(part.files, script, {
        candidate,
        marks: [],
        needs: null,
        proposed: null,
        settled: null,
        chairDecision: null,
      }),
    }),
    AppealWindowClosed: (part) => ({ ...part, windowClosed: true }),
    AppealMarkingStarted: (part) => part,
    AppealMarked: (part, { script, marker, mark }) =>
      withFile(part, script, (file) => ({ ...file, marks: [...file.marks, { marker, mark }] })),
    AppealDisputed: (part, { script, needs, proposed }) =>
      withFile(part, script, (file) => ({ ...file, needs, proposed })),
    AppealDecided: (part, { script, mark }) => withFile(part, script, (file) => ({ ...file, chairDecision: mark })),
    AppealSettled: (part, { script, raw, net, how }) =>
      withFile(part, script, (file) => ({ ...file, needs: null, settled: { raw, net, how } })),
    WrittenResultFinal: (part) => part,
    GateEvaluated: (part, gate) => ({ ...part, gate }),
  },
});
