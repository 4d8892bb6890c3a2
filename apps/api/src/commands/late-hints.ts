import { type allRefusals, own, type Words } from '#exams';

const recordedLate: Words = {
  vi: 'Nếu việc này đã diễn ra đúng hạn mà nay mới ghi, hãy nêu thời điểm xảy ra cùng lý do và ghi chú.',
  en: 'If it happened in time and is only recorded now, give the time at which it happened, with a reason and a note.',
};

const heldBefore: Words = {
  vi: 'Nếu cả đợt thi đã diễn ra trước đây, hãy lập đợt thi theo kiểu nhập lại từ hồ sơ giấy (xem docs/retrospective.md).',
  en: 'If the whole round was held before, draft it as one that is typed in from its paper file (see docs/retrospective.md).',
};

/** Refusals because a day has passed: what helps where the day was kept, and only its record comes late. */
const hints: Readonly<Partial<Record<keyof typeof allRefusals, Words>>> = {
  'opens-before-notice': heldBefore,
  'window-too-short': heldBefore,
  'extension-too-short': heldBefore,
  'rooms-posted-too-late': heldBefore,
  'pack-not-in-force': heldBefore,
  'unit-not-active': heldBefore,
  'position-not-in-force': heldBefore,
  'amended-too-late': recordedLate,
  'application-late': recordedLate,
  'appeal-late': recordedLate,
  'dossier-late': recordedLate,
  'office-late': recordedLate,
};

/** What to do when a refusal is only about a day that has passed; none where the command said when it happened. */
export const lateHint = (refused: string, occurredAt: string | undefined): Words | undefined =>
  occurredAt === undefined ? own(hints as Readonly<Record<string, Words>>, refused) : undefined;
