import { randomUUID } from 'node:crypto';
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { account, mayUseSession } from '#exams';
import type { FastifyReply } from 'fastify';
import type { Engine } from '../../../host/src/engine.js';
import { ENGINE } from '../../../host/src/host.module.js';
import { type EdgeRequest, PUBLIC } from './actor.js';
import { ProblemAnswer } from '../edge/problem.js';
import { cookieOf, isFresh, openSession, type Session, SESSION_COOKIE } from './session.js';

/** The key that signs session cookies: derived from the master key, so that it needs no place of its own. */
export const sessionKey = (engine: Pick<Engine, 'vault'>): string => engine.vault.digest('session', 'cookie');

/** More people than sign in at once to one exam office; beyond, cookies are simply proved again. */
const KNOWN_MAX = 2_000;

/** Finds out who asks; turns away who has not signed in, unless the route is public. */
@Injectable()
export class SignInGuard implements CanActivate {
  private readonly key: string;
  private readonly known = new Map<string, Session>();

  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly reflector: Reflector,
  ) {
    this.key = sessionKey(engine);
  }

  /** A cookie that was opened before need not be proved again, only not be too old. */
  private opened(cookie: string): Session | undefined {
    const now = new Date().toISOString();
    const known = this.known.get(cookie);
    if (known !== undefined && isFresh(known, now)) return known;
    this.known.delete(cookie);
    const session = openSession(this.key, cookie, now);
    if (session === undefined) return undefined;
    if (this.known.size >= KNOWN_MAX) this.known.clear();
    this.known.set(cookie, session);
    return session;
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<EdgeRequest>();
    request.requestId = randomUUID();
    context.switchToHttp().getResponse<FastifyReply>().header('X-Request-Id', request.requestId);
    const cookie = cookieOf(request.headers.cookie, SESSION_COOKIE);
    const session = cookie === undefined ? undefined : this.opened(cookie);
    if (session !== undefined) {
      const { state } = await this.engine.executor.load(account, session.account);
      if (mayUseSession(state, session.issuedAt)) {
        request.actor = { account: session.account, person: state.person, roles: state.roles, bodies: state.bodies };
        return true;
      }
    }
    if (this.reflector.getAllAndOverride<boolean>(PUBLIC, [context.getHandler(), context.getClass()])) return true;
    throw new ProblemAnswer(401, 'not-signed-in');
  }
}
