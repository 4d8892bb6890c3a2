import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Engine } from '../../../host/src/engine.js';
import { ENGINE } from '../../../host/src/host.module.js';
import { Accounts } from './accounts.js';
import type { EdgeRequest } from './actor.js';
import { DEVICE_HOURS, deviceToken } from './devices.js';
import { sessionKey } from './door.js';
import { cookieNameOver, cookieOf, sealSession, type Session, SESSION_HOURS } from './session.js';

/** Whose session it is. */
export interface SignedIn {
  readonly account: string;
}

/** Half a year of what makes a device known; over TLS of this host alone. */
const deviceNameOver = (protocol: string): string => `${cookieNameOver(protocol)}-device`;

/** Scripts cannot read it, other sites cannot send it, and behind TLS it crosses no line in the clear. */
const cookie = ({ protocol }: FastifyRequest, name: string, value: string, rest: string): string =>
  `${name}=${value}; ${rest}; HttpOnly; SameSite=Strict${protocol === 'https' ? '; Secure' : ''}`;

/** The cookie of a session; an empty one takes it back. */
export const sessionCookie = (request: FastifyRequest, value: string, seconds: number): string =>
  cookie(request, cookieNameOver(request.protocol), value, `Max-Age=${seconds}; Path=/`);

/** What a device has kept of an earlier sign-in. */
export const deviceOf = ({ headers, protocol }: FastifyRequest): string | undefined =>
  cookieOf(headers.cookie, deviceNameOver(protocol));

/** Takes the session from the browser. */
export const forgetSession = (reply: FastifyReply): void => {
  reply.header('Set-Cookie', sessionCookie(reply.request, '', 0));
};

/** What a browser is given to keep when somebody signs in, by whatever means. */
@Injectable()
export class Cookies {
  constructor(
    @Inject(ENGINE) private readonly engine: Pick<Engine, 'vault'>,
    private readonly accounts: Accounts,
  ) {}

  /**
   * The cookie of a session that has begun; also that of the device, where its holder sits at one. The session whose cookie it
   * takes the place of ends: nobody could sign out of it any more.
   */
  async begin(
    session: Session,
    reply: FastifyReply,
    { knownDevice }: { readonly knownDevice: boolean },
  ): Promise<SignedIn> {
    const request: EdgeRequest = reply.request;
    const { actor: before } = request;
    if (before !== undefined && before.session !== session.session)
      await this.accounts.endSession(before, before.session);
    request.account = session.account;
    const sealed = sealSession(sessionKey(this.engine), session);
    const device = `Max-Age=${DEVICE_HOURS * 3_600}; Path=/`;
    reply.header('Set-Cookie', [
      sessionCookie(request, sealed, SESSION_HOURS * 3_600),
      ...(knownDevice
        ? [cookie(request, deviceNameOver(request.protocol), deviceToken(this.engine, session.account), device)]
        : []),
    ]);
    return { account: session.account };
  }
}
