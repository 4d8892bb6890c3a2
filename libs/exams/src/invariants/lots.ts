import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import type { Recorded } from '#kernel';
import { admittedCandidates } from '../round/admission.js';
import { lotIndex, lotOrder } from '../round/lots.js';
import { allOf } from '../round/history.js';
import { before, type Breach, breach, type Check, type FoldRound } from './breach.js';

const papers = (history: readonly Recorded[]): readonly Breach[] =>
  allOf(history, 'PaperDrawn').flatMap((recorded) => {
    const { seed, version } = recorded.data;
    const versions = allOf(before(history, recorded), 'PapersSealed').at(-1)?.data.versions ?? [];
    const drawn = versions.length === 0 ? undefined : versions[lotIndex(seed, versions.length)];
    return drawn?.version === version ? [] : [breach(4, recorded, 'the paper is not the one that the seed draws')];
  });

const orders = (history: readonly Recorded[], fold: FoldRound): readonly Breach[] =>
  allOf(history, 'OrderDrawn').flatMap((recorded) => {
    const { secret, nonces, order } = recorded.data;
    const earlier = before(history, recorded);
    const commitment = allOf(earlier, 'LotCommitted').at(-1)?.data.commitment;
    const drawn = lotOrder(secret, nonces, admittedCandidates(fold(earlier)));
    return [
      ...(bytesToHex(sha256(hexToBytes(secret))) === commitment
        ? []
        : [breach(4, recorded, 'the secret of the lot is not the one committed to')]),
      ...(drawn.join('\n') === order.join('\n')
        ? []
        : [breach(4, recorded, 'the order is not the one that secret and nonces draw')]),
    ];
  });

/** (4) The paper and the order of the defence are those that the seeds laid open draw, done again. */
export const lotsFollow: Check = (history, fold) => [...papers(history), ...orders(history, fold)];
