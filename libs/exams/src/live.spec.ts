import type { Recorded } from '#kernel';
import { sampleHistory } from '#test/support/sample-history';
import { contextOf } from '#test/support/specify';
import { foldView } from '#test/support/story';
import { type Coming, viewerAt } from '#test/support/viewer';
import type { Role } from './account/events.js';
import { documentsChanged, isDocumentFor, liveOf, liveTypes, type LiveViewer, partsChanged } from './live.js';
import { roundEventTypes } from './round/cards.js';
import { stepFor } from './round/seals.js';
import { type StepDoc, steps } from './views/steps.js';

const event = (type: string, data: object = {}, actor = 'somebody', stream = 'round-R1'): Recorded => ({
  ...{ id: 'e1', type, version: 1, data, stream, revision: 0, position: 1n },
  meta: { ...contextOf({ actor }), commandType: 'Sample' },
});

interface Reading extends Coming {
  readonly candidates?: readonly string[];
}

const as = (person: string, stage: Parameters<typeof viewerAt>[0], { candidates = [], ...coming }: Reading = {}) =>
  ({ ...viewerAt(stage, person, { roles: ['MARKER'], ...coming }), candidates }) satisfies LiveViewer;

const isTold = (recorded: Recorded, viewer: LiveViewer): boolean => partsChanged(recorded, viewer) !== undefined;

const everybody = ['p-owner', 'p-authority', 'm1', 'm2', 'S3', 'K1', 'K2', 'C2', 'D1', 'somebody'];

describe('of a round somebody is told live', () => {
  const docs = Object.values(foldView(steps, sampleHistory)) as readonly StepDoc[];

  it('who is an insider: of the steps that are told, and of no other, at every stage', () => {
    for (const stage of ['DRAFT', 'MARKING', 'MARKED', 'DEFENCE_RUNNING', 'COMPILED', 'ARCHIVED'] as const) {
      for (const person of ['p-owner', 'p-authority', 'm1', 'm2', 'S3']) {
        const viewer = as(person, stage);
        const told = sampleHistory.filter((recorded) => isTold(recorded, viewer)).map(({ revision }) => revision);
        const shown = docs.filter((doc) => stepFor(doc, viewer) !== undefined).map(({ revision }) => revision);
        expect([stage, person, told]).toEqual([stage, person, shown]);
      }
    }
  });

  it('which of its parts have changed, as far as the reader may ask for them', () => {
    const recorded = event('ApplicationReceived', { candidate: 'c1' });
    expect(partsChanged(recorded, as('m2', 'APPLICATIONS_OPEN'))).toEqual(
      expect.arrayContaining(['candidates', 'steps']),
    );
    expect(partsChanged(recorded, as('m2', 'APPLICATIONS_OPEN'))).not.toContain('scripts');
    expect(partsChanged(recorded, as('K2', 'APPLICATIONS_OPEN'))).toEqual(['candidates']);
  });

  it('never of a mark that is sealed, nor of what follows from marks, but who watches over it', () => {
    for (const type of ['MarkDisputed', 'MarkSettled', 'HeadDecided', 'ThirdMarkerAssigned']) {
      const told = everybody.filter((person) =>
        isTold(event(type, { script: 'X1', marker: 'K2' }), as(person, 'MARKING')),
      );
      // Who decided it knows.
      expect([type, told]).toEqual([
        type,
        type === 'HeadDecided' || type === 'ThirdMarkerAssigned' ? ['S3', 'somebody'] : ['S3'],
      ]);
    }
  });

  it('that somebody else gave a mark: no marker and nobody outside', () => {
    const given = event('MarkRecorded', { script: 'X1' }, 'K2');
    const told = ['K1', 'K2', 'K3', 'C2', 'x', 'm2'].filter((person) => isTold(given, as(person, 'MARKING')));
    expect(told).toEqual(['K2', 'm2']);
  });

  it('nothing before its notice who has no part in it', () => {
    const before = { round: { noticeOn: null } };
    for (const type of roundEventTypes) expect(isTold(event(type), as('x', 'DRAFT', before))).toBe(false);
    expect(isTold(event('RoundDrafted'), as('p-owner', 'DRAFT', before))).toBe(true);
    const offered = { round: { noticeOn: null, ownerOfferedTo: 'x' } };
    expect(isTold(event('OwnershipOffered', { to: 'x' }), as('x', 'DRAFT', offered))).toBe(true);
  });

  it('from outside, once it is known: how far it comes, who sits there, what is public and its days, and nothing else', () => {
    const lists = { candidates: [], admitted: [], eliminated: [], marks: [], order: [], lines: [], winners: [] };
    const told = roundEventTypes.filter((type) => isTold(event(type, lists), as('x', 'ARCHIVED')));
    expect(told).toEqual(
      expect.arrayContaining([
        'RoundAnnounced',
        'RoundSuspended',
        'BoardEstablished',
        'EligibleListPublished',
        'ClockStarted',
      ]),
    );
    const kept = ['RoundDrafted', 'PlanApproved', 'ApplicationReceived', 'MotionTabled', 'VoteCast', 'MarkRecorded'];
    const more = ['SheetSigned', 'TieFound', 'ResultsCompiled', 'ComplaintSettled', 'MemberRecused', 'CustodyOffered'];
    expect(told.filter((type) => [...kept, ...more].includes(type))).toEqual([]);
    expect(partsChanged(event('BoardEstablished'), as('x', 'ARCHIVED'))).toEqual(['council']);
    expect(partsChanged(event('MarkingCompleted'), as('x', 'ARCHIVED'))).toEqual([]);
    // Each of them is told of once, in one message.
    expect(partsChanged(event('EligibleListPublished', { candidates: [] }), as('x', 'ARCHIVED'))).toEqual([
      'publications',
    ]);
  });

  it('of candidates and of what is under seal whoever sits on a board; of the own line each candidate', () => {
    const applied = event('ApplicationReceived', { candidate: 'c1' });
    const drawn = event('OrderDrawn', { order: ['c2', 'c1'] });
    const appealed = event('AppealFiled', { candidate: 'c1', script: 'X1' });
    const candidate = (...candidates: readonly string[]) =>
      as('x', 'DEFENCE_READY', { roles: ['CANDIDATE'], candidates });
    expect([applied, drawn, appealed].map((one) => isTold(one, candidate('c1')))).toEqual([true, true, true]);
    expect([applied, drawn, appealed].map((one) => isTold(one, candidate('c3')))).toEqual([false, false, false]);
    expect([applied, drawn, appealed].map((one) => isTold(one, as('C2', 'DEFENCE_READY')))).toEqual([
      true,
      true,
      false,
    ]);
    expect(partsChanged(event('CustodyOffered', { item: 'b' }), as('C2', 'CODED'))).toEqual(['custody']);
  });

  it('of the defence who scores it, and of no sheet of another', () => {
    const scheme = { round: { panel: 'SCHEME_MARKING_BOARD' as const } };
    const panel = as('D2', 'DEFENCE_RUNNING', scheme);
    expect(partsChanged(event('Questioned', { candidate: 'c1' }), panel)).toEqual(['candidates', 'defence']);
    expect(isTold(event('SheetSigned', { candidate: 'c1' }, 'D1'), panel)).toBe(false);
    expect(isTold(event('SheetSigned', { candidate: 'c1' }, 'D2'), panel)).toBe(true);
    expect(isTold(event('SpreadReviewRequired', { candidate: 'c1' }, 'D2'), panel)).toBe(false);
  });

  it('nothing who only makes accounts, nor of what no round has', () => {
    expect(isTold(event('RoundAnnounced'), as('x', 'ANNOUNCED', { roles: ['ADMIN'] }))).toBe(false);
    expect(isTold(event('RoundAnnounced'), as('x', 'ANNOUNCED', { roles: [] }))).toBe(false);
    expect(isTold(event('UnitRenamed'), as('m2', 'ANNOUNCED'))).toBe(false);
  });
});

describe('beside rounds somebody is told live', () => {
  const reader = (bodies: readonly string[], ...roles: readonly Role[]) => ({
    account: 'a',
    person: 'p',
    roles,
    bodies,
  });
  const renamed = event('UnitRenamed', { name: 'x' }, 'x', 'unit-u1');
  const kept = event('PostReserved', { position: 'x', round: 'r' }, 'x', 'unit-u1');

  it('of documents that the event has changed, by view and key', () => {
    expect(documentsChanged(renamed)).toEqual([{ view: 'units', key: 'u1' }]);
    const merged = event('UnitMerged', { successor: 'u2' }, 'x', 'unit-u1');
    expect(documentsChanged(merged).map(({ key }) => key)).toEqual(['u1', 'u2']);
    expect(documentsChanged(event('SessionEnded', {}, 'x', 'account-a'))).toEqual([]);
    expect(documentsChanged(event('RoundDrafted'))).toEqual([]);
    expect(documentsChanged(event('IncidentRaised', {}, 'x', 'process-p'))).toEqual([]);
  });

  it('of units whoever works in rounds; of posts that are kept for a round who keeps the unit', () => {
    const units = { view: 'units' } as const;
    const owned = (from: string, owner: string) => ({ from, value: { owner, authority: 'a', superior: 's' } });
    const unit = {
      ...{
        registeredOn: '2020-01-01',
        names: [{ from: '2020-01-01', value: 'U' }],
        autonomy: [],
        predecessors: [],
        ended: null,
      },
      // Another body keeps it only from a later day on.
      owners: [owned('2020-01-01', 'city'), owned('2030-01-01', 'other')],
    };
    expect(isDocumentFor(renamed, units, unit, { me: reader(['other'], 'MARKER'), today: '2026-03-17' })).toBe(true);
    expect(isDocumentFor(renamed, units, unit, { me: reader(['*'], 'ADMIN'), today: '2026-03-17' })).toBe(false);
    expect(isDocumentFor(renamed, units, undefined, { me: reader(['*'], 'HR'), today: '2026-03-17' })).toBe(false);
    expect(isDocumentFor(kept, units, unit, { me: reader(['other'], 'HR'), today: '2026-03-17' })).toBe(false);
    expect(isDocumentFor(kept, units, unit, { me: reader(['city'], 'HR'), today: '2026-03-17' })).toBe(true);
  });

  it('of accounts who acts for one of their bodies, also an administrator; of appointments who handles them', () => {
    const accounts = { view: 'accounts' } as const;
    const opened = event('AccountOpened', {}, 'x', 'account-a1');
    expect(
      isDocumentFor(
        opened,
        accounts,
        { person: 'q', bodies: ['city'] },
        { me: reader(['city'], 'ADMIN'), today: '2026-03-17' },
      ),
    ).toBe(true);
    expect(
      isDocumentFor(
        opened,
        accounts,
        { person: 'q', bodies: ['city'] },
        { me: reader(['other'], 'ADMIN'), today: '2026-03-17' },
      ),
    ).toBe(false);
    expect(
      isDocumentFor(
        opened,
        accounts,
        { person: 'p', bodies: ['city'] },
        { me: reader(['city'], 'MARKER'), today: '2026-03-17' },
      ),
    ).toBe(false);
    const appointments = { view: 'appointments' } as const;
    const completed = event('DossierCompleted', {}, 'x', 'appointment-1');
    const document = { person: 'p', body: 'city', owner: 'o', authority: 'h', authorities: [], status: 'DOSSIER_DUE' };
    expect(
      isDocumentFor(completed, appointments, document, { me: reader(['other'], 'CANDIDATE'), today: '2026-03-17' }),
    ).toBe(true);
    const other = { ...document, person: 'q' };
    expect(
      isDocumentFor(completed, appointments, other, { me: reader(['other'], 'CANDIDATE'), today: '2026-03-17' }),
    ).toBe(false);
  });
});

it('what a stream is about stands in its name; of others nothing is told', () => {
  expect(liveOf({ stream: 'round-R-1' })).toEqual({ category: 'round', id: 'R-1' });
  expect(liveOf({ stream: 'process-x' })).toBeUndefined();
  expect(liveTypes).toEqual(expect.arrayContaining(['MarkRecorded', 'SessionEnded', 'UnitMerged']));
  expect(liveTypes).not.toContain('NamesRead');
});
