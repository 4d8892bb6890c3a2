import { emptyTable, put } from '#kernel';
import { paperRound } from '#test/support/paper-round';
import { blankRound } from '#test/support/specify';
import { codeMapCommitment, type MadeCodeMap } from '../commitments.js';
import { codeMapFor } from './making.js';

const scripts = put(put(emptyTable<boolean>(), 'A', true), 'B', true);
const round = paperRound({ candidates: [{ id: 'A' }, { id: 'B' }] }, { written: { ...blankRound.written, scripts } });
const hex = (): (() => string) => {
  let next = 0;
  return () => (next += 1).toString(16).padStart(64, '0');
};

describe('a code map on request', () => {
  it('joins every script that was handed in to a random code', () => {
    const made = codeMapFor(round, undefined, hex()) as MadeCodeMap;
    expect(made.map.map(({ candidate }) => candidate)).toEqual(['A', 'B']);
    expect(made.commitment).toBe(codeMapCommitment(made.map, made.salt));
  });

  it('may be one that was drawn outside, if it fits', () => {
    const map = [
      { code: 'X1', candidate: 'B' },
      { code: 'X2', candidate: 'A' },
    ];
    expect(codeMapFor(round, map, hex())).toMatchObject({ map, codes: ['X1', 'X2'] });
    const refused = (given: typeof map) => codeMapFor(round, given, hex());
    expect(refused(map.slice(1))).toMatchObject({ refused: 'codes-differ-from-scripts' });
    expect(refused([map[0]!, { code: 'X1', candidate: 'A' }])).toMatchObject({ refused: 'codes-not-unique' });
    expect(refused([map[0]!, { code: 'X2', candidate: 'B' }])).toMatchObject({ refused: 'map-incomplete' });
  });

  it('needs scripts', () => {
    expect(codeMapFor(blankRound, undefined, hex())).toMatchObject({ refused: 'no-scripts-yet' });
  });
});
