import { createHmac, timingSafeEqual } from 'node:crypto';

/** A working day: whoever comes back tomorrow signs in again. */
export const SESSION_HOURS = 12;
/** The name of the cookie. Over TLS the browser itself sees to it that no other host and no plain page sets or reads it. */
export const cookieNameOver = (protocol: string): string => (protocol === 'https' ? '__Host-khoabang' : 'khoabang');

/** How long a token by the master key may be on its way to the server. */
export const PROOF_HOURS = 1 / 60;

/** What a session cookie proves: which account signed in, in which session, and when. Whether that goes on, the account says. */
export interface Session {
  readonly account: string;
  readonly session: string;
  /** RFC 3339 UTC. */
  readonly issuedAt: string;
}

const sign = (key: string, body: string): Buffer => createHmac('sha256', key).update(body).digest();

/** The cookie's value: needs no table, so that every process of the edge can check it. */
export const sealSession = (key: string, { account, session, issuedAt }: Session): string => {
  const body = Buffer.from(`${account}|${session}|${issuedAt}`).toString('base64url');
  return `${body}.${sign(key, body).toString('base64url')}`;
};

/** True while a session is neither too old nor from the future. */
export const isFresh = ({ issuedAt }: Pick<Session, 'issuedAt'>, now: string, hours = SESSION_HOURS): boolean => {
  const age = Date.parse(now) - Date.parse(issuedAt);
  return age >= 0 && age <= hours * 3_600_000;
};

/** The session of a cookie; `undefined` when it is forged, malformed or older at `now` than so many hours. */
export const openSession = (key: string, cookie: string, now: string, hours = SESSION_HOURS): Session | undefined => {
  const [body, mac] = cookie.split('.');
  if (body === undefined || mac === undefined) return undefined;
  const given = Buffer.from(mac, 'base64url');
  const right = sign(key, body);
  if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
  const [account, session, issuedAt] = Buffer.from(body, 'base64url').toString('utf8').split('|');
  if (account === undefined || session === undefined || issuedAt === undefined) return undefined;
  return isFresh({ issuedAt }, now, hours) ? { account, session, issuedAt } : undefined;
};

/** The value of one cookie of a `Cookie` header. */
export const cookieOf = (header: string | undefined, name: string): string | undefined =>
  header
    ?.split(';')
    .map((pair) => pair.trim().split('='))
    .find(([key]) => key === name)?.[1];
