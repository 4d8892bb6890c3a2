import { chapter } from '../chapter.js';
import { resultsCards } from './cards.js';
import { annulResults, closeRound, handOverRecords, reportSupervision } from './closing.js';
import { lodgeComplaint, receiveComplaint, redirectComplaint, settleComplaint } from './complaints.js';
import {
  compileResults,
  confirmSingleCandidate,
  declareNoResult,
  recogniseResults,
  reportResults,
  resolveTie,
} from './compiling.js';
import { type ResultsCommands, type ResultsEvents, resultsUpcasters } from './events.js';
import { evolveResults } from './evolve.js';
import { decidePreferenceGap } from './gaps.js';
import { inviteFromReserve, inviteNextRanked } from './next-ranked.js';
import { announceResults, leavePostUnfilled, recordCaseFailed, recordPostFilled } from './posts.js';
import { resultsRefusals } from './refusals.js';

/** Results: compiled, reported, recognised, announced; then each post to its end, and the round to its archive. */
export const results = chapter<'results', ResultsCommands, ResultsEvents>()({
  name: 'results',
  initial: {
    lines: [],
    inputsHash: null,
    openTie: [],
    tieOrder: [],
    openGaps: [],
    gapDecisions: [],
    confirmedSingles: [],
    posts: {},
    failed: [],
    appointed: [],
    fromReserve: [],
    supervisionReported: false,
    complaints: {},
  },
  refusals: resultsRefusals,
  cards: resultsCards,
  upcasters: resultsUpcasters,
  decide: {
    CompileResults: compileResults,
    DeclareNoResult: declareNoResult,
    ResolveTie: resolveTie,
    DecidePreferenceGap: decidePreferenceGap,
    ConfirmSingleCandidate: confirmSingleCandidate,
    ReportResults: reportResults,
    RecogniseResults: recogniseResults,
    AnnounceResults: announceResults,
    ReportSupervision: reportSupervision,
    RecordCaseFailed: recordCaseFailed,
    InviteNextRanked: inviteNextRanked,
    InviteFromReserve: inviteFromReserve,
    RecordPostFilled: recordPostFilled,
    LeavePostUnfilled: leavePostUnfilled,
    LodgeComplaint: lodgeComplaint,
    ReceiveComplaint: receiveComplaint,
    RedirectComplaint: redirectComplaint,
    SettleComplaint: settleComplaint,
    CloseRound: closeRound,
    HandOverRecords: handOverRecords,
    AnnulResults: annulResults,
  },
  evolve: evolveResults,
});
