import { roundAt, sampleBodies, viewerAt } from '#test/support/viewer';
import type { Role } from '../account/events.js';
import {
  hasAnySeat,
  hasPartIn,
  hasReached,
  isInsider,
  knowsNames,
  oversees,
  type Place,
  placeIn,
  progressOf,
  reached,
} from './place.js';

const nowhere: Place = {
  organiser: false,
  overseer: false,
  council: false,
  chair: false,
  panel: false,
  panelHead: false,
  boards: [],
  heads: [],
  keeper: false,
};

const seats: readonly (readonly [string, readonly Role[], Partial<Place>])[] = [
  ['x', ['HR'], { organiser: true }],
  ['p-authority', [], { organiser: true }],
  ['p-superior', [], { organiser: true }],
  ['x', ['AUDITOR'], { overseer: true }],
  ['S1', [], { overseer: true }],
  ['S5', [], { overseer: true }],
  ['m1', [], { council: true, chair: true, panel: true, panelHead: true }],
  ['m2', [], { council: true, panel: true }],
  ['m3', [], { council: true, panel: true, organiser: true, keeper: true }],
  ['K1', [], { boards: ['MARKING'], heads: ['MARKING'] }],
  ['K2', [], { boards: ['MARKING'] }],
  ['K5', [], { boards: ['MARKING'] }],
  ['A1', [], { boards: ['APPEAL_MARKING'], heads: ['APPEAL_MARKING'] }],
  ['C1', [], { boards: ['CODING'], heads: ['CODING'], keeper: true }],
  ['D1', [], { boards: ['SCHEME_MARKING'], heads: ['SCHEME_MARKING'] }],
];

describe('the place of a person in a round', () => {
  it.each(seats)('%s in the roles %j', (person, roles, place) => {
    expect(viewerAt('MARKING', person, { roles }).place).toEqual({ ...nowhere, ...place });
  });

  it('is a part in it for who runs or signs for it, also before there is a council', () => {
    const round = roundAt('DRAFT');
    const people = ['p-owner', 'p-authority', 'p-superior', 'm1', 'x'];
    expect(people.filter((person) => hasPartIn(round, undefined, person))).toEqual([
      'p-owner',
      'p-authority',
      'p-superior',
    ]);
  });

  it('is nowhere for whoever has no seat, whatever the role', () => {
    const roles: readonly Role[] = ['COUNCIL', 'MARKER', 'BOARD_HEAD', 'SECRETARY', 'SUPERVISOR', 'AUTHORITY', 'ADMIN'];
    expect(viewerAt('MARKING', 'stranger', { roles }).place).toEqual(nowhere);
    expect(viewerAt('MARKING', 'person-c1', { roles: ['CANDIDATE'] }).place).toEqual(nowhere);
  });

  it('is that of the authority and the superior before any body sits', () => {
    const place = (person: string) => placeIn({ person, roles: [], bodies: [] }, roundAt('DRAFT', { keepers: [] }));
    expect(['p-authority', 'p-superior', 'm1', 'S1'].map((person) => place(person).organiser)).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(place('m1')).toEqual(nowhere);
  });

  it('is on the panel with the scheme-marking board where that scores, under its head, its secretary too', () => {
    const round = { panel: 'SCHEME_MARKING_BOARD' } as const;
    const scores = ['D1', 'D2', 'D5', 'm1', 'K1'].map((person) => {
      const { panel, panelHead } = viewerAt('DEFENCE_RUNNING', person, { round }).place;
      return [person, panel, panelHead];
    });
    expect(scores).toEqual([
      ['D1', true, true],
      ['D2', true, false],
      ['D5', true, false],
      ['m1', false, false],
      ['K1', false, false],
    ]);
  });

  it('is at the head of the panel for the vice-chair where the chair keeps out', () => {
    const council = { recusals: [{ member: 'm1', candidate: null, minutes: 'h', at: '' }] };
    const heads = ['m1', 'm2'].map((person) => viewerAt('DEFENCE_RUNNING', person, { council }).place.panelHead);
    expect(heads).toEqual([false, true]);
  });

  it('makes insiders of those who run it, watch over it or sit in its council', () => {
    const who = (check: (viewer: ReturnType<typeof viewerAt>) => boolean) =>
      seats.flatMap(([person, roles]) => (check(viewerAt('MARKING', person, { roles })) ? [person] : []));
    const insiders = ['x', 'p-authority', 'p-superior', 'x', 'S1', 'S5', 'm1', 'm2', 'm3'];
    expect(who(isInsider)).toEqual(insiders);
    expect(who(hasAnySeat)).toEqual([...insiders, 'K1', 'K2', 'K5', 'A1', 'C1', 'D1']);
    expect(who(oversees)).toEqual(['x', 'S1', 'S5']);
    expect(hasAnySeat(viewerAt('MARKING', 'person-c1', { roles: ['CANDIDATE'] }))).toBe(false);
  });

  it('lets those know the people by name who run it or sit in its council, in a role that reads names', () => {
    const knows = (person: string, roles: readonly Role[]) => knowsNames(viewerAt('MARKING', person, { roles }));
    expect([knows('x', ['HR']), knows('m1', ['COUNCIL']), knows('p-authority', ['AUTHORITY'])]).toEqual([
      true,
      true,
      true,
    ]);
    expect([knows('x', ['AUDITOR']), knows('m1', []), knows('K1', ['COUNCIL'])]).toEqual([false, false, false]);
  });

  it('changes with the bodies', () => {
    const { CODING } = sampleBodies.boards;
    const boards = CODING === undefined ? {} : { CODING };
    expect(viewerAt('MARKING', 'K1', { council: { boards } }).place).toEqual(nowhere);
  });
});

describe('a stage of a round', () => {
  it('is reached when the round stands there or behind it, and not before', () => {
    const at = (['CODED', 'MARKING', 'MARKED', 'WRITTEN_PUBLISHED'] as const).map((stage) =>
      reached({ round: roundAt(stage) }, 'MARKED'),
    );
    expect(at).toEqual([false, false, true, true]);
  });

  it('is reached by a round that stands still as far as it had come', () => {
    const still = (resumeTo: 'MARKING' | 'MARKED') => reached({ round: roundAt('SUSPENDED', { resumeTo }) }, 'MARKED');
    expect([still('MARKING'), still('MARKED')]).toEqual([false, true]);
  });

  it('is reached by a round that has ended', () => {
    expect(reached({ round: roundAt('ANNULLED') }, 'RESULT_ANNOUNCED')).toBe(true);
    expect(reached({ round: roundAt('CANCELLED') }, 'RESULT_ANNOUNCED')).toBe(true);
  });

  it('is not reached before there is a round', () => {
    expect(hasReached({ ...progressOf(roundAt('DRAFT')), stage: null }, 'DRAFT')).toBe(false);
  });

  it('is reached in the order of the round’s own course', () => {
    const first = roundAt('DEFENCE_SEALED', { course: 'BEFORE_WRITTEN_RESULT' });
    expect([reached({ round: first }, 'DEFENCE_SEALED'), reached({ round: first }, 'MARKED')]).toEqual([true, false]);
    expect(reached({ round: roundAt('DEFENCE_SEALED') }, 'MARKED')).toBe(true);
  });
});
