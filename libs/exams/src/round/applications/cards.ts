import { house } from '#rules';
import { about, cards, lastDay, windowEnd } from '../card.js';
import { count, decision, digest, done, snapshot } from '../output.js';
import type { ApplicationsCommands, ApplicationsEvents } from './events.js';

/** What is to be known of each event of this chapter. */
export const applicationsCards = cards<ApplicationsCommands, ApplicationsEvents>()({
  ApplicationsOpened: {
    sent: { command: 'OpenApplications', roles: ['HR', 'SECRETARY'], seats: ['OWNER', 'SECRETARY', 'SYSTEM'] },
    about: 'NOBODY',
    stage: { enters: 'APPLICATIONS_OPEN' },
    sealed: 'OPEN',
    title: { vi: 'Bắt đầu nhận hồ sơ', en: 'Applications opened', source: 'NĐ 170/2025 Art 15(4)' },
    output: done,
    decides: 'NOTHING',
    clocks: 'NONE',
  },

  ApplicationReceived: {
    sent: { command: 'ReceiveApplication', roles: ['HR', 'SECRETARY', 'CANDIDATE'], seats: ['ANYONE'] },
    about: 'NOBODY',
    stage: { from: ['APPLICATIONS_OPEN'] },
    sealed: 'OPEN',
    title: { vi: 'Tiếp nhận hồ sơ', en: 'Application received', source: 'NĐ 170/2025 Art 15(4)' },
    output: ({ documents }) => count(documents.length),
    decides: 'NOTHING',
    clocks: 'NONE',
  },

  ApplicationWithdrawn: {
    sent: {
      command: 'WithdrawApplication',
      roles: ['HR', 'SECRETARY', 'CANDIDATE'],
      seats: ['OWNER', 'SECRETARY', 'CANDIDATES'],
    },
    about: 'NOBODY',
    stage: { from: 'BEFORE_RECOGNISED' },
    sealed: 'OPEN',
    title: { vi: 'Rút hồ sơ', en: 'Application withdrawn', source: null },
    output: done,
    decides: 'NOTHING',
    clocks: 'NONE',
  },

  ApplicationsClosed: {
    sent: { command: 'CloseApplications', roles: ['HR', 'SECRETARY'], seats: ['OWNER', 'SECRETARY', 'SYSTEM'] },
    about: 'NOBODY',
    stage: { enters: 'SCREENING' },
    sealed: 'OPEN',
    title: { vi: 'Kết thúc nhận hồ sơ', en: 'Applications closed', source: 'NĐ 170/2025 Art 15(4)' },
    output: done,
    decides: 'NOTHING',
    clocks: windowEnd,
  },

  EligibilityChecked: {
    sent: {
      command: 'CheckEligibility',
      roles: ['BOARD_HEAD', 'MARKER', 'COUNCIL', 'SECRETARY', 'HR'],
      seats: ['FORM_CHECK_BOARD', 'SECRETARY', 'OWNER'],
    },
    about: 'CANDIDATE',
    stage: { from: ['SCREENING'] },
    sealed: 'OPEN',
    title: { vi: 'Thẩm định điều kiện', en: 'Eligibility checked', source: 'NĐ 170/2025 Art 16' },
    output: ({ evidence }) => digest(evidence),
    decides: 'NOTHING',
    clocks: 'NONE',
  },

  EligibilityWaived: {
    sent: { command: 'WaiveEligibility', roles: ['AUTHORITY'], seats: ['AUTHORITY'] },
    about: 'CANDIDATE',
    stage: { from: ['SCREENING'] },
    sealed: 'OPEN',
    title: { vi: 'Miễn điều kiện', en: 'Eligibility waived', source: 'NĐ 170/2025 Art 29' },
    output: decision,
    decides: ({ candidate, rule }) => about('CANDIDATE', candidate, rule),
    clocks: 'NONE',
  },

  ApplicationRefused: {
    sent: {
      command: 'RefuseApplication',
      roles: ['BOARD_HEAD', 'MARKER', 'COUNCIL', 'SECRETARY', 'HR'],
      seats: ['FORM_CHECK_BOARD', 'SECRETARY', 'OWNER'],
    },
    about: 'CANDIDATE',
    stage: { from: ['SCREENING'] },
    sealed: 'OPEN',
    title: { vi: 'Từ chối hồ sơ', en: 'Application refused', source: 'NĐ 170/2025 Art 16' },
    output: ({ reason }) => digest(reason.commitment),
    decides: ({ candidate }) => about('CANDIDATE', candidate, 'REFUSED'),
    clocks: 'NONE',
  },

  ShortfallDeclared: {
    sent: {
      command: 'DeclareShortfall',
      roles: ['HR', 'SECRETARY'],
      seats: ['OWNER', 'SECRETARY', 'CHAIR', 'AUTHORITY', 'SYSTEM'],
    },
    about: 'NOBODY',
    stage: { from: ['SCREENING', 'DEFENCE_READY'], before: 'DEFENCE_READY' },
    sealed: 'OPEN',
    title: { vi: 'Xác định thiếu thí sinh', en: 'Shortfall declared', source: '2424/BNV-CCVC' },
    output: ({ eligible }) => count(eligible),
    decides: 'NOTHING',
    clocks: 'NONE',
  },

  ApplicationsExtended: {
    sent: {
      command: 'ExtendApplications',
      roles: ['HR', 'SECRETARY'],
      seats: ['OWNER', 'SECRETARY', 'CHAIR', 'AUTHORITY'],
    },
    about: 'NOBODY',
    stage: { from: ['SCREENING'], to: 'APPLICATIONS_OPEN' },
    sealed: 'OPEN',
    title: { vi: 'Gia hạn nhận hồ sơ', en: 'Applications extended', source: house('shortfall') },
    output: snapshot,
    decides: 'NOTHING',
    clocks: lastDay,
  },

  PostCancelled: {
    sent: { command: 'CancelPost', roles: ['AUTHORITY'], seats: ['AUTHORITY'] },
    about: 'NOBODY',
    stage: { from: 'BEFORE_RECOGNISED' },
    sealed: 'OPEN',
    title: { vi: 'Hủy thi tuyển một chức danh', en: 'Post cancelled', source: house('shortfall') },
    output: decision,
    decides: ({ post, code }) => about('POST', post, code),
    clocks: 'NONE',
  },

  EligibleListPublished: {
    sent: {
      command: 'PublishEligibleList',
      roles: ['HR', 'SECRETARY'],
      seats: ['OWNER', 'SECRETARY', 'CHAIR', 'AUTHORITY'],
    },
    about: 'NOBODY',
    stage: { enters: 'ELIGIBLE_PUBLISHED' },
    sealed: 'OPEN',
    title: {
      vi: 'Công bố danh sách đủ điều kiện',
      en: 'Eligible list published',
      source: 'NĐ 170/2025 Art 16(2)',
    },
    output: snapshot,
    decides: 'NOTHING',
    clocks: 'NONE',
  },
});
