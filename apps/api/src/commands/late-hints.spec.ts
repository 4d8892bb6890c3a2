import { allRefusals } from '#exams';
import { heldHints, lateHint, lateHints } from './late-hints.js';

/** Refusals that tell of days, and that no day helps: what is still to come, or days that do not fit together. */
const otherwise: readonly string[] = [
  ...['window-still-open', 'applications-not-open-yet', 'applications-still-open', 'clock-not-due', 'notice-stands'],
  ...['complaint-from-later', 'rooms-not-posted', 'in-the-future', 'dossier-not-late', 'office-not-late'],
  ...['before-the-case', 'effective-before-decision', 'office-before-effect', 'office-in-the-future', 'term-not-over'],
  ...['before-office', 'after-term', 'merger-choice-needed', 'paper-of-a-later-day', 'post-being-drafted'],
  'plan-before-principle',
  ...['merger-not-registered', 'authority-differs', 'unit-not-yet', 'before-registration', 'before-last-change'],
  ...['window-backwards', 'before-last-version', 'account-locked', 'password-expired', 'proposal-expired'],
  // Says itself how an old round is typed in.
  'before-last-step',
];

const days =
  /\{(due|day|earliest|latest|closesOn|opensOn|on|until|since|postedOn|examDay|date|occurredAt|movedAt|noticeOn|effectiveOn|last)\}/;

describe('a refusal because of a day', () => {
  it('says what helps where the day was kept, or is known to need no such word', () => {
    const told = Object.entries(allRefusals).flatMap(([code, { en }]) => (days.test(en) ? [code] : []));
    const known = [...Object.keys(heldHints), ...Object.keys(lateHints), ...otherwise];
    expect(told.filter((code) => !known.includes(code))).toEqual([]);
  });

  it('leads to typing in the round where it was held before, whether or not a time was given', () => {
    for (const code of Object.keys(heldHints)) {
      expect(lateHint(code, undefined, true)?.vi).toContain('nhập lại từ hồ sơ giấy');
      expect(lateHint(code, '2025-01-01T00:00:00.000Z', true)).toBe(lateHint(code, undefined, true));
      expect(lateHint(code, '2025-01-01T00:00:00.000Z', false)).toBeUndefined();
    }
  });

  it('leads to giving the time where only the record comes late, unless that was given', () => {
    expect(lateHint('appeal-late', undefined, true)?.en).toContain('give the time');
    expect(lateHint('appeal-late', '2025-01-01T00:00:00.000Z', true)).toBeUndefined();
    expect(lateHint('wrong-stage', undefined, true)).toBeUndefined();
  });
});
