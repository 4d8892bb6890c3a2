import { startProduct } from '../support/product.js';
import { everywhere } from './everywhere.js';
import { faultsOf, hostileRequests } from './hostile.js';

/** Requests between two lines of progress. */
const EVERY = 1_000;

/**
 * Every field and parameter of every operation with every hostile value, or one part of them all; true where no request
 * whatsoever makes the server fail, and what was recorded meanwhile keeps the invariants.
 */
export const attacksOf = async ({ part }: { readonly part: readonly [number, number] }): Promise<boolean> => {
  const [number, parts] = part;
  const product = await startProduct();
  const client = await everywhere(product, 'hostile');
  const { body: document } = await product.nobody.get('/api/openapi.json');
  const all = hostileRequests(document, 'hostile').filter(({ path }) => !path.startsWith('/api/session'));
  const mine = all.filter((_, at) => at % parts === number - 1);
  console.log(`${String(mine.length)} of ${String(all.length)} hostile requests, part ${part.join('/')}`);
  const since = performance.now();
  let found = 0;
  for (let at = 0; at < mine.length; at += EVERY) {
    const faults = await faultsOf(client, mine.slice(at, at + EVERY));
    for (const fault of faults) console.log(fault);
    found += faults.length;
    const seconds = ((performance.now() - since) / 1_000).toFixed(0).padStart(6);
    console.log(`${seconds} s  ${String(Math.min(at + EVERY, mine.length))} sent, ${String(found)} failed`);
  }
  await product.close();
  return found === 0;
};
