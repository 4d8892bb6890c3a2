import { chapter } from '../chapter.js';
import {
  annulResults,
  closeRound,
  handOverRecords,
  lodgeComplaint,
  reportSupervision,
  settleComplaint,
} from './closing.js';
import { compileResults, confirmSingleCandidate, recogniseResults, reportResults, resolveTie } from './compiling.js';
import type { ResultsCommands, ResultsEvents } from './events.js';
import { evolveResults } from './evolve.js';
import { announceResults, inviteNextRanked, leavePostUnfilled, recordCaseFailed, recordPostFilled } from './posts.js';
import { resultsRefusals } from './refusals.js';

/** Results: compiled, reported, recognised, announced; then each post to its end, and the round to its archive. */
export const results = chapter<'results', ResultsCommands, ResultsEvents>()({
  name: 'results',
  initial: {
    lines: [],
    inputsHash: null,
    openTie: [],
    tieOrder: [],
    confirmedSingles: [],
    posts: {},
    failed: [],
    supervisionReported: false,
    complaints: {},
  },
  refusals: resultsRefusals,
  leadsTo: {
    CompileResults: 'ResultsCompiled',
    ResolveTie: 'TieResolved',
    ConfirmSingleCandidate: 'SingleCandidateConfirmed',
    ReportResults: 'ResultsReported',
    RecogniseResults: 'ResultsRecognised',
    AnnounceResults: 'ResultsAnnounced',
    ReportSupervision: 'SupervisionReported',
    RecordCaseFailed: 'CaseFailed',
    InviteNextRanked: 'NextRankedInvited',
    RecordPostFilled: 'PostFilled',
    LeavePostUnfilled: 'PostUnfilled',
    LodgeComplaint: 'ComplaintLodged',
    SettleComplaint: 'ComplaintSettled',
    CloseRound: 'RoundClosed',
    HandOverRecords: 'RecordsHandedOver',
    AnnulResults: 'ResultAnnulled',
  },
  decide: {
    CompileResults: compileResults,
    ResolveTie: resolveTie,
    ConfirmSingleCandidate: confirmSingleCandidate,
    ReportResults: reportResults,
    RecogniseResults: recogniseResults,
    AnnounceResults: announceResults,
    ReportSupervision: reportSupervision,
    RecordCaseFailed: recordCaseFailed,
    InviteNextRanked: inviteNextRanked,
    RecordPostFilled: recordPostFilled,
    LeavePostUnfilled: leavePostUnfilled,
    LodgeComplaint: lodgeComplaint,
    SettleComplaint: settleComplaint,
    CloseRound: closeRound,
    HandOverRecords: handOverRecords,
    AnnulResults: annulResults,
  },
  evolve: evolveResults,
});
