import { type Context, isSystem, refuse } from '#kernel';
import { daysLater, localDay } from '#rules';
import { own } from '../../own.js';
import { acts, authorityOf, chairOf, superiorOf } from '../people.js';
import type { Round } from '../state.js';
import type { ComplaintConcern, ComplaintKind } from './events.js';
import type { ResultsRule } from './rule.js';

/** A round cannot be closed over open complaints: nobody holds it up with more than these. */
export const OPEN_COMPLAINTS_MAX = 3;

/** Calendar days to settle it, by the laws on complaints and on denunciations; of the others no law was found that says so. */
const DAYS: Readonly<Record<ComplaintKind, number | null>> = {
  COMPLAINT: 30,
  DENUNCIATION: 30,
  RECOMMENDATION: null,
  FEEDBACK: null,
};

/** Why one more cannot be taken from this sender; `SAME` where it was taken before. */
const toTake = (round: Round, complaint: string, sender: string) => {
  const { complaints, lodgedBy } = round.results;
  if (Object.hasOwn(complaints, complaint))
    return own(lodgedBy, complaint) === sender ? 'SAME' : refuse('complaint-number-taken');
  const open = Object.entries(lodgedBy).filter(([id, by]) => by === sender && complaints[id] === 'OPEN');
  return open.length < OPEN_COMPLAINTS_MAX ? undefined : refuse('complaints-too-many', { most: OPEN_COMPLAINTS_MAX });
};

export const lodgeComplaint: ResultsRule<'LodgeComplaint'> = (round, command, { actor }) => {
  const fault = toTake(round, command.complaint, actor);
  return fault === 'SAME' ? [] : (fault ?? [{ type: 'ComplaintLodged', data: command }]);
};

/** What came in on paper is entered as it is: it stands with its last day, whoever would rather not have it. */
export const receiveComplaint: ResultsRule<'ReceiveComplaint'> = (round, command, context) => {
  const { complaint, kind, receivedOn, sender } = command;
  if (!acts(context, round.plan.owner)) return refuse('owner-only');
  if (receivedOn > localDay(context.at)) return refuse('complaint-from-later', { receivedOn });
  const days = DAYS[kind];
  const fault = toTake(round, complaint, sender);
  // Of whom an entered one is, is not to be found out by entering it again.
  if (fault !== undefined) return fault === 'SAME' ? refuse('complaint-number-taken') : fault;
  const due = days === null ? null : daysLater(receivedOn, days);
  return [{ type: 'ComplaintReceived', data: { ...command, due } }];
};

type Handlers = (round: Round) => readonly (string | null | undefined)[];

/** Nobody handles what is said about themselves: of the council the head of the body, of that head who stands above. */
const handling: Readonly<Record<ComplaintConcern, Handlers>> = {
  RESULTS: (round) => [chairOf(round)],
  COUNCIL: (round) => [chairOf(round) === authorityOf(round) ? superiorOf(round) : authorityOf(round)],
  AUTHORITY: (round) => [superiorOf(round)],
};

const anyOfThem: Handlers = (round) => [chairOf(round), authorityOf(round), superiorOf(round)];
const afterCouncil: Handlers = (round) => [authorityOf(round)];

/** Who settles a complaint. Of one that was received on paper it is one person, who alone learns from whom it came. */
export const complaintHandlers = (round: Round, complaint: string): readonly string[] => {
  const received = own(round.results.received, complaint);
  const isTransferred = own(round.results.complaints, complaint) === 'TRANSFERRED_TO_HEAD';
  const concern = received?.concerns === 'RESULTS' && isTransferred ? afterCouncil : undefined;
  const found = received === undefined ? anyOfThem : (concern ?? handling[received.concerns]);
  return found(round).filter((person) => person !== null && person !== undefined);
};

const settles = (round: Round, complaint: string, context: Context): boolean =>
  isSystem(context) || complaintHandlers(round, complaint).some((person) => acts(context, person));

export const settleComplaint: ResultsRule<'SettleComplaint'> = (round, command, context) => {
  const { complaint, outcome } = command;
  if (!settles(round, complaint, context)) return refuse('complaint-settler-only');
  const { complaints } = round.results;
  if (!Object.hasOwn(complaints, complaint)) return refuse('complaint-unknown', { complaint });
  const before = complaints[complaint];
  return before === outcome || before === 'SETTLED' ? [] : [{ type: 'ComplaintSettled', data: command }];
};
