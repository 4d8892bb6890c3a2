import { paperRound, sampleBoard } from '#test/support/paper-round';
import { sampleRound } from '#test/support/sample-round';
import { blankRound } from '#test/support/specify';
import { noCouncil } from '../views/council.js';
import type { RoundDoc } from '../views/rounds.js';
import { sittingIn } from '../questions/sitting.js';
import { sittingOf } from './people.js';
import { holders, holds, type SeatCode, type Sitting } from './seats.js';
import type { Round } from './state.js';

const candidates = [{ id: 'A' }, { id: 'B', status: 'WITHDRAWN' as const }];
const base = paperRound({ members: 4, candidates });

const full: Round = {
  ...base,
  plan: { ...base.plan, owner: 'p-owner', ownershipOfferedTo: 'p-next' },
  marking: { ...base.marking, keepers: ['C2', 'C3'] },
  council: {
    ...base.council,
    boards: { ...base.council.boards, FORM_CHECK: sampleBoard('F'), SCHEME_MARKING: sampleBoard('D') },
  },
};

const withRecused = (round: Round, recused: Round['council']['recused']): Round => ({
  ...round,
  council: { ...round.council, recused },
});

const scoredByBoard = ({ plan, ...round }: Round): Round => {
  const approved = plan.approved!;
  return {
    ...round,
    plan: { ...plan, approved: { ...approved, terms: { ...approved.terms, panel: 'SCHEME_MARKING_BOARD' } } },
  };
};

/** The same round as its documents tell it. */
const documentsOf = (round: Round): Sitting => {
  const { members, supervision, boards, recused } = round.council;
  const recusals = Object.entries(recused).flatMap(([member, scope]) =>
    (scope === 'ALL_CANDIDATES' ? [null] : scope).map((candidate) => ({ member, candidate, minutes: '', at: '' })),
  );
  const doc = {
    owner: round.plan.owner,
    ownerOfferedTo: round.plan.ownershipOfferedTo,
    authority: 'p-authority',
    superior: 'p-superior',
    keepers: round.marking.keepers,
    panel: round.plan.approved?.terms.panel ?? null,
  } as unknown as RoundDoc;
  return sittingIn(doc, { ...noCouncil('r'), members, supervision, boards, recusals });
};

const council = ['M1', 'M2', 'M3', 'M4'];
const all = (letter: string) => [1, 2, 3, 4, 5].map((place) => `${letter}${place}`);
const markers = (letter: string) => all(letter).slice(0, 4);

const expected: Readonly<Record<Exclude<SeatCode, 'CANDIDATES'>, readonly string[]>> = {
  OWNER: ['p-owner'],
  NEW_OWNER: ['p-next'],
  AUTHORITY: ['p-authority'],
  SUPERIOR: ['p-superior'],
  CHAIR: ['M1'],
  SECRETARY: ['M3'],
  COUNCIL: council,
  PANEL: council,
  PANEL_HEAD: ['M1'],
  FORM_CHECK_BOARD: all('F'),
  FORM_CHECK_HEAD: ['F1'],
  QUESTION_BOARD: all('Q'),
  QUESTION_HEAD: ['Q1'],
  INVIGILATION_BOARD: all('I'),
  INVIGILATION_HEAD: ['I1'],
  CODING_BOARD: all('C'),
  CODING_HEAD: ['C1'],
  MARKING_BOARD: markers('K'),
  MARKING_HEAD: ['K1'],
  APPEAL_MARKING_BOARD: markers('R'),
  APPEAL_MARKING_HEAD: ['R1'],
  SCHEME_MARKING_BOARD: markers('D'),
  SCHEME_MARKING_HEAD: ['D1'],
  SUPERVISION_BOARD: all('S'),
  KEEPERS: ['C2', 'C3'],
  SEATED: [...council, ...['S', 'Q', 'I', 'C', 'K', 'R', 'F', 'D'].flatMap(all)],
  SYSTEM: ['system:clocks'],
  ANYONE: [],
};

const tellers = { state: sittingOf, documents: documentsOf } as const;

describe.each(['state', 'documents'] as const)('the seats of a round, told by its %s', (teller) => {
  const sitting = tellers[teller];

  it.each(Object.entries(expected))('%s', (seat, people) => {
    expect(holders(seat as SeatCode, sitting(full))).toEqual(people);
  });

  it('are held by nobody before anybody sits, whatever the course will be', () => {
    const held = Object.keys(expected).filter(
      (seat) => holders(seat as SeatCode, { ...sitting(blankRound), authority: null, superior: null }).length > 0,
    );
    expect(held).toEqual(['SYSTEM']);
  });

  it('have the vice-chair in the chair where the chair keeps out of everything, and only then', () => {
    const out = sitting(withRecused(full, { M1: 'ALL_CANDIDATES' }));
    expect([holders('CHAIR', out), holders('PANEL_HEAD', out)]).toEqual([['M2'], ['M2']]);
    const forOne = sitting(withRecused(full, { M1: ['A'], M2: 'ALL_CANDIDATES' }));
    expect(holders('CHAIR', forOne)).toEqual(['M1']);
  });

  it('have the scheme-marking board on the panel where the plan says so, under its head and without its secretary', () => {
    const scored = sitting(scoredByBoard(full));
    expect([holders('PANEL', scored), holders('PANEL_HEAD', scored)]).toEqual([markers('D'), ['D1']]);
  });
});

describe('a person', () => {
  const sitting = sittingOf(full);

  it('holds a seat on the board where that person sits, and on no other', () => {
    expect([holds('K2', 'MARKING_BOARD', sitting), holds('K2', 'CODING_BOARD', sitting)]).toEqual([true, false]);
  });

  it('is a candidate after an application, also after it was withdrawn', () => {
    expect(holders('CANDIDATES', sitting)).toEqual(['person-A', 'person-B']);
    expect(holds('M1', 'CANDIDATES', sitting)).toBe(false);
    expect(holders('CANDIDATES', documentsOf(full))).toEqual([]);
  });

  it('is anybody, and never the system; every process of the engine is', () => {
    expect([holds('stranger', 'ANYONE', sitting), holds('system:clocks', 'ANYONE', sitting)]).toEqual([true, true]);
    expect([holds('stranger', 'SYSTEM', sitting), holds('system:units', 'SYSTEM', sitting)]).toEqual([false, true]);
  });
});

test('a round without a paper has a council, and no boards', () => {
  const bare = sittingOf(sampleRound({ members: 3 }));
  expect(['COUNCIL', 'SEATED', 'MARKING_BOARD', 'MARKING_HEAD'].map((seat) => holders(seat as SeatCode, bare))).toEqual(
    [['M1', 'M2', 'M3'], ['M1', 'M2', 'M3'], [], []],
  );
});
