import type { Pack } from '../pack.js';
import { gateFirst } from './courses.js';
import { acts, byDefault, flags, given } from './parameter.js';

const PILOT = '2424/BNV-CCVC';
const TT = 'TT 6/2020/TT-BNV';
const ND = 'NĐ 115/2020';

const DAYS = 'DAYS';
const WORKING_DAYS = 'WORKING_DAYS';
const nd = (article: string) => given(null, ND, article, 'ANALOGY/F');

const clocks: Pack['clocks'] = [
  flags(
    { name: 'principleDue', startsOn: 'RoundDrafted', stopsOn: ['PrincipleApproved'], length: 10, unit: WORKING_DAYS },
    nd('46'),
  ),
  acts(
    { name: 'applicationsWindow', startsOn: 'RoundAnnounced', stopsOn: [], length: 30, unit: DAYS },
    nd('15'),
    'ApplicationsClosed',
  ),
  acts(
    { name: 'appealWindow', startsOn: 'CodeMapUnsealed', stopsOn: [], length: 15, unit: DAYS },
    given(null, TT, null, 'ANALOGY/F2'),
    'AppealWindowClosed',
  ),
  flags(
    { name: 'reportDue', startsOn: 'DefenceSealed', stopsOn: ['ResultsReported'], length: 5, unit: WORKING_DAYS },
    nd('16'),
  ),
  flags(
    { name: 'announceDue', startsOn: 'ResultsRecognised', stopsOn: ['ResultsAnnounced'], length: 10, unit: DAYS },
    nd('16'),
  ),
  acts(
    { name: 'dossierDue', startsOn: 'ResultsAnnounced', stopsOn: ['DossierCompleted'], length: 30, unit: DAYS },
    nd('17'),
    'AppointmentFailed',
  ),
  flags(
    { name: 'decisionDue', startsOn: 'DossierCompleted', stopsOn: ['Appointed'], length: 15, unit: DAYS },
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
      length: 30,
      unit: DAYS,
    },
    nd('18'),
    'PostUnfilled',
  ),
  flags(
    { name: 'termReminder', startsOn: 'TermEnds', stopsOn: ['ReappointmentReviewOpened'], length: -90, unit: DAYS },
    nd('49'),
    'ReappointmentReviewOpened',
  ),
];

/** The pilot of 2017. Its guidance was not found in full: what stands here comes from plans, news and later rules. */
export const vnPilot2017: Pack = {
  id: 'VN-PILOT-2017',
  version: 1,
  title: { vi: 'Thí điểm thi tuyển lãnh đạo (2017)', en: 'Pilot of leadership selection (2017)' },
  effectiveFrom: '2017-05-09',
  effectiveTo: null,
  verified: false,
  legalBasis: [
    { instrument: 'TB 202-TB/TW', title: 'Thông báo của Bộ Chính trị về thí điểm đổi mới cách tuyển chọn lãnh đạo' },
    { instrument: '3135-CV/VPTW', title: 'Công văn của Văn phòng Trung ương Đảng' },
    { instrument: PILOT, title: 'Hướng dẫn thí điểm thi tuyển lãnh đạo' },
  ],
  minCandidates: given(2, PILOT, null, 'STATUTE/F2'),
  measuredAt: byDefault('ELIGIBLE_LIST'),
  onShortfall: byDefault('EXTEND_ONCE_THEN_CANCEL'),
  afterStart: byDefault('CONTINUE_IF_STARTED'),
  councilSizes: given([5, 7, 9], PILOT, null, 'PLAN/G'),
  majorityBase: given('PRESENT', ND, '8', 'ANALOGY/F'),
  paperVersionsMin: byDefault(3),
  invigilatorsMin: byDefault(2),
  witnessesMin: byDefault(2),
  applicationsDays: given(30, ND, '15', 'ANALOGY/F'),
  noticeAmendDaysBefore: byDefault(10),
  listPostedWorkingDaysBefore: byDefault(1),
  written: {
    minutes: given(180, PILOT, null, 'STATUTE/F2'),
    scale: given('100', PILOT, null, 'STATUTE/F2'),
    passMark: given('50', PILOT, null, 'STATUTE/F2'),
    markGrain: byDefault('0.01'),
  },
  bands: given({ meanUpTo: '10', talkBelow: null, unit: 'PERCENT_OF_SCALE' }, TT, null, 'ANALOGY/G'),
  defence: {
    presentMinutes: given(45, PILOT, null, 'PLAN/F2'),
    questionMinutes: given(90, PILOT, null, 'PLAN/F2'),
    passMark: byDefault('50'),
    scorersMin: byDefault(2),
    spreadLimit: byDefault(null),
    timing: given('AFTER_WRITTEN_FINAL', PILOT, null, 'STATUTE/F2'),
    scoreReveal: byDefault('SEALED'),
  },
  courses: given([gateFirst], PILOT, null, 'STATUTE/F2'),
  ranking: given('GATE_THEN_DEFENCE', PILOT, null, 'STATUTE/F2'),
  weights: byDefault(null),
  tieOrder: given(['TOTAL', 'WRITTEN', 'AUTHORITY'], PILOT, null, 'STATUTE/G'),
  allocation: byDefault('PER_POST'),
  appeal: {
    window: given({ length: 15, unit: 'DAYS' }, TT, null, 'ANALOGY/F2'),
    diffAdoptBelow: byDefault('5'),
    recoding: byDefault('OPTIONAL'),
  },
  sanctions: given({ REPRIMAND: '25', WARNING: '50' }, TT, null, 'ANALOGY/G'),
  rounding: byDefault({ places: 2, mode: 'HALF_UP', comparePublished: true }),
  timeInPostMonths: byDefault(null),
  termYears: given(5, PILOT, null, 'STATUTE/F2'),
  termOnMerger: byDefault('OLD_DECISION'),
  nextRankedDays: given(30, ND, '18', 'ANALOGY/F'),
  reserveMonths: byDefault(0),
  priorityPoints: byDefault('OFF'),
  clocks,
};
