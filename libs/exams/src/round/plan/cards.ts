import { house } from '#rules';
import { courseNamed } from './pack.js';

import { about, cards, lastDay, ofRound } from '../card.js';
import { choice, count, decision, snapshot } from '../output.js';
import type { PlanCommands, PlanEvents } from './events.js';

/** What is to be known of each event of this chapter. */
export const planCards = cards<PlanCommands, PlanEvents>()({
  RoundDrafted: {
    sent: { command: 'DraftRound', roles: ['HR'], seats: ['ANYONE'] },
    about: 'NOBODY',
    stage: { enters: 'DRAFT' },
    sealed: 'OPEN',
    title: { vi: 'Lập đợt thi', en: 'Round drafted', source: 'NĐ 115/2020 Art 46(1)' },
    output: ({ posts }) => count(posts.length),
    decides: 'NOTHING',
    clocks: ({ clocks }) => (clocks === 'RECORDED' ? { recorded: true } : {}),
  },

  DraftVoided: {
    // Nobody's role: whoever finds a post kept by an attempt that led to nothing has it ended by the engine.
    sent: { command: 'VoidDraft', roles: [], seats: ['SYSTEM'] },
    about: 'NOBODY',
    stage: { from: [] },
    sealed: 'OPEN',
    title: {
      vi: 'Dừng một lần lập đợt thi dở dang',
      en: 'Broken-off attempt to draft ended',
      source: house('one-round-a-post'),
    },
    output: 'FOLLOWS',
    decides: 'NOTHING',
    clocks: 'NONE',
  },

  SignersChanged: {
    sent: { command: 'ChangeSigners', roles: [], seats: ['SYSTEM'] },
    about: 'NOBODY',
    stage: { from: 'ANY' },
    sealed: 'OPEN',
    title: { vi: 'Thay đổi người có thẩm quyền ký', en: 'Signers changed', source: house('signers') },
    output: decision,
    decides: ({ authority }, round) => about('ROUND', round, authority),
    clocks: 'NONE',
  },

  PrincipleApproved: {
    sent: { command: 'ApprovePrinciple', roles: ['AUTHORITY'], seats: ['AUTHORITY'] },
    about: 'NOBODY',
    stage: { enters: 'PRINCIPLE_APPROVED' },
    sealed: 'OPEN',
    title: { vi: 'Duyệt chủ trương', en: 'Approved in principle', source: 'NĐ 115/2020 Art 46(1)' },
    output: decision,
    decides: ofRound,
    clocks: 'NONE',
  },

  PlanApproved: {
    sent: { command: 'ApprovePlan', roles: ['AUTHORITY'], seats: ['AUTHORITY'] },
    about: 'NOBODY',
    stage: { enters: 'PLAN_APPROVED' },
    sealed: 'OPEN',
    title: { vi: 'Phê duyệt kế hoạch', en: 'Plan approved', source: 'NĐ 115/2020 Art 46' },
    output: decision,
    decides: ({ pack }, round) => about('ROUND', round, pack),
    clocks: ({ pack, terms }) => ({
      pack,
      course: courseNamed({ pack, terms }),
      ...(terms.appealWindow === undefined ? {} : { appealWindow: terms.appealWindow }),
    }),
  },

  RoundAnnounced: {
    sent: { command: 'AnnounceRound', roles: ['HR', 'SECRETARY'], seats: ['OWNER', 'SECRETARY', 'AUTHORITY'] },
    about: 'NOBODY',
    stage: { enters: 'ANNOUNCED' },
    sealed: 'OPEN',
    title: { vi: 'Thông báo thi tuyển', en: 'Round announced', source: 'NĐ 170/2025 Art 15' },
    output: snapshot,
    decides: 'NOTHING',
    clocks: lastDay,
  },

  NoticeAmended: {
    sent: { command: 'AmendNotice', roles: ['HR', 'SECRETARY'], seats: ['OWNER', 'SECRETARY', 'AUTHORITY'] },
    about: 'NOBODY',
    stage: { from: ['ANNOUNCED', 'APPLICATIONS_OPEN'] },
    sealed: 'OPEN',
    title: { vi: 'Sửa đổi thông báo', en: 'Notice amended', source: 'NĐ 170/2025 Art 15(3)' },
    output: snapshot,
    decides: ofRound,
    clocks: lastDay,
  },

  OwnershipOffered: {
    sent: { command: 'OfferOwnership', roles: ['HR'], seats: ['OWNER'] },
    about: 'NOBODY',
    stage: { from: 'ANY' },
    sealed: 'OPEN',
    title: { vi: 'Đề nghị bàn giao đầu mối', en: 'Handover of the round offered', source: null },
    output: ({ to }) => choice(to),
    decides: 'NOTHING',
    clocks: 'NONE',
  },

  OwnershipAccepted: {
    sent: { command: 'AcceptOwnership', roles: ['HR'], seats: ['NEW_OWNER'] },
    about: 'NOBODY',
    stage: { from: 'ANY' },
    sealed: 'OPEN',
    title: { vi: 'Nhận bàn giao đầu mối', en: 'Handover of the round accepted', source: null },
    output: ({ to }) => choice(to),
    decides: 'NOTHING',
    clocks: 'NONE',
  },
});
