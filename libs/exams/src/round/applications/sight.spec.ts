import { sampleHistory } from '#test/support/sample-history';
import { foldView } from '#test/support/story';
import { type Coming, viewerAt } from '#test/support/viewer';
import type { Stage } from '#rules';
import { type CandidateDoc, candidates } from '../../views/candidates.js';
import { candidateFor, checksPeople, maySeeCandidates } from './sight.js';

const mark = { raw: '71.00', net: '71.00', how: 'MEAN' } as const;
const line: CandidateDoc = {
  ...(foldView(candidates, sampleHistory)['R1/c1'] as CandidateDoc),
  status: 'WINNER',
  written: mark,
  final: mark,
  rank: 1,
  post: 'P1',
  outcome: 'WINNER',
};

const contract = { pack: 'VN-CONTRACT-2026@1', course: 'CONTRACT' };
const asCandidate: Coming = { roles: ['CANDIDATE'] };

const shown = (stage: Stage, person: string, coming?: Coming) => candidateFor(line, viewerAt(stage, person, coming));
const result = (stage: Stage, person: string, coming?: Coming) => {
  const doc = shown(stage, person, coming);
  return doc && [doc.status, doc.rank, doc.post, doc.outcome];
};
const marks = (stage: Stage, person: string, coming?: Coming) => {
  const doc = shown(stage, person, coming);
  return doc && [doc.written?.raw ?? null, doc.final?.raw ?? null];
};

const known = ['WINNER', 1, 'P1', 'WINNER'];
const untold = ['DEFENDED', null, null, null];
const both = ['71.00', '71.00'];
const none = [null, null];

describe('candidates', () => {
  it('see themselves with their marks, and nobody else', () => {
    expect(marks('WRITTEN_FINAL', 'person-c1', asCandidate)).toEqual(both);
    expect(shown('MARKED', 'person-c2', asCandidate)).toBeUndefined();
    expect(shown('RESULT_ANNOUNCED', 'person-c2', asCandidate)).toBeUndefined();
  });

  it('hear of their result when it is announced', () => {
    expect(result('RECOGNISED', 'person-c1', asCandidate)).toEqual(untold);
    expect(result('RESULT_ANNOUNCED', 'person-c1', asCandidate)).toEqual(known);
  });

  it('that are chosen or not by contract look alike until then; what else they are is told', () => {
    const status = (of: CandidateDoc['status']) =>
      candidateFor(
        { ...line, status: of, gate: null, defence: null, written: null },
        viewerAt('ADVISED', 'person-c1', { ...asCandidate, round: contract }),
      )?.status;
    expect((['WINNER', 'NOT_SELECTED', 'SAT'] as const).map(status)).toEqual(['ELIGIBLE', 'ELIGIBLE', 'SAT']);
  });

  it.each([
    ['ELIGIBLE', { gate: null, defence: null, written: null }],
    ['WRITTEN_SCORED', { gate: null, defence: null, written: mark }],
    ['ADMITTED', { gate: 'ADMITTED', defence: 'PRESENTED', written: mark }],
    ['DEFENDED', { gate: 'ADMITTED', defence: 'QUESTIONED', written: mark }],
    ['ELIMINATED', { gate: 'ELIMINATED', defence: null, written: mark }],
  ] as const)('are %s until the announcement, whatever the result makes of them: %j', (standing, known) => {
    const told = (status: CandidateDoc['status'], stage: Stage) =>
      candidateFor({ ...line, ...known, status }, viewerAt(stage, 'person-c1', asCandidate))?.status;
    for (const status of ['RANKED', 'WINNER', 'NOT_SELECTED', 'ELIMINATED'] as const) {
      expect([told(status, 'COMPILED'), told(status, 'RESULT_ANNOUNCED')]).toEqual([standing, status]);
    }
  });

  it('hear what became of an appeal when the written result is final, as everybody does', () => {
    const told = (stage: Stage, person: string, coming?: Coming) => {
      const doc = candidateFor({ ...line, appeal: 'SETTLED' }, viewerAt(stage, person, coming));
      return [doc?.appeal, doc?.final];
    };
    for (const [person, coming] of [
      ['person-c1', asCandidate],
      ['x', { roles: ['HR'] }],
      ['S1', {}],
    ] as const) {
      expect(told('APPEAL_MARKING', person, coming)).toEqual(['FILED', null]);
      expect(told('WRITTEN_FINAL', person, coming)).toEqual(['SETTLED', mark]);
    }
  });

  it('that appealed are not named to who hears the appeals, and know it themselves', () => {
    const appealed = (person: string, coming?: Coming) =>
      candidateFor({ ...line, appeal: 'FILED' }, viewerAt('APPEAL_MARKING', person, coming))?.appeal;
    expect([appealed('A2'), appealed('K1'), appealed('m1'), appealed('m2')]).toEqual([null, null, null, 'FILED']);
    expect(appealed('person-c1', asCandidate)).toBe('FILED');
  });

  it('are hidden from whoever has no seat in the round, whatever the role', () => {
    expect(shown('MARKED', 'stranger', { roles: ['COUNCIL', 'MARKER', 'SECRETARY'] })).toBeUndefined();
  });

  it('are shown with their result to insiders at once, to boards once it is announced', () => {
    expect(result('COMPILED', 'x', { roles: ['HR'] })).toEqual(known);
    expect(result('COMPILED', 'S1')).toEqual(known);
    expect(result('COMPILED', 'C1')).toEqual(untold);
    expect(result('RESULT_ANNOUNCED', 'C1')).toEqual(known);
  });

  it.each(['m1', 'm2', 'm3'])(
    'are shown to %s, who scores, without written marks until the sheets are sealed',
    (member) => {
      expect(marks('DEFENCE_RUNNING', member)).toEqual(none);
      expect(marks('DEFENCE_SEALED', member)).toEqual(both);
    },
  );

  it('are shown to HR on the panel without written marks too, and with them to who does not score', () => {
    const round = { panel: 'SCHEME_MARKING_BOARD' } as const;
    expect(marks('DEFENCE_RUNNING', 'm1', { roles: ['HR'] })).toEqual(none);
    expect(marks('DEFENCE_RUNNING', 'x', { roles: ['HR'] })).toEqual(both);
    expect(marks('DEFENCE_RUNNING', 'D5', { roles: ['HR'], round })).toEqual(none);
    expect(marks('DEFENCE_RUNNING', 'm1', { round })).toEqual(both);
  });

  it('are shown to boards without written marks until the sheets are sealed', () => {
    expect(marks('DEFENCE_RUNNING', 'K2')).toEqual(none);
    expect(marks('DEFENCE_SEALED', 'K2')).toEqual(both);
  });
});

test('whoever has a seat may ask for candidates, and candidates may', () => {
  expect(['m1', 'K2', 'C5', 'S1'].map((person) => maySeeCandidates(viewerAt('MARKED', person)))).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(maySeeCandidates(viewerAt('MARKED', 'person-c1', asCandidate))).toBe(true);
  expect(maySeeCandidates(viewerAt('MARKED', 'stranger', { roles: ['COUNCIL'] }))).toBe(false);
});

describe('who knows candidates by name', () => {
  it.each([
    ['FORM_CHECK', true],
    ['INVIGILATION', true],
    ['MARKING', false],
  ] as const)('somebody on %s: %s', (kind, knows) => {
    const viewer = viewerAt('SCREENING', 'x');
    expect(checksPeople({ ...viewer, place: { ...viewer.place, boards: [kind] } })).toBe(knows);
  });
});
