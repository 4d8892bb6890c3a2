import { viewerAt } from '#test/support/viewer';
import type { ScriptAppeal } from '../../views/scripts.js';
import { appealFor } from './sight.js';

const line = (place: 1 | 2, marker: string) => ({ place, marker, mark: '70', sheet: 'h' });

const both: ScriptAppeal = { marks: [line(1, 'A2'), line(2, 'A3')], needs: null, proposed: '70.50', settled: null };
const toDecide: ScriptAppeal = { ...both, needs: 'CHAIR_DECISION' };
const toMark: ScriptAppeal = { ...both, needs: 'APPEAL_THIRD_MARK' };
const settled: ScriptAppeal = { ...both, settled: { mark: '70.00', how: 'EQUAL' } as never };

const seen = (appeal: ScriptAppeal, person: string, roles: readonly ('HR' | 'AUDITOR')[] = []) => {
  const { marks, proposed } = appealFor(appeal, viewerAt('APPEAL_MARKING', person, { roles }));
  return [marks.map(({ marker }) => marker).join(), proposed];
};

const all = ['A2,A3', '70.50'];
const nothing = ['', null];

describe('the marks of an appeal', () => {
  it.each([
    ['HR', 'x', ['HR']],
    ['an auditor', 'x', ['AUDITOR']],
    ['the chair', 'm1', []],
    ['the head of the appeal-marking board', 'A1', []],
    ['the head of the marking board', 'K1', []],
  ] as const)('are shown to %s once they are all in, and not before', (_, person, roles) => {
    expect(seen(both, person, roles)).toEqual(nothing);
    expect(seen(toMark, person, roles)).toEqual(nothing);
    expect(seen(toDecide, person, roles)).toEqual(all);
    expect(seen(settled, person, roles)).toEqual(all);
  });

  it('are to a marker of the appeal never more than the own', () => {
    expect([both, toMark, toDecide, settled].map((appeal) => seen(appeal, 'A3'))).toEqual(
      Array.from({ length: 4 }, () => ['A3', null]),
    );
  });

  it('are not shown to the first markers, nor to the heads of other boards', () => {
    expect(['K2', 'K3', 'C1', 'D1', 'stranger'].map((person) => seen(settled, person))).toEqual(
      Array.from({ length: 5 }, () => nothing),
    );
  });
});
