import { sampleUntil } from '#test/support/sample-history';
import { foldView } from '#test/support/story';
import { roundAt, viewerAt } from '#test/support/viewer';
import { defence, type DefenceDoc } from '../../views/defence.js';
import { progressOf, type Viewer } from '../place.js';
import { defenceFor, maySeeDefence, sheetsAreOpen } from './sight.js';

const signed = foldView(defence, sampleUntil('DefenceSealed'))['R1/c1'] as DefenceDoc;
const sheet = (score: string) => ({ score, sheet: 'h', replaces: null, at: '' });
const doc: DefenceDoc = {
  ...signed,
  sheets: { m1: sheet('70'), m2: sheet('84') },
  spread: '14',
  review: 'NONE',
};

const seen = (viewer: Viewer, review: DefenceDoc['review'] = 'NONE') => {
  const { sheets, spread } = defenceFor({ ...doc, review }, viewer);
  return [...Object.values(sheets).map(({ score }) => score), spread];
};

const scoring = (person: string, roles: readonly ('HR' | 'AUDITOR')[] = []) =>
  viewerAt('DEFENCE_RUNNING', person, { roles });

describe('the sheets of a defence', () => {
  it('are shown to each member as their own until they are sealed, and to others as none', () => {
    expect(seen(scoring('m1'))).toEqual(['70', null, null]);
    expect(seen(scoring('m2'))).toEqual([null, '84', null]);
    expect(seen(scoring('x', ['AUDITOR']))).toEqual([null, null, null]);
    expect(seen(scoring('x', ['HR']))).toEqual([null, null, null]);
  });

  it('are open to all who may ask once they are sealed', () => {
    expect(seen(viewerAt('DEFENCE_SEALED', 'm1'))).toEqual(['70', '84', '14']);
    expect(seen(viewerAt('DEFENCE_SEALED', 'x', { roles: ['AUDITOR'] }))).toEqual(['70', '84', '14']);
  });

  it('are shown before that to who decides on a spread, and only where one is to be decided or was', () => {
    expect(seen(scoring('m1'), 'REQUIRED')).toEqual(['70', '84', '14']);
    expect(seen(scoring('m1'), 'KEEP')).toEqual(['70', '84', '14']);
    expect(seen(scoring('m1'), 'NONE')).toEqual(['70', null, null]);
    expect(seen(scoring('m2'), 'REQUIRED')).toEqual([null, '84', null]);
    expect(seen(scoring('x', ['AUDITOR']), 'REQUIRED')).toEqual([null, null, null]);
  });

  it('stay sealed where the interview comes first until the written result is final', () => {
    const open = (stage: 'DEFENCE_SEALED' | 'MARKED' | 'WRITTEN_FINAL') =>
      sheetsAreOpen(progressOf(roundAt(stage, { course: 'BEFORE_WRITTEN_RESULT' })));
    expect([open('DEFENCE_SEALED'), open('MARKED'), open('WRITTEN_FINAL')]).toEqual([false, false, true]);
  });

  it('stay sealed where the written result comes first until they are sealed', () => {
    const open = (stage: 'WRITTEN_FINAL' | 'DEFENCE_RUNNING' | 'DEFENCE_SEALED') =>
      sheetsAreOpen(progressOf(roundAt(stage)));
    expect([open('WRITTEN_FINAL'), open('DEFENCE_RUNNING'), open('DEFENCE_SEALED')]).toEqual([false, false, true]);
  });

  it('are open where there is no paper as soon as they are sealed', () => {
    const round = { course: 'SCHEME_ONLY' };
    const open = (stage: 'DEFENCE_RUNNING' | 'DEFENCE_SEALED') => sheetsAreOpen(progressOf(roundAt(stage, round)));
    expect([open('DEFENCE_RUNNING'), open('DEFENCE_SEALED')]).toEqual([false, true]);
  });
});

describe('the defence', () => {
  it('is for insiders and those who score it, not for boards that do not, nor for candidates', () => {
    expect(['m1', 'S1', 'p-superior'].map((person) => maySeeDefence(scoring(person)))).toEqual([true, true, true]);
    expect(['K1', 'D1', 'C1', 'stranger'].map((person) => maySeeDefence(scoring(person)))).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect(maySeeDefence(viewerAt('DEFENCE_RUNNING', 'person-c1', { roles: ['CANDIDATE'] }))).toBe(false);
  });

  it('is for the scheme-marking board where that scores', () => {
    const round = { panel: 'SCHEME_MARKING_BOARD' } as const;
    const may = ['D1', 'D5', 'K1'].map((person) => maySeeDefence(viewerAt('DEFENCE_RUNNING', person, { round })));
    expect(may).toEqual([true, true, false]);
  });
});
