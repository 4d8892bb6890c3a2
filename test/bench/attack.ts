import { readFileSync } from 'node:fs';
import autocannon from 'autocannon';
import type { Attack } from '../attacks/worst.js';

/** What the parent asks for: one attack over and over, from as many connections as a browser farm of one office has. */
export interface Attacking extends Attack {
  readonly url: string;
  readonly cookie: string;
  readonly seconds: number;
}

const { url, cookie, seconds, method, path, body, headers } = JSON.parse(readFileSync(0, 'utf8')) as Attacking;
const { requests } = await autocannon({
  url,
  duration: seconds,
  connections: 32,
  requests: [{ method, path, headers: { cookie, ...headers }, ...(body === undefined ? {} : { body }) }],
});
console.log(JSON.stringify({ answered: requests.total }));
