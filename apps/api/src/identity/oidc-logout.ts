import type { Tally } from '#kernel';
import type { JWTPayload, JWTVerifyGetKey } from 'jose';

/** What the member of a logout token is called that makes it one (OpenID Connect Back-Channel Logout 1.0). */
const EVENT = 'http://schemas.openid.net/event/backchannel-logout';
/** Clocks go apart, and a provider may try again: what is older speaks of sessions that are over. */
const TOKEN_MINUTES = 5;
const TOLERANCE_S = 30;

/** Whose sessions end: all of a subject, or the one of them that came of that session at the provider. */
export interface LoggedOut {
  /** Number of the token that says so. */
  readonly jti: string;
  readonly sub: string | undefined;
  readonly sid: string | undefined;
}

interface Issued {
  readonly issuer: string;
  readonly client: string;
  readonly keys: string;
  readonly timeoutMs: number;
}

const textIn = (payload: JWTPayload, name: 'sub' | 'sid'): string | undefined => {
  const value = payload[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

/** An ID token is no logout token, though the same key signs both. */
const isLogout = ({ events, nonce, jti }: JWTPayload): boolean => {
  const event: unknown = typeof events === 'object' && events !== null && Object.hasOwn(events, EVENT);
  return event === true && nonce === undefined && typeof jti === 'string' && jti !== '';
};

const nameOf = (jti: string): string => `logout token ${jti}`;

/** Logout tokens of a provider: each is good once, on whichever server, and only while it is fresh. */
export class LogoutTokens {
  private keys: JWTVerifyGetKey | undefined;

  constructor(
    private readonly issued: Issued,
    private readonly tally: Pick<Tally, 'add' | 'count'>,
  ) {}

  /** Whom it is about; `undefined` for one that is used, or says neither a subject nor a session. @throws where it is not the provider's */
  async read(token: string): Promise<LoggedOut | undefined> {
    const { issuer, client: audience, keys, timeoutMs } = this.issued;
    const { createRemoteJWKSet, jwtVerify } = await import('jose');
    this.keys ??= createRemoteJWKSet(new URL(keys), { timeoutDuration: timeoutMs });
    const { payload } = await jwtVerify(token, this.keys, {
      ...{ issuer, audience, clockTolerance: TOLERANCE_S },
      maxTokenAge: `${String(TOKEN_MINUTES)} minutes`,
      requiredClaims: ['iat', 'jti', 'events'],
    });
    const [sub, sid] = [textIn(payload, 'sub'), textIn(payload, 'sid')];
    if (!isLogout(payload) || (sub === undefined && sid === undefined)) return undefined;
    const jti = String(payload.jti);
    return (await this.tally.count(nameOf(jti))) > 0 ? undefined : { jti, sub, sid };
  }

  /** Once what it says is done: until then the provider may send it again. */
  async use({ jti }: Pick<LoggedOut, 'jti'>): Promise<void> {
    await this.tally.add(nameOf(jti), 1, new Date(Date.now() + 2 * TOKEN_MINUTES * 60_000));
  }
}
