import { type CaseInput, compute, isFault } from '#rules';
import { expected } from './expected.js';
import { candidateIds, castOf } from './people.js';
import { type CandidateFile, files, panel, posts } from './scenario.js';

const sheetsOf = (scores: readonly string[]) => scores.map((score, index) => ({ member: panel[index]!, score }));

const writtenOf = ({ marks, headDecides, third, collective, appeal }: CandidateFile) => ({
  marks: marks ?? [],
  ...(headDecides === undefined ? {} : { headDecision: headDecides }),
  ...(third === undefined ? {} : { third }),
  ...(collective === undefined ? {} : { collective }),
  ...(appeal === undefined
    ? {}
    : {
        appeal: {
          marks: appeal.marks,
          ...(appeal.third === undefined ? {} : { third: appeal.third }),
          ...(appeal.chairDecides === undefined ? {} : { chairDecision: appeal.chairDecides }),
        },
      }),
});

const defenceOf = (sheets: readonly string[], anew: string | undefined) => ({
  sheets: sheetsOf(sheets),
  ...(anew === undefined
    ? {}
    : { spreadDecision: { kind: 'RESCORE', sheets: sheetsOf([...sheets.slice(0, -1), anew]) } as const }),
});

/** The paper file as one computation, past server and log. */
const wholeCase = (changed: readonly CandidateFile[] = files): CaseInput => ({
  format: 'khoabang.case/1',
  pack: 'VN-CIVIL-2025',
  posts,
  candidates: changed.map((file) => ({
    id: file.id,
    preferences: [file.post],
    ...(file.marks === undefined ? { absent: 'written' } : { written: writtenOf(file) }),
    ...(file.reprimanded ? { sanctions: [{ paper: 'written', kind: 'REPRIMAND' }] } : {}),
    ...(file.sheets === undefined ? {} : { defence: defenceOf(file.sheets, file.anew) }),
  })),
  tieDecision: expected.tieOrder,
});

const resultOf = (input: CaseInput) => {
  const result = compute(input);
  if (isFault(result)) throw new Error(`${result.code} at ${result.path}`);
  return result;
};

describe('what the demo expects', () => {
  it('is what the rules make of its paper file', () => {
    const found = resultOf(wholeCase()).candidates.map(({ id, written, total, rank, outcome }) => ({
      id,
      written: written?.net ?? null,
      how: written?.how ?? null,
      total,
      outcome,
      rank,
    }));
    expect(found).toEqual(expected.lines);
  });

  it('rests on the review of the spread: without the new sheet the other candidate wins', () => {
    const kept = files.map((file) => (file.anew === undefined ? file : { ...file, anew: file.sheets?.at(-1) ?? '' }));
    const winners = resultOf(wholeCase(kept)).candidates.filter(({ post }) => post === 'P01');
    expect(winners.map(({ id }) => id)).toEqual(['C02']);
  });

  it('names a winner for each post that is filled, and the next in rank for the one refused', () => {
    const held = Object.fromEntries(
      Object.entries(expected.posts).flatMap(([post, { candidate }]) =>
        candidate === null ? [] : [[post, candidate]],
      ),
    );
    expect(held).toEqual({ ...expected.winners, [expected.refused.post]: expected.refused.next });
  });
});

describe('the people of the demo', () => {
  it('have names, logins and numbers of their own', () => {
    const people = [...castOf('run1').values()];
    for (const field of ['name', 'login', 'password', 'identityNumber'] as const) {
      expect(new Set(people.map((person) => person[field])).size).toBe(people.length);
    }
    expect(people.every(({ name }) => name.endsWith('(mẫu)'))).toBe(true);
  });

  it('are as many candidates as the paper file has', () => {
    expect(files.map(({ id }) => id)).toEqual(candidateIds);
  });
});
