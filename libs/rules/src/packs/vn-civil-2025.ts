import type { ClockRow, Pack } from '../pack.js';
import { gateFirst, interviewFirst, schemeOnly } from './courses.js';
import { acts, byDefault, flags, given } from './parameter.js';

const ND = 'NĐ 170/2025';
const TT = 'TT 22/2025';

const nd = (article: string) => given(null, ND, article, 'ANALOGY/F');
const tt = (article: string) => given(null, TT, article, 'ANALOGY/F');

const DAYS = 'DAYS';
const WORKING_DAYS = 'WORKING_DAYS';

const beforeResults: readonly ClockRow[] = [
  flags(
    { name: 'principleDue', startsOn: 'RoundDrafted', stopsOn: ['PrincipleApproved'], length: 10, unit: WORKING_DAYS },
    given(null, 'NĐ 115/2020', '46', 'ANALOGY/F'),
  ),
  acts(
    { name: 'applicationsWindow', startsOn: 'RoundAnnounced', stopsOn: [], length: 30, unit: DAYS },
    nd('15(4)'),
    'ApplicationsClosed',
  ),
  flags(
    {
      name: 'eligibleListDue',
      startsOn: 'ApplicationsClosed',
      stopsOn: ['EligibleListPublished'],
      length: 15,
      extended: 30,
      unit: DAYS,
    },
    nd('16(2)'),
  ),
  flags(
    {
      name: 'writtenDue',
      startsOn: 'ApplicationsClosed',
      stopsOn: ['WrittenStarted'],
      length: 30,
      extended: 45,
      unit: DAYS,
    },
    nd('16'),
  ),
  flags(
    {
      name: 'markingDue',
      startsOn: 'WrittenEnded',
      stopsOn: ['MarkingCompleted'],
      length: 15,
      extended: 30,
      unit: DAYS,
    },
    nd('16'),
  ),
  acts(
    { name: 'appealWindow', startsOn: 'CodeMapUnsealed', stopsOn: [], length: 5, unit: WORKING_DAYS },
    nd('16(4)b'),
    'AppealWindowClosed',
  ),
  flags(
    {
      name: 'appealMarkingDue',
      startsOn: 'AppealWindowClosed',
      stopsOn: ['WrittenResultFinal'],
      length: 10,
      extended: 20,
      unit: DAYS,
    },
    nd('16(4)b'),
  ),
];

const afterResults: readonly ClockRow[] = [
  flags(
    { name: 'reportDue', startsOn: 'DefenceSealed', stopsOn: ['ResultsReported'], length: 5, unit: WORKING_DAYS },
    nd('17'),
  ),
  flags(
    { name: 'approveDue', startsOn: 'ResultsReported', stopsOn: ['ResultsRecognised'], length: 5, unit: WORKING_DAYS },
    nd('17'),
  ),
  flags(
    {
      name: 'announceDue',
      startsOn: 'ResultsRecognised',
      stopsOn: ['ResultsAnnounced'],
      length: 2,
      unit: WORKING_DAYS,
    },
    nd('17'),
  ),
  acts(
    { name: 'dossierDue', startsOn: 'ResultsAnnounced', stopsOn: ['DossierCompleted'], length: 20, unit: DAYS },
    nd('17'),
    'AppointmentFailed',
  ),
  flags(
    { name: 'decisionDue', startsOn: 'DossierCompleted', stopsOn: ['Appointed'], length: 5, unit: WORKING_DAYS },
    nd('17'),
  ),
  acts(
    { name: 'officeDue', startsOn: 'Appointed', stopsOn: ['OfficeTaken'], length: 30, unit: DAYS },
    nd('18'),
    'AppointmentFailed',
  ),
  flags(
    {
      name: 'nextRankedDue',
      startsOn: 'CaseFailed',
      stopsOn: ['NextRankedInvited', 'PostUnfilled'],
      length: 15,
      unit: DAYS,
    },
    nd('18'),
    'PostUnfilled',
  ),
  flags(
    {
      name: 'supervisionReportDue',
      startsOn: 'ResultsAnnounced',
      stopsOn: ['SupervisionReported'],
      length: 3,
      unit: WORKING_DAYS,
    },
    tt('23(4)d'),
  ),
  flags(
    { name: 'archiveDue', startsOn: 'RoundClosed', stopsOn: ['RecordsHandedOver'], length: 365, unit: DAYS },
    tt('25(2)'),
  ),
  flags(
    { name: 'termReminder', startsOn: 'TermEnds', stopsOn: ['ReappointmentReviewOpened'], length: -90, unit: DAYS },
    given(null, 'NĐ 115/2020', '49', 'ANALOGY/F'),
    'ReappointmentReviewOpened',
  ),
];

/** Civil servants from 1 July 2025: NĐ 170/2025 with the exam regulation of TT 22/2025, applied by analogy. */
export const vnCivil2025: Pack = {
  id: 'VN-CIVIL-2025',
  version: 1,
  title: { vi: 'Công chức lãnh đạo, quản lý (từ năm 2025)', en: 'Civil-servant leaders (from 2025)' },
  effectiveFrom: '2025-07-01',
  effectiveTo: null,
  verified: true,
  legalBasis: [
    { instrument: 'Luật 80/2025/QH15', title: 'Luật Cán bộ, công chức' },
    { instrument: 'NĐ 170/2025', title: 'Tuyển dụng, sử dụng và quản lý công chức' },
    { instrument: 'TT 22/2025', title: 'Quy chế, nội quy thi tuyển' },
    { instrument: 'QĐ 377-QĐ/TW', title: 'Phân cấp quản lý cán bộ' },
    { instrument: '2424/BNV-CCVC', title: 'Hướng dẫn thí điểm thi tuyển lãnh đạo' },
  ],
  minCandidates: given(2, '2424/BNV-CCVC', null, 'ANALOGY/F2'),
  measuredAt: byDefault('ELIGIBLE_LIST'),
  onShortfall: byDefault('EXTEND_ONCE_THEN_CANCEL'),
  afterStart: byDefault('CONTINUE_IF_STARTED'),
  councilSizes: given([5, 7], ND, '8', 'ANALOGY/F'),
  majorityBase: given('PRESENT', ND, '8', 'ANALOGY/F'),
  paperVersionsMin: given(3, TT, '13(2)b', 'ANALOGY/F'),
  invigilatorsMin: given(2, TT, '14', 'ANALOGY/F'),
  witnessesMin: given(2, TT, '15(2)', 'ANALOGY/F'),
  applicationsDays: given(30, ND, '15(4)', 'ANALOGY/F'),
  noticeAmendDaysBefore: given(10, ND, '15(3)', 'ANALOGY/F'),
  listPostedWorkingDaysBefore: given(1, TT, '6', 'ANALOGY/F'),
  written: {
    minutes: given(180, ND, '9(2)b', 'ANALOGY/F'),
    scale: given('100', ND, '9(2)b', 'ANALOGY/F'),
    passMark: given('50', ND, '10', 'ANALOGY/F'),
    markGrain: byDefault('0.01'),
  },
  bands: given({ meanUpTo: '5', talkBelow: '10', unit: 'POINTS' }, TT, '16(2)', 'ANALOGY/F'),
  defence: {
    presentMinutes: given(45, '2424/BNV-CCVC', null, 'ANALOGY/F2'),
    questionMinutes: given(45, ND, '9(4)', 'ANALOGY/F'),
    passMark: given('50', ND, '10', 'ANALOGY/F'),
    scorersMin: given(2, TT, '20(1)', 'ANALOGY/F'),
    spreadLimit: given('10', TT, '22(1)', 'ANALOGY/F'),
    timing: byDefault('AFTER_WRITTEN_FINAL'),
    scoreReveal: byDefault('SEALED'),
  },
  courses: given([interviewFirst, gateFirst, schemeOnly], ND, '16(4)c', 'ANALOGY/F'),
  ranking: byDefault('GATE_THEN_DEFENCE'),
  weights: given({ written: '0.7', defence: '0.3' }, ND, '10', 'ANALOGY/F'),
  tieOrder: given(['TOTAL', 'WRITTEN', 'AUTHORITY'], ND, '10(2)', 'ANALOGY/F'),
  allocation: byDefault('PER_POST'),
  appeal: {
    window: given({ length: 5, unit: 'WORKING_DAYS' }, ND, '16(4)b', 'ANALOGY/F'),
    diffAdoptBelow: given('5', TT, '18', 'ANALOGY/F'),
    recoding: given('OPTIONAL', TT, '17', 'ANALOGY/F'),
  },
  sanctions: given({ REPRIMAND: '25', WARNING: '50' }, TT, null, 'ANALOGY/F'),
  rounding: byDefault({ places: 2, mode: 'HALF_UP', comparePublished: true }),
  timeInPostMonths: given(12, 'HD 45-HD/BTCTW', null, 'STATUTE/F'),
  termYears: given(5, ND, null, 'STATUTE/F'),
  termOnMerger: given('NEW_DECISION', ND, null, 'STATUTE/F'),
  nextRankedDays: given(15, ND, '18', 'ANALOGY/F'),
  reserveMonths: given(0, ND, '10(4)', 'ANALOGY/F'),
  priorityPoints: byDefault('OFF'),
  clocks: [...beforeResults, ...afterResults],
};
