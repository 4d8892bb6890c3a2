import { about, cards } from '../card.js';
import { choice, count, decision, digest, done, minutes } from '../output.js';
import { gathering, published } from '../spans.js';
import type { CouncilCommands, CouncilEvents } from './events.js';

/** What is to be known of each event of this chapter. */
export const councilCards = cards<CouncilCommands, CouncilEvents>()({
  CouncilEstablished: {
    sent: { command: 'EstablishCouncil', roles: ['AUTHORITY'], seats: ['AUTHORITY'] },
    about: 'NOBODY',
    stage: { from: gathering },
    sealed: 'OPEN',
    title: { vi: 'Thành lập Hội đồng thi tuyển', en: 'Council established', source: 'NĐ 170/2025 Art 8' },
    output: decision,
    decides: (_, round) => about('COUNCIL', round),
    clocks: 'NONE',
  },

  SupervisionBoardEstablished: {
    sent: { command: 'EstablishSupervisionBoard', roles: ['AUTHORITY'], seats: ['AUTHORITY', 'SUPERIOR'] },
    about: 'NOBODY',
    stage: { from: gathering },
    sealed: 'OPEN',
    title: {
      vi: 'Thành lập Ban giám sát',
      en: 'Supervision board established',
      source: 'TT 22/2025 Art 23(1)',
    },
    output: decision,
    decides: () => about('BOARD', 'SUPERVISION'),
    clocks: 'NONE',
  },

  BoardEstablished: {
    sent: { command: 'EstablishBoard', roles: ['COUNCIL', 'AUTHORITY'], seats: ['CHAIR'] },
    about: 'NOBODY',
    stage: {
      from: [...gathering, 'ELIGIBLE_PUBLISHED', 'WRITTEN_READY', 'SCRIPTS_SEALED', ...published],
      before: 'CODED',
    },
    sealed: 'OPEN',
    title: { vi: 'Thành lập ban giúp việc', en: 'Board established', source: 'TT 22/2025 Art 5' },
    output: decision,
    decides: ({ kind }) => about('BOARD', kind),
    clocks: 'NONE',
  },

  RelationshipDeclared: {
    sent: {
      command: 'DeclareRelationship',
      roles: ['COUNCIL', 'SECRETARY', 'BOARD_HEAD', 'MARKER', 'SUPERVISOR', 'AUTHORITY', 'HR', 'CANDIDATE'],
      seats: ['ANYONE'],
    },
    about: 'NOBODY',
    stage: { from: 'ANY' },
    sealed: 'OPEN',
    title: { vi: 'Khai quan hệ với thí sinh', en: 'Relation declared', source: 'NĐ 170/2025 Art 8(3)' },
    output: ({ relation }) => choice(relation),
    decides: 'NOTHING',
    clocks: 'NONE',
  },

  NoRelationshipDeclared: {
    sent: {
      command: 'DeclareNoRelationship',
      roles: ['COUNCIL', 'SECRETARY', 'BOARD_HEAD', 'MARKER', 'SUPERVISOR', 'AUTHORITY', 'HR'],
      seats: ['SEATED', 'AUTHORITY'],
    },
    about: 'NOBODY',
    stage: { from: 'ANY' },
    sealed: 'OPEN',
    title: {
      vi: 'Cam kết không có quan hệ với thí sinh',
      en: 'Member declared no relation',
      source: 'TT 22/2025 Art 20(2)',
    },
    output: ({ candidates }) => count(candidates.length),
    decides: 'NOTHING',
    clocks: 'NONE',
  },

  NoRelationshipToPanelDeclared: {
    sent: { command: 'DeclareNoRelationshipToPanel', roles: ['CANDIDATE', 'SECRETARY'], seats: ['CANDIDATES'] },
    about: 'NOBODY',
    stage: { from: 'ANY' },
    sealed: 'OPEN',
    title: {
      vi: 'Thí sinh cam kết không có quan hệ với hội đồng',
      en: 'Candidate declared no relation',
      source: 'TT 22/2025 Art 20(2)',
    },
    output: ({ members }) => count(members.length),
    decides: 'NOTHING',
    clocks: 'NONE',
  },

  MemberRecused: {
    sent: { command: 'RecuseMember', roles: ['COUNCIL', 'AUTHORITY'], seats: ['AUTHORITY', 'CHAIR'] },
    about: 'NOBODY',
    stage: { from: 'ANY' },
    sealed: 'OPEN',
    title: { vi: 'Thành viên rút khỏi phần việc', en: 'Member recused', source: 'NĐ 170/2025 Art 8(3)' },
    output: minutes,
    decides: ({ member, scope }) => about('MEMBER', member, scope),
    clocks: 'NONE',
  },

  ReplacementRequested: {
    sent: {
      command: 'RequestReplacement',
      roles: ['COUNCIL', 'SECRETARY', 'BOARD_HEAD', 'MARKER', 'SUPERVISOR', 'AUTHORITY', 'HR'],
      seats: ['SEATED'],
    },
    about: 'NOBODY',
    stage: { from: 'ANY' },
    sealed: 'OPEN',
    title: { vi: 'Thành viên đề nghị được thay', en: 'Replacement requested', source: 'TT 22/2025 Art 5' },
    output: ({ reason }) => digest(reason.commitment),
    decides: ({ member }) => about('MEMBER', member, 'ASKS_TO_BE_REPLACED'),
    clocks: 'NONE',
  },

  MemberReplaced: {
    sent: { command: 'ReplaceMember', roles: ['AUTHORITY', 'COUNCIL'], seats: ['AUTHORITY', 'SUPERIOR', 'CHAIR'] },
    about: 'NOBODY',
    stage: { from: 'ANY' },
    sealed: 'OPEN',
    title: { vi: 'Thay thành viên', en: 'Member replaced', source: 'NĐ 170/2025 Art 8' },
    output: decision,
    decides: ({ member, by }) => about('MEMBER', member, by.person),
    clocks: 'NONE',
  },

  MembersChanged: {
    sent: { command: 'ChangeMembers', roles: ['AUTHORITY', 'COUNCIL'], seats: ['AUTHORITY', 'SUPERIOR', 'CHAIR'] },
    about: 'NOBODY',
    stage: { from: 'ANY' },
    sealed: 'OPEN',
    title: { vi: 'Bổ sung, giảm thành viên', en: 'Members added or removed', source: 'TT 22/2025 Art 5' },
    output: decision,
    decides: ({ body }, round) => (body === 'COUNCIL' ? about('COUNCIL', round) : about('BOARD', body)),
    clocks: 'NONE',
  },

  MotionTabled: {
    sent: { command: 'TableMotion', roles: ['COUNCIL', 'SECRETARY', 'AUTHORITY'], seats: ['COUNCIL'] },
    about: 'NOBODY',
    stage: { from: 'ANY' },
    sealed: 'OPEN',
    title: { vi: 'Đưa vấn đề ra biểu quyết', en: 'Motion tabled', source: 'NĐ 170/2025 Art 8' },
    output: done,
    decides: 'NOTHING',
    clocks: 'NONE',
  },

  VoteCast: {
    sent: { command: 'CastVote', roles: ['COUNCIL', 'SECRETARY', 'AUTHORITY'], seats: ['COUNCIL'] },
    about: 'NOBODY',
    stage: { from: 'ANY' },
    sealed: [{ until: 'MOTION_CLOSED', fields: ['choice'] }],
    title: { vi: 'Biểu quyết', en: 'Vote cast', source: 'NĐ 170/2025 Art 8' },
    output: done,
    decides: 'NOTHING',
    clocks: 'NONE',
  },

  MotionClosed: {
    sent: { command: 'CloseMotion', roles: ['COUNCIL', 'AUTHORITY'], seats: ['CHAIR'] },
    about: 'NOBODY',
    stage: { from: 'ANY' },
    sealed: 'OPEN',
    title: { vi: 'Chốt kết quả biểu quyết', en: 'Motion closed', source: 'NĐ 170/2025 Art 8' },
    output: minutes,
    decides: ({ motion, outcome }) => about('MOTION', motion, outcome),
    clocks: 'NONE',
  },
});
