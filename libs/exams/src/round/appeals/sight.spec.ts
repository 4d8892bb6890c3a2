import { viewerAt } from '#test/support/viewer';
import type { ScriptAppeal } from '../../views/scripts.js';
import { appealFor, knowsScriptsOnly } from './sight.js';

const line = (place: 1 | 2, marker: string) => ({ place, marker, mark: '70', sheet: 'h' });

const both: ScriptAppeal = { marks: [line(1, 'A2'), line(2, 'A3')], needs: null, proposed: '70.50', settled: null };
const toDecide: ScriptAppeal = { ...both, needs: 'CHAIR_DECISION' };
const toMark: ScriptAppeal = { ...both, needs: 'APPEAL_THIRD_MARK' };
const settled: ScriptAppeal = { ...both, settled: { mark: '70.00', how: 'EQUAL' } as never };

const seen = (appeal: ScriptAppeal, person: string, roles: readonly ('HR' | 'AUDITOR')[] = []) => {
  const shown = appealFor(appeal, viewerAt('APPEAL_MARKING', person, { roles }));
  return shown && [shown.marks.map(({ marker }) => marker).join(), shown.proposed, shown.settled?.mark ?? null];
};

const nothing = ['', null, null];

describe('the marks of an appeal', () => {
  it.each([
    ['an auditor', 'x', ['AUDITOR']],
    ['the chair', 'm1', []],
    ['the head of the appeal-marking board', 'A1', []],
    ['the head of the marking board', 'K1', []],
  ] as const)('are shown to %s once they are all in, and not before', (_, person, roles) => {
    expect(seen(both, person, roles)).toEqual(nothing);
    expect(seen(toMark, person, roles)).toEqual(nothing);
    expect(seen(toDecide, person, roles)).toEqual(['A2,A3', '70.50', null]);
    expect(seen(settled, person, roles)).toEqual(['A2,A3', '70.50', '70.00']);
  });

  it('are to a marker of the appeal never more than the own', () => {
    expect([both, toMark, toDecide, settled].map((appeal) => seen(appeal, 'A3'))).toEqual(
      Array.from({ length: 4 }, () => ['A3', null, null]),
    );
  });

  it('are not there for who does not hear appeals: on which script there is one would tell whose it is', () => {
    const others = ['K2', 'K3', 'C1', 'D1', 'm2', 'm3', 'stranger'];
    expect(others.map((person) => seen(settled, person))).toEqual(others.map(() => null));
    expect(seen(settled, 'x', ['HR'])).toBeNull();
  });

  it('are for insiders once the result is recognised', () => {
    const at = (stage: 'REPORTED' | 'RECOGNISED') => appealFor(settled, viewerAt(stage, 'x', { roles: ['HR'] }));
    expect([at('REPORTED'), at('RECOGNISED')?.marks.length]).toEqual([null, 2]);
  });
});

describe('who hears appeals', () => {
  it.each([
    ['A2', true],
    ['A1', true],
    ['K1', true],
    ['m1', true],
    ['K2', false],
    ['m2', false],
  ] as const)('is not told meanwhile who filed them: %s %s', (person, isKept) => {
    expect(knowsScriptsOnly(viewerAt('APPEAL_MARKING', person))).toBe(isKept);
    expect(knowsScriptsOnly(viewerAt('WRITTEN_FINAL', person))).toBe(false);
  });
});
