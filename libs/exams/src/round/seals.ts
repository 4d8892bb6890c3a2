import type { Recorded } from '#kernel';
import { own } from '../own.js';
import type { DecisionDoc } from '../views/decisions.js';
import type { StepDoc } from '../views/steps.js';
import type { Sealed, Until } from './card.js';
import { cardOf, findCard, type RoundEventType } from './cards.js';
import { votesAreOpen } from './council/sight.js';
import { sheetsAreOpen } from './defence/sight.js';
import { keptFromMarks } from './marking/sight.js';
import type { RoundCommands } from './events.js';
import { isA, type RoundRecorded } from './history.js';
import { done } from './output.js';
import { hasReached, oversees, type Progress, progressOf, type Viewer } from './place.js';
import { courseOfRound } from './plan/pack.js';
import { complaintHandlers, followsLodging } from './results/complaints.js';
import type { Round } from './state.js';

// What stays sealed for everybody, whatever the role.

/** True once what is sealed until then may be read. Votes are counted motion by motion: of them the round itself must be asked. */
const isOpen = (progress: Progress, until: Until): boolean => {
  if (until === 'MOTION_CLOSED') return false;
  return until === 'SHEETS_OPEN' ? sheetsAreOpen(progress) : hasReached(progress, until);
};

const sealsOf = (type: string): readonly Sealed<string>[] => {
  const sealed = findCard(type)?.sealed ?? 'OPEN';
  return sealed === 'OPEN' ? [] : sealed;
};

/** The fields of such an event that are sealed as long as a round has come only so far. */
const sealedIn = (type: string, progress: Progress): readonly string[] =>
  sealsOf(type).flatMap(({ until, fields }) => (isOpen(progress, until) ? [] : fields));

/** True once the motion of an event is decided. */
const isDecided = ({ data }: Recorded, { council }: Round): boolean => {
  const { motion } = data as { readonly motion: string };
  return votesAreOpen(own(council.motions, motion)?.outcome);
};

/** The fields of an event that are sealed while the round stands where it says. */
const fieldsSealed = (recorded: Recorded, round: Round): readonly string[] => {
  const progress = { stage: round.stage, resumeTo: round.standstill.resumeTo, course: courseOfRound(round) };
  return sealsOf(recorded.type).flatMap(({ until, fields }) => {
    const open = until === 'MOTION_CLOSED' ? isDecided(recorded, round) : isOpen(progress, until);
    return open ? [] : fields;
  });
};

/** Who acted is who complains, and may have denounced somebody. */
const tellsSender = (type: string): boolean => type === ('ComplaintLodged' satisfies RoundEventType);

/** Of who acted and by which right nothing is said, and not in which session either. */
const noSender = {
  actor: 'SEALED',
  onBehalfOf: 'SEALED',
  authority: 'SEALED',
  account: 'SEALED',
  session: 'SEALED',
  means: 'SEALED',
};

/**
 * An event for those who read the log: what is still sealed says so. The digest of its request never stands there: whoever
 * can guess what was sent could try the guess against it, and two who sent the same would be seen to agree.
 */
export const sealedUntil = (recorded: Recorded, round: Round): Recorded => {
  const sealed = Object.fromEntries(fieldsSealed(recorded, round).map((field) => [field, 'SEALED']));
  const isBySender = tellsSender(recorded.type) || followsLodging(recorded);
  const meta = { ...recorded.meta, ...(isBySender ? noSender : {}), commandDigest: 'SEALED' };
  // Whoever enters a name that he suspects would be seen to have guessed it.
  const sender = isA(recorded, 'ComplaintReceived') ? { sender: 'SEALED' } : {};
  return { ...recorded, data: { ...(recorded.data as object), ...sealed, ...sender }, meta };
};

/** As long as anything of an event is sealed, its free texts are too: a reason may say the mark that it is for. */
export const textsAreSealed = (recorded: Recorded, round: Round): boolean => fieldsSealed(recorded, round).length > 0;

/** What tells of a complaint before it is settled. */
const complaintEvents = ['ComplaintLodged', 'ComplaintReceived', 'ComplaintRedirected'] as const;

/** The commands by which it came to that. */
const tellingCommands: readonly (keyof RoundCommands)[] = ['LodgeComplaint', 'ReceiveComplaint', 'RedirectComplaint'];

const tellsOfComplaint = (recorded: Recorded): recorded is RoundRecorded<(typeof complaintEvents)[number]> =>
  complaintEvents.some((type) => isA(recorded, type));

/** The complaint that an event is about, of which more is to be known than that there is one. */
const complaintIn = (recorded: Recorded): string | undefined =>
  tellsOfComplaint(recorded) ? recorded.data.complaint : undefined;

/**
 * Who sent a complaint, and why it was passed on, is opened to whoever handles it, and to nobody else: not to those who
 * entered it either, once they have.
 */
export const isTextOfOthers = (recorded: Recorded, round: Round, person: string): boolean => {
  const complaint = complaintIn(recorded);
  // The note on a late entry stands beside all that came of it: it is read beside the complaint.
  if (complaint === undefined) return tellingCommands.some((command) => command === recorded.meta.commandType);
  return !complaintHandlers(round, complaint).includes(person);
};

/** Who lodged a complaint, for whoever handles it to read beside the texts. */
export const senderIn = (recorded: Recorded): string | undefined =>
  tellsSender(recorded.type) ? recorded.meta.actor : undefined;

/** Whom a text is written to: they may read it, whether or not they are told of the other steps of the round. */
const writtenTo = ({ data }: RoundRecorded<'CustodyRefused'>): readonly (string | undefined)[] => [data.from, data.to];

/** True for who may read the texts of an event without having a part in running the round, or watching over it. */
export const isTextTo = (recorded: Recorded | undefined, person: string): boolean =>
  recorded !== undefined && isA(recorded, 'CustodyRefused') && writtenTo(recorded).includes(person);

/** What everybody gives in turn, or sends openly: that it was given tells nothing of what is sealed in it. */
const givenByAll: readonly RoundEventType[] = [
  'VoteCast',
  'MarkRecorded',
  'CodeMapUnsealed',
  'AppealFiled',
  'AppealMarked',
  'SheetSigned',
  'OpinionGiven',
];

/** What follows from a command by itself is known to nobody for having sent that. */
const isOwn = (event: RoundEventType, actor: string, { me }: Viewer): boolean =>
  actor === me.person && cardOf(event).sent !== 'FOLLOWS';

/** True where the mere event tells what is sealed, as a decision on marks that differ does, to who does not watch over it. */
const tellsBySelf = (event: RoundEventType, actor: string, viewer: Viewer): boolean =>
  !oversees(viewer) && !isOwn(event, actor, viewer) && !givenByAll.includes(event);

/** What took place, and by whom. */
type Happening = Pick<StepDoc, 'event' | 'person'>;

/** That there is a complaint is known to those of whom one settles it, to who watches over the round, and to who sent it. */
const maySeeComplaints = ({ person }: Happening, viewer: Viewer): boolean => {
  const { me, round, place } = viewer;
  return oversees(viewer) || place.chair || [person, round.authority, round.superior].includes(me.person);
};

/** An event of a round as a step of it. */
export const happeningOf = ({ type, meta }: Recorded): Happening => ({
  event: type as RoundEventType,
  person: meta.actor,
});

/** False where a reader is not to know that there was such an event: then nothing of it is there, its texts neither. */
export const isToldOf = (happening: Happening, viewer: Viewer): boolean => {
  const { event, person } = happening;
  if (complaintEvents.some((type) => type === event)) return maySeeComplaints(happening, viewer);
  return sealedIn(event, progressOf(viewer.round)).length === 0 || !tellsBySelf(event, person, viewer);
};

/**
 * A decision as it may be read now: what was chosen is sealed as long as anything of its event is. That there was one,
 * those alone know before who made it or watch over the round.
 */
export const decisionFor = (doc: DecisionDoc, viewer: Viewer): DecisionDoc | undefined => {
  const { event, actor: person } = doc;
  if (!isToldOf({ event, person }, viewer)) return undefined;
  const fields = sealedIn(event, progressOf(viewer.round));
  if (fields.length === 0) return doc;
  return { ...doc, choice: 'SEALED', ...(fields.includes('script') ? { aboutId: 'SEALED' } : {}) };
};

/** A step as others may know of it: without whose complaint it is, where it came in here. */
const withoutSender = (doc: StepDoc, { me }: Viewer): StepDoc => {
  if (!tellsSender(doc.event) || doc.person === me.person) return doc;
  return { ...doc, person: noSender.actor, onBehalfOf: null, authority: noSender.authority };
};

/** A step as it may be read now: of what is sealed it says only that it was done, and to others not even that. */
export const stepFor = (doc: StepDoc, viewer: Viewer): StepDoc | undefined => {
  if (!isToldOf(doc, viewer)) return undefined;
  const { event } = doc;
  // The digest of the published marks is theirs, for whoever cares to try.
  if (event === 'WrittenResultFinal' && keptFromMarks(viewer)) return { ...doc, output: done() };
  if (sealedIn(event, progressOf(viewer.round)).length > 0) return { ...doc, output: doc.output && done() };
  return withoutSender(doc, viewer);
};
