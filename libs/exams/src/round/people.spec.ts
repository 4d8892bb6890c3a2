import { paperRound, sampleBoard } from '#test/support/paper-round';
import { sampleRound } from '#test/support/sample-round';
import { blankRound } from '#test/support/specify';
import { authorityOf, panelHead, panelOf, superiorOf } from './people.js';

describe('the panel', () => {
  it('is the whole council under its chair, where the plan says so', () => {
    const round = sampleRound({ members: 3 });
    expect([panelOf(round), panelHead(round)]).toEqual([['M1', 'M2', 'M3'], 'M1']);
  });

  it('is the scheme-marking board under its head and without its secretary, where the plan says so', () => {
    const round = paperRound({ terms: { panel: 'SCHEME_MARKING_BOARD' } });
    const boards = { ...round.council.boards, SCHEME_MARKING: sampleBoard('D') };
    const scored = { ...round, council: { ...round.council, boards, recused: { D2: 'ALL_CANDIDATES' as const } } };
    expect([panelOf(scored), panelHead(scored)]).toEqual([['D1', 'D3', 'D4'], 'D1']);
    expect([panelOf(round), panelHead(round)]).toEqual([[], null]);
  });
});

test('the authority and its superior are those of the draft, then those of the successor, and nobody before', () => {
  const round = sampleRound();
  const successor = { unit: 'u9', authority: 'p-new', superior: 'p-over' };
  const moved = { ...round, standstill: { ...round.standstill, successor } };
  expect([blankRound, round, moved].map((each) => [authorityOf(each), superiorOf(each)])).toEqual([
    [undefined, undefined],
    ['p-authority', 'p-superior'],
    ['p-new', 'p-over'],
  ]);
});
