import fc from 'fast-check';

import { cases } from '#test/support/any-case';
import { baseline, caseOf, entrant, spread } from '#test/support/worked-case';

import { isOwnEvidence, piecesOf, without } from './evidence.js';
import type { CaseInput, Piece } from '../index.js';

const at = (input: CaseInput, path: string): unknown =>
  path
    .split(/[.[\]]+/)
    .filter((key) => key !== '')
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], input);

/** What falls with a piece: the chair's decision with its appeal, a decision about sheets with the sheets. */
const fallsWith = (piece: Piece, other: Piece): boolean => {
  if (piece.candidate !== other.candidate) return false;
  if (piece.kind === 'APPEAL') return other.kind === 'CHAIR_DECISION';
  return piece.kind === 'SHEETS' && other.kind === 'SPREAD_DECISION' && isOwnEvidence(other);
};

const known = ({ kind, candidate, values }: Piece) => ({ kind, candidate, values });

const everything: CaseInput = caseOf(
  [
    {
      ...entrant('A', '40 60', undefined),
      absent: 'defence',
      withdrawn: true,
      sanctions: [{ paper: 'written', kind: 'REPRIMAND' }],
      written: {
        marks: ['40', '60'],
        headDecision: '50',
        third: '55',
        collective: '52',
        zeroed: true,
        appeal: { marks: ['61', '62'], third: '63', chairDecision: '60' },
      },
      defence: {
        sheets: [{ member: 'M1', score: '80' }],
        spreadDecision: { kind: 'RESCORE', sheets: [{ member: 'M1', score: '70' }] },
      },
    },
  ],
  {
    plan: { excludeMembers: ['M1'] },
    tieDecision: ['A'],
    gapDecisions: [{ candidate: 'A', post: null }],
    choices: [{ post: 'P1', candidate: 'A' }],
  },
);

describe('the evidence of a case', () => {
  it('is found piece by piece, each with its place and its words', () => {
    expect(piecesOf(everything).map(({ kind, path, values }) => [kind, path, ...values])).toEqual([
      ['MARKS', 'candidates[0].written.marks', '40', '60'],
      ['HEAD_DECISION', 'candidates[0].written.headDecision', '50'],
      ['THIRD_MARK', 'candidates[0].written.third', '55'],
      ['COLLECTIVE_MARK', 'candidates[0].written.collective', '52'],
      ['ZEROED', 'candidates[0].written.zeroed'],
      ['APPEAL', 'candidates[0].written.appeal', '61', '62', '63'],
      ['CHAIR_DECISION', 'candidates[0].written.appeal.chairDecision', '60'],
      ['SANCTIONS', 'candidates[0].sanctions', 'written REPRIMAND'],
      ['ABSENCE', 'candidates[0].absent', 'defence'],
      ['WITHDRAWAL', 'candidates[0].withdrawn'],
      ['SHEETS', 'candidates[0].defence.sheets', 'M1 80'],
      ['SPREAD_DECISION', 'candidates[0].defence.spreadDecision', 'RESCORE', 'M1 70'],
      ['EXCLUDED_MEMBER', 'plan.excludeMembers[0]', 'M1'],
      ['TIE_DECISION', 'tieDecision', 'A'],
      ['GAP_DECISION', 'gapDecisions[0]'],
      ['CHOICE', 'choices[0]', 'P1'],
    ]);
  });

  it('does not count what is said not to be', () => {
    const candidates = [{ ...entrant('A', '70 70', undefined), withdrawn: false, sanctions: [] }];
    expect(piecesOf(caseOf(candidates)).map(({ kind }) => kind)).toEqual(['MARKS']);
    expect(piecesOf(caseOf([{ id: 'A', preferences: ['P1'], written: { marks: [], zeroed: false } }]))).toEqual([]);
  });

  it('stands in the case, and taking a piece away takes that away and nothing else', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(fc.oneof({ weight: 20, arbitrary: cases }, fc.constant(everything)), (input) => {
        const pieces = piecesOf(input);
        for (const piece of pieces) {
          seen.add(piece.kind);
          expect(at(input, piece.path) ?? null).not.toBeNull();
          const left = pieces.filter((other) => other !== piece && !fallsWith(piece, other));
          expect(piecesOf(without(input, piece)).map(known)).toEqual(left.map(known));
        }
      }),
    );
    expect(seen.size).toBe(16);
  });

  it('loses nothing by a piece that is not there', () => {
    const bare = caseOf([{ id: 'A', preferences: ['P1'] }]);
    for (const piece of piecesOf(everything)) expect(piecesOf(without(bare, piece))).toEqual([]);
    for (const piece of piecesOf(everything).filter(isOwnEvidence)) expect(without(bare, piece)).toEqual(bare);
    const appealed = caseOf([{ ...entrant('A', '70 70', undefined) }]);
    for (const piece of piecesOf(everything).filter(({ kind }) => kind === 'CHAIR_DECISION'))
      expect(without(appealed, piece)).toEqual(appealed);
  });

  it('keeps the exclusion of a member when the sheets about which it was decided are gone', () => {
    const input = spread({ kind: 'MEMBER_EXCLUDED', member: 'M7' });
    const sheets = piecesOf(input).find(({ kind }) => kind === 'SHEETS')!;
    expect(without(input, sheets).candidates[0]!.defence).toEqual({
      sheets: [],
      spreadDecision: { kind: 'MEMBER_EXCLUDED', member: 'M7' },
    });
    expect(piecesOf(input).filter((piece) => !isOwnEvidence(piece))).toMatchObject([
      { kind: 'SPREAD_DECISION', values: ['MEMBER_EXCLUDED', 'M7'] },
    ]);
  });

  it('leaves the files of others as the very same objects', () => {
    const [piece] = piecesOf(baseline);
    expect(without(baseline, piece!).candidates[1]).toBe(baseline.candidates[1]);
  });
});
