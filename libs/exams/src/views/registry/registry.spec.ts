import type { AnyView, Document, Recorded } from '#kernel';
import { contextOf } from '#test/support/specify';
import type { AccountEvents } from '../../account/events.js';
import type { AppointmentEvents } from '../../appointment/events.js';
import type { PositionEvents } from '../../position/events.js';
import type { UnitEvents } from '../../unit/events.js';
import { type AccountDocument, accounts } from './accounts.js';
import { type AppointmentDocument, appointments, caseSignedOn } from './appointments.js';
import { type PositionDocument, positionOnDay, positions } from './positions.js';
import { reorganisations } from './reorganisations.js';
import { type UnitDocument, unitOnDay, units } from './units.js';

interface Told {
  readonly stream: string;
  readonly type: string;
  readonly data: unknown;
  /** The account that acted. */
  readonly by?: string;
}

const told =
  <Events extends object>() =>
  <E extends keyof Events & string>(stream: string, type: E, data: Events[E]): Told => ({ stream, type, data });

const recordedOf = ({ by, ...event }: Told, index: number): Recorded => ({
  ...event,
  id: `event-${index}`,
  version: 1,
  revision: index,
  position: BigInt(index + 1),
  meta: {
    ...contextOf({ at: `2026-02-02T02:00:0${index % 10}.000Z`, ...(by === undefined ? {} : { account: by }) }),
    commandType: 'Sample',
  },
});

/** The documents of a view after these events. */
const documents = (view: AnyView, ...events: readonly Told[]): ReadonlyMap<string, Document> => {
  const kept = new Map<string, Document>();
  for (const recorded of events.map(recordedOf)) {
    const on = view.on[recorded.type];
    for (const key of on === undefined ? [] : [view.keyOf(recorded)].flat()) {
      const next = on?.(kept.get(key) as never, recorded.data as never, recorded, key);
      if (next === undefined) kept.delete(key);
      else kept.set(key, next);
    }
  }
  return kept;
};

const decision = { number: '12/QĐ-MAU', date: '2025-06-01', hash: 'a'.repeat(64) };
const hash = 'd'.repeat(64);
const unit = told<UnitEvents>();
const registered = (id: string) =>
  unit(`unit-${id}`, 'UnitRegistered', {
    code: id,
    name: `Trung tâm ${id} (mẫu)`,
    kind: 'SERVICE_UNIT',
    owner: 'QH1',
    authority: 'p-1',
    superior: 'p-2',
    effectiveOn: '2015-01-01',
  });
const effectiveOn = '2025-07-01';

const unitsOn = (day: string, ...events: readonly Told[]): ReadonlyMap<string, ReturnType<typeof unitOnDay>> =>
  new Map([...documents(units, ...events)].map(([id, document]) => [id, unitOnDay(document as UnitDocument, day)]));
const unitOn = (day: string, ...events: readonly Told[]) => unitsOn(day, ...events).get('U1');

describe('the view of units', () => {
  const before = { id: 'U1', code: 'U1', kind: 'SERVICE_UNIT', registeredOn: '2015-01-01' };
  const changes = [
    registered('U1'),
    unit('unit-U1', 'UnitRenamed', { name: 'Tên mới (mẫu)', effectiveOn, decision }),
    unit('unit-U1', 'OwnerChanged', {
      owner: 'B',
      authority: 'p-b',
      superior: 'p-c',
      effectiveOn: '2030-01-01',
      decision,
    }),
    unit('unit-U1', 'AutonomySet', { group: 3, effectiveOn, until: '2025-12-31', decision }),
    unit('unit-U1', 'ReorganisationAnnounced', { from: '2026-02-01', until: '2026-03-31', decision }),
    unit('unit-U1', 'PostReserved', { position: 'VT-1', round: 'r1' }),
    unit('unit-U1', 'PostReserved', { position: 'VT-2', round: 'r2' }),
    unit('unit-U1', 'PostReleased', { position: 'VT-1', round: 'r1' }),
  ];

  it('shows a unit as it holds on a day, with its posts in rounds: what takes effect later is not current', () => {
    expect(unitOn(effectiveOn, ...changes)).toEqual({
      ...before,
      ...{ name: 'Tên mới (mẫu)', owner: 'QH1', authority: 'p-1', superior: 'p-2', autonomyGroup: 3 },
      ...{ status: 'ACTIVE', endedOn: null, changesOn: '2026-01-01', predecessors: [], successors: [] },
      freezes: [{ from: '2026-02-01', until: '2026-03-31' }],
      reservations: { 'VT-2': 'r2' },
    });
  });

  it.each([
    ['2014-12-31', { status: 'TO_COME', name: 'Trung tâm U1 (mẫu)', owner: 'QH1', changesOn: '2015-01-01' }],
    ['2025-06-30', { name: 'Trung tâm U1 (mẫu)', autonomyGroup: null, changesOn: effectiveOn }],
    ['2026-01-01', { autonomyGroup: null, owner: 'QH1', changesOn: '2030-01-01' }],
    ['2029-12-31', { owner: 'QH1', authority: 'p-1', superior: 'p-2' }],
    ['2030-01-01', { owner: 'B', authority: 'p-b', superior: 'p-c', changesOn: null }],
  ])('knows each day for itself: %s', (day, shown) => {
    expect(unitOn(day, ...changes)).toMatchObject(shown);
  });

  it('is granted its autonomy with its registration, too', () => {
    const own = registered('U1');
    const granted = { ...own, data: { ...(own.data as object), autonomyGroup: 2, predecessors: ['U0'] } };
    const today = { autonomyGroup: 2, predecessors: ['U0'] };
    expect(unitOn('2026-01-01', granted)).toMatchObject(today);
    expect(unitOn('2014-01-01', granted)).toMatchObject({ ...today, predecessors: [] });
    const forGood = unit('unit-U1', 'AutonomySet', { group: 1, effectiveOn, decision });
    expect(unitOn('2099-01-01', granted, forGood)).toMatchObject({ autonomyGroup: 1, changesOn: null });
  });

  it('tells successors of their predecessors and units of their successors, from the day on which that holds', () => {
    const events = [
      ...['U1', 'U2', 'U3'].map(registered),
      unit('unit-U1', 'UnitMerged', { successor: 'U2', effectiveOn, decision }),
      unit('unit-U2', 'UnitSplit', { successors: ['U3', 'U4'], effectiveOn: '2026-01-01', decision }),
    ];
    const found = unitsOn('2026-01-01', ...events);
    expect(found.get('U1')).toMatchObject({ status: 'MERGED', endedOn: effectiveOn, successors: ['U2'] });
    expect(found.get('U2')).toMatchObject({ status: 'SPLIT', predecessors: ['U1'], successors: ['U3', 'U4'] });
    expect(found.get('U3')).toMatchObject({ status: 'ACTIVE', predecessors: ['U2'] });
    expect(found.has('U4')).toBe(false);
    const earlier = unitsOn('2025-06-30', ...events);
    expect(earlier.get('U1')).toMatchObject({
      status: 'ACTIVE',
      endedOn: null,
      successors: [],
      changesOn: effectiveOn,
    });
    expect(earlier.get('U2')).toMatchObject({ status: 'ACTIVE', predecessors: [], successors: [] });
  });

  it('names each predecessor once, whoever said so first', () => {
    const successor = registered('U2');
    const found = unitsOn(
      effectiveOn,
      { ...successor, data: { ...(successor.data as object), predecessors: ['U1'] } },
      registered('U1'),
      unit('unit-U1', 'UnitMerged', { successor: 'U2', effectiveOn, decision }),
    );
    expect(found.get('U2')?.predecessors).toEqual(['U1']);
  });

  it('shows units that ended without a successor', () => {
    const found = unitsOn(
      effectiveOn,
      registered('U1'),
      registered('U2'),
      unit('unit-U1', 'UnitDissolved', { reason: 'INEFFECTIVE', effectiveOn, decision }),
      unit('unit-U2', 'UnitEquitised', { effectiveOn, decision }),
    );
    expect(found.get('U1')).toMatchObject({ status: 'DISSOLVED', successors: [] });
    expect(found.get('U2')).toMatchObject({ status: 'EQUITISED', endedOn: effectiveOn });
  });

  it('heeds only its own streams', () => {
    expect(documents(units, { ...registered('U1'), stream: 'other-U1' }).size).toBe(0);
    expect(documents(reorganisations, { ...unit('other-U1', 'UnitEquitised', { effectiveOn, decision }) }).size).toBe(
      0,
    );
  });
});

it('the view of reorganisations keeps one document for each change, by the id of its event', () => {
  const found = documents(
    reorganisations,
    registered('U1'),
    unit('unit-U1', 'ReorganisationAnnounced', { from: '2025-05-01', until: '2025-06-30', decision }),
    unit('unit-U1', 'OwnerChanged', { owner: 'B', authority: 'p-b', superior: 'p-c', effectiveOn, decision }),
    unit('unit-U1', 'UnitMerged', { successor: 'U2', effectiveOn, decision }),
    unit('unit-U3', 'UnitSplit', { successors: ['U4', 'U5'], effectiveOn, decision }),
    unit('unit-U6', 'UnitDissolved', { reason: 'OTHER', effectiveOn, decision }),
    unit('unit-U7', 'UnitEquitised', { effectiveOn, decision }),
  );
  const common = { on: effectiveOn, decision: '12/QĐ-MAU' };
  expect([...found.values()]).toEqual([
    { ...common, id: 'event-1', kind: 'ANNOUNCEMENT', from: 'U1', into: [], on: '2025-05-01' },
    { ...common, id: 'event-2', kind: 'OWNER_CHANGE', from: 'U1', into: ['B'] },
    { ...common, id: 'event-3', kind: 'MERGER', from: 'U1', into: ['U2'] },
    { ...common, id: 'event-4', kind: 'SPLIT', from: 'U3', into: ['U4', 'U5'] },
    { ...common, id: 'event-5', kind: 'DISSOLUTION', from: 'U6', into: [] },
    { ...common, id: 'event-6', kind: 'EQUITISATION', from: 'U7', into: [] },
  ]);
});

it('the view of positions shows the version in force on a day, and the end from its day on', () => {
  const position = told<PositionEvents>();
  const scheme = {
    title: 'Giám đốc (mẫu)',
    schemeVersion: '1',
    approvedOn: '2017-05-15',
    tasks: ['a'],
    competencies: [],
  };
  const revised = { ...scheme, schemeVersion: '2', approvedOn: '2020-01-01', tasks: ['b'] };
  const found = documents(
    positions,
    position('position-VT-1', 'PositionApproved', { code: 'VT-1', ...scheme }),
    position('position-VT-1', 'SchemeRevised', revised),
    position('position-VT-1', 'PositionRetired', { on: '2025-07-01' }),
  ).get('VT-1') as PositionDocument;
  const on = (day: string) => positionOnDay(found, day);
  const inForce = { code: 'VT-1', status: 'IN_FORCE', retiredOn: null };
  expect(on('2017-05-14')).toEqual({ ...inForce, ...scheme, status: 'TO_COME', changesOn: '2017-05-15' });
  expect(on('2019-12-31')).toEqual({ ...inForce, ...scheme, changesOn: '2020-01-01' });
  expect(on('2025-06-30')).toEqual({ ...inForce, ...revised, changesOn: '2025-07-01' });
  expect(on('2025-07-01')).toEqual({
    ...{ ...inForce, ...revised, changesOn: null },
    ...{ status: 'RETIRED', retiredOn: '2025-07-01' },
  });
  const kept: PositionDocument = { ...found, retiredOn: null };
  expect(positionOnDay(kept, '2026-01-01')).toEqual({ ...inForce, ...revised, changesOn: null });
});

describe('the view of accounts', () => {
  const account = told<AccountEvents>();
  const stream = 'account-a1';

  it('shows until when a password can be used that somebody else has set', () => {
    const opened = account(stream, 'AccountOpened', { person: 'p-1', roles: ['HR'] });
    const set = { credential: 'vault:c1' };
    const until = (...events: readonly ReturnType<typeof account>[]) =>
      documents(accounts, opened, ...events).get('a1');
    const once = account(stream, 'CredentialSet', { ...set, oneTime: true });
    expect(until(once)).toMatchObject({ passwordUntil: '2026-02-09T02:00:01.000Z' });
    expect(until(once, account(stream, 'CredentialSet', set))).toMatchObject({ passwordUntil: null });
  });

  it('shows roles, state and last sign-in, and nothing secret', () => {
    const events = [
      account(stream, 'AccountOpened', { person: 'p-1', roles: ['HR', 'HR'] }),
      account(stream, 'RoleGranted', { role: 'AUDITOR' }),
      account(stream, 'RoleRevoked', { role: 'HR' }),
      account(stream, 'CredentialSet', { credential: 'vault:secret-place' }),
      account(stream, 'FactorEnrolled', { factor: 'f-1', kind: 'TOTP', count: 7 }),
      account(stream, 'FactorEnrolled', { factor: 'f-2', kind: 'PASSKEY', count: 0 }),
      account(stream, 'FactorRemoved', { factor: 'f-1', used: { factor: 'f-1', count: 8 } }),
      account(stream, 'SignInFailed', {}),
      account(stream, 'AccountLocked', { until: '2026-02-02T02:15:00.000Z' }),
    ];
    const locked = documents(accounts, ...events).get('a1');
    expect(locked).toEqual({
      id: 'a1',
      person: 'p-1',
      roles: ['AUDITOR'],
      bodies: ['*'],
      status: 'OPEN',
      lockedUntil: '2026-02-02T02:15:00.000Z',
      lastSignInAt: null,
      sessionsEndedAt: null,
      hasCredential: true,
      passwordUntil: null,
      factors: [{ id: 'f-2', kind: 'PASSKEY' }],
      byOneAlone: false,
      awaits: 'NOTHING',
      proposed: null,
    });
    expect(JSON.stringify(locked)).not.toContain('secret-place');
    const later = documents(
      accounts,
      ...events,
      account(stream, 'AccountUnlocked', {}),
      account(stream, 'SignedIn', {}),
      account(stream, 'SessionsEnded', {}),
      account(stream, 'AccountClosed', {}),
      account(stream, 'FactorsRemoved', {}),
    ).get('a1');
    expect(later).toMatchObject({
      factors: [],
      status: 'CLOSED',
      lockedUntil: null,
      lastSignInAt: '2026-02-02T02:00:00.000Z',
      sessionsEndedAt: '2026-02-02T02:00:01.000Z',
    });
    const unlocked = documents(accounts, ...events, account(stream, 'AccountUnlocked', {})).get('a1');
    expect(unlocked).toMatchObject({ lockedUntil: null });
  });

  const openedFor = account(stream, 'AccountOpened', { person: 'p-1', roles: ['HR'] });

  it('shows what waits for another administrator until it is confirmed, dropped, or the account is closed', () => {
    const reason = { ref: 'r', commitment: 'c' };
    const proposed = account(stream, 'ChangeProposed', { change: { kind: 'GRANT', roles: ['COUNCIL'] } });
    const reset = account(stream, 'ChangeProposed', { change: { kind: 'RESET', credential: 'vault:c2' } });
    const shown = (...events: readonly Told[]) => {
      const { awaits, proposed: what } = documents(accounts, openedFor, ...events).get('a1') as AccountDocument;
      return [awaits, what?.kind, what?.roles, what?.by];
    };
    const why = account(stream, 'ChangeProposed', { change: { kind: 'CLOSE' }, reason });
    expect(documents(accounts, openedFor, why).get('a1')).toMatchObject({
      proposed: { person: 'p-owner', until: '2026-02-16T02:00:01.000Z', reason },
    });
    expect(shown(proposed)).toEqual(['CONFIRMATION', 'GRANT', ['COUNCIL'], 'p-owner']);
    const moved = account(stream, 'ChangeProposed', { change: { kind: 'BODIES', bodies: ['city'] } });
    const waiting = documents(accounts, openedFor, moved).get('a1') as AccountDocument;
    expect(waiting.proposed).toMatchObject({ kind: 'BODIES', roles: [], bodies: ['city'] });
    expect(shown({ ...reset, by: 'a9' })).toEqual(['CONFIRMATION', 'RESET', [], 'a9']);
    for (const after of [
      account(stream, 'ChangeConfirmed', {}),
      account(stream, 'ChangeDropped', { reason }),
      account(stream, 'AccountClosed', {}),
    ])
      expect(shown(proposed, after)).toEqual(['NOTHING', undefined, undefined, undefined]);
  });

  it('shows a proposed erasure under the code of the person, also without an account, until it is settled', () => {
    const reason = { ref: 'r', commitment: 'c' };
    const whose = { person: 'p-1', bodies: ['city'], reason };
    const asked = account('account-p-1', 'ErasureProposed', whose);
    expect(documents(accounts, asked).get('p-1')).toMatchObject({
      ...{ id: 'p-1', person: 'p-1', bodies: ['city'], status: 'NONE', awaits: 'CONFIRMATION' },
      proposed: { kind: 'ERASE', by: 'p-owner', reason },
    });
    for (const after of [
      account('account-p-1', 'ChangeConfirmed', {}),
      account('account-p-1', 'ChangeDropped', { reason }),
    ])
      expect(documents(accounts, asked, after).size).toBe(0);
    const before = account(stream, 'ErasureProposed', { reason });
    expect(documents(accounts, openedFor, before).get('a1')).toMatchObject({ awaits: 'NOTHING', proposed: null });
  });

  it('shows the bodies for which the roles hold as they were assigned last', () => {
    const assigned = account(stream, 'BodiesAssigned', { bodies: ['city'] });
    expect(documents(accounts, openedFor, assigned).get('a1')).toMatchObject({ bodies: ['city'], byOneAlone: false });
  });

  it('keeps in sight what one administrator did alone where two were needed', () => {
    const alone = (...events: readonly Told[]) =>
      (documents(accounts, ...events).get('a1') as AccountDocument).byOneAlone;
    expect(alone(openedFor)).toBe(false);
    expect(alone(account(stream, 'AccountOpened', { person: 'p-1', roles: ['COUNCIL'], alone: true }))).toBe(true);
    for (const event of [
      account(stream, 'RoleGranted', { role: 'COUNCIL', alone: true }),
      account(stream, 'RoleRevoked', { role: 'ADMIN', alone: true }),
      account(stream, 'BodiesAssigned', { bodies: ['city'], alone: true }),
      account(stream, 'CredentialSet', { credential: 'vault:c2', alone: true }),
      account(stream, 'FactorsRemoved', { alone: true }),
      account(stream, 'AccountClosed', { alone: true }),
    ])
      expect(alone(openedFor, event, account(stream, 'RoleGranted', { role: 'HR' }))).toBe(true);
  });
});

describe('the view of appointments', () => {
  const appointment = told<AppointmentEvents>();
  const stream = 'appointment-c1';
  const place = { round: 'r1', post: 'P1', candidate: '0007' };
  const start = {
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
    dossierDue: '2026-05-04',
  } as const;
  const opened = appointment(stream, 'AppointmentCaseOpened', start);
  const item = appointment(stream, 'DossierItemReceived', { item: 'DIPLOMAS', hash });
  const complete = appointment(stream, 'DossierCompleted', { decisionDue: '2026-05-11' });
  const opinion = appointment(stream, 'PartyOpinionRecorded', { document: decision, favourable: true });
  const appointed = appointment(stream, 'Appointed', {
    decision,
    effectiveOn: '2026-05-11',
    years: 5,
    until: '2031-05-10',
    officeDue: '2026-06-10',
  });
  const taken = appointment(stream, 'OfficeTaken', { ...place, on: '2026-05-12' });
  const failed = appointment(stream, 'AppointmentFailed', {
    ...place,
    code: 'DID_NOT_TAKE_OFFICE',
    by: 'SYSTEM',
    reason: null,
  });
  const after = (...events: readonly Told[]) => documents(appointments, opened, ...events).get('c1');
  const days = (document: Document | undefined) =>
    Object.fromEntries(Object.entries(document ?? {}).filter(([field]) => field.endsWith('Due')));

  it('shows what is waited for, and until when', () => {
    expect(after()).toEqual({
      id: 'c1',
      ...place,
      person: 'p-winner',
      owner: 'p-owner',
      body: null,
      authorities: [],
      unit: 'U1',
      authority: 'p-authority',
      position: 'VT-1',
      rank: 1,
      firstTerm: true,
      status: 'OPENED',
      items: [],
      favourable: null,
      dossierDue: '2026-05-04',
    });
    expect(after(item, item)).toMatchObject({ status: 'DOSSIER_DUE', items: ['DIPLOMAS'] });
    expect(days(after(item, complete))).toEqual({ decisionDue: '2026-05-11' });
    expect(days(after(appointment(stream, 'DossierCompleted', { decisionDue: null })))).toEqual({});
    expect(days(after(item, complete, opinion, appointed))).toEqual({ officeDue: '2026-06-10' });
    expect(days(after(item, complete, opinion, appointed, taken))).toEqual({});
  });

  it('shows who answers for it, whose it is, and who appoints from which day on', () => {
    const decided = { unit: 'U1', authority: 'p-next', effectiveOn: '2026-05-01', decision };
    const shown = after(
      appointment(stream, 'CaseOwnerChanged', { owner: 'p-heir' }),
      appointment(stream, 'CaseAuthorityChanged', decided),
    ) as AppointmentDocument;
    expect(shown).toMatchObject({ owner: 'p-heir', authorities: [{ from: '2026-05-01', value: 'p-next' }] });
    const signs = ['2026-04-30', '2026-05-01'].map((day) => caseSignedOn(shown, day).authority);
    expect(signs).toEqual(['p-authority', 'p-next']);
    const city = appointment(stream, 'AppointmentCaseOpened', { ...start, body: 'city' });
    expect(documents(appointments, city).get('c1')).toMatchObject({ body: 'city' });
  });

  it('shows the way to office and out of it', () => {
    const path = [item, complete, opinion, appointed];
    expect(after(item, complete, opinion)).toMatchObject({ status: 'PARTY_OPINION', favourable: true });
    expect(after(...path, taken)).toMatchObject({ status: 'IN_OFFICE', since: '2026-05-12', until: '2031-05-10' });
    expect(after(...path, failed)).toMatchObject({ status: 'FAILED', outcome: 'DID_NOT_TAKE_OFFICE' });
    expect(days(after(...path, failed))).toEqual({});
    const merged = appointment(stream, 'AppointmentMerged', {
      of: 'U1',
      into: 'U2',
      authority: 'p-new',
      on: '2027-01-01',
      kind: 'EQUAL',
      decision,
      term: 'NEW_DECISION',
      until: '2031-12-31',
    });
    expect(after(...path, taken, merged)).toMatchObject({
      status: 'IN_OFFICE',
      unit: 'U2',
      authority: 'p-new',
      until: '2031-12-31',
    });
    const ended = appointment(stream, 'AppointmentEnded', { reason: 'TERM', on: '2031-05-10' });
    expect(after(...path, taken, ended)).toMatchObject({ status: 'ENDED', outcome: 'TERM' });
  });

  it('shows the one clock that is waited for, where clocks run', () => {
    const { data } = opened;
    const running = appointment(stream, 'AppointmentCaseOpened', {
      ...(data as AppointmentEvents['AppointmentCaseOpened']),
      clocks: 'RUN',
    });
    const waits = (...events: readonly Told[]) => {
      const { clock, due } = documents(appointments, running, ...events).get('c1') ?? {};
      return clock === undefined && due === undefined ? null : `${String(clock)} ${String(due)}`;
    };
    const reminding = { ...(appointed.data as AppointmentEvents['Appointed']), reminderOn: '2031-02-09' };
    const decided = appointment(stream, 'Appointed', reminding);
    const overdue = appointment(stream, 'CaseOverdue', { clock: 'decisionDue', due: '2026-05-11' });
    const review = appointment(stream, 'ReappointmentReviewOpened', { until: '2031-05-10' });
    const path = [item, complete, opinion, decided];
    expect(waits()).toBe('dossierDue 2026-05-04');
    expect(waits(item)).toBe('dossierDue 2026-05-04');
    expect(waits(item, complete)).toBe('decisionDue 2026-05-11');
    expect(waits(item, complete, opinion)).toBe('decisionDue 2026-05-11');
    expect(waits(item, complete, overdue)).toBeNull();
    expect(waits(item, complete, overdue, opinion, decided)).toBe('officeDue 2026-06-10');
    expect(waits(...path, taken)).toBe('termReminder 2031-02-08');
    const lapsed = appointment(stream, 'CaseOverdue', { clock: 'termEnd', due: '2031-05-10' });
    expect(waits(...path, taken, review)).toBe('termEnd 2031-05-10');
    expect(waits(...path, taken, review, lapsed)).toBeNull();
    expect(waits(...path, failed)).toBeNull();
    expect(
      waits(...path, taken, appointment(stream, 'AppointmentEnded', { reason: 'TERM', on: '2031-05-10' })),
    ).toBeNull();
    const merger = { of: 'U1', into: 'U2', authority: 'p-new', on: '2027-01-01', kind: 'EQUAL', decision } as const;
    const next = { ...merger, term: 'NEW_DECISION', until: '2031-12-31', reminderOn: '2031-10-02' } as const;
    expect(waits(...path, taken, appointment(stream, 'AppointmentMerged', next))).toBe('termReminder 2031-10-01');
    const over = [running, ...path, taken, review, lapsed];
    const same = appointment(stream, 'AppointmentMerged', { ...merger, term: 'OLD_DECISION', until: '2031-05-10' });
    expect(documents(appointments, ...over, same).get('c1')).toMatchObject({ overdue: true });
    const longer = appointment(stream, 'AppointmentMerged', next);
    expect(documents(appointments, ...over, longer).get('c1')).not.toHaveProperty('overdue');
    expect(documents(appointments, longer).get('c1')).toBeUndefined();
    const overdueNow = documents(appointments, running, item, complete, overdue).get('c1');
    expect(overdueNow).toMatchObject({ overdue: true, decisionDue: '2026-05-11' });
    const later = documents(appointments, running, item, complete, overdue, opinion, decided).get('c1');
    expect(later).not.toHaveProperty('overdue');
  });

  it('shows no clock of a case whose clocks are read only', () => {
    for (const events of [[], [item, complete], [item, complete, opinion, appointed, taken]]) {
      expect(after(...events)).not.toHaveProperty('clock');
      expect(after(...events)).not.toHaveProperty('due');
    }
  });

  it('stays empty for a case that it never saw opened', () => {
    expect(documents(appointments, complete, failed).size).toBe(0);
  });
});
