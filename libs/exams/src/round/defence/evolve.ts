import { at, put } from '#kernel';
import type { DefenceEvents, DefencePart, Session } from './events.js';

const fresh = (status: Session['status']): Session => ({
  status,
  presented: false,
  questioned: false,
  present: null,
  sheets: {},
  firstSheets: null,
  review: 'NONE',
  anew: null,
});

const inSession = (part: DefencePart, candidate: string, change: (session: Session) => Session): DefencePart => ({
  ...part,
  sessions: put(part.sessions, candidate, change(at(part.sessions, candidate) ?? fresh('STARTED'))),
});

const deposited = (part: DefencePart, { candidate, hash }: DefenceEvents['SchemeDeposited']): DefencePart => ({
  ...part,
  schemes: { ...part.schemes, [candidate]: hash },
});

type Evolve = {
  readonly [E in keyof DefenceEvents]: (part: DefencePart, data: DefenceEvents[E]) => DefencePart;
};

/** How the defence remembers. */
export const evolveDefence: Evolve = {
  SchemeDeposited: deposited,
  LateSchemeAccepted: deposited,
  OrderDrawn: (part, { order }) => ({ ...part, order }),
  DefenceStarted: (part, { candidate }) => inSession(part, candidate, () => fresh('STARTED')),
  DefenceAbsenceRecorded: (part, { candidate }) => inSession(part, candidate, () => fresh('ABSENT')),
  Presented: (part, { candidate }) => inSession(part, candidate, (session) => ({ ...session, presented: true })),
  Questioned: (part, { candidate }) => inSession(part, candidate, (session) => ({ ...session, questioned: true })),
  PresenceRecorded: (part, { candidate, members }) =>
    inSession(part, candidate, (session) => ({ ...session, present: members })),
  SheetSigned: (part, { candidate, member, score, replaces }) =>
    inSession(part, candidate, (session) => ({
      ...session,
      sheets: { ...session.sheets, [member]: score },
      firstSheets: replaces === null ? session.firstSheets : (session.firstSheets ?? session.sheets),
    })),
  SpreadReviewRequired: (part, { candidate }) =>
    inSession(part, candidate, (session) => ({ ...session, review: 'REQUIRED' })),
  SpreadReviewDecided: (part, { candidate, kind, member, anew = null }) => {
    const decided = inSession(part, candidate, (session) => ({ ...session, review: kind, anew }));
    if (kind !== 'MEMBER_EXCLUDED' || member === undefined) return decided;
    return { ...decided, excluded: [...part.excluded, member] };
  },
  DefenceSealed: (part) => part,
};
