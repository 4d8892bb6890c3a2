import { type Context, isSystem, type Recorded, refuse } from '#kernel';
import { daysLater, localDay } from '#rules';
import { own } from '../../own.js';
import { acts, authorityOf, chairOf, superiorOf } from '../people.js';
import type { Round } from '../state.js';
import {
  type Complaint,
  type ComplaintConcern,
  complaintConcerns,
  type ComplaintKind,
  type ResultsCommands,
  type ResultsEvents,
} from './events.js';
import type { ResultsRule } from './rule.js';

type Happened = Pick<Recorded, 'type' | 'meta'>;

/** True for what followed by itself, as the flag of a late entry does, from what somebody lodged here: its actor is the sender, too. */
export const followsLodging = ({ type, meta }: Happened): boolean =>
  meta.commandType === ('LodgeComplaint' satisfies keyof ResultsCommands) &&
  type !== ('ComplaintLodged' satisfies keyof ResultsEvents);

/** A round cannot be closed over open complaints: nobody holds it up with more than these. */
export const OPEN_COMPLAINTS_MAX = 3;

/** Calendar days to settle it, by the laws on complaints and on denunciations; of the others no law was found that says so. */
const DAYS: Readonly<Record<ComplaintKind, number | null>> = {
  COMPLAINT: 30,
  DENUNCIATION: 30,
  RECOMMENDATION: null,
  FEEDBACK: null,
};

const complaintOf = ({ results: { complaints } }: Round, complaint: string): Complaint | undefined =>
  own(complaints, complaint);

/** What still waits to be settled: what was passed on to the head of the body waits for that head. */
export const openComplaints = ({ results: { complaints } }: Round): readonly string[] =>
  Object.keys(complaints).filter((complaint) => complaints[complaint]?.state !== 'SETTLED');

type Said = Pick<Complaint, 'kind' | 'concerns'>;

/** True for what was said when it came in, whoever it was passed on to since. */
const isSame = (known: Complaint, { kind, concerns }: Said): boolean =>
  known.kind === kind && (known.said ?? known.concerns) === concerns;

/** Why one more cannot be taken from this sender; `SAME` where it was taken before. */
const toTake = (round: Round, complaint: string, sender: string, said: Said) => {
  const known = complaintOf(round, complaint);
  if (known !== undefined)
    return known.sender === sender && isSame(known, said) ? 'SAME' : refuse('complaint-number-taken');
  const open = openComplaints(round).filter((id) => complaintOf(round, id)?.sender === sender);
  return open.length < OPEN_COMPLAINTS_MAX ? undefined : refuse('complaints-too-many', { most: OPEN_COMPLAINTS_MAX });
};

/** The last day for it, counted from the one on which it came in. */
const dueOf = (kind: ComplaintKind, day: string): string | null => {
  const days = DAYS[kind];
  return days === null ? null : daysLater(day, days);
};

export const lodgeComplaint: ResultsRule<'LodgeComplaint'> = (round, command, context) => {
  const fault = toTake(round, command.complaint, context.actor, command);
  const due = dueOf(command.kind, localDay(context.occurredAt ?? context.at));
  return fault === 'SAME' ? [] : (fault ?? [{ type: 'ComplaintLodged', data: { ...command, due } }]);
};

/** What came in on paper is entered as it is, once: it stands with its last day, whoever would rather not have it. */
export const receiveComplaint: ResultsRule<'ReceiveComplaint'> = (round, command, context) => {
  const { complaint, kind, receivedOn, scan, sender } = command;
  if (!acts(context, round.plan.owner)) return refuse('owner-only');
  if (receivedOn > localDay(context.at)) return refuse('complaint-from-later', { receivedOn });
  const fault = toTake(round, complaint, sender, command);
  // Of whom an entered one is, is not to be found out by entering it again.
  if (fault !== undefined) return fault === 'SAME' ? refuse('complaint-number-taken') : fault;
  const [before] = Object.entries(round.results.complaints).find(([, known]) => known.scan === scan) ?? [];
  if (before !== undefined) return refuse('complaint-entered-before', { complaint: before });
  return [{ type: 'ComplaintReceived', data: { ...command, due: dueOf(kind, receivedOn) } }];
};

type Handlers = (round: Round) => readonly (string | null | undefined)[];

const aboveCouncil: Handlers = (round) => [
  chairOf(round) === authorityOf(round) ? superiorOf(round) : authorityOf(round),
];

/** Nobody handles what is said about themselves: of the council the head of the body, of that head who stands above. */
const handling: Readonly<Record<ComplaintConcern, Handlers>> = {
  RESULTS: (round) => [chairOf(round) ?? authorityOf(round)],
  COUNCIL: aboveCouncil,
  AUTHORITY: (round) => [superiorOf(round)],
};

const anyOfThem: Handlers = (round) => [chairOf(round), authorityOf(round), superiorOf(round)];
const afterCouncil: Handlers = (round) => [authorityOf(round)];

/** Somebody who is denounced on a board is under the chair, who denounced them is not to be known there. */
const handlersFor = (round: Round, complaint: string): Handlers => {
  const known = complaintOf(round, complaint);
  const concerns = known?.concerns ?? null;
  const isDenounced = known?.kind === 'DENUNCIATION';
  if (concerns === null) return isDenounced ? aboveCouncil : anyOfThem;
  if (concerns !== 'RESULTS') return handling[concerns];
  if (isDenounced) return aboveCouncil;
  return known?.state === 'TRANSFERRED_TO_HEAD' ? afterCouncil : handling.RESULTS;
};

/**
 * Who settles a complaint, and alone learns from whom it came: one person. Of one that was lodged before it was asked what
 * it concerns, any of those above the results; nobody where that seat is empty.
 */
export const complaintHandlers = (round: Round, complaint: string): readonly string[] =>
  handlersFor(round, complaint)(round).filter((person) => person !== null && person !== undefined);

const handles = (round: Round, complaint: string, context: Context): boolean =>
  complaintHandlers(round, complaint).some((person) => acts(context, person));

const rankOf = (concerns: ComplaintConcern): number => complaintConcerns.indexOf(concerns);

/** Whoever entered a complaint cannot take it from the one who judges those whom it is about. */
export const redirectComplaint: ResultsRule<'RedirectComplaint'> = (round, command, context) => {
  const { complaint, concerns } = command;
  const isHandler = handles(round, complaint, context);
  if (!isHandler && !acts(context, round.plan.owner)) return refuse('complaint-redirect-by-others');
  const known = complaintOf(round, complaint);
  if (known === undefined) return refuse('complaint-unknown', { complaint });
  if (known.state === 'SETTLED') return refuse('complaint-done', { complaint });
  if (known.concerns === concerns) return [];
  const isHigher = known.concerns !== null && rankOf(concerns) > rankOf(known.concerns);
  return isHandler || isHigher
    ? [{ type: 'ComplaintRedirected', data: command }]
    : refuse('complaint-redirect-upwards');
};

export const settleComplaint: ResultsRule<'SettleComplaint'> = (round, command, context) => {
  const { complaint, outcome, minutes } = command;
  if (!isSystem(context) && !handles(round, complaint, context)) return refuse('complaint-settler-only');
  const known = complaintOf(round, complaint);
  if (known === undefined) return refuse('complaint-unknown', { complaint });
  if (known.state === outcome && known.minutes === minutes) return [];
  return known.state === 'SETTLED'
    ? refuse('complaint-done', { complaint })
    : [{ type: 'ComplaintSettled', data: command }];
};
