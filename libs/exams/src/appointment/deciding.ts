import { type Decider, isRefusal, refuse, validTime } from '#kernel';
import { due, findPack, localDay, termEnd, VN } from '#rules';
import type { AppointmentCommands, AppointmentEvents } from './events.js';
import { mayFail, placeOf } from './failing.js';
import { ExpireClock } from './expiring.js';
import { allGuarded } from './guarding.js';
import { type AppointmentRefusal, decidedIn, openedIn, underWay } from './guards.js';
import { merge } from './merging.js';
import { heldOn } from '../unit/state.js';
import { type Appointment, dueByPack, type OpenedCase, reminderBefore } from './state.js';

type Rules = Decider<Appointment, AppointmentCommands, AppointmentEvents, AppointmentRefusal>['decide'];

const isLate = ({ dossierDue }: OpenedCase, day: string) =>
  day > dossierDue ? refuse('dossier-late', { due: dossierDue }) : undefined;

const unlike = (data: AppointmentCommands['OpenCase']) => {
  const { pack, announcedOn, dossierDays } = data;
  const row = findPack(pack)?.clocks.find(({ name }) => name === 'dossierDue');
  if (row === undefined) return refuse('pack-unknown', { pack });
  if (row.length !== dossierDays) {
    return refuse('dossier-days-not-of-pack', { pack, expected: row.length, days: dossierDays });
  }
  return { dossierDue: due(announcedOn, dossierDays, row.unit, VN) };
};

/** The pack that the round of the case has pinned. */
const packOf = ({ opened: { pack } }: OpenedCase) => findPack(pack) ?? refuse('pack-unknown', { pack });

/** From the announced result to a complete dossier, with the opinions that a decision stands on. */
const dossier: Pick<
  Rules,
  'OpenCase' | 'ReceiveDossierItem' | 'CompleteDossier' | 'RecordPartyOpinion' | 'RecordStandardConclusion'
> = {
  OpenCase: (state, data) => {
    if (state.opened !== null) {
      return JSON.stringify(state.opened) === JSON.stringify(data) ? [] : refuse('case-already-open');
    }
    const clock = unlike(data);
    if (isRefusal(clock)) return clock;
    return [{ type: 'AppointmentCaseOpened', data: { ...data, ...clock } }];
  },
  ReceiveDossierItem: (state, data, context) => {
    const found = openedIn(state, ['OPENED', 'DOSSIER_DUE']);
    if (isRefusal(found)) return found;
    if (found.items[data.item] === data.hash) return [];
    return isLate(found, localDay(validTime(context))) ?? [{ type: 'DossierItemReceived', data }];
  },
  CompleteDossier: (state, _data, context) => {
    if (state.status === 'DOSSIER_COMPLETE') return [];
    const found = openedIn(state, ['OPENED', 'DOSSIER_DUE']);
    if (isRefusal(found)) return found;
    const pack = packOf(found);
    if (isRefusal(pack)) return pack;
    const missing = pack.dossierItems.value.filter((item) => found.items[item] === undefined);
    if (missing.length > 0) return refuse('dossier-incomplete', { missing: missing.join(', ') });
    const day = localDay(validTime(context));
    const decisionDue = dueByPack(found.opened.pack, 'decisionDue', day);
    return isLate(found, day) ?? [{ type: 'DossierCompleted', data: { decisionDue } }];
  },
  RecordPartyOpinion: (state, data) => {
    const found = openedIn(state, ['DOSSIER_COMPLETE', 'PARTY_OPINION']);
    if (isRefusal(found)) return found;
    return found.opinion?.document.hash === data.document.hash ? [] : [{ type: 'PartyOpinionRecorded', data }];
  },
  RecordStandardConclusion: (state, data) => {
    const found = openedIn(state, underWay);
    if (isRefusal(found)) return found;
    return found.standard?.document.hash === data.document.hash ? [] : [{ type: 'StandardConcluded', data }];
  },
};

/** The case, if it may be decided now: with the opinion of the Party committee, or without where the pack allows it. */
const decidable = (state: Appointment) => {
  const found = openedIn(state, ['DOSSIER_COMPLETE', 'PARTY_OPINION']);
  if (isRefusal(found) || found.status === 'PARTY_OPINION') return found;
  const isOptional = findPack(found.opened.pack)?.partyOpinion.value === 'OPTIONAL';
  return isOptional ? found : refuse('case-wrong-status', { status: found.status });
};

/** An opinion once given counts, be it one that the pack does not ask for. */
const unfounded = ({ opinion, standard }: OpenedCase) => {
  if (opinion?.favourable === false) return refuse('party-opinion-not-favourable');
  return standard?.met === false ? refuse('standard-not-met') : undefined;
};

/** The term and the last day to take office; or why the decision cannot stand. */
const termOf = ({ opened }: OpenedCase, data: AppointmentCommands['DecideAppointment']) => {
  const { effectiveOn, years, decision } = data;
  const pack = findPack(opened.pack);
  const officeDue = dueByPack(opened.pack, 'officeDue', effectiveOn);
  if (pack === undefined || officeDue === null) return refuse('pack-unknown', { pack: opened.pack });
  if (effectiveOn < decision.date) {
    return refuse('effective-before-decision', { effectiveOn, decidedOn: decision.date });
  }
  const most = pack.termYears.value;
  if (!Number.isInteger(years) || years < 1 || years > most) return refuse('term-not-allowed', { most, years });
  const until = termEnd(effectiveOn, years);
  return { until, officeDue, ...reminderBefore(until, opened.pack) };
};

/** What the authority makes of the case. */
const decision: Pick<Rules, 'DecideAppointment' | 'RefuseAppointment' | 'FailCase'> = {
  DecideAppointment: (state, data) => {
    const found = decidable(state);
    if (isRefusal(found)) return found;
    const refusal = unfounded(found);
    if (refusal !== undefined) return refusal;
    const term = termOf(found, data);
    return isRefusal(term) ? term : [{ type: 'Appointed', data: { ...data, ...term } }];
  },
  RefuseAppointment: (state, data) => {
    const found = openedIn(state, underWay);
    if (isRefusal(found)) return found;
    const failed = { ...placeOf(found), code: 'REFUSED', by: 'AUTHORITY', reason: data.reason } as const;
    return [
      { type: 'AppointmentRefused', data },
      { type: 'AppointmentFailed', data: failed },
    ];
  },
  FailCase: (state, { code, reason = null }, context) => {
    if (state.outcome === code) return [];
    const may = mayFail(state, code, context);
    if (isRefusal(may)) return may;
    return [{ type: 'AppointmentFailed', data: { ...placeOf(may.found), code, by: may.part, reason } }];
  },
};

/** In office, until the end. */
const office: Pick<Rules, 'TakeOffice' | 'EndAppointment' | 'RecordMerger'> = {
  TakeOffice: (state, { on }, context) => {
    if (state.status === 'IN_OFFICE' && state.since === on) return [];
    const found = decidedIn(state, 'DECIDED');
    if (isRefusal(found)) return found;
    const { effectiveOn, officeDue } = found.term;
    if (on < effectiveOn) return refuse('office-before-effect', { effectiveOn });
    if (on > officeDue) return refuse('office-late', { due: officeDue });
    const day = localDay(validTime(context));
    if (on > day) return refuse('office-in-the-future', { on, day });
    return [{ type: 'OfficeTaken', data: { ...placeOf(found), on } }];
  },
  EndAppointment: (state, data) => {
    if (state.outcome === data.reason) return [];
    const found = decidedIn(state, 'IN_OFFICE');
    if (isRefusal(found)) return found;
    const { on, reason } = data;
    const { until } = found.term;
    if (found.since !== null && on < found.since) return refuse('before-office', { on, since: found.since });
    if (reason === 'TERM' && on < until) return refuse('term-not-over', { until, on });
    return [{ type: 'AppointmentEnded', data }];
  },
  RecordMerger: merge,
};

/** Who answers for the case, and who appoints: told by the processes that follow the round and the registry. */
const people: Pick<Rules, 'ChangeCaseOwner' | 'ChangeCaseAuthority'> = {
  ChangeCaseOwner: (state, data) => {
    const { opened } = state;
    if (opened === null) return refuse('case-unknown');
    return opened.owner === data.owner ? [] : [{ type: 'CaseOwnerChanged', data }];
  },
  ChangeCaseAuthority: (state, data) => {
    const { opened, authorities } = state;
    if (opened === null) return refuse('case-unknown');
    const signs = heldOn(authorities, data.effectiveOn) ?? opened.authority;
    return opened.unit !== data.unit || signs === data.authority ? [] : [{ type: 'CaseAuthorityChanged', data }];
  },
};

/** What a case decides. */
export const decide: Rules = allGuarded({ ...dossier, ...decision, ...office, ...people, ExpireClock });
