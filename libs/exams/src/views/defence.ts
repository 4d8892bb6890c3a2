import { validTime, type View } from '#kernel';
import type { RoundEvents } from '../round/events.js';
import { byPart, changed, partOf, roundOf } from './part.js';

/** A member's signed sheet. `score` is `null` while it is sealed from the reader. */
export type SheetLine = Readonly<{
  score: string | null;
  /** SHA-256 of the signed sheet; `SEALED` as long as the score is. */
  sheet: string;
  /** The member's former score, after a review that allowed scoring again. */
  replaces: string | null;
  at: string;
}>;

/** The defence of one candidate. Hand it out through {@link sealedFor}: sheets are sealed until all are signed. */
export type DefenceDoc = Readonly<{
  round: string;
  candidate: string;
  /** SHA-256 of the bound scheme. */
  scheme: string | null;
  schemeLate: boolean;
  /** Place in the drawn order, from 1. */
  order: number | null;
  status: 'WAITING' | 'STARTED' | 'ABSENT';
  startedAt: string | null;
  presentedMinutes: number | null;
  questionedMinutes: number | null;
  /** SHA-256 of the record of the session. */
  record: string | null;
  /** Members who attended all of it. */
  present: readonly string[] | null;
  sheets: Readonly<Record<string, SheetLine>>;
  /** How far apart the sheets are where that had to be looked at, as they stand: after scoring anew, with the new sheets. */
  spread: string | null;
  review: 'NONE' | 'REQUIRED' | 'KEEP' | 'RESCORE_ALLOWED' | 'MEMBER_EXCLUDED';
  excluded: string | null;
  /** Who may score anew after a review. */
  anew: readonly string[];
}>;

const waiting = (round: string, candidate: string): DefenceDoc => ({
  round,
  candidate,
  scheme: null,
  schemeLate: false,
  order: null,
  status: 'WAITING',
  startedAt: null,
  presentedMinutes: null,
  questionedMinutes: null,
  record: null,
  present: null,
  sheets: {},
  spread: null,
  review: 'NONE',
  excluded: null,
  anew: [],
});

const hidden = (sheet: SheetLine): SheetLine => ({
  ...sheet,
  score: null,
  sheet: 'SEALED',
  replaces: null,
});

/**
 * The defence as `member` may see it: once the sheets are revealed, all of it; before, only the own sheet
 * (TT 22/2025 Art 20(1)). Pass `''` for who is no member.
 */
export const sealedFor = (document: DefenceDoc, member: string, revealed: boolean): DefenceDoc => {
  if (revealed) return document;
  const sheets = Object.entries(document.sheets).map(
    ([person, sheet]) => [person, person === member ? sheet : hidden(sheet)] as const,
  );
  const anew = document.anew.filter((person) => person === member);
  // That there is a review tells how far apart the sheets are: of it only those know who are asked to score anew.
  const review = anew.length > 0 ? document.review : 'NONE';
  return { ...document, sheets: Object.fromEntries(sheets), spread: null, review, excluded: null, anew };
};

const one = ({ candidate }: { readonly candidate: string }): string => candidate;

/** The defence sessions of each round by candidate: order, times, who was there, sheets, reviews. */
export const defence: View<DefenceDoc, RoundEvents> = {
  name: 'defence',
  version: 2,
  indexes: ['round', 'candidate', 'status', 'order', 'review'],
  keyOf: byPart({
    SchemeDeposited: one,
    LateSchemeAccepted: one,
    OrderDrawn: ({ order }) => order,
    DefenceStarted: one,
    Presented: one,
    Questioned: one,
    PresenceRecorded: one,
    DefenceAbsenceRecorded: one,
    SheetSigned: one,
    SpreadReviewRequired: one,
    SpreadReviewDecided: one,
  }),
  on: {
    SchemeDeposited: (session, { candidate, hash }, recorded) => ({
      ...(session ?? waiting(roundOf(recorded), candidate)),
      scheme: hash,
    }),
    LateSchemeAccepted: (session, { candidate, hash }, recorded) => ({
      ...(session ?? waiting(roundOf(recorded), candidate)),
      scheme: hash,
      schemeLate: true,
    }),
    OrderDrawn: (session, { order }, recorded, key) => ({
      ...(session ?? waiting(roundOf(recorded), partOf(key))),
      order: order.indexOf(partOf(key)) + 1,
    }),
    DefenceStarted: (session, { candidate }, recorded) => ({
      ...(session ?? waiting(roundOf(recorded), candidate)),
      status: 'STARTED',
      startedAt: validTime(recorded.meta),
    }),
    Presented: (session, { minutes }) => changed(session, { presentedMinutes: minutes }),
    Questioned: (session, { minutes, record }) => changed(session, { questionedMinutes: minutes, record }),
    PresenceRecorded: (session, { members }) => changed(session, { present: members }),
    DefenceAbsenceRecorded: (session, { candidate }, recorded) => ({
      ...(session ?? waiting(roundOf(recorded), candidate)),
      status: 'ABSENT',
    }),
    SheetSigned: (session, { member, score, sheet, replaces, spread }, { meta }) =>
      changed(session, {
        // An earlier build did not say how far apart they were then: unknown is better than what they were before.
        ...(replaces === null ? {} : { spread: spread ?? null }),
        sheets: { ...session?.sheets, [member]: { score, sheet, replaces, at: validTime(meta) } },
      }),
    SpreadReviewRequired: (session, { spread }) => changed(session, { spread, review: 'REQUIRED' }),
    SpreadReviewDecided: (session, { kind, member, anew = [] }) =>
      changed(session, { review: kind, excluded: member ?? null, anew }),
  },
};
