import { Body, Controller, Get, Header, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Engine } from '../../../host/src/engine.js';
import { ENGINE } from '../../../host/src/host.module.js';
import { edgeProblem, languageOf, ProblemAnswer, refusalProblem, Refused } from '../edge/problem.js';
import { type EdgeRequest, Public, Says } from './actor.js';
import { Cookies } from './cookies.js';
import { OidcAccounts } from './oidc-accounts.js';
import { ATTEMPT_MINUTES, Attempts } from './oidc-attempt.js';
import { failedPage, pagePolicy, signedInPage } from './oidc-page.js';
import { OidcProvider } from './oidc-provider.js';
import { cookieOf } from './session.js';

const attemptCookieName = (protocol: string): string =>
  protocol === 'https' ? '__Host-khoabang-oidc' : 'khoabang-oidc';

/** The provider is another site, and the browser comes back from it: `Strict` would leave the cookie behind. */
const attemptCookie = ({ protocol }: FastifyRequest, value: string, seconds: number): string =>
  `${attemptCookieName(protocol)}=${value}; Max-Age=${seconds}; Path=/; HttpOnly; SameSite=Lax${protocol === 'https' ? '; Secure' : ''}`;

/** People come here by themselves, or are sent; nothing inside another page does. */
const mustBeVisited = ({ headers }: FastifyRequest): void => {
  if ((headers['sec-fetch-dest'] ?? 'document') !== 'document') throw new ProblemAnswer(403, 'other-site');
};

/** Where browsers go to sign in by the identity provider. They are shown pages, and programs problems. */
@ApiExcludeController()
@Controller('api/session/oidc')
export class OidcController {
  private readonly attempts: Attempts;

  constructor(
    private readonly provider: OidcProvider,
    private readonly accounts: OidcAccounts,
    private readonly cookies: Cookies,
    @Inject(ENGINE) engine: Pick<Engine, 'vault' | 'together'>,
  ) {
    this.attempts = new Attempts(engine.vault.secret('oidc'), engine.together.tally);
  }

  @Public()
  @Get()
  async begin(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    return this.shown(reply, async (request) => {
      const { attempt, cookie } = this.attempts.begin();
      const to = await this.provider.begin(attempt);
      reply.header('Set-Cookie', attemptCookie(request, cookie, ATTEMPT_MINUTES * 60));
      reply.status(303).header('Location', to);
      return '';
    });
  }

  @Says({ public: true, anyQuery: true, watched: 'SIGNED_IN', refused: 'SIGN_IN_REFUSED' })
  @Get('callback')
  async finish(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    return this.shown(reply, async (request) => {
      const { headers, protocol, url } = request;
      const cookie = cookieOf(headers.cookie, attemptCookieName(protocol));
      const attempt = cookie === undefined ? undefined : await this.attempts.finish(cookie);
      if (attempt === undefined) throw new ProblemAnswer(401, 'provider-sign-in-failed');
      const at = url.indexOf('?');
      const claims = await this.provider.finish(at === -1 ? '' : url.slice(at), attempt);
      const session = await this.accounts.signIn(claims);
      await this.cookies.begin(session, reply, { knownDevice: false });
      reply.header('Set-Cookie', attemptCookie(request, '', 0));
      return signedInPage(languageOf(headers['accept-language']));
    });
  }

  /** OpenID Connect Back-Channel Logout 1.0: the provider itself says that a session ended there. */
  @Says({ public: true, form: true, watched: 'SESSIONS_ENDED' })
  @Post('logout')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  async logout(@Body() form: unknown, @Req() request: EdgeRequest): Promise<void> {
    const token = typeof form === 'string' ? new URLSearchParams(form).get('logout_token') : null;
    if (token === null) throw new ProblemAnswer(400, 'logout-token-invalid');
    request.account = await this.provider.loggedOut(token, (who) => this.accounts.endAsProvider(who));
  }

  /** A page; also of what goes wrong, to whoever can read one. */
  private async shown(reply: FastifyReply, show: (request: EdgeRequest) => Promise<string>): Promise<string> {
    const request: EdgeRequest = reply.request;
    const { accept = '', 'accept-language': accepted } = request.headers;
    try {
      mustBeVisited(request);
      const text = await show(request);
      reply.header('Content-Security-Policy', pagePolicy).type('text/html; charset=utf-8');
      return text;
    } catch (error) {
      const isKnown = error instanceof ProblemAnswer || error instanceof Refused;
      if (!isKnown || !accept.includes('text/html')) throw error;
      const language = languageOf(accepted);
      const { status, detail } =
        error instanceof Refused ? refusalProblem(error, language) : edgeProblem(error, language);
      reply.status(status).header('Content-Security-Policy', pagePolicy).type('text/html; charset=utf-8');
      return failedPage(language, detail);
    }
  }
}
