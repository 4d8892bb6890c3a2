import { type Context, type Decision, isRefusal, isSystem, type OneOf, refuse, validTime } from '#kernel';
import { house, localDay } from '#rules';
import { lateEntryFault } from '../round/late-entry.js';
import { rightsTo } from '../rights.js';
import { heldOn } from '../unit/state.js';
import type { AppointmentCommands, AppointmentEvents } from './events.js';
import type { AppointmentRefusal } from './guards.js';
import { type CaseSeat, sitsOn } from './seats.js';
import type { Appointment, OpenedCase } from './state.js';

type Command = keyof AppointmentCommands;
type Event = OneOf<AppointmentEvents>;
type Rule<Data> = (state: Appointment, data: Data, context: Context) => Decision<AppointmentEvents, AppointmentRefusal>;

/** Everybody who has a part in a case: they may know that it is there. */
const parts: readonly CaseSeat[] = ['OWNER', 'AUTHORITY', 'PERSON'];

/** What only the engine itself does. */
const isInner = (seats: readonly CaseSeat[]): boolean => seats.every((seat) => seat === 'SYSTEM');

/** A stranger learns nothing, not even that there is such a case. */
const outOfPlace = (seats: readonly CaseSeat[], { opened }: Appointment, data: object, context: Context) => {
  if (opened === null) return isSystem(context) ? undefined : refuse('case-unknown');
  if (sitsOn(seats, context, opened, data)) return undefined;
  if (isInner(seats) || !sitsOn(parts, context, opened, data)) return refuse('case-unknown');
  return refuse(seats.includes('OWNER') ? 'not-your-step' : 'not-the-authority');
};

/** Events that take a case on. What else is recorded may come in any order. */
const steps: readonly (keyof AppointmentEvents)[] = [
  'DossierCompleted',
  'PartyOpinionRecorded',
  'Appointed',
  'AppointmentRefused',
  'OfficeTaken',
  'AppointmentFailed',
  'AppointmentEnded',
  'AppointmentMerged',
];

/** True where an event takes the case on: nothing that follows it happened before it. */
export const isStep = (type: keyof AppointmentEvents): boolean => steps.includes(type);

/** Nothing of a case happened before its result was announced, nor, while its clocks run, a step before the one before it. */
const outOfOrder = ({ opened, movedAt }: OpenedCase, context: Context, decided: readonly Event[]) => {
  const { occurredAt } = context;
  if (occurredAt === undefined) return undefined;
  const { announcedOn, clocks } = opened;
  if (localDay(occurredAt) < announcedOn) return refuse('before-the-case', { announcedOn, occurredAt });
  return clocks === 'RUN' && movedAt !== null && occurredAt < movedAt && decided.some(({ type }) => isStep(type))
    ? refuse('before-last-step', { occurredAt, movedAt })
    : undefined;
};

/** While clocks run, whatever is dated back to another day stands on the exception register of the round. */
const datedBack = ({ opened }: OpenedCase, { occurredAt, at: recordedAt }: Context): readonly Event[] => {
  if (opened.clocks !== 'RUN' || occurredAt === undefined || localDay(occurredAt) >= localDay(recordedAt)) return [];
  const { round, post, candidate } = opened;
  const details = { occurredAt, recordedAt };
  const data = { round, post, candidate, what: 'dated-back', details, rule: house('late-entries') } as const;
  return [{ type: 'CaseDeviationFlagged', data }];
};

/** The case as it is signed for on a day: the registry may have named another head of the appointing body since. */
const signedOn = (state: Appointment, day: string): Appointment => {
  const { opened, authorities } = state;
  return opened === null
    ? state
    : { ...state, opened: { ...opened, authority: heldOn(authorities, day) ?? opened.authority } };
};

/** A rule that is asked only by whoever sits where the card of its event says, and in the order of time. */
const guarded =
  <Name extends Command>(command: Name, rule: Rule<AppointmentCommands[Name]>): Rule<AppointmentCommands[Name]> =>
  (known, data, context) => {
    const state = signedOn(known, localDay(validTime(context)));
    const refusal = outOfPlace(rightsTo('appointment', command).seats, state, data, context) ?? lateEntryFault(context);
    if (refusal !== undefined) return refusal;
    const decided = rule(state, data, context);
    const { opened } = state;
    if (isRefusal(decided) || decided.length === 0 || opened === null) return decided;
    const found = { ...state, opened };
    return outOfOrder(found, context, decided) ?? [...decided, ...datedBack(found, context)];
  };

type Rules = { readonly [Name in Command]: Rule<AppointmentCommands[Name]> };

/** Every rule of a case behind its guard. */
export const allGuarded = (rules: Rules): Rules =>
  Object.fromEntries(
    Object.entries(rules).map(([command, rule]) => [command, guarded(command as never, rule as never)]),
  ) as unknown as Rules;
