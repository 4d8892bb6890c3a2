import { findPack, house } from '#rules';
import { sampleText, specify } from '#test/support/specify';
import { CLOCKS } from '../system.js';
import { appointment } from './appointment.js';
import { caseFailCodes } from '../round/results/events.js';
import { type AppointmentCommands, dossierItems, endReasons } from './events.js';
import { appointmentRefusals } from './refusals.js';
import { reminderBefore } from './state.js';

const given = specify(appointment, appointmentRefusals);
const decision = { number: '5/QĐ-MAU', date: '2022-06-20', hash: 'b'.repeat(64) };
const reason = { ref: 'vault:r1', commitment: 'c'.repeat(64) };
const hash = 'd'.repeat(64);
const place = { round: 'r1', post: 'P1', candidate: '0007' };
const civil: AppointmentCommands['OpenCase'] = {
  ...place,
  person: 'p-winner',
  unit: 'U1',
  position: 'VT-1',
  authority: 'p-authority',
  owner: 'p-owner',
  pack: 'VN-CIVIL-2025@1',
  rank: 1,
  announcedOn: '2026-04-14',
  dossierDays: 20,
  firstTerm: true,
};
const pilot: AppointmentCommands['OpenCase'] = { ...civil, pack: 'VN-PILOT-2017@1', dossierDays: 30 };
const opened = { type: 'AppointmentCaseOpened', data: { ...civil, dossierDue: '2026-05-04' } } as const;
const openedPilot = { type: 'AppointmentCaseOpened', data: { ...pilot, dossierDue: '2026-05-14' } } as const;
const contract = { ...civil, pack: 'VN-CONTRACT-2026@1', announcedOn: '2026-07-15' };
const openedContract = { type: 'AppointmentCaseOpened', data: { ...contract, dossierDue: '2026-08-04' } } as const;
const received = dossierItems.map((item) => ({ type: 'DossierItemReceived', data: { item, hash } }) as const);
const complete = { type: 'DossierCompleted', data: { decisionDue: '2026-05-11' } } as const;
const opinion = (favourable: boolean, number = '1') =>
  ({
    type: 'PartyOpinionRecorded',
    data: { document: { ...decision, hash: number.repeat(64) }, favourable },
  }) as const;
const ready = [opened, ...received, complete, opinion(true)] as const;
const decided = (effectiveOn: string, until: string, officeDue: string, reminderOn: string) =>
  ({ type: 'Appointed', data: { decision, effectiveOn, years: 5, until, officeDue, reminderOn } }) as const;
const appointed = decided('2026-05-11', '2031-05-10', '2026-06-10', '2031-02-09');
const inOffice = [appointed, { type: 'OfficeTaken', data: { ...place, on: '2026-05-12' } }] as const;
const authority = { actor: 'p-authority' };
const engine = { actor: 'system:appointment-cases' };
const onDay = (day: string, actor = 'p-owner') => ({ actor, at: `${day}T02:00:00.000Z` });

describe('an appointment case', () => {
  it('S22: is opened with its dossier due 20 days after the announcement, and decided 5 working days after it', () => {
    given().when('OpenCase', civil, engine).then(opened);
    given(opened, ...received)
      .when('CompleteDossier', {}, onDay('2026-05-04'))
      .then(complete);
  });

  it('has 30 days under the pilot pack, and refuses other numbers and unknown packs', () => {
    given().when('OpenCase', pilot, engine).then(openedPilot);
    given()
      .when('OpenCase', { ...civil, dossierDays: 30 }, engine)
      .thenRefused('dossier-days-not-of-pack', { expected: 20, days: 30 });
    given()
      .when('OpenCase', { ...civil, pack: 'VN-NONE@1' }, engine)
      .thenRefused('pack-unknown', { pack: 'VN-NONE@1' });
  });

  it('is opened once', () => {
    given(opened).when('OpenCase', civil, engine).thenNothing();
    given(opened)
      .when('OpenCase', { ...civil, rank: 2 }, engine)
      .thenRefused('case-already-open');
    given().when('CompleteDossier', {}).thenRefused('case-unknown');
  });

  it('takes the ten items until the last day of the clock, and none after it', () => {
    const item = { item: 'CURRICULUM_VITAE', hash } as const;
    const taken = { type: 'DossierItemReceived', data: item } as const;
    const candidate = { ...onDay('2026-05-04'), authority: 'role:CANDIDATE' };
    given(opened)
      .when('ReceiveDossierItem', item, { ...candidate, actor: 'p-other' })
      .thenRefused('case-unknown');
    given(opened)
      .when('ReceiveDossierItem', item, { ...candidate, actor: opened.data.person })
      .then(taken);
    given(opened).when('ReceiveDossierItem', item, onDay('2026-05-04')).then(taken);
    given(opened)
      .when('ReceiveDossierItem', item, onDay('2026-05-05'))
      .thenRefused('dossier-late', { due: '2026-05-04' });
    given(opened, taken).when('ReceiveDossierItem', item, onDay('2026-05-05')).thenNothing();
    const better = { ...item, hash: 'e'.repeat(64) };
    given(opened, taken)
      .when('ReceiveDossierItem', better, onDay('2026-04-20'))
      .then({ type: 'DossierItemReceived', data: better });
    given(opened, ...received, complete)
      .when('ReceiveDossierItem', better)
      .thenRefused('case-wrong-status');
  });

  it('is complete only with the items of its pack: for a contract without the political standard', () => {
    const withoutStandard = received.filter(({ data }) => data.item !== 'POLITICAL_STANDARD');
    expect(findPack(civil.pack)?.dossierItems.value).toEqual(dossierItems);
    given(openedContract, ...withoutStandard)
      .when('CompleteDossier', {}, onDay('2026-08-04'))
      .then({ type: 'DossierCompleted', data: { decisionDue: '2026-08-11' } });
    given(opened, ...withoutStandard)
      .when('CompleteDossier', {})
      .thenRefused('dossier-incomplete', { missing: 'POLITICAL_STANDARD' });
    given(openedContract, ...withoutStandard.slice(1))
      .when('CompleteDossier', {})
      .thenRefused('dossier-incomplete', { missing: 'PROPOSAL' });
  });

  it('is complete only with all ten items, in time', () => {
    given(opened, ...received.slice(0, 8))
      .when('CompleteDossier', {})
      .thenRefused('dossier-incomplete', { missing: 'DIPLOMAS, HEALTH_CERTIFICATE' });
    given(opened, ...received)
      .when('CompleteDossier', {}, onDay('2026-05-05'))
      .thenRefused('dossier-late');
    given(opened, ...received, complete)
      .when('CompleteDossier', {})
      .thenNothing();
    given(...ready)
      .when('CompleteDossier', {})
      .thenRefused('case-wrong-status', { status: 'PARTY_OPINION' });
  });
});

describe('the decision', () => {
  const decide = { decision, effectiveOn: '2026-05-11', years: 5 };

  it('is taken by the authority, or for it, on a complete dossier and a favourable opinion', () => {
    given(...ready)
      .when('DecideAppointment', decide, authority)
      .then(appointed);
    given(...ready)
      .when('DecideAppointment', decide, { actor: 'p-deputy', onBehalfOf: 'p-authority' })
      .then(appointed);
    given(...ready)
      .when('DecideAppointment', decide)
      .thenRefused('not-the-authority');
    given(opened, ...received, complete)
      .when('DecideAppointment', decide, authority)
      .thenRefused('case-wrong-status', { status: 'DOSSIER_COMPLETE' });
    given(opened, ...received, complete, opinion(false))
      .when('DecideAppointment', decide, authority)
      .thenRefused('party-opinion-not-favourable');
  });

  it('needs no opinion of the Party committee for a contract, but heeds one that was given', () => {
    const offer = { decision: { ...decision, date: '2026-08-05' }, effectiveOn: '2026-08-10', years: 5 };
    const hired = {
      type: 'Appointed',
      data: { ...offer, until: '2031-08-09', officeDue: '2026-09-09', reminderOn: '2031-05-11' },
    } as const;
    given(openedContract, complete).when('DecideAppointment', offer, authority).then(hired);
    given(openedContract, complete, opinion(true)).when('DecideAppointment', offer, authority).then(hired);
    given(openedContract, complete, opinion(false))
      .when('DecideAppointment', offer, authority)
      .thenRefused('party-opinion-not-favourable');
    given(openedContract)
      .when('DecideAppointment', offer, authority)
      .thenRefused('case-wrong-status', { status: 'OPENED' });
    given().when('DecideAppointment', offer, authority).thenRefused('case-unknown');
    given({ ...opened, data: { ...opened.data, pack: 'VN-GONE@1' } }, complete)
      .when('DecideAppointment', offer, authority)
      .thenRefused('case-wrong-status', { status: 'DOSSIER_COMPLETE' });
  });

  it('may follow a second, favourable opinion', () => {
    const past = given(opened, ...received, complete, opinion(false));
    past.when('RecordPartyOpinion', opinion(true, '2').data).then(opinion(true, '2'));
    past.when('RecordPartyOpinion', opinion(false).data).thenNothing();
    given(opened).when('RecordPartyOpinion', opinion(true).data).thenRefused('case-wrong-status');
    given(opened, ...received, complete, opinion(false), opinion(true, '2'))
      .when('DecideAppointment', decide, authority)
      .then(appointed);
  });

  it('cannot stand against a negative political-standard conclusion', () => {
    const concluded = (met: boolean) => ({ type: 'StandardConcluded', data: { document: decision, met } }) as const;
    given(opened).when('RecordStandardConclusion', concluded(true).data).then(concluded(true));
    given(opened, concluded(true)).when('RecordStandardConclusion', concluded(true).data).thenNothing();
    given().when('RecordStandardConclusion', concluded(true).data).thenRefused('case-unknown');
    given(...ready, concluded(true))
      .when('DecideAppointment', decide, authority)
      .then(appointed);
    given(...ready, concluded(false))
      .when('DecideAppointment', decide, authority)
      .thenRefused('standard-not-met');
  });

  it('has a term of whole years within the law, from a day that is not before the decision', () => {
    const past = given(...ready);
    for (const years of [0, 6, 2.5]) {
      past
        .when('DecideAppointment', { ...decide, years }, authority)
        .thenRefused('term-not-allowed', { most: 5, years });
    }
    const year = { until: '2027-05-10', officeDue: '2026-06-10', reminderOn: '2027-02-09' };
    past
      .when('DecideAppointment', { ...decide, years: 1 }, authority)
      .then({ type: 'Appointed', data: { ...decide, years: 1, ...year } });
    past
      .when('DecideAppointment', { ...decide, effectiveOn: '2022-06-19' }, authority)
      .thenRefused('effective-before-decision', { effectiveOn: '2022-06-19', decidedOn: '2022-06-20' });
    past
      .when('DecideAppointment', { ...decide, effectiveOn: '2022-06-20' }, authority)
      .then(decided('2022-06-20', '2027-06-19', '2022-07-20', '2027-03-21'));
    const lost = { ...opened, data: { ...opened.data, pack: 'VN-NONE@1' } };
    given(lost, ...received, complete, opinion(true))
      .when('DecideAppointment', decide, authority)
      .thenRefused('pack-unknown');
    given(lost, ...received)
      .when('CompleteDossier', {}, onDay('2026-05-04'))
      .thenRefused('pack-unknown', { pack: 'VN-NONE@1' });
  });

  it('may be a refusal, with the reasons of the authority', () => {
    const refusal = { decision, reason, minutes: hash };
    given(...ready)
      .when('RefuseAppointment', refusal, authority)
      .then(
        { type: 'AppointmentRefused', data: refusal },
        { type: 'AppointmentFailed', data: { ...place, code: 'REFUSED', by: 'AUTHORITY', reason } },
      );
    given(...ready)
      .when('RefuseAppointment', refusal)
      .thenRefused('not-the-authority');
    given(...ready, appointed)
      .when('RefuseAppointment', refusal, authority)
      .thenRefused('case-wrong-status');
    expect(given(...ready, { type: 'AppointmentRefused', data: refusal }).state.status).toBe('PARTY_OPINION');
  });
});

describe('a case fails', () => {
  const failed = (
    code: 'REFUSED' | 'DOSSIER_LATE' | 'DID_NOT_TAKE_OFFICE' | 'FALSE_DOCUMENTS',
    by: 'CANDIDATE' | 'OWNER' | 'SYSTEM' | 'AUTHORITY',
  ) => ({ type: 'AppointmentFailed', data: { ...place, code, by, reason: null } }) as const;

  it('when the winner refuses, in person or on paper', () => {
    given(...ready)
      .when('FailCase', { code: 'REFUSED' }, { actor: 'p-winner' })
      .then(failed('REFUSED', 'CANDIDATE'));
    given(opened)
      .when('FailCase', { code: 'REFUSED', reason })
      .then({ type: 'AppointmentFailed', data: { ...place, code: 'REFUSED', by: 'OWNER', reason } });
    given(opened).when('FailCase', { code: 'REFUSED' }, { actor: 'p-other' }).thenRefused('case-unknown');
    given(opened, failed('REFUSED', 'OWNER')).when('FailCase', { code: 'REFUSED' }).thenNothing();
    given(opened, failed('REFUSED', 'OWNER'))
      .when('FailCase', { code: 'DOSSIER_LATE' })
      .thenRefused('case-wrong-status', { status: 'FAILED' });
    given().when('FailCase', { code: 'REFUSED' }).thenRefused('case-unknown');
  });

  it('when the dossier is late, but not a day earlier', () => {
    const clock = 'system:appointment-clocks';
    given(opened)
      .when('FailCase', { code: 'DOSSIER_LATE' }, onDay('2026-05-04', clock))
      .thenRefused('dossier-not-late', { due: '2026-05-04' });
    given(opened)
      .when('FailCase', { code: 'DOSSIER_LATE' }, onDay('2026-05-05', clock))
      .then(failed('DOSSIER_LATE', 'SYSTEM'));
    given(opened, ...received, complete)
      .when('FailCase', { code: 'DOSSIER_LATE' }, onDay('2026-05-05', clock))
      .thenRefused('case-wrong-status');
  });

  it('S19: when papers are false, by the authority alone; or when office is not taken by its last day', () => {
    const past = given(...ready, appointed);
    past.when('FailCase', { code: 'FALSE_DOCUMENTS' }, authority).then(failed('FALSE_DOCUMENTS', 'AUTHORITY'));
    past.when('FailCase', { code: 'FALSE_DOCUMENTS' }).thenRefused('not-yours-to-fail', { code: 'FALSE_DOCUMENTS' });
    past
      .when('FailCase', { code: 'DID_NOT_TAKE_OFFICE' }, onDay('2026-06-10'))
      .thenRefused('office-not-late', { due: '2026-06-10' });
    past
      .when('FailCase', { code: 'DID_NOT_TAKE_OFFICE' }, onDay('2026-06-11'))
      .then(failed('DID_NOT_TAKE_OFFICE', 'OWNER'));
    expect(appointment.isTerminal(given(...ready, failed('FALSE_DOCUMENTS', 'AUTHORITY')).state)).toBe(true);
  });
});

describe('office', () => {
  it('is taken from the effective day on, within 30 days', () => {
    const past = given(...ready, appointed);
    const taken = (on: string) => ({ type: 'OfficeTaken', data: { ...place, on } }) as const;
    const stranger = { actor: 'p-other', authority: 'role:CANDIDATE' };
    past.when('TakeOffice', { on: '2026-05-11' }, stranger).thenRefused('case-unknown');
    past.when('TakeOffice', { on: '2026-05-11' }, onDay('2026-06-11')).then(taken('2026-05-11'));
    past.when('TakeOffice', { on: '2026-06-10' }, onDay('2026-06-11')).then(taken('2026-06-10'));
    past
      .when('TakeOffice', { on: '2026-05-10' }, onDay('2026-06-11'))
      .thenRefused('office-before-effect', { effectiveOn: '2026-05-11' });
    past
      .when('TakeOffice', { on: '2026-06-11' }, onDay('2026-06-11'))
      .thenRefused('office-late', { due: '2026-06-10' });
    past
      .when('TakeOffice', { on: '2026-06-01' }, onDay('2026-05-31'))
      .thenRefused('office-in-the-future', { day: '2026-05-31' });
    given(...ready)
      .when('TakeOffice', { on: '2026-05-11' })
      .thenRefused('case-wrong-status');
    given(...ready, ...inOffice)
      .when('TakeOffice', { on: '2026-05-12' })
      .thenNothing();
  });

  it('ends with the term, or by the authority before it', () => {
    const past = given(...ready, ...inOffice);
    const ended = (data: AppointmentCommands['EndAppointment']) => ({ type: 'AppointmentEnded', data }) as const;
    const term = { reason: 'TERM', on: '2031-05-10' } as const;
    const dismissal = { reason: 'DISMISSAL', on: '2028-01-01', decision } as const;
    past.when('EndAppointment', term, authority).then(ended(term));
    past
      .when('EndAppointment', { ...term, on: '2031-05-09' }, authority)
      .thenRefused('term-not-over', { until: '2031-05-10' });
    past.when('EndAppointment', dismissal, authority).then(ended(dismissal));
    past.when('EndAppointment', dismissal).thenRefused('not-the-authority');
    past
      .when('EndAppointment', { reason: 'RESIGNATION', on: '2026-05-11' }, authority)
      .thenRefused('before-office', { since: '2026-05-12' });
    const sameDay = { reason: 'RESIGNATION', on: '2026-05-12' } as const;
    past.when('EndAppointment', sameDay, authority).then(ended(sameDay));
    given(...ready, ...inOffice, ended(term))
      .when('EndAppointment', term, authority)
      .thenNothing();
    given(...ready, appointed)
      .when('EndAppointment', term, authority)
      .thenRefused('case-wrong-status', { status: 'DECIDED' });
    expect(appointment.isTerminal(past.state)).toBe(false);
    expect(appointment.isTerminal(given(...ready, ...inOffice, ended(term)).state)).toBe(true);
  });
});

describe('S23: a merger and the term', () => {
  const term = { ...decided('2022-07-01', '2027-06-30', '2022-07-31', '2027-04-01') };
  const holder = (start: typeof opened | typeof openedPilot) =>
    given(start, ...received, complete, opinion(true), term, {
      type: 'OfficeTaken',
      data: { ...place, on: '2022-07-01' },
    });
  const merger = (on: string, kind: 'EQUAL' | 'LOWER' | 'RENAMED' = 'EQUAL') => ({
    of: 'U1',
    into: 'U2',
    authority: 'p-new-authority',
    on,
    kind,
    decision,
  });
  const merged = (
    data: AppointmentCommands['RecordMerger'],
    by: 'OLD_DECISION' | 'NEW_DECISION',
    until: string,
    reminderOn = '2027-04-01',
  ) => ({ type: 'AppointmentMerged', data: { ...data, term: by, until, reminderOn } }) as const;
  const ended = (on: string) => ({ type: 'AppointmentEnded', data: { reason: 'MERGER', on, decision } }) as const;

  it('leaves the old term to run on under the older rules', () => {
    const data = merger('2024-01-15');
    holder(openedPilot)
      .when('RecordMerger', data, authority)
      .then(merged(data, 'OLD_DECISION', '2027-06-30'));
  });

  it('asks the authority to choose when less than two years are left', () => {
    const data = merger('2025-09-01');
    const past = holder(openedPilot);
    past.when('RecordMerger', data, authority).thenRefused('merger-choice-needed', { until: '2027-06-30' });
    const kept = { ...data, choice: 'KEEP_TERM' } as const;
    past.when('RecordMerger', kept, authority).then(merged(kept, 'OLD_DECISION', '2027-06-30'));
    past.when('RecordMerger', { ...data, choice: 'NEW_PROCEDURE' }, authority).then(ended('2025-09-01'));
    const exactly = merger('2025-07-01');
    past.when('RecordMerger', exactly, authority).then(merged(exactly, 'OLD_DECISION', '2027-06-30'));
    past.when('RecordMerger', merger('2025-07-02'), authority).thenRefused('merger-choice-needed');
  });

  it('begins a new term with the new decision for civil servants', () => {
    const data = merger('2025-09-01');
    holder(opened)
      .when('RecordMerger', data, authority)
      .then(merged(data, 'NEW_DECISION', '2030-08-31', '2030-06-02'));
  });

  it('ends in a lower post under the older rules, and changes nothing with a mere name', () => {
    holder(openedPilot).when('RecordMerger', merger('2024-01-15', 'LOWER'), authority).then(ended('2024-01-15'));
    for (const start of [opened, openedPilot]) {
      const renamed = merger('2025-09-01', 'RENAMED');
      holder(start)
        .when('RecordMerger', renamed, authority)
        .then(merged(renamed, 'OLD_DECISION', '2027-06-30'));
    }
  });

  it('moves the holder to the successor and its authority', () => {
    const { state } = given(...ready, ...inOffice, merged(merger('2027-01-01'), 'NEW_DECISION', '2031-12-31'));
    expect(state).toMatchObject({
      status: 'IN_OFFICE',
      opened: { unit: 'U2', authority: 'p-new-authority' },
      term: { effectiveOn: '2026-05-11', until: '2031-12-31' },
    });
  });

  it('concerns the unit of the holder, inside the term, and a holder in office', () => {
    const past = holder(opened);
    past
      .when('RecordMerger', { ...merger('2025-09-01'), of: 'U9' }, authority)
      .thenRefused('not-this-unit', { unit: 'U1' });
    past.when('RecordMerger', merger('2022-06-30'), authority).thenRefused('before-office', { since: '2022-07-01' });
    const firstDay = merger('2022-07-01');
    past.when('RecordMerger', firstDay, authority).then(merged(firstDay, 'NEW_DECISION', '2027-06-30'));
    const lastDay = merger('2027-06-30');
    past.when('RecordMerger', lastDay, authority).then(merged(lastDay, 'NEW_DECISION', '2032-06-29', '2032-03-31'));
    past.when('RecordMerger', merger('2027-07-01'), authority).thenRefused('after-term', { until: '2027-06-30' });
    given(...ready, appointed)
      .when('RecordMerger', merger('2026-06-01'), authority)
      .thenRefused('case-wrong-status');
    given().when('RecordMerger', merger('2026-06-01'), authority).thenRefused('case-unknown');
    holder({ ...opened, data: { ...opened.data, pack: 'VN-NONE@1' } })
      .when('RecordMerger', merger('2025-09-01'), authority)
      .thenRefused('pack-unknown');
  });
});

describe('the clocks of a case', () => {
  const running = { ...opened, data: { ...opened.data, clocks: 'RUN' } } as const;
  const toDecide = [running, ...received, complete] as const;
  const toOffice = [...toDecide, opinion(true), appointed] as const;
  const serving = [...toOffice, { type: 'OfficeTaken', data: { ...place, on: '2026-05-12' } }] as const;
  const reminded = { type: 'ReappointmentReviewOpened', data: { until: '2031-05-10' } } as const;
  const late = { clock: 'decisionDue', due: '2026-05-11' } as const;
  const overdue = { type: 'CaseOverdue', data: late } as const;
  const lastDay = { clock: 'termEnd', due: '2031-05-10' } as const;
  const lapsed = { type: 'CaseOverdue', data: lastDay } as const;
  const failed = (code: 'DOSSIER_LATE' | 'DID_NOT_TAKE_OFFICE') =>
    ({ type: 'AppointmentFailed', data: { ...place, code, by: 'SYSTEM', reason: null } }) as const;

  it('are marked where the case is opened', () => {
    given()
      .when('OpenCase', { ...civil, clocks: 'RUN' }, engine)
      .then(running);
    given(running)
      .when('OpenCase', { ...civil, clocks: 'RUN' }, engine)
      .thenNothing();
  });

  it.each([
    [{ clock: 'dossierDue', due: '2026-05-04' }, '2026-05-05', failed('DOSSIER_LATE'), [running]],
    [{ clock: 'dossierDue', due: '2026-05-04' }, '2026-05-05', failed('DOSSIER_LATE'), [running, ...received]],
    [{ clock: 'decisionDue', due: '2026-05-11' }, '2026-05-12', overdue, toDecide],
    [{ clock: 'decisionDue', due: '2026-05-11' }, '2026-05-12', overdue, [...toDecide, opinion(true)]],
    [{ clock: 'officeDue', due: '2026-06-10' }, '2026-06-11', failed('DID_NOT_TAKE_OFFICE'), toOffice],
    [{ clock: 'termReminder', due: '2031-02-08' }, '2031-02-09', reminded, serving],
    [lastDay, '2031-05-11', lapsed, [...serving, reminded]],
    [lastDay, '2031-05-11', lapsed, [...toDecide, overdue, opinion(true), ...serving.slice(-2), reminded]],
  ] as const)('%j runs out on %s, and not a day earlier', (clock, day, follows, past) => {
    given(...past)
      .when('ExpireClock', clock, onDay(clock.due, CLOCKS))
      .thenRefused('clock-not-due', clock);
    given(...past)
      .when('ExpireClock', clock, onDay(day, CLOCKS))
      .then(follows);
    given(...past, follows)
      .when('ExpireClock', clock, onDay(day, CLOCKS))
      .thenNothing();
  });

  it('change nothing when they are no longer meant', () => {
    const stale = [
      [{ clock: 'dossierDue', due: '2026-05-04' }, toDecide],
      [{ clock: 'dossierDue', due: '2026-05-03' }, [running]],
      [late, toOffice],
      [{ clock: 'officeDue', due: '2026-06-10' }, serving],
      [{ clock: 'officeDue', due: '2026-06-10' }, [...toOffice, failed('DID_NOT_TAKE_OFFICE')]],
      [
        { clock: 'decisionDue', due: '2026-05-11' },
        [running, { type: 'DossierCompleted', data: { decisionDue: null } }],
      ],
      [{ clock: 'dossierDue', due: '2026-05-04' }, []],
    ] as const;
    for (const [clock, past] of stale) {
      given(...past)
        .when('ExpireClock', clock, onDay('2040-01-01', CLOCKS))
        .thenNothing();
    }
  });

  it('are read only in cases opened before they ran, and in those typed in from paper', () => {
    given(opened)
      .when('ExpireClock', { clock: 'dossierDue', due: '2026-05-04' }, onDay('2026-06-01', CLOCKS))
      .thenNothing();
  });

  it('are told by nobody but the process that watches them', () => {
    given(running)
      .when('ExpireClock', { clock: 'dossierDue', due: '2026-05-04' }, onDay('2026-06-01'))
      .thenRefused('case-unknown');
    given(running)
      .when('ExpireClock', { clock: 'dossierDue', due: '2026-05-04' }, { ...engine, at: '2026-06-01T02:00:00.000Z' })
      .thenRefused('not-the-clock');
  });

  it('leave a late decision to be taken: late is late, not void', () => {
    const decide = { decision, effectiveOn: '2026-06-01', years: 5 };
    given(...toDecide, overdue, opinion(true))
      .when('DecideAppointment', decide, { ...authority, at: '2026-06-01T02:00:00.000Z' })
      .then(decided('2026-06-01', '2031-05-31', '2026-07-01', '2031-03-02'));
  });

  it('announce the end of a term once, and that of the next one again', () => {
    const data = { of: 'U1', into: 'U2', authority: 'p-a', on: '2031-03-01', kind: 'RENAMED', decision } as const;
    const renamed = {
      type: 'AppointmentMerged',
      data: { ...data, term: 'OLD_DECISION', until: '2031-05-10' },
    } as const;
    given(...serving, reminded)
      .when('RecordMerger', data, authority)
      .then(renamed);
    given(...serving, reminded, renamed)
      .when('ExpireClock', { clock: 'termReminder', due: '2031-02-08' }, onDay('2031-03-02', CLOCKS))
      .thenNothing();
    const next = {
      ...data,
      kind: 'EQUAL',
      term: 'NEW_DECISION',
      until: '2036-02-29',
      reminderOn: '2035-12-01',
    } as const;
    given(...serving, reminded, { type: 'AppointmentMerged', data: next })
      .when('ExpireClock', { clock: 'termReminder', due: '2035-11-30' }, onDay('2035-12-01', CLOCKS))
      .then({ type: 'ReappointmentReviewOpened', data: { until: '2036-02-29' } });
  });

  it('flag the end of a term once, whenever they are looked at, and that of the next one again', () => {
    const data = { of: 'U1', into: 'U2', authority: 'p-a', on: '2031-03-01', kind: 'RENAMED', decision } as const;
    const merged = (until: string) =>
      ({ type: 'AppointmentMerged', data: { ...data, term: 'OLD_DECISION', until } }) as const;
    const longAgo = onDay('2031-11-11', CLOCKS);
    const over = [...serving, reminded, lapsed] as const;
    given(...serving, reminded)
      .when('ExpireClock', lastDay, longAgo)
      .then(lapsed);
    given(...over, merged('2031-05-10'))
      .when('ExpireClock', lastDay, longAgo)
      .thenNothing();
    const next = { clock: 'termEnd', due: '2036-02-29' } as const;
    given(...over, merged('2036-02-29'))
      .when('ExpireClock', next, onDay('2036-03-01', CLOCKS))
      .then({ type: 'CaseOverdue', data: next });
    given(...over, { type: 'AppointmentEnded', data: { reason: 'TERM', on: '2031-05-10' } })
      .when('ExpireClock', lastDay, longAgo)
      .thenNothing();
  });

  it('remind of no end of a term under a pack that has no such clock', () => {
    expect(reminderBefore('2031-05-10', 'VN-NONE@1')).toEqual({});
    const { until, officeDue } = appointed.data;
    const before = { decision, effectiveOn: '2026-05-11', years: 5, until, officeDue };
    const { state } = given(...toDecide, opinion(true), { type: 'Appointed', data: before }, serving.at(-1)!);
    expect(state.reminderOn).toBeNull();
  });
});

describe('who may act in a case', () => {
  const strangers = [
    { actor: 'p-other', authority: 'role:HR' },
    { actor: 'p-other', authority: 'role:AUTHORITY' },
    { actor: 'p-other', authority: 'role:CANDIDATE' },
  ];
  const commands: { readonly [C in keyof AppointmentCommands]?: AppointmentCommands[C] } = {
    OpenCase: civil,
    ReceiveDossierItem: { item: 'CURRICULUM_VITAE', hash },
    CompleteDossier: {},
    RecordPartyOpinion: { document: decision, favourable: false },
    RecordStandardConclusion: { document: decision, met: false },
    DecideAppointment: { decision, effectiveOn: '2026-05-11', years: 5 },
    RefuseAppointment: { decision, reason, minutes: hash },
    TakeOffice: { on: '2026-05-12' },
    FailCase: { code: 'REFUSED' },
    EndAppointment: { reason: 'TERM', on: '2031-05-10' },
    RecordMerger: { of: 'U1', into: 'U2', authority: 'p-new', on: '2027-01-01', kind: 'EQUAL', decision },
    ChangeCaseOwner: { owner: 'p-other' },
    ChangeCaseAuthority: { unit: 'U1', authority: 'p-other', effectiveOn: '2026-04-20', decision },
    ExpireClock: { clock: 'dossierDue', due: '2026-05-04' },
  };
  const everyCommand = Object.keys(commands) as (keyof AppointmentCommands)[];
  const stages = [[], [opened], [...ready], [...ready, appointed], [...ready, ...inOffice]] as const;

  it.each(everyCommand)('%s is refused to strangers as if there were no case, whatever has become of it', (command) => {
    for (const past of stages) {
      for (const stranger of strangers) {
        given(...past)
          .when(command, commands[command] as never, stranger)
          .thenRefused('case-unknown', {});
      }
    }
  });

  it.each([
    ['p-winner', 'CompleteDossier', 'not-your-step'],
    ['p-winner', 'RecordPartyOpinion', 'not-your-step'],
    ['p-winner', 'DecideAppointment', 'not-the-authority'],
    ['p-authority', 'CompleteDossier', 'not-your-step'],
    ['p-owner', 'EndAppointment', 'not-the-authority'],
    ['p-owner', 'RecordMerger', 'not-the-authority'],
    ['p-authority', 'ChangeCaseAuthority', 'case-unknown'],
    ['p-owner', 'ChangeCaseOwner', 'case-unknown'],
  ] as const)('%s is told who does it instead: %s', (actor, command, code) => {
    given(opened)
      .when(command, commands[command] as never, { actor })
      .thenRefused(code);
  });

  it('is told of a case that is not there, also the engine', () => {
    given().when('FailCase', { code: 'DOSSIER_LATE' }, engine).thenRefused('case-unknown');
  });

  it('is too late for a conclusion on the standard once it is decided', () => {
    given(...ready, appointed)
      .when('RecordStandardConclusion', { document: decision, met: true })
      .thenRefused('case-wrong-status', { status: 'DECIDED' });
  });

  it('follows the round and the registry', () => {
    const changed = { unit: 'U1', authority: 'p-next', effectiveOn: '2026-05-10', decision } as const;
    const passedOn = { type: 'CaseOwnerChanged', data: { owner: 'p-heir' } } as const;
    const signs = { type: 'CaseAuthorityChanged', data: changed } as const;
    given(opened).when('ChangeCaseOwner', { owner: 'p-heir' }, engine).then(passedOn);
    given(opened, passedOn).when('ChangeCaseOwner', { owner: 'p-heir' }, engine).thenNothing();
    given(opened).when('ChangeCaseAuthority', changed, engine).then(signs);
    given(opened, signs).when('ChangeCaseAuthority', changed, engine).thenNothing();
    given(opened)
      .when('ChangeCaseAuthority', { ...changed, unit: 'U9' }, engine)
      .thenNothing();
    for (const command of ['ChangeCaseOwner', 'ChangeCaseAuthority'] as const) {
      given()
        .when(command, commands[command] as never, engine)
        .thenRefused('case-unknown');
    }
    given(opened, ...received, passedOn)
      .when('CompleteDossier', {}, onDay('2026-05-04', 'p-heir'))
      .then(complete);
    given(opened, ...received, passedOn)
      .when('CompleteDossier', {}, onDay('2026-05-04'))
      .thenRefused('case-unknown');
    const refusal = { decision, reason, minutes: hash };
    const past = given(...ready, signs);
    past.when('RefuseAppointment', refusal, onDay('2026-05-10', 'p-authority')).thenRefused('case-unknown');
    past.when('RefuseAppointment', refusal, onDay('2026-05-09', 'p-next')).thenRefused('case-unknown');
    expect(past.when('RefuseAppointment', refusal, onDay('2026-05-10', 'p-next')).outcome).toHaveLength(2);
    expect(past.when('RefuseAppointment', refusal, onDay('2026-05-09', 'p-authority')).outcome).toHaveLength(2);
  });
});

describe('the time of what happens in a case', () => {
  const running = { ...opened, data: { ...opened.data, clocks: 'RUN' } } as const;
  const backdated = { reason: 'LATE_ENTRY', note: sampleText };
  const at = '2026-05-02T02:00:00.000Z';
  const item = { item: 'CURRICULUM_VITAE', hash } as const;
  const taken = { type: 'DossierItemReceived', data: item } as const;
  const late = (occurredAt: string) => ({ actor: 'p-owner', at, occurredAt, backdated });

  it('is explained where it is not now, and never still to come', () => {
    const past = given(running);
    past
      .when('ReceiveDossierItem', item, { at, occurredAt: '2026-05-01T02:00:00.000Z' })
      .thenRefused('backdated-without-reason');
    past.when('ReceiveDossierItem', item, late('2099-01-01T00:00:00.000Z')).thenRefused('in-the-future');
  });

  it('is not before the announced result, in cases typed in from paper neither', () => {
    for (const start of [opened, running]) {
      const past = given(start);
      past
        .when('ReceiveDossierItem', item, late('1900-01-01T00:00:00.000Z'))
        .thenRefused('before-the-case', { announcedOn: '2026-04-14' });
      past.when('ReceiveDossierItem', item, late('2026-04-13T16:59:59.000Z')).thenRefused('before-the-case');
    }
    given(opened).when('ReceiveDossierItem', item, late('2026-04-13T17:00:00.000Z')).then(taken);
  });

  it('is flagged in a live case where it is another day', () => {
    const occurredAt = '2026-05-01T02:00:00.000Z';
    const flag = {
      type: 'CaseDeviationFlagged',
      data: { ...place, what: 'dated-back', details: { occurredAt, recordedAt: at }, rule: house('late-entries') },
    } as const;
    given(running).when('ReceiveDossierItem', item, late(occurredAt)).then(taken, flag);
    given(running).when('ReceiveDossierItem', item, late('2026-05-02T01:00:00.000Z')).then(taken);
    given(opened).when('ReceiveDossierItem', item, late(occurredAt)).then(taken);
    expect(given(running, flag).state).toEqual(given(running).state);
  });

  it('takes a live case on in the order of its steps, and papers in any', () => {
    const step = { ...complete, meta: { at, occurredAt: '2026-05-01T08:00:00.000Z', backdated } };
    const before = late('2026-05-01T07:00:00.000Z');
    const party = { document: decision, favourable: true };
    for (const start of [running, opened]) {
      const past = given(start, ...received, step);
      expect(
        past.when('RecordStandardConclusion', { document: decision, met: true }, before).outcome,
      ).not.toHaveProperty('refused');
      const outcome = past.when('RecordPartyOpinion', party, before).outcome;
      if (start === running) expect(outcome).toMatchObject({ refused: 'before-last-step' });
      else expect(outcome).toHaveLength(1);
    }
    expect(
      given(running, ...received, step).when('RecordPartyOpinion', party, late('2026-05-01T08:00:00.000Z')).outcome,
    ).toHaveLength(2);
  });
});

it('never ends for a reason with which it can also fail, so that the outcome tells which it was', () => {
  expect(new Set<string>(caseFailCodes).intersection(new Set(endReasons))).toEqual(new Set());
});

it('words every refusal in both languages with a source', () => {
  for (const { vi, en, source } of Object.values(appointmentRefusals)) {
    expect([vi, en, source].every((text) => text.length > 0)).toBe(true);
  }
});
