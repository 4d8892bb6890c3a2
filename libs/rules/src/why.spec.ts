import fc from 'fast-check';

import { cases } from '#test/support/any-case';
import {
  type CaseInput,
  type CaseCandidate,
  computeUnder,
  findPack,
  isFault,
  type Pack,
  piecesOf,
  why,
  without,
} from './index.js';

const packOf = ({ pack }: CaseInput): Pack => findPack(pack)!;

const told = (input: CaseInput, candidate: string) => {
  const answer = why(packOf(input), input, candidate);
  if (isFault(answer)) throw new Error(answer.message);
  return answer;
};

/** Where a candidate stands by the full computation, with whoever still waits taken out of the race. */
const place = (input: CaseInput, candidate: string): unknown => {
  const { candidates, pending } = computeUnder(packOf(input), input);
  const { rank, post, outcome } = candidates.find(({ id }) => id === candidate)!;
  const own = pending.filter((open) => open.candidate === candidate).map(({ needs }) => needs);
  const others = pending.filter((open) => open.candidate !== candidate);
  if (outcome !== 'PENDING' || own.length > 0 || others.length === 0) return { rank, post, outcome, own };
  if ((input.plan?.allocation ?? 'PER_POST') === 'PER_POST' && others.every(({ needs }) => needs === 'TIE_DECISION')) {
    const tieDecision = [...(input.tieDecision ?? []), ...others.map((open) => open.candidate)];
    return place({ ...input, tieDecision }, candidate);
  }
  const waiting = others.filter(({ needs }) => needs !== 'TIE_DECISION').map((open) => open.candidate);
  if (waiting.length === 0) return { rank, post, outcome, own };
  const gone = (file: CaseCandidate) => (waiting.includes(file.id) ? { ...file, withdrawn: true } : file);
  return place({ ...input, candidates: input.candidates.map(gone) }, candidate);
};

describe('why a candidate stands where the result says', () => {
  it('rests on every piece of evidence that is cited, and on no other', () => {
    let [cited, uncited] = [0, 0];
    fc.assert(
      fc.property(cases, fc.nat(), (input, pick) => {
        const { id } = input.candidates[pick % input.candidates.length]!;
        const answer = told(input, id);
        fc.pre(!(answer.outcome === 'PENDING' && answer.waitsFor.every((open) => open.candidate !== id)));
        const stands = place(input, id);
        const paths = answer.evidence.map(({ path }) => path);
        for (const piece of piecesOf(input)) {
          const isCited = paths.includes(piece.path);
          if (isCited) cited += 1;
          else uncited += 1;
          const now = place(without(input, piece), id);
          if (isCited) expect(now).not.toEqual(stands);
          else expect(now).toEqual(stands);
        }
      }),
      { numRuns: 500 },
    );
    expect(cited).toBeGreaterThan(500);
    expect(uncited).toBeGreaterThan(500);
  });
});
