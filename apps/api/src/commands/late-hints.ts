import { type allRefusals, own, type Words } from '#exams';

const recordedLate: Words = {
  vi: 'Nếu việc này đã diễn ra đúng hạn mà nay mới ghi, hãy nêu thời điểm xảy ra cùng lý do và ghi chú.',
  en: 'If it happened in time and is only recorded now, give the time at which it happened, with a reason and a note.',
};

const heldBefore: Words = {
  vi: 'Nếu cả đợt thi đã diễn ra trước đây, hãy lập đợt thi theo kiểu nhập lại từ hồ sơ giấy (xem docs/retrospective.md).',
  en: 'If the whole round was held before, draft it as one that is typed in from its paper file (see docs/retrospective.md).',
};

type Hints = Readonly<Partial<Record<keyof typeof allRefusals, Words>>>;

/** Refusals because of a day that was kept where the whole round was held before: no time that is given helps it on. */
export const heldHints: Hints = {
  'opens-before-notice': heldBefore,
  'window-too-short': heldBefore,
  'extension-too-short': heldBefore,
  'rooms-posted-too-late': heldBefore,
  'pack-not-in-force': heldBefore,
  'unit-not-active': heldBefore,
  'unit-ended': heldBefore,
  'unit-frozen': heldBefore,
  'position-not-in-force': heldBefore,
  'position-retired': heldBefore,
};

/** Refusals because a day has passed: what helps where the day was kept, and only its record comes late. */
export const lateHints: Hints = {
  'amended-too-late': recordedLate,
  'application-late': recordedLate,
  'appeal-late': recordedLate,
  'dossier-late': recordedLate,
  'office-late': recordedLate,
  'reserve-expired': recordedLate,
};

const hintIn = (hints: Hints, refused: string): Words | undefined =>
  own(hints as Readonly<Record<string, Words>>, refused);

/**
 * What to do when a refusal is only about a day that has passed: enter when it happened, or, in a round that goes on as it
 * happens, type in the whole round as one that was held before.
 */
export const lateHint = (refused: string, occurredAt: string | undefined, isLive: boolean): Words | undefined => {
  const isTimed = occurredAt !== undefined;
  return (
    (isTimed ? undefined : hintIn(lateHints, refused)) ?? (isTimed && !isLive ? undefined : hintIn(heldHints, refused))
  );
};
