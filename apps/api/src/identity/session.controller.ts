import { Body, Controller, Delete, Get, Header, HttpCode, Inject, Param, Post, Put, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Accounts } from './accounts.js';
import { type Actor, BeforeOwnPassword, type EdgeRequest, Me, Says } from './actor.js';
import type { OpenSession } from '#exams';
import { isLoopback } from '#stores';
import { ShownPasskeyBody } from '../bodies/factors.js';
import { Login, Maybe, Part, Password } from '../bodies/fields.js';
import { Code } from '../bodies/shown-fields.js';
import { streamId } from '../edge/stream-id.pipe.js';
import { ProblemAnswer } from '../edge/problem.js';
import { sourceOf } from '../edge/throttle.js';
import { Cookies, deviceOf, forgetSession, type SignedIn } from './cookies.js';
import { SECURING, type Securing, siteOf } from './securing.js';
import { PASSWORD_MIN } from './password-quality.js';

/** With a second factor, where the account has one. */
class SignInBody {
  @Login() login!: string;
  @Password(1) password!: string;
  @Maybe() @Code() code?: string;
  @Maybe() @Part(() => ShownPasskeyBody) passkey?: ShownPasskeyBody;
}

class ProofBody {
  @Password(1) proof!: string;
}

class PasswordBody {
  @Password(1) current!: string;
  @Password(PASSWORD_MIN) next!: string;
}

/** The own sessions. */
export interface SessionList {
  readonly items: readonly (OpenSession & {
    /** True for the one that asks. */
    readonly isThis: boolean;
  })[];
}

/** What a browser forgets of who has signed out. Not its cookies: what makes the device known stays. */
const LEFT_BEHIND = '"cache", "storage"';

/** Signing in and out. */
@ApiTags('Session')
@Controller('api/session')
export class SessionController {
  constructor(
    private readonly accounts: Accounts,
    private readonly cookies: Cookies,
    @Inject(SECURING) private readonly securing: Securing,
  ) {}

  @Says({ public: true, watched: 'SIGNED_IN', refused: 'SIGN_IN_REFUSED' })
  @Post()
  @HttpCode(200)
  @ApiOperation({ operationId: 'SignIn', summary: 'Sign in; the answer sets the session cookie' })
  async signIn(@Body() body: SignInBody, @Res({ passthrough: true }) reply: FastifyReply): Promise<SignedIn> {
    const request: EdgeRequest = reply.request;
    const { login, password, code, passkey } = body;
    const proof = { login, password, code, passkey, site: siteOf(this.securing, request) };
    const knocking = { source: sourceOf(request.ip), device: deviceOf(request) };
    request.account = await this.accounts.idOf(login);
    const session = await this.accounts.signIn(request.account, proof, knocking);
    return this.cookies.begin(session, reply, { knownDevice: true });
  }

  @Says({ public: true, watched: 'SIGNED_IN', refused: 'SIGN_IN_REFUSED' })
  @Post('machine')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'SignInOnMachine',
    summary: 'Sign in as an administrator with a token made by the master key, as `khoabang` does on the same machine',
  })
  async signInOnMachine(
    @Body() body: ProofBody,
    @Req() request: EdgeRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignedIn> {
    // By the line itself, not by what a proxy says of it.
    const { localPort = 0, remoteAddress = '' } = request.raw.socket;
    if (!isLoopback(remoteAddress.replace(/^::ffff:/, ''))) throw new ProblemAnswer(401, 'sign-in-failed');
    const session = await this.accounts.signInOnMachine(body.proof, localPort.toString());
    return this.cookies.begin(session, reply, { knownDevice: false });
  }

  @BeforeOwnPassword()
  @Get()
  @ApiOperation({ operationId: 'WhoAmI', summary: 'Who is signed in' })
  whoAmI(@Me() me: Actor): Actor {
    return me;
  }

  @BeforeOwnPassword({ weighty: true, watched: 'PASSWORD_CHANGED', refused: 'PROOF_REFUSED' })
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

  @BeforeOwnPassword({ watched: 'SESSIONS_ENDED', ending: true })
  @Delete('all/:session')
  @HttpCode(204)
  @ApiOperation({ operationId: 'EndOwnSession', summary: 'End one of the own sessions' })
  async end(@Me() me: Actor, @Param('session', streamId) session: string): Promise<void> {
    await this.accounts.endSession(me, session);
  }

  @BeforeOwnPassword({ watched: 'SESSIONS_ENDED', ending: true })
  @Delete('all')
  @HttpCode(204)
  @Header('Clear-Site-Data', LEFT_BEHIND)
  @ApiOperation({ operationId: 'EndOwnSessions', summary: 'End all own sessions, this one too' })
  async endAll(@Me() me: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.accounts.endSessions(me);
    forgetSession(reply);
  }

  @BeforeOwnPassword({ watched: 'SESSIONS_ENDED' })
  @Delete()
  @HttpCode(204)
  @Header('Clear-Site-Data', LEFT_BEHIND)
  @ApiOperation({ operationId: 'SignOut', summary: 'Sign out: ends this session' })
  async signOut(@Me() me: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.accounts.endSession(me, me.session);
    forgetSession(reply);
  }
}
