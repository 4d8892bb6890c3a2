import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { lotIndex, lotOrder, lotSeed } from './lots.js';

const hex64 = fc.stringMatching(/^[0-9a-f]{64}$/);
const items = fc.uniqueArray(fc.stringMatching(/^[A-Za-z0-9]{1,6}$/), { minLength: 2, maxLength: 12 });
const nonces = fc.uniqueArray(fc.record({ candidate: fc.stringMatching(/^C[0-9]{1,3}$/), nonce: hex64 }), {
  selector: ({ candidate }) => candidate,
  minLength: 1,
  maxLength: 6,
});
const secret = '01'.repeat(32);
const given = [
  { candidate: 'C1', nonce: 'aa'.repeat(32) },
  { candidate: 'C2', nonce: 'bb'.repeat(32) },
];

const shell = (script: string): string => execFileSync('bash', ['-c', script], { encoding: 'utf8' }).trim();

/** The recipe of lots.ts in a shell: the escape of each byte stands in for `xxd -r -p`. */
const BYTES = `bytes() { printf "$(printf '%s' "$1" | sed 's/../\\\\x&/g')"; }`;

describe('a lot', () => {
  it('can be redone with sha256sum: the seed', () => {
    const lines = given.map(({ candidate, nonce }) => `${candidate}=${nonce}\\n`).join('');
    const found = shell(`${BYTES}; { bytes ${secret}; printf '${lines}'; } | sha256sum | cut -c1-64`);
    expect(lotSeed(secret, given)).toBe(found);
  });

  it('can be redone with sha256sum: the order', () => {
    const seed = lotSeed(secret, given);
    const order = shell(`${BYTES}
      seed=${seed}; k=0; a=(C1 C2 C3 C4 C5)
      draw() { # sets j to a place below $1
        local x fair=$(( (1 << 48) - ((1 << 48) % $1) ))
        while :; do
          x=$(( 16#$({ bytes $seed; bytes $(printf '%08x' $k); } | sha256sum | cut -c1-12) )); k=$((k + 1))
          if [ $x -lt $fair ]; then break; fi
        done
        j=$((x % $1))
      }
      for i in 4 3 2 1; do draw $((i + 1)); t=\${a[i]}; a[i]=\${a[j]}; a[j]=$t; done
      echo "\${a[@]}"`);
    expect(lotOrder(secret, given, ['C5', 'C3', 'C1', 'C2', 'C4']).join(' ')).toBe(order);
  });

  it('is a permutation of its items', () => {
    fc.assert(
      fc.property(hex64, nonces, items, (key, list, all) => {
        expect([...lotOrder(key, list, all)].sort()).toEqual([...all].sort());
      }),
    );
  });

  it('does not heed the order in which nonces and items are given', () => {
    fc.assert(
      fc.property(hex64, nonces, items, (key, list, all) => {
        expect(lotOrder(key, list.toReversed(), all.toReversed())).toEqual(lotOrder(key, list, all));
      }),
    );
  });

  it('has another seed for every changed bit of the secret or of a nonce', () => {
    const flipped = (text: string, bit: number): string => {
      const at = Math.floor(bit / 4);
      const digit = (Number.parseInt(text[at] ?? '0', 16) ^ (1 << (bit % 4))).toString(16);
      return text.slice(0, at) + digit + text.slice(at + 1);
    };
    fc.assert(
      fc.property(hex64, nonces, fc.nat(255), (key, list, bit) => {
        const seed = lotSeed(key, list);
        const [first, ...rest] = list.map((one) => ({ ...one }));
        const other = [{ candidate: first!.candidate, nonce: flipped(first!.nonce, bit) }, ...rest];
        expect(lotSeed(flipped(key, bit), list)).not.toBe(seed);
        expect(lotSeed(key, other)).not.toBe(seed);
      }),
    );
  });

  it('gives every place about as often', () => {
    const seeds = Array.from({ length: 3000 }, (_, index) => index.toString(16).padStart(64, '0'));
    const counts = [0, 0, 0];
    for (const seed of seeds) counts[lotIndex(seed, 3)]! += 1;
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(110);
  });

  it('skips a block that would favour some places', () => {
    const n = 2 ** 47 + 1; // almost half of all blocks lie behind its only multiple
    const block = (seed: string, counter: number): number => {
      const place = Buffer.alloc(4);
      place.writeUInt32BE(counter);
      return createHash('sha256').update(Buffer.from(seed, 'hex')).update(place).digest().readUIntBE(0, 6);
    };
    const seeds = Array.from({ length: 40 }, (_, index) => index.toString(16).padStart(64, '0'));
    const expected = seeds.map((seed) => [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((k) => block(seed, k)).find((x) => x < n));
    expect(seeds.map((seed) => lotIndex(seed, n))).toEqual(expected);
    expect(seeds.some((seed) => block(seed, 0) >= n)).toBe(true);
  });

  it.each([0, -1, 1.5])('is none among %s', (n) => {
    expect(() => lotIndex(secret, n)).toThrow(RangeError);
  });
});
