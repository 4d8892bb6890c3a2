import { paperRound, sampleBoard } from '#test/support/paper-round';
import { sampleRound } from '#test/support/sample-round';
import { blankRound } from '#test/support/specify';
import { authorityOf, isKnownTo, panelHead, panelOf, superiorOf, takesPart, worksIn } from './people.js';

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

describe('a round', () => {
  const noticed = sampleRound();
  const { plan } = noticed;
  const drafted = {
    ...noticed,
    plan: { ...plan, draft: plan.draft && { ...plan.draft, body: 'city' }, noticeOn: null },
  };
  const anybody = (person: string, role: 'HR' | 'AUDITOR' | 'MARKER' = 'MARKER', bodies: readonly string[] = []) =>
    ({ person, roles: [role], bodies }) as const;
  const readers = [
    anybody('p-owner'),
    anybody('p-authority'),
    anybody('M1'),
    anybody('colleague', 'HR', ['city']),
    anybody('inspector', 'AUDITOR', ['city']),
    anybody('marker', 'MARKER', ['city']),
    anybody('far', 'HR', ['school']),
  ];

  it('is worked in by who has a seat there, and by who runs and checks the rounds of its body', () => {
    expect(readers.map((me) => takesPart(drafted, [me.person]))).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
    expect(readers.map((me) => worksIn(drafted, me))).toEqual([true, true, true, true, true, false, false]);
  });

  it('is known to those who work in it, and from its notice on to everybody', () => {
    expect(readers.map((me) => isKnownTo(drafted, me))).toEqual([true, true, true, true, true, false, false]);
    expect(readers.every((me) => isKnownTo({ ...drafted, plan: { ...plan, noticeOn: '2026-01-12' } }, me))).toBe(true);
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
