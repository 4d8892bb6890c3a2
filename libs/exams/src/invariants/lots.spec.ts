import type { Recorded } from '#kernel';
import { sampleRound } from '#test/support/sample-round';
import { contextOf, sampleReasons } from '#test/support/specify';
import { lotCommitment } from '../round/commitments.js';
import type { RoundEvents } from '../round/events.js';
import { lotIndex, lotOrder, lotSeed } from '../round/lots.js';
import { lotsFollow } from './lots.js';

type Told = {
  readonly [E in keyof RoundEvents]: { readonly type: E; readonly data: RoundEvents[E] };
}[keyof RoundEvents];

const secret = '5'.repeat(64);
const commitment = lotCommitment(secret);
const numbers = [
  { giver: 'M2', number: '6'.repeat(64) },
  { giver: 'S1', number: '7'.repeat(64) },
];
const versions = ['1', '2', '3'].map((version) => ({ version, hash: version, seal: version }));
const nameAt = (place: number): string => versions[place % 3]!.version;

/** Only the order asks who is admitted: A and B are. */
const admitted = sampleRound({ candidates: ['A', 'B'].map((id) => ({ id, marks: ['70', '70'] })) });

const recorded = (told: readonly Told[]): readonly Recorded[] =>
  told.map((event, revision) => ({
    ...event,
    id: `e${revision}`,
    version: 1,
    stream: 'round-R1',
    revision,
    position: BigInt(revision),
    meta: { ...contextOf({ actor: 'M1', at: '2026-04-01T01:00:00.000Z' }), commandType: event.type },
  }));
const said = (...told: readonly Told[]) => lotsFollow(recorded(told), () => admitted).map(({ what }) => what);

const sealed: Told = { type: 'PapersSealed', data: { versions, roomsPostedOn: '2026-03-30' } };
const committed = (lot: 'PAPER' | 'ORDER', to = commitment): Told => ({
  type: 'LotCommitted',
  data: { commitment: to, lot },
});
const gave = (lot: 'PAPER' | 'ORDER', index: 0 | 1): Told =>
  ({
    type: 'LotNumberGiven',
    data: { lot, ...numbers[index] },
  }) as Told;
const lost = (lot: 'PAPER' | 'ORDER'): Told => ({ type: 'LotSecretLost', data: { lot, ...sampleReasons } });

const seedOf = (opened: string): string =>
  lotSeed(
    opened,
    numbers.map(({ giver, number }) => ({ candidate: giver, nonce: number })),
  );
const place = (opened = secret): number => lotIndex(seedOf(opened), 3);
const paper = (changes: Partial<RoundEvents['PaperDrawn']> = {}, opened = secret): Told => ({
  type: 'PaperDrawn',
  data: { seed: seedOf(opened), version: nameAt(place(opened)), commitment, secret: opened, numbers, ...changes },
});
const reserve = (broken: string, version: string | null): Told => ({
  type: 'ReservePaperTaken',
  data: { ...sampleReasons, broken, version },
});
const waiting = [sealed, committed('PAPER'), gave('PAPER', 0), gave('PAPER', 1)];

describe('(4) the paper by commit and reveal', () => {
  it('follows from secret and numbers', () => {
    expect(said(...waiting, paper())).toEqual([]);
    expect(said(...waiting, committed('ORDER'), gave('ORDER', 0), paper())).toEqual([]);
    expect(said(...waiting, lost('PAPER'), paper({}, commitment))).toEqual([]);
  });

  it('is opened by the secret that was committed to', () => {
    const other = '8'.repeat(64);
    expect(said(...waiting, paper({}, other))).toEqual(['the secret of the lot is not the one committed to']);
    expect(said(...waiting, lost('PAPER'), paper())).toEqual(['the secret of the lot is not the one committed to']);
  });

  it('uses all numbers that were given, and the seed that they make', () => {
    expect(said(...waiting.slice(0, 3), paper())).toEqual(['the numbers of the lot are not those that were given']);
    expect(said(...waiting, paper({ seed: 'a'.repeat(64), version: nameAt(lotIndex('a'.repeat(64), 3)) }))).toEqual([
      'the seed is not that of secret and numbers',
    ]);
    const none = { seed: seedOf(secret), version: nameAt(place()), secret };
    expect(said(...waiting, { type: 'PaperDrawn', data: none })).toContain(
      'the numbers of the lot are not those that were given',
    );
  });

  it('is drawn once, and anew only for new papers', () => {
    expect(said(...waiting, paper(), paper())).toEqual(['a paper is drawn a second time']);
    expect(said(...waiting, paper(), ...waiting, paper())).toEqual([]);
  });

  it('has the next version under seal for its reserve', () => {
    const [first, second, third] = [nameAt(place()), nameAt(place() + 1), nameAt(place() + 2)];
    const drawn = [...waiting, paper()];
    expect(said(...drawn, reserve(first, second), reserve(second, third), reserve(third, null))).toEqual([]);
    expect(said(...drawn, reserve(first, third))).toEqual(['the reserve is not the next version under seal']);
  });
});

describe('(4) the order by commit and reveal', () => {
  const nonces = numbers.map(({ giver, number }) => ({ candidate: giver, nonce: number }));
  const order: Told = { type: 'OrderDrawn', data: { secret, nonces, order: lotOrder(secret, nonces, ['A', 'B']) } };
  const open = [committed('ORDER'), gave('ORDER', 0), gave('ORDER', 1)];

  it('uses all numbers that were given', () => {
    expect(said(...open, order)).toEqual([]);
    expect(said(...open.slice(0, 2), order)).toEqual(['the numbers of the lot are not those that were given']);
  });

  it('rests on a commitment that was not exchanged once numbers were given', () => {
    const other = lotCommitment('8'.repeat(64));
    expect(said(committed('ORDER', other), ...open, order)).toEqual([]);
    expect(said(committed('ORDER', other), gave('ORDER', 0), ...open, order)).toEqual([
      'a commitment is replaced after numbers were given to it',
    ]);
  });
});
