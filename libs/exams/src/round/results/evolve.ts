import { type Meta, validTime } from '#kernel';
import { own } from '../../own.js';
import type { Complaint, PostStatus, ResultsEvents, ResultsPart } from './events.js';

const withPost = (part: ResultsPart, post: string, status: PostStatus, candidate?: string): ResultsPart => {
  const before = own(part.posts, post) ?? { status: 'OPEN', candidate: null, cases: 0 };
  const next = candidate === undefined ? { ...before, status } : { status, candidate, cases: before.cases + 1 };
  return { ...part, posts: { ...part.posts, [post]: next } };
};

const withComplaint = (part: ResultsPart, complaint: string, known: Complaint): ResultsPart => ({
  ...part,
  complaints: { ...part.complaints, [complaint]: known },
});

const withKnown = (part: ResultsPart, complaint: string, change: (known: Complaint) => Complaint): ResultsPart => {
  const known = own(part.complaints, complaint);
  return known === undefined ? part : withComplaint(part, complaint, change(known));
};

const unchanged = (part: ResultsPart): ResultsPart => part;

type Evolve = {
  readonly [E in keyof ResultsEvents]: (part: ResultsPart, data: ResultsEvents[E], meta: Meta) => ResultsPart;
};

/** How results are remembered. */
export const evolveResults: Evolve = {
  ResultsCompiled: (part, { lines, inputsHash }) => ({ ...part, lines, inputsHash, openTie: [], openGaps: [] }),
  NoResultFound: unchanged,
  TieFound: (part, { candidates }) => ({ ...part, openTie: candidates, openGaps: [] }),
  TieResolved: (part, { order }) => ({
    ...part,
    openTie: [],
    tieOrder: [...part.tieOrder.filter((candidate) => !order.includes(candidate)), ...order],
  }),
  PreferenceGapFound: (part, { candidates }) => ({ ...part, openTie: [], openGaps: candidates }),
  PreferenceGapDecided: (part, { candidate, post }) => ({
    ...part,
    openGaps: part.openGaps.filter((open) => open !== candidate),
    gapDecisions: [...part.gapDecisions.filter((decision) => decision.candidate !== candidate), { candidate, post }],
  }),
  SingleCandidateConfirmed: (part, { post }) => ({ ...part, confirmedSingles: [...part.confirmedSingles, post] }),
  ResultsReported: unchanged,
  ResultsRecognised: unchanged,
  ResultsAnnounced: (part, { winners }) =>
    winners.reduce((kept, { post, candidate }) => withPost(kept, post, 'WINNER_PROPOSED', candidate), part),
  SupervisionReported: (part) => ({ ...part, supervisionReported: true }),
  CaseFailed: (part, { post, candidate }) => ({
    ...withPost(part, post, 'CASE_FAILED'),
    failed: [...part.failed, candidate],
  }),
  NextRankedInvited: (part, { post, candidate }) => withPost(part, post, 'WINNER_PROPOSED', candidate),
  ReserveInvited: (part, { post, candidate }) => ({
    ...withPost(part, post, 'WINNER_PROPOSED', candidate),
    fromReserve: [...part.fromReserve, post],
  }),
  PostFilled: (part, { post, candidate }) => ({
    ...withPost(part, post, 'FILLED'),
    appointed: [...part.appointed, candidate],
  }),
  PostUnfilled: (part, { post }) => withPost(part, post, 'UNFILLED'),
  ComplaintLodged: (part, { complaint, kind, concerns = null, due = null }, meta) =>
    withComplaint(part, complaint, {
      state: 'OPEN',
      sender: meta.actor,
      kind,
      concerns,
      at: validTime(meta),
      due,
      scan: null,
    }),
  ComplaintReceived: (part, { complaint, kind, concerns, due, sender, scan = null }, meta) =>
    withComplaint(part, complaint, { state: 'OPEN', sender, kind, concerns, at: validTime(meta), due, scan }),
  ComplaintRedirected: (part, { complaint, concerns }) =>
    withKnown(part, complaint, (known) => ({ ...known, concerns, said: known.said ?? known.concerns })),
  ComplaintSettled: (part, { complaint, outcome, minutes }) =>
    withKnown(part, complaint, (known) => ({ ...known, state: outcome, minutes })),
  RoundClosed: unchanged,
  RecordsHandedOver: unchanged,
  ResultAnnulled: unchanged,
};
