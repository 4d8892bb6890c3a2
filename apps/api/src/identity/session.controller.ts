import { Body, Controller, Delete, Get, Header, HttpCode, Inject, Param, Post, Put, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Engine } from '../../../host/src/engine.js';
import { ENGINE } from '../../../host/src/host.module.js';
import { Accounts, DEVICE_HOURS, PASSWORD_MIN } from './accounts.js';
import { type Actor, BeforeOwnPassword, Me, Public } from './actor.js';
import type { OpenSession } from '#exams';
import { Login, Password } from '../bodies/fields.js';
import { streamId } from '../edge/stream-id.pipe.js';
import { cookieNameOver, cookieOf, sealSession, type Session, SESSION_HOURS } from './session.js';
import { sourceOf } from '../edge/throttle.js';
import { sessionKey } from './door.js';

class SignInBody {
  @Login() login!: string;
  @Password(1) password!: string;
}

class ProofBody {
  @Password(1) proof!: string;
}

class PasswordBody {
  @Password(1) current!: string;
  @Password(PASSWORD_MIN) next!: string;
}

/** Whose session it is. */
export interface SignedIn {
  readonly account: string;
}

/** The own sessions. */
export interface SessionList {
  readonly items: readonly (OpenSession & {
    /** True for the one that asks. */
    readonly isThis: boolean;
  })[];
}

/** Half a year of what makes a device known, where alone it is asked for. */
const DEVICE_COOKIE = 'khoabang-device';

/** What a browser forgets of who has signed out. Not its cookies: what makes the device known stays. */
const LEFT_BEHIND = '"cache", "storage"';

/** Scripts cannot read it, other sites cannot send it, and behind TLS it crosses no line in the clear. */
const cookie = ({ protocol }: FastifyRequest, name: string, value: string, rest: string): string =>
  `${name}=${value}; ${rest}; HttpOnly; SameSite=Strict${protocol === 'https' ? '; Secure' : ''}`;

/** The cookie of a session; an empty one takes it back. */
export const sessionCookie = (request: FastifyRequest, value: string, seconds: number): string =>
  cookie(request, cookieNameOver(request.protocol), value, `Max-Age=${seconds}; Path=/`);

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
    const session = await this.accounts.signIn(body.login, body.password, {
      source: sourceOf(request.ip),
      device: cookieOf(request.headers.cookie, DEVICE_COOKIE),
    });
    const device = `Max-Age=${DEVICE_HOURS * 3_600}; Path=/api/session`;
    return this.begin(
      session,
      reply,
      cookie(request, DEVICE_COOKIE, this.accounts.deviceToken(session.account), device),
    );
  }

  @Public()
  @Post('machine')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'SignInOnMachine',
    summary: 'Sign in as an administrator with a token made by the master key, as `khoabang` does on the same machine',
  })
  async signInOnMachine(@Body() body: ProofBody, @Res({ passthrough: true }) reply: FastifyReply): Promise<SignedIn> {
    return this.begin(await this.accounts.signInOnMachine(body.proof), reply);
  }

  private begin(session: Session, reply: FastifyReply, ...more: readonly string[]): SignedIn {
    const sealed = sealSession(sessionKey(this.engine), session);
    reply.header('Set-Cookie', [sessionCookie(reply.request, sealed, SESSION_HOURS * 3_600), ...more]);
    return { account: session.account };
  }

  @BeforeOwnPassword()
  @Get()
  @ApiOperation({ operationId: 'WhoAmI', summary: 'Who is signed in' })
  whoAmI(@Me() me: Actor): Actor {
    return me;
  }

  @BeforeOwnPassword()
  @Put('password')
  @HttpCode(204)
  @ApiOperation({ operationId: 'ChangePassword', summary: 'Change the own password; ends all sessions of the account' })
  async changePassword(@Me() me: Actor, @Body() body: PasswordBody): Promise<void> {
    await this.accounts.changePassword(me, body.current, body.next);
  }

  @BeforeOwnPassword()
  @Get('all')
  @ApiOperation({ operationId: 'ListSessions', summary: 'The own sessions that may be used, the newest first' })
  async list(@Me() me: Actor): Promise<SessionList> {
    const open = await this.accounts.sessions(me);
    return { items: open.map((session) => ({ ...session, isThis: session.id === me.session })) };
  }

  @BeforeOwnPassword()
  @Delete('all/:session')
  @HttpCode(204)
  @ApiOperation({ operationId: 'EndOwnSession', summary: 'End one of the own sessions' })
  async end(@Me() me: Actor, @Param('session', streamId) session: string): Promise<void> {
    await this.accounts.endSession(me, session);
  }

  @BeforeOwnPassword()
  @Delete('all')
  @HttpCode(204)
  @Header('Clear-Site-Data', LEFT_BEHIND)
  @ApiOperation({ operationId: 'EndOwnSessions', summary: 'End all own sessions, this one too' })
  async endAll(@Me() me: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.accounts.endSessions(me);
    reply.header('Set-Cookie', sessionCookie(reply.request, '', 0));
  }

  @BeforeOwnPassword()
  @Delete()
  @HttpCode(204)
  @Header('Clear-Site-Data', LEFT_BEHIND)
  @ApiOperation({ operationId: 'SignOut', summary: 'Sign out: ends this session' })
  async signOut(@Me() me: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.accounts.endSession(me, me.session);
    reply.header('Set-Cookie', sessionCookie(reply.request, '', 0));
  }
}
