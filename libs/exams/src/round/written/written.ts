import { at, emptyTable, put, validTime } from '#kernel';
import { chapter } from '../chapter.js';
import { writtenCards } from './cards.js';
import {
  acceptCustody,
  handed,
  offered,
  refuseCustody,
  takenBack,
  takeOverCustody,
  transferCustody,
} from './custody.js';
import { type WrittenCommands, type WrittenEvents, writtenUpcasters } from './events.js';
import { writtenRefusals } from './refusals.js';
import {
  applySanction,
  cancelResult,
  decideQuestionError,
  endWritten,
  raiseQuestionError,
  recordAttendance,
  recordLateArrival,
} from './running.js';
import { drawPaper, sealPapers, startWritten, takeReservePaper } from './start.js';

/** The written paper: sealed versions, the draw, the sitting, and who holds what (TT 22/2025 Arts 5, 13 to 15). */
export const written = chapter<'written', WrittenCommands, WrittenEvents>()({
  name: 'written',
  initial: {
    versions: [],
    drawn: null,
    broken: [],
    opened: null,
    invigilators: [],
    attendance: emptyTable(),
    sanctions: emptyTable(),
    cancelled: [],
    questionErrors: {},
    items: emptyTable(),
    scripts: emptyTable(),
  },
  refusals: writtenRefusals,
  cards: writtenCards,
  upcasters: writtenUpcasters,
  decide: {
    SealPapers: sealPapers,
    DrawPaper: drawPaper,
    TakeReservePaper: takeReservePaper,
    StartWritten: startWritten,
    RecordAttendance: recordAttendance,
    RecordLateArrival: recordLateArrival,
    ApplySanction: applySanction,
    CancelResult: cancelResult,
    RaiseQuestionError: raiseQuestionError,
    DecideQuestionError: decideQuestionError,
    TransferCustody: transferCustody,
    AcceptCustody: acceptCustody,
    RefuseCustody: refuseCustody,
    TakeOverCustody: takeOverCustody,
    EndWritten: endWritten,
  },
  evolve: {
    // Papers sealed anew, after every seal was found broken, wait for a lot of their own.
    PapersSealed: (part, { versions, roomsPostedOn }) => ({
      ...part,
      versions,
      roomsPostedOn,
      drawn: null,
      broken: [],
    }),
    PaperDrawn: (part, { version, commitment }) => ({ ...part, drawn: version, opened: commitment ?? null }),
    ReservePaperTaken: (part, { broken, version }) => ({ ...part, drawn: version, broken: [...part.broken, broken] }),
    WrittenStarted: (part, { invigilators }) => ({ ...part, invigilators }),
    AttendanceRecorded: (part, { candidate, present }) => ({
      ...part,
      attendance: put(part.attendance, candidate, present ? 'PRESENT' : 'ABSENT'),
    }),
    CandidateLate: (part, { candidate, admitted }) => ({
      ...part,
      attendance: put(part.attendance, candidate, admitted ? 'PRESENT' : 'ABSENT'),
    }),
    SanctionApplied: (part, { candidate, kind }) => ({
      ...part,
      sanctions: put(part.sanctions, candidate, [...(at(part.sanctions, candidate) ?? []), kind]),
    }),
    ResultCancelled: (part, { candidate }) => ({ ...part, cancelled: [...part.cancelled, candidate] }),
    QuestionErrorRaised: (part, { question }) => ({
      ...part,
      questionErrors: { ...part.questionErrors, [question]: 'OPEN' },
    }),
    QuestionErrorDecided: (part, { question, decision }) => ({
      ...part,
      questionErrors: { ...part.questionErrors, [question]: decision },
    }),
    CustodyOffered: (part, data, meta) => ({ ...part, items: offered(part.items, data, validTime(meta)) }),
    CustodyTransferred: (part, data) => ({ ...part, items: handed(part.items, data) }),
    CustodyRefused: (part, { item }) => ({ ...part, items: takenBack(part.items, item) }),
    CustodyTakenOver: (part, data) => ({ ...part, items: handed(part.items, data) }),
    WrittenEnded: (part, { scripts }) => ({
      ...part,
      scripts: scripts.reduce((table, { candidate, signed }) => put(table, candidate, signed), part.scripts),
    }),
  },
});
