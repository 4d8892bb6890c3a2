import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Put, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Engine } from '../../../host/src/engine.js';
import { ENGINE } from '../../../host/src/host.module.js';
import { Accounts, DEVICE_HOURS, PASSWORD_MIN } from './accounts.js';
import { type Actor, Me, Public } from './actor.js';
import { Login, Password } from '../bodies/fields.js';
import { cookieOf, sealSession, SESSION_COOKIE, SESSION_HOURS } from './session.js';
import { sourceOf } from '../edge/throttle.js';
import { sessionKey } from './door.js';

class SignInBody {
  @Login() login!: string;
  @Password(1) password!: string;
}

class PasswordBody {
  @Password(1) current!: string;
  @Password(PASSWORD_MIN) next!: string;
}

/** Whose session it is. */
export interface SignedIn {
  readonly account: string;
}

/** Half a year of what makes a device known, where alone it is asked for. */
const DEVICE_COOKIE = 'khoabang-device';

/** Scripts cannot read it, other sites cannot send it, and behind TLS it crosses no line in the clear. */
const cookie = ({ protocol }: FastifyRequest, name: string, value: string, rest: string): string =>
  `${name}=${value}; ${rest}; HttpOnly; SameSite=Strict${protocol === 'https' ? '; Secure' : ''}`;

const sessionCookie = (request: FastifyRequest, value: string, seconds: number): string =>
  cookie(request, SESSION_COOKIE, value, `Max-Age=${seconds}; Path=/`);

/** Signing in and out. */
@ApiTags('Session')
@Controller('api/session')
export class SessionController {
  constructor(
    private readonly accounts: Accounts,
    @Inject(ENGINE) private readonly engine: Engine,
  ) {}

  @Public()
  @Post()
  @HttpCode(200)
  @ApiOperation({ operationId: 'SignIn', summary: 'Sign in; the answer sets the session cookie' })
  async signIn(@Body() body: SignInBody, @Res({ passthrough: true }) reply: FastifyReply): Promise<SignedIn> {
    const { request } = reply;
    const account = await this.accounts.signIn(body.login, body.password, {
      source: sourceOf(request.ip),
      device: cookieOf(request.headers.cookie, DEVICE_COOKIE),
    });
    const session = sealSession(sessionKey(this.engine), { account, issuedAt: new Date().toISOString() });
    const device = `Max-Age=${DEVICE_HOURS * 3_600}; Path=/api/session`;
    reply.header('Set-Cookie', [
      sessionCookie(request, session, SESSION_HOURS * 3_600),
      cookie(request, DEVICE_COOKIE, this.accounts.deviceToken(account), device),
    ]);
    return { account };
  }

  @Get()
  @ApiOperation({ operationId: 'WhoAmI', summary: 'Who is signed in' })
  whoAmI(@Me() me: Actor): Actor {
    return me;
  }

  @Put('password')
  @HttpCode(204)
  @ApiOperation({ operationId: 'ChangePassword', summary: 'Change the own password; ends all sessions of the account' })
  async changePassword(@Me() me: Actor, @Body() body: PasswordBody): Promise<void> {
    await this.accounts.changePassword(me.account, body.current, body.next);
  }

  @Delete()
  @HttpCode(204)
  @ApiOperation({ operationId: 'SignOut', summary: 'Sign out: ends all sessions of the account' })
  async signOut(@Me() me: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.accounts.endSessions(me.account, me.person);
    reply.header('Set-Cookie', sessionCookie(reply.request, '', 0));
  }
}
