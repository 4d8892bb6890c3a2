import type { CaseCandidate, CaseInput, Sheet } from '#rules';

/** `'82 85'`: what M1, M2, … gave. */
export const sheetsOf = (scores: string): readonly Sheet[] =>
  scores.split(' ').map((score, index) => ({ member: `M${index + 1}`, score }));

/** One who stands for P1 unless said otherwise, with two marks and the sheets of M1, M2, … */
export const entrant = (
  id: string,
  marks: string,
  scores: string | undefined,
  more: Partial<CaseCandidate> = {},
): CaseCandidate => ({
  id,
  preferences: ['P1'],
  written: { marks: marks.split(' ') },
  ...(scores === undefined ? {} : { defence: { sheets: sheetsOf(scores) } }),
  ...more,
});

/** A case for the one post P1 under VN-CIVIL-2025, unless said otherwise. */
export const caseOf = (candidates: readonly CaseCandidate[], more: Partial<CaseInput> = {}): CaseInput => ({
  format: 'khoabang.case/1',
  pack: 'VN-CIVIL-2025@1',
  posts: ['P1'],
  candidates,
  ...more,
});

/** S01: B before A before C. */
export const baseline = caseOf([
  entrant('A', '72 75', '82 85 80 84 83 81 86'),
  entrant('B', '64.5 68', '84 82 85 83 86 84 82'),
  entrant('C', '55 51.5', '75 78 74 77 76 79 73'),
]);

/** S06: A is 49.88, B is 50.00 only as published. */
export const atTheGate = caseOf([entrant('A', '49.75 50.00', undefined), entrant('B', '49.99 50.00', '60 61')]);

/** S07: the sheets of A are 15 apart. */
export const spread = (decision?: NonNullable<CaseCandidate['defence']>['spreadDecision']): CaseInput => {
  const sheets = sheetsOf('82 85 80 84 83 81 70');
  const defence = { sheets, ...(decision === undefined ? {} : { spreadDecision: decision }) };
  return caseOf([{ ...entrant('A', '70 70', undefined), defence }, entrant('R', '70 70', '81 82 80 82 81 80 82')]);
};

/** S08: M7 is related to A; kept, A is before B. */
export const relative = caseOf([
  {
    ...entrant('A', '70 70', undefined),
    defence: { sheets: sheetsOf('78 80 82 84 76 81 90'), spreadDecision: { kind: 'KEEP' } },
  },
  {
    ...entrant('B', '70 70', undefined),
    defence: { sheets: sheetsOf('83 82 84 85 81 83 70'), spreadDecision: { kind: 'KEEP' } },
  },
]);

/** S09: both defences are worth 84.29. */
export const level = (marksA: string, marksB: string, more: Partial<CaseInput> = {}): CaseInput =>
  caseOf([entrant('A', marksA, '85 83 86 84 85 83 84'), entrant('B', marksB, '88 80 82 86 87 83 84')], more);

/** S18: eight candidates for three posts in one ranking. */
export const pooled = (
  allocation: 'SERIAL_BY_PREFERENCE' | 'TOP_N_THEN_ALLOCATE',
  more: Partial<CaseInput> = {},
): CaseInput => {
  const wishing = (id: string, wishes: string, mark: string, score?: string): CaseCandidate =>
    entrant(id, `${mark} ${mark}`, score && `${score} ${score}`, { preferences: wishes.split(' ') });
  return caseOf(
    [
      wishing('C1', 'P1 P2', '71.25', '84.43'),
      wishing('C2', 'P1 P3', '68', '86.14'),
      wishing('C3', 'P1', '48.75'),
      wishing('C4', 'P2 P1', '59.5', '82.71'),
      wishing('C5', 'P2 P3', '77', '82.71'),
      wishing('C6', 'P3', '50', '79'),
      wishing('C7', 'P1 P2 P3', '63.25', '85.29'),
      { ...wishing('C8', 'P1', '60'), absent: 'defence' },
    ],
    { posts: ['P1', 'P2', 'P3'], plan: { allocation }, ...more },
  );
};

/** S25: A wins by 0.14. */
export const narrow = caseOf([
  entrant('A', '70 70', '90 85 86 87 86 88 85'),
  entrant('B', '60 60', '84 86 88 87 88 87 86'),
]);

/** S30: the two marks are 8 apart. */
export const apart = (pack: string): CaseInput => caseOf([entrant('A', '62 70', '80 82')], { pack });
