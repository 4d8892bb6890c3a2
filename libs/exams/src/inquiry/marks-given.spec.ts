import { hireHistory } from '#test/support/hire-round';
import { frozenRound } from '#test/support/frozen-round';
import { hashOf, sampleChapters, sampleHistory, textOf } from '#test/support/sample-history';
import { onRound, recordedAll, type Told } from '#test/support/story';
import type { RoundEvents } from '../round/events.js';
import { marksIn } from './marks-given.js';

const { marking, defending } = sampleChapters;

const storyOf = (...events: readonly Told<RoundEvents>[]) => recordedAll(onRound('R1', ...events));

describe('the marks given in a round', () => {
  it('are those of each script by place, with a correction in place of what it corrects', () => {
    expect(marksIn(sampleHistory).scripts).toEqual([
      {
        script: 'X1',
        marks: [
          { marker: 'k2', mark: '80' },
          { marker: 'k3', mark: '80' },
        ],
      },
      {
        script: 'X2',
        marks: [
          { marker: 'k2', mark: '72' },
          { marker: 'k3', mark: '80' },
        ],
      },
    ]);
  });

  it('leave the third out: it was given because the others were far apart', () => {
    const third = { script: 'X1', mark: '90', sheet: hashOf('6'), marker: 'k4', place: 3 } as const;
    const story = storyOf(
      ...marking,
      { type: 'MarkRecorded', data: third },
      { type: 'MarkCorrected', data: { ...third, old: '90', mark: '91', reason: textOf('slip') } },
    );
    expect(marksIn(story).scripts).toEqual(marksIn(sampleHistory).scripts);
  });

  it('are the sheets in the drawn order, whoever was heard first in the log', () => {
    const { defences } = marksIn(sampleHistory);
    expect(defences.map(({ candidate, order }) => [candidate, order])).toEqual([
      ['c2', 1],
      ['c1', 2],
    ]);
    expect(defences[0]?.sheets).toEqual([
      { member: 'm1', score: '70' },
      { member: 'm2', score: '84' },
    ]);
  });

  it('take a sheet that was signed again for the last of that member', () => {
    const again = { candidate: 'c2', score: '78', sheet: hashOf('b'), member: 'm2', replaces: '84' };
    const story = storyOf(...defending, { type: 'SheetSigned', data: again });
    expect(marksIn(story).defences[0]?.sheets).toEqual([
      { member: 'm1', score: '70' },
      { member: 'm2', score: '78' },
    ]);
  });

  it('are none where nobody marks and nobody scores', () => {
    expect(marksIn(hireHistory)).toEqual({ scripts: [], defences: [] });
  });

  it('are, in the frozen round, two to a script and a panel to a defence', () => {
    const { scripts, defences } = marksIn(frozenRound);
    expect(new Set(scripts.map(({ marks }) => marks.length))).toEqual(new Set([2]));
    expect(scripts).toHaveLength(21);
    expect(defences).toHaveLength(19);
    expect(defences.flatMap(({ sheets }) => sheets)).toHaveLength(95);
  });
});
