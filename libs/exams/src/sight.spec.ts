import type { Document } from '#kernel';
import { frozenRound } from '#test/support/frozen-round';
import { sampleBoard } from '#test/support/paper-round';
import { foldView } from '#test/support/story';
import { viewerAt } from '#test/support/viewer';
import { roles } from './account/events.js';
import type { Viewer } from './round/place.js';
import { mayAsk, type RoundSight, roundViews, type WholeSight, wholeViews } from './sight.js';
import { views } from './views/index.js';
import { type RoundDoc, rounds } from './views/rounds.js';

const roundSight = (name: string): RoundSight | undefined => new Map(roundViews).get(name);
const wholeSight = (name: string): WholeSight | undefined => new Map(wholeViews).get(name);

const open = ['results', 'council', 'publications', 'clocks'];
const inside = [
  'plan',
  'candidates',
  'scripts',
  'defence',
  'deviations',
  'hiring',
  'results',
  'council',
  'decisions',
  ...['publications', 'custody', 'clocks', 'steps'],
];
const openQuestions = ['round', 'waiting'];
const insideQuestions = [...openQuestions, 'fiveClears', 'texts', 'why', 'robustness', 'markers'];
const allQuestions = [...insideQuestions, 'whatIf', 'history', 'invariants', 'changes'];

describe('the people of a thing under seal', () => {
  const document = {
    round: 'R1',
    item: 'b',
    holder: 'C1',
    offered: null,
    intact: true,
    since: '',
    chain: [],
    refused: [],
  };
  const knows = (person: string) => roundSight('custody')?.names?.(viewerAt('MARKED', person))?.(document);

  it('are known by name to one another, and to no others who only sit in the round', () => {
    expect([knows('C1'), knows('C2')]).toEqual([true, false]);
  });

  it('are known as the candidates are to those who check them', () => {
    const names = roundSight('candidates')?.names;
    expect(names?.(viewerAt('ANNOUNCED', 'K1'))).toBeUndefined();
    const checks = viewerAt('ANNOUNCED', 'F1', { council: { boards: { FORM_CHECK: sampleBoard('F') } } });
    expect(names?.(checks)?.(document)).toBe(true);
  });

  it('are the only ones so known, but for those who check candidates', () => {
    const named = roundViews.filter(([, view]) => view.names?.(viewerAt('MARKED', 'C2')) !== undefined);
    expect(named.map(([name]) => name)).toEqual(['custody']);
  });
});

const readers: readonly (readonly [string, Viewer, readonly string[], readonly string[]])[] = [
  ['HR', viewerAt('MARKED', 'x', { roles: ['HR'] }), inside, insideQuestions],
  ['the authority', viewerAt('MARKED', 'p-authority'), inside, [...insideQuestions, 'changes']],
  ['the council', viewerAt('MARKED', 'm2'), inside, insideQuestions],
  ['an auditor', viewerAt('MARKED', 'x', { roles: ['AUDITOR'] }), inside, allQuestions],
  ['the supervision board', viewerAt('MARKED', 'S3'), inside, allQuestions],
  ['a marker', viewerAt('MARKED', 'K2'), ['plan', 'candidates', 'scripts', 'custody', ...open], openQuestions],
  ['a coder', viewerAt('MARKED', 'C2'), ['plan', 'candidates', 'custody', ...open], openQuestions],
  [
    'a candidate',
    viewerAt('MARKED', 'person-c1', { roles: ['CANDIDATE'] }),
    ['plan', 'candidates', ...open],
    openQuestions,
  ],
  [
    'HR after the announcement',
    viewerAt('RESULT_ANNOUNCED', 'x', { roles: ['HR'] }),
    inside,
    [...insideQuestions, 'caseFile'],
  ],
  [
    'an auditor after the announcement',
    viewerAt('RESULT_ANNOUNCED', 'x', { roles: ['AUDITOR'] }),
    inside,
    [...allQuestions, 'caseFile'],
  ],
  [
    'a candidate after the announcement',
    viewerAt('RESULT_ANNOUNCED', 'person-c1', { roles: ['CANDIDATE'] }),
    ['plan', 'candidates', ...open],
    [...openQuestions, 'why'],
  ],
  [
    'whoever has no seat',
    viewerAt('MARKED', 'stranger', { roles: ['COUNCIL', 'MARKER', 'ADMIN'] }),
    open,
    openQuestions,
  ],
];

describe('of a round', () => {
  it.each(readers)('%s may ask for the parts that are theirs, and no others', (_, viewer, parts) => {
    expect(roundViews.flatMap(([name, { may }]) => (may(viewer) ? [name] : [])).sort()).toEqual([...parts].sort());
  });

  it.each(readers)('%s may ask the questions that are theirs, and no others', (_, viewer, __, questions) => {
    const asked = Object.entries(mayAsk).filter(([, may]) => may(viewer));
    expect(asked.map(([name]) => name).sort()).toEqual([...questions].sort());
  });

  it.each(['plan', 'deviations', 'hiring', 'custody', 'clocks'])('%s is shown as it is', (name) => {
    const document: Document = { round: 'R1' };
    expect(roundSight(name)?.show(document, viewerAt('MARKED', 'm1'))).toBe(document);
  });
});

describe('of all rounds', () => {
  const me = (person: string, ...held: (typeof roles)[number][]) => ({
    person,
    roles: held,
    bodies: ['*'],
  });

  it('every view of the engine is read in parts or as a whole, and by whoever its line names', () => {
    expect([...roundViews, ...wholeViews].map(([name]) => name).sort()).toEqual(views.map(({ name }) => name).sort());
    expect(wholeViews.map(([name, view]) => [name, view.roles])).toEqual([
      ['rounds', roles.filter((role) => role !== 'ADMIN')],
      ['units', roles],
      ['positions', roles],
      ['reorganisations', roles],
      ['appointments', ['HR', 'AUTHORITY', 'AUDITOR', 'CANDIDATE']],
      ['accounts', ['ADMIN', 'AUDITOR', 'HR']],
    ]);
  });

  it('a view is filtered, sorted and told apart by what it is indexed by', () => {
    const indexed = new Map(views.map(({ name, indexes }) => [name, indexes.flat()]));
    const fieldsOf = ({ filters, order }: WholeSight | RoundSight) => [...filters, ...(order ? [order.by] : [])];
    for (const [name, view] of [...roundViews, ...wholeViews]) {
      const part = 'part' in view && view.part !== null ? [view.part] : [];
      expect([name, indexed.get(name)]).toEqual([name, expect.arrayContaining([...fieldsOf(view), ...part])]);
    }
  });

  it('a view is also filtered by what is shown of it otherwise than it is kept', () => {
    const shown = [...roundViews].flatMap(([name, { filtersShown = [] }]) =>
      filtersShown.map((field) => `${name}.${field}`),
    );
    expect(shown.toSorted()).toEqual([
      'decisions.aboutId',
      'scripts.needs',
      'scripts.state',
      'scripts.third',
      'steps.person',
    ]);
  });

  it('an appointment is shown to HR and auditors, to the person and to the one who appoints, and to no other', () => {
    const document: Document = {
      person: 'person-c1',
      owner: 'p-owner',
      authority: 'p-authority',
      body: 'city',
      authorities: [{ from: '2026-05-01', value: 'p-next' }],
    };
    const shown = [
      me('x', 'HR'),
      me('x', 'AUDITOR'),
      me('person-c1', 'CANDIDATE'),
      me('p-authority', 'AUTHORITY'),
      me('p-owner', 'HR'),
      me('p-next', 'AUTHORITY'),
      { ...me('x', 'HR'), bodies: ['other'] },
      { ...me('x', 'AUDITOR'), bodies: ['other'] },
      me('person-c2', 'CANDIDATE'),
      me('p-other', 'AUTHORITY'),
    ].map((reader) => wholeSight('appointments')?.show(document, reader) === document);
    expect(shown).toEqual([true, true, true, true, true, true, false, false, false, false]);
  });

  it('accounts are for who acts for one of their bodies, and one’s own', () => {
    const document: Document = { person: 'p1', bodies: ['city', 'school'] };
    const readers = [
      me('x', 'ADMIN'),
      { ...me('x', 'AUDITOR'), bodies: ['school'] },
      { ...me('p1', 'HR'), bodies: [] },
    ];
    const others = [{ ...me('x', 'ADMIN'), bodies: ['other'] }];
    const shown = [...readers, ...others].map((reader) => wholeSight('accounts')?.show(document, reader) === document);
    expect(shown).toEqual([true, true, true, false]);
    // How it could be got at is told to who keeps or checks accounts.
    const toHr = wholeSight('accounts')?.show({ ...document, factors: [], status: 'OPEN' }, me('x', 'HR'));
    expect(toHr).toMatchObject({ person: 'p1', status: 'OPEN', factors: null, lastSignInAt: null });
  });

  it('an opinion on somebody is not told to that person before the decision', () => {
    const at = (status: string) => ({
      person: 'person-c1',
      owner: 'p-owner',
      authority: 'p-authority',
      authorities: [],
      status,
      favourable: false,
    });
    const told = (status: string, reader: ReturnType<typeof me>) =>
      wholeSight('appointments')?.show(at(status), reader)?.['favourable'];
    expect(told('PARTY_OPINION', me('person-c1', 'CANDIDATE'))).toBeNull();
    expect(told('PARTY_OPINION', me('p-authority', 'AUTHORITY'))).toBe(false);
    expect(told('PARTY_OPINION', me('x', 'HR'))).toBe(false);
    expect(told('FAILED', me('person-c1', 'CANDIDATE'))).toBe(false);
  });

  it('an appointment of the past is shown to who handles it today, and what was closed then stays closed', () => {
    const past = (status: string, owner: string) => ({
      ...{ person: 'person-c1', owner, authority: 'p-authority', authorities: [], status, favourable: false },
    });
    const [then, now] = [past('PARTY_OPINION', 'p-owner'), past('DECIDED', 'p-next')];
    const sight = wholeSight('appointments');
    const told = (reader: ReturnType<typeof me>, ...both: readonly [Document, Document]) =>
      sight?.show(both[0], reader, undefined, both[1]);
    expect(told(me('p-next', 'AUTHORITY'), then, now)).toBe(then);
    expect(told(me('p-owner', 'AUTHORITY'), then, now)).toBeUndefined();
    expect(told(me('person-c1', 'CANDIDATE'), then, now)?.['favourable']).toBeNull();
    expect(told(me('person-c1', 'CANDIDATE'), now, then)?.['favourable']).toBeNull();
    const named = ['p-next', 'p-owner'].map((person) => sight?.names(then, me(person, 'AUTHORITY'), undefined, now));
    expect(named).toEqual([true, false]);
    expect(sight?.names(then, me('p-owner', 'AUTHORITY'))).toBe(true);
  });

  it('a round of the past is shown to who knows of it today: as open as today to who watches over it, else as then', () => {
    const roundAfter = (events: number) => Object.values(foldView(rounds, frozenRound.slice(0, events)))[0] as RoundDoc;
    const [draft, last] = [roundAfter(1), roundAfter(frozenRound.length)];
    const sight = wholeSight('rounds');
    const shown = (person: string, role: (typeof roles)[number], then: RoundDoc, now?: RoundDoc) =>
      sight?.show(then, me(person, role), undefined, now);
    expect(shown('x', 'AUDITOR', draft, last)).toMatchObject({ stage: 'DRAFT', counts: expect.any(Object) as object });
    expect(shown('x', 'MARKER', draft, last)).toBeUndefined();
    expect(shown('x', 'MARKER', last, draft)).toBeUndefined();
    expect(shown('x', 'MARKER', last)).toMatchObject({ stage: last.stage });
    const named = [last, draft].map((now) => [
      sight?.names(draft, me('x', 'HR'), undefined, now),
      sight?.names(draft, me('x', 'MARKER'), undefined, now),
    ]);
    expect(named).toEqual([
      [true, false],
      [true, false],
    ]);
  });

  it.each(['units', 'positions', 'reorganisations'])('%s are shown as they are', (name) => {
    const document: Document = {};
    expect(wholeSight(name)?.show(document, me('x'))).toBe(document);
  });
});

describe('a unit', () => {
  const unit = { owner: 'city', code: 'DV-1', reservations: { 'VT-1': 'a-draft' } };
  const shown = (bodies: readonly string[]) =>
    wholeSight('units')?.show(unit, { person: 'p', roles: ['HR'], bodies }, undefined);

  it('tells for which round a post is kept to those alone who act for its owner', () => {
    expect(shown(['city'])).toEqual(unit);
    expect(shown(['*'])).toEqual(unit);
    expect(shown(['another'])).toEqual({ ...unit, reservations: {} });
  });

  it('tells that of its past, and whom it names, to who keeps it today and not to who did then', () => {
    const now = { ...unit, owner: 'another' };
    const { show, names } = wholeSight('units')!;
    const reader = (body: string) => ({ person: 'p', roles: ['HR'] as const, bodies: [body] });
    expect(show(unit, reader('another'), undefined, now)).toEqual(unit);
    expect(show(unit, reader('city'), undefined, now)).toEqual({ ...unit, reservations: {} });
    expect([names(unit, reader('another'), undefined, now), names(unit, reader('city'), undefined, now)]).toEqual([
      true,
      false,
    ]);
    expect(names(unit, reader('city'))).toBe(true);
  });
});

describe('what belongs to the registry', () => {
  const registered = { registeredOn: '2030-01-01', names: [{ from: '2030-01-01', value: 'U' }], predecessors: [] };
  const ownership = { owner: 'city', authority: 'a', superior: 's' };
  const unit = { ...registered, owners: [{ from: '2030-01-01', value: ownership }], autonomy: [], ended: null };
  const position = { code: 'VT-1', versions: [{ approvedOn: '2030-01-01' }], retiredOn: null };

  it.each([
    ['units', unit],
    ['positions', position],
  ])(
    'is shown before its day to who asks how things are now, and not to who asks for that day: %s',
    (name, document) => {
      const { onDay } = wholeSight(name)!;
      expect(onDay?.(document, '2029-12-31', false)).toMatchObject({ status: 'TO_COME' });
      expect(onDay?.(document, '2029-12-31', true)).toBeUndefined();
      expect(onDay?.(document, '2030-01-01', true)).not.toMatchObject({ status: 'TO_COME' });
    },
  );

  it('has no change behind the day that is asked for', () => {
    const { onDay } = wholeSight('reorganisations')!;
    const change = { on: '2030-01-01' };
    expect([onDay?.(change, '2029-12-31', true), onDay?.(change, '2029-12-31', false)]).toEqual([undefined, change]);
    expect(onDay?.(change, '2030-01-01', true)).toBe(change);
  });
});
