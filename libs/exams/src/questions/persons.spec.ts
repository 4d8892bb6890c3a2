import { sampleHistory } from '#test/support/sample-history';
import { foldView } from '#test/support/story';
import { sampleBodies } from '#test/support/viewer';
import type { Document } from '#kernel';
import { everybodyIn } from '../round/council/bodies.js';
import { custody } from '../views/custody.js';
import { defence } from '../views/defence.js';
import { hiring } from '../views/hiring.js';
import { candidatesOf, personsOf } from './persons.js';
import { rounds } from '../views/rounds.js';
import { scripts } from '../views/scripts.js';
import type { views } from '../views/index.js';

const persons = (view: string, document: object) => personsOf(view, [document as Document]);
const first = (view: (typeof views)[number]) => Object.values(foldView(view, sampleHistory))[0] as object;

describe('persons in a document', () => {
  it('are of a round those who answer for it and keep its map', () => {
    const doc = { ...first(rounds), ownerOfferedTo: 'p-next', keepers: ['k8', 'k9'] };
    expect(persons('rounds', doc)).toEqual(['p-owner', 'p-next', 'p-authority', 'p-superior', 'k8', 'k9']);
    const outside = { owner: 'p-owner', authority: 'p-authority', superior: 'p-superior' };
    expect(persons('rounds', outside)).toEqual(['p-owner', null, 'p-authority', 'p-superior']);
  });

  it('are of a script all who marked it, were struck out, marked it again, or are to', () => {
    const script = {
      ...first(scripts),
      marks: [{ marker: 'k1' }],
      corrections: [{ marker: 'k2' }],
      third: 'k3',
      appeal: { marks: [{ marker: 'a1' }] },
    };
    expect(persons('scripts', script)).toEqual(['k1', 'k2', 'a1', 'k3']);
    expect(persons('scripts', { ...script, appeal: null })).toEqual(['k1', 'k2', 'k3']);
  });

  it('are of a defence all who were there, signed, or were excluded', () => {
    const doc = { ...first(defence), present: ['m1'], sheets: { m2: {} }, excluded: 'm3' };
    expect(persons('defence', doc)).toEqual(['m1', 'm2', 'm3']);
    expect(persons('defence', { ...doc, present: null, excluded: null })).toEqual(['m2', null]);
  });

  it('are of a hire all who gave an opinion, also as reported', () => {
    const doc = { ...first(hiring), given: ['m1'], reported: { opinions: [{ member: 'm2' }] } };
    expect(persons('hiring', doc)).toEqual(['m1', 'm2']);
    expect(persons('hiring', { ...doc, reported: null })).toEqual(['m1']);
  });

  it('are of the bodies all who sit, declared, voted, stepped out or came instead', () => {
    const doc = {
      ...sampleBodies,
      relations: [{ member: 'r1' }],
      cleared: { r2: [] },
      clearedByCandidate: { c1: ['r3'] },
      recusals: [{ member: 'r4' }],
      replacements: [{ member: 'r5', by: 'r6' }],
      motions: { B1: { votes: { r7: 'FOR' } } },
    };
    expect(persons('council', doc)).toEqual([...everybodyIn(sampleBodies), 'r1', 'r2', 'r3', 'r4', 'r5', 'r6', 'r7']);
  });

  it('are of a decision on a member also who goes and who comes', () => {
    const decision = { actor: 'p1', onBehalfOf: 'p2', aboutId: 'x1', choice: 'x2' };
    expect(persons('decisions', { ...decision, aboutKind: 'MEMBER' })).toEqual(['p1', 'p2', 'x1', 'x2']);
    expect(persons('decisions', { ...decision, aboutKind: 'CANDIDATE' })).toEqual(['p1', 'p2']);
  });

  it('are of an item all through whose hands it went, and the witnesses', () => {
    const doc = { ...first(custody), holder: 'p2', chain: [{ from: 'p1', to: 'p2', witnesses: ['w1'] }] };
    expect(persons('custody', doc)).toEqual(['p2', 'p1', 'p2', 'w1']);
    const offered = { from: 'p2', to: 'p3', witnesses: ['w2'] };
    expect(persons('custody', { ...doc, offered })).toEqual(['p2', 'p2', 'p3', 'w2', 'p1', 'p2', 'w1']);
  });

  it('are of a step who acted and for whom, and who was chosen', () => {
    const step = { person: 'p1', onBehalfOf: 'p2' };
    expect(persons('steps', { ...step, output: { kind: 'CHOICE', value: 'k3' } })).toEqual(['p1', 'p2', 'k3']);
    expect(persons('steps', { ...step, output: { kind: 'PAPER', value: 'k3' } })).toEqual(['p1', 'p2', null]);
    expect(persons('steps', { ...step, output: null })).toEqual(['p1', 'p2', null]);
  });

  it.each([
    ['candidates', ['p1']],
    ['appointments', ['p1', 'p2']],
    ['units', ['p2', 'p3']],
  ])('are of %s %j', (view, expected) => {
    expect(persons(view, { person: 'p1', authority: 'p2', superior: 'p3', owner: 'p4' })).toEqual(expected);
  });

  it('are of an account its holder, and who proposed what waits there', () => {
    expect(persons('accounts', { person: 'p1', proposed: null })).toEqual(['p1', null]);
    expect(persons('accounts', { person: 'p1', proposed: { person: 'p2' } })).toEqual(['p1', 'p2']);
  });

  it.each(['results', 'publications', 'clocks', 'positions', 'reorganisations', 'toString'])(
    'are of %s none',
    (view) => {
      expect(persons(view, { person: 'p1', owner: 'p1', authority: 'p1' })).toEqual([]);
    },
  );
});

describe('candidates in a document', () => {
  it('are those whom results, sessions and hires name, each once, and none elsewhere', () => {
    const results = { lines: [{ id: 'c1' }, { id: 'c2' }], winners: [{ candidate: 'c1' }] };
    expect(candidatesOf('results', [results])).toEqual(['c1', 'c2']);
    expect(candidatesOf('defence', [{ candidate: 'c1' }])).toEqual(['c1']);
    expect(candidatesOf('hiring', [{ hires: [{ candidate: 'c2' }] }])).toEqual(['c2']);
    expect(candidatesOf('units', [{}])).toEqual([]);
  });
});
