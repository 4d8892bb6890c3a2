import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import type { Recorded } from '#kernel';
import { admittedCandidates } from '../round/admission.js';
import type { RoundEvents } from '../round/events.js';
import { lotIndex, lotOrder, lotSeed } from '../round/lots.js';
import { allOf } from '../round/history.js';
import { before, type Breach, breach, type Check, type FoldRound } from './breach.js';

type LotName = 'PAPER' | 'ORDER';
interface Given {
  readonly giver: string;
  readonly number: string;
}

/** What was promised and given for a lot before it was drawn, read off the log alone. */
const lotBefore = (earlier: readonly Recorded[], lot: LotName) => {
  const commitments = allOf(earlier, 'LotCommitted').filter(({ data }) => (data.lot ?? 'ORDER') === lot);
  const committed = commitments.at(-1);
  const after = committed === undefined ? [] : earlier.slice(earlier.indexOf(committed) + 1);
  return {
    commitment: committed?.data.commitment,
    numbers: allOf(after, 'LotNumberGiven').flatMap(({ data }) => (data.lot === lot ? [data] : [])),
    isLost: allOf(after, 'LotSecretLost').some(({ data }) => data.lot === lot),
  };
};

const sameNumbers = (used: readonly Given[], given: readonly Given[]): boolean =>
  used.map(({ giver, number }) => `${giver}=${number}`).join() ===
  given.map(({ giver, number }) => `${giver}=${number}`).join();

const secretBreaches = (
  recorded: Recorded,
  secret: string,
  { commitment, isLost }: ReturnType<typeof lotBefore>,
): readonly Breach[] => {
  const promised = isLost ? secret : bytesToHex(sha256(hexToBytes(secret)));
  return promised === commitment ? [] : [breach(4, recorded, 'the secret of the lot is not the one committed to')];
};

const numberBreaches = (recorded: Recorded, used: readonly Given[], given: readonly Given[]): readonly Breach[] =>
  sameNumbers(used, given) ? [] : [breach(4, recorded, 'the numbers of the lot are not those that were given')];

/** The part of the history in which the same papers are under seal. */
const sincePapers = (earlier: readonly Recorded[]): readonly Recorded[] =>
  earlier.slice(
    Math.max(
      0,
      earlier.findLastIndex(({ type }) => type === 'PapersSealed'),
    ),
  );

/** A paper drawn by commit and reveal: its seed follows from secret and numbers, and it is drawn once. */
const openedPaper = (recorded: Recorded, data: RoundEvents['PaperDrawn'], earlier: readonly Recorded[]) => {
  const { secret, seed, numbers = [] } = data;
  if (secret === undefined) return [];
  const lot = lotBefore(earlier, 'PAPER');
  const nonces = numbers.map(({ giver, number }) => ({ candidate: giver, nonce: number }));
  return [
    ...secretBreaches(recorded, secret, lot),
    ...numberBreaches(recorded, numbers, lot.numbers),
    ...(lotSeed(secret, nonces) === seed ? [] : [breach(4, recorded, 'the seed is not that of secret and numbers')]),
    ...(allOf(sincePapers(earlier), 'PaperDrawn').length === 0
      ? []
      : [breach(4, recorded, 'a paper is drawn a second time')]),
  ];
};

const papers = (history: readonly Recorded[]): readonly Breach[] =>
  allOf(history, 'PaperDrawn').flatMap((recorded) => {
    const { seed, version } = recorded.data;
    const earlier = before(history, recorded);
    const versions = allOf(earlier, 'PapersSealed').at(-1)?.data.versions ?? [];
    const drawn = versions.length === 0 ? undefined : versions[lotIndex(seed, versions.length)];
    return [
      ...openedPaper(recorded, recorded.data, earlier),
      ...(drawn?.version === version ? [] : [breach(4, recorded, 'the paper is not the one that the seed draws')]),
    ];
  });

/** A reserve is the next version under seal after the broken one, from the last on to the first. */
const reserves = (history: readonly Recorded[]): readonly Breach[] =>
  allOf(history, 'ReservePaperTaken').flatMap((recorded) => {
    const since = sincePapers(before(history, recorded));
    const { broken, version } = recorded.data;
    const gone = [...allOf(since, 'ReservePaperTaken').map(({ data }) => data.broken), broken];
    const names = allOf(since, 'PapersSealed').flatMap(({ data }) => data.versions.map((one) => one.version));
    const place = names.indexOf(broken);
    const next = [...names.slice(place), ...names.slice(0, place)].find((name) => !gone.includes(name)) ?? null;
    return next === version ? [] : [breach(4, recorded, 'the reserve is not the next version under seal')];
  });

/** Once somebody has given a number, another commitment is another lot: only new papers make one. */
const replaced = (history: readonly Recorded[]): readonly Breach[] =>
  allOf(history, 'LotCommitted').flatMap((recorded) => {
    const { lot = 'ORDER' } = recorded.data;
    const earlier = before(history, recorded);
    const { numbers } = lotBefore(earlier, lot);
    const isSpent = lot === 'PAPER' && allOf(earlier, 'PaperDrawn').length > 0;
    return numbers.length === 0 || isSpent
      ? []
      : [breach(4, recorded, 'a commitment is replaced after numbers were given to it')];
  });

const orders = (history: readonly Recorded[], fold: FoldRound): readonly Breach[] =>
  allOf(history, 'OrderDrawn').flatMap((recorded) => {
    const { secret, nonces, order } = recorded.data;
    const earlier = before(history, recorded);
    const lot = lotBefore(earlier, 'ORDER');
    const used = nonces.map(({ candidate, nonce }) => ({ giver: candidate, number: nonce }));
    const drawn = lotOrder(secret, nonces, admittedCandidates(fold(earlier)));
    return [
      ...secretBreaches(recorded, secret, lot),
      // Before numbers were recorded on their own, they came with the secret.
      ...(lot.numbers.length === 0 ? [] : numberBreaches(recorded, used, lot.numbers)),
      ...(drawn.join('\n') === order.join('\n')
        ? []
        : [breach(4, recorded, 'the order is not the one that secret and nonces draw')]),
    ];
  });

/** (4) The paper and the order of the defence are those that the secrets laid open draw, done again, and drawn once. */
export const lotsFollow: Check = (history, fold) => [
  ...papers(history),
  ...reserves(history),
  ...replaced(history),
  ...orders(history, fold),
];
