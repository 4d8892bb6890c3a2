import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { blankRound, plannedRound } from '#test/support/specify';
import { codeMapCommitment, commitmentFault, lotCommitment, madeCodeMap, madeLot, opensLot } from './commitments.js';

const sha256 = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');

/** Random bytes that are known beforehand: 1, 2, 3, … */
const counting = () => {
  let next = 0;
  return (bytes: number): string => {
    next += 1;
    return next.toString(16).padStart(bytes * 2, '0');
  };
};

describe('a commitment', () => {
  it('to a lot opens with its secret and no other', () => {
    const { secret, commitment } = madeLot(counting());
    expect(commitment).toBe(sha256(Buffer.from(secret, 'hex')));
    expect([secret, 'f'.repeat(64), 'no hex'].map((said) => opensLot(said, commitment))).toEqual([true, false, false]);
  });

  it('to a code map is over salt and lines in the order of the codes', () => {
    const map = [
      { code: 'X2', candidate: 'B' },
      { code: 'X1', candidate: 'A' },
    ];
    expect(codeMapCommitment(map, 'salt')).toBe(sha256('salt\nX1=A\nX2=B'));
    const kept = madeCodeMap(map, counting());
    expect(kept).toEqual({ codes: ['X1', 'X2'], map, salt: kept.salt, commitment: codeMapCommitment(map, kept.salt) });
  });

  it('may be over random codes, each once, whatever chance brings', () => {
    const twice = ['0a', '0a', '0b', 'c'.repeat(64)];
    const made = madeCodeMap(['A', 'B'], () => twice.shift() ?? '');
    expect(made.map).toEqual([
      { code: 'PH-0a', candidate: 'A' },
      { code: 'PH-0b', candidate: 'B' },
    ]);
    expect(madeCodeMap([], counting()).map).toEqual([]);
  });

  it('is no hash of nothing, of one digit, or of what is known in the round', () => {
    const schemes = { A: lotCommitment('4'.repeat(64)) };
    const round = {
      ...plannedRound,
      plan: { ...plannedRound.plan, notice: { ...plannedRound.plan.notice!, snapshot: sha256('notice') } },
      defence: { ...plannedRound.defence, schemes },
      written: { ...plannedRound.written, versions: [{ version: '1', hash: sha256('paper'), seal: 's' }] },
    };
    expect(commitmentFault(round, 'x')).toBe('commitment-malformed');
    const known = [sha256(''), 'a'.repeat(64), schemes.A, sha256('notice'), sha256('paper')];
    expect(known.map((hash) => commitmentFault(round, hash))).toEqual(known.map(() => 'commitment-of-something-else'));
    expect(commitmentFault(blankRound, sha256('notice'))).toBeUndefined();
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9a-f]{64}$/), (secret) => {
        expect(commitmentFault(round, lotCommitment(secret))).toBeUndefined();
      }),
    );
  });
});
