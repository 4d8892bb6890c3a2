import { viewerAt } from '#test/support/viewer';
import type { PublicationDoc } from '../../views/publications.js';
import type { ScriptDoc } from '../../views/scripts.js';
import type { Viewer } from '../place.js';
import { maySeeScripts, publicationFor, scriptFor } from './sight.js';

const line = (place: 1 | 2, marker: string, mark: string) => ({ place, marker, mark, sheet: 'h' });

const disputed: ScriptDoc = {
  round: 'R1',
  code: 'X1',
  state: 'DISPUTED',
  marks: [line(1, 'K2', '62'), line(2, 'K3', '69')],
  difference: '7',
  needs: 'HEAD_DECISION',
  third: null,
  settled: null,
  corrections: [{ place: 1, marker: 'K2', old: '60', mark: '62', reason: 'r', at: '' }],
  appeal: null,
};
const half: ScriptDoc = { ...disputed, marks: disputed.marks.slice(0, 1), needs: null, difference: null };
const settled: ScriptDoc = { ...disputed, needs: null, settled: { mark: '65.50', how: 'MEAN' } };

/** Whose marks somebody is shown, and what else of them. */
const seen = (doc: ScriptDoc, viewer: Viewer) => {
  const { marks, corrections, difference, settled: result } = scriptFor(doc, viewer);
  return [marks.map(({ marker }) => marker).join(), corrections.length, difference, result?.mark ?? null];
};

const marking = (person: string) => viewerAt('MARKING', person);
const nothing = ['', 0, null, null];

describe('the marks of a script', () => {
  it('are a marker’s own until both are in, and then also the other', () => {
    expect(seen(half, marking('K2'))).toEqual(['K2', 1, null, null]);
    expect(seen(half, marking('K3'))).toEqual(nothing);
    expect(seen(disputed, marking('K3'))).toEqual(['K2,K3', 1, '7', null]);
    expect(seen(settled, marking('K3'))).toEqual(['K2,K3', 1, '7', '65.50']);
  });

  it('are shown to the head of the marking board once they are in, and to no other head', () => {
    expect(seen(half, marking('K1'))).toEqual(nothing);
    expect(seen(disputed, marking('K1'))).toEqual(['K2,K3', 1, '7', null]);
    expect(['A1', 'C1', 'D1'].map((head) => seen(disputed, marking(head)))).toEqual([nothing, nothing, nothing]);
  });

  it('are not shown to a third marker before the own mark, nor to other markers ever', () => {
    expect(seen({ ...disputed, third: 'K4' }, marking('K4'))).toEqual(nothing);
    expect(seen(settled, viewerAt('MARKED', 'K4'))).toEqual(nothing);
  });

  it.each([
    ['an auditor', 'x', ['AUDITOR']],
    ['HR', 'x', ['HR']],
    ['the council', 'm2', []],
  ] as const)('are shown to %s once the marking is over', (_, person, roles) => {
    expect(seen(settled, viewerAt('MARKING', person, { roles }))).toEqual(nothing);
    expect(seen(settled, viewerAt('MARKED', person, { roles }))).toEqual(['K2,K3', 1, '7', '65.50']);
  });

  it('are shown to who keeps the code map only once that is open, and as an insider', () => {
    expect(seen(settled, viewerAt('MARKED', 'm3'))).toEqual(nothing);
    expect(seen(settled, viewerAt('WRITTEN_PUBLISHED', 'm3'))).toEqual(['K2,K3', 1, '7', '65.50']);
    expect(seen(settled, viewerAt('WRITTEN_PUBLISHED', 'C1'))).toEqual(nothing);
  });

  it('stay sealed where the interview comes first until they are marked, although its sheets are long sealed', () => {
    const round = { course: 'BEFORE_WRITTEN_RESULT' };
    const hr = (stage: 'DEFENCE_SEALED' | 'MARKED') => viewerAt(stage, 'x', { roles: ['HR'], round });
    expect(seen(settled, hr('DEFENCE_SEALED'))).toEqual(nothing);
    expect(seen(settled, hr('MARKED'))).toEqual(['K2,K3', 1, '7', '65.50']);
  });

  it('come with those of an appeal, where there is one', () => {
    const appeal = { marks: [line(1, 'A2', '70')], needs: null, proposed: null, settled: null };
    expect(scriptFor(settled, marking('K2')).appeal).toBeNull();
    const appealed = { ...settled, state: 'APPEALED', appeal } as const;
    expect(scriptFor(appealed, marking('K2'))).toMatchObject({ state: 'SETTLED', appeal: null });
    expect(scriptFor(appealed, marking('A2'))).toMatchObject({ state: 'APPEALED', appeal });
  });

  it('do not show by the state of the script that they agree, to who does not see them', () => {
    const state = (doc: ScriptDoc, viewer: Viewer) => {
      const { state: shown, needs, third } = scriptFor(doc, viewer);
      return [shown, needs, third];
    };
    const asked = { ...disputed, third: 'K4' };
    const sealed = ['MARKING', null, null];
    expect(state(asked, marking('K5'))).toEqual(sealed);
    expect(state(settled, marking('K5'))).toEqual(sealed);
    expect(state(half, marking('K5'))).toEqual(sealed);
    expect(state({ ...half, marks: [] }, marking('K5'))).toEqual(['CODED', null, null]);
    expect(state(asked, marking('K4'))).toEqual(['MARKING', null, 'K4']);
    expect(state(asked, marking('K1'))).toEqual(['DISPUTED', 'HEAD_DECISION', 'K4']);
    expect(state(settled, marking('K1'))).toEqual(['SETTLED', null, null]);
    expect(state({ ...settled, marks: [] }, marking('K5'))).toEqual(sealed);
  });
});

describe('scripts', () => {
  it('are for insiders and the boards that mark them, and for no other board', () => {
    const may = ['m1', 'S1', 'p-authority', 'K2', 'K5', 'A2', 'C1', 'D1', 'stranger'].map((person) => [
      person,
      maySeeScripts(marking(person)),
    ]);
    expect(may).toEqual([
      ['m1', true],
      ['S1', true],
      ['p-authority', true],
      ['K2', true],
      ['K5', true],
      ['A2', true],
      ['C1', false],
      ['D1', false],
      ['stranger', false],
    ]);
  });

  it('are closed to whoever has no seat in the round, whatever the role', () => {
    const roles = ['MARKER', 'BOARD_HEAD', 'COUNCIL', 'SECRETARY', 'SUPERVISOR', 'AUTHORITY', 'CANDIDATE'] as const;
    expect(maySeeScripts(viewerAt('MARKED', 'stranger', { roles }))).toBe(false);
  });
});

describe('published marks', () => {
  const doc = (kind: 'MARKS' | 'FINAL_MARKS' | 'NOTICE'): PublicationDoc =>
    ({ round: 'R1', revision: 1, snapshot: 'h', kind, content: { marks: [{ candidate: 'c1', net: '70' }] } }) as never;

  it.each(['MARKS', 'FINAL_MARKS'] as const)(
    '%s are held back from who is to score until the sheets are sealed',
    (kind) => {
      const held = { ...doc(kind), snapshot: 'SEALED', content: { marks: [] } };
      expect(publicationFor(doc(kind), viewerAt('DEFENCE_RUNNING', 'm2'))).toEqual(held);
      expect(publicationFor(doc(kind), viewerAt('DEFENCE_SEALED', 'm2'))).toEqual(doc(kind));
      expect(publicationFor(doc(kind), viewerAt('DEFENCE_RUNNING', 'stranger'))).toEqual(doc(kind));
    },
  );

  it('say what a candidate has, and neither what it was before sanctions nor how it came about', () => {
    const recorded = [{ candidate: 'c1', raw: '75', net: '70', how: 'HEAD' }];
    for (const kind of ['MARKS', 'FINAL_MARKS'] as const) {
      const full = { ...doc(kind), content: { marks: recorded } } as never;
      expect(publicationFor(full, viewerAt('WRITTEN_PUBLISHED', 'stranger'))).toEqual(doc(kind));
      const none = { ...doc(kind), content: {} } as never;
      expect(publicationFor(none, viewerAt('WRITTEN_PUBLISHED', 'stranger'))).toEqual(none);
    }
  });

  it('are all that is held back of what is published', () => {
    expect(publicationFor(doc('NOTICE'), viewerAt('DEFENCE_RUNNING', 'm2'))).toEqual(doc('NOTICE'));
  });
});
