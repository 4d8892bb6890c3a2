import { type Process, type Reaction, type Recorded, validTime } from '#kernel';
import { findPack, localDay } from '#rules';
import type { AppointmentCommands, AppointmentEvents } from '../appointment/events.js';
import type { RoundEvents } from '../round/events.js';
import { certain } from '../bug.js';
import { byRound, changed, changedBy } from '../views/part.js';
import { idIn, idOf } from '../views/stream.js';

type Heeded = Pick<
  RoundEvents,
  | 'RoundDrafted'
  | 'PlanApproved'
  | 'OwnershipAccepted'
  | 'ApplicationReceived'
  | 'ResultsCompiled'
  | 'RoundResumed'
  | 'ResultsAnnounced'
  | 'NextRankedInvited'
  | 'ReserveInvited'
> &
  Pick<AppointmentEvents, 'AppointmentCaseOpened' | 'AppointmentFailed' | 'OfficeTaken'>;

/** What a case needs to know of its round. */
export type CaseFacts = Readonly<{
  owner: string;
  authority: string;
  body?: string;
  /** The cases that were opened. */
  cases: readonly string[];
  /** Absent in what was remembered before clocks of cases ran: those of such a round are read only. */
  entry?: 'LIVE' | 'RETROSPECTIVE';
  pack: string;
  posts: Readonly<Record<string, Readonly<{ unit: string; position: string }>>>;
  /** personId by candidate. */
  persons: Readonly<Record<string, string>>;
  /** By candidate, as compiled last. */
  ranks: Readonly<Record<string, number>>;
}>;

const drafted = ({ owner, authority, body, posts, entry }: RoundEvents['RoundDrafted']): CaseFacts => ({
  owner,
  authority,
  ...(body === undefined ? {} : { body }),
  cases: [],
  entry,
  pack: '',
  posts: Object.fromEntries(posts.map(({ post, unit, position }) => [post, { unit, position }])),
  persons: {},
  ranks: {},
});

/** In the successor the same posts stand, under its authority. */
const resumed = (
  facts: CaseFacts | undefined,
  { as, successor }: RoundEvents['RoundResumed'],
): CaseFacts | undefined => {
  if (facts === undefined || as === 'UNCHANGED' || successor === undefined) return facts;
  const { unit, authority, body } = successor;
  const posts = Object.entries(facts.posts).map(([post, { position }]) => [post, { unit, position }] as const);
  return { ...facts, authority, ...(body === undefined ? {} : { body }), posts: Object.fromEntries(posts) };
};

const ranked = ({ lines }: RoundEvents['ResultsCompiled']): CaseFacts['ranks'] =>
  Object.fromEntries(lines.flatMap(({ id, rank }) => (rank === null ? [] : [[id, rank] as const])));

const dossierDays = (pack: string): number =>
  findPack(pack)?.clocks.find(({ name }) => name === 'dossierDue')?.length ?? 0;

type Won = Readonly<{ post: string; candidate: string; case: string }>;

const openCase = (
  facts: CaseFacts,
  { post, candidate, case: id }: Won,
  round: string,
  announcedOn: string,
): Reaction => {
  const { unit, position } = certain(facts.posts[post], `the round has no post ${post}`);
  const data: AppointmentCommands['OpenCase'] = {
    round,
    post,
    candidate,
    person: facts.persons[candidate] ?? '',
    unit,
    position,
    authority: facts.authority,
    owner: facts.owner,
    ...(facts.body === undefined ? {} : { body: facts.body }),
    pack: facts.pack,
    rank: facts.ranks[candidate] ?? 0,
    announcedOn,
    dossierDays: dossierDays(facts.pack),
    firstTerm: true,
    ...(facts.entry === 'LIVE' ? { clocks: 'RUN' } : {}),
  };
  return { category: 'appointment', id: `${round}-${id}`, command: { type: 'OpenCase', data } };
};

const openAll = (
  facts: CaseFacts | undefined,
  winners: readonly Won[],
  { meta }: Recorded,
  round: string,
): readonly Reaction[] => {
  const known = certain(facts, 'results are announced of a round that was never drafted');
  const day = localDay(validTime(meta));
  return winners.map((winner) => openCase(known, winner, round, day));
};

const onRound = (id: string, type: string, data: unknown): readonly Reaction[] => [
  { category: 'round', id, command: { type, data } },
];

/**
 * Winning leads to an appointment case, one for each winner and for each next-ranked who is invited, from the reserve too;
 * what comes of the case is told to the round (domain: §3.2, S19, S28). Memory: what a case needs to know of its round.
 */
export const appointmentCases: Process<CaseFacts, Heeded> = {
  name: 'appointment-cases',
  version: 2,
  indexes: [],
  keyOf: (recorded) =>
    idIn('appointment', recorded) === undefined ? byRound(recorded) : [(recorded.data as { round: string }).round],
  on: {
    RoundDrafted: (_, data) => drafted(data),
    PlanApproved: (facts, { pack }) => changed(facts, { pack }),
    OwnershipAccepted: (facts, { to }) => changed(facts, { owner: to }),
    ApplicationReceived: (facts, { candidate, person }) =>
      changedBy(facts, ({ persons }) => ({ persons: { ...persons, [candidate]: person } })),
    ResultsCompiled: (facts, data) => changed(facts, { ranks: ranked(data) }),
    RoundResumed: resumed,
    AppointmentCaseOpened: (facts, _data, recorded) =>
      changedBy(facts, ({ cases }) => ({ cases: [...cases, idOf('appointment', recorded)] })),
  },
  react: {
    OwnershipAccepted: (facts, { to }) =>
      (facts?.cases ?? []).map((id) => ({
        category: 'appointment',
        id,
        command: { type: 'ChangeCaseOwner', data: { owner: to } },
      })),
    ResultsAnnounced: (facts, { winners }, recorded, round) => openAll(facts, winners, recorded, round),
    NextRankedInvited: (facts, won, recorded, round) => openAll(facts, [won], recorded, round),
    ReserveInvited: (facts, won, recorded, round) => openAll(facts, [won], recorded, round),
    AppointmentFailed: (_, { post, candidate, code }, __, round) =>
      onRound(round, 'RecordCaseFailed', { post, candidate, code }),
    OfficeTaken: (_, { post, candidate }, __, round) => onRound(round, 'RecordPostFilled', { post, candidate }),
  },
};
