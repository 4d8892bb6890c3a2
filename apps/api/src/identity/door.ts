import { Inject, Injectable } from '@nestjs/common';
import { type Account, account, hasSecondFactor, hasShownFactor, type OpenSession, sessionIn } from '#exams';
import type { FastifyReply } from 'fastify';
import type { Engine } from '../../../host/src/engine.js';
import { ENGINE } from '../../../host/src/host.module.js';
import { takeTurns } from '../edge/breath.js';
import { oneATurn } from '../edge/one-a-turn.js';
import { ownHosts } from '../edge/own-hosts.js';
import { ProblemAnswer } from '../edge/problem.js';
import type { EdgeCode } from '../edge/problem-words.js';
import { isThisMachine, MINUTE_MS, sharedBy, sourceOf, Throttle } from '../edge/throttle.js';
import { type Actor, type EdgeRequest, noted, says, wasToldNames } from './actor.js';
import { LastUse } from './last-use.js';
import { SecurityEvents, type SecurityKind } from './security-events.js';
import { SECURING, type Securing } from './securing.js';
import { cookieNameOver, cookieOf, isFresh, openSession, PROOF_HOURS, type Session } from './session.js';

/** The key that signs session cookies: derived from the master key, so that it needs no place of its own; a new one ends all sessions. */
export const sessionKey = (engine: Pick<Engine, 'vault'>): string => engine.vault.secret('cookie');

/** The key of the tokens by which a program on the same machine signs in as an administrator. */
export const machineKey = (engine: Pick<Engine, 'vault'>): string => engine.vault.secret('machine');

/** Who goes away without signing out has lost the session to nobody after this. */
export const IDLE_MINUTES = 60;

/** More people than sign in at once to one exam office; beyond, cookies are simply proved again. */
const KNOWN_MAX = 2_000;

/** A question that works a whole round out again counts as so many others. */
const COSTLY = 100;

/** True for a read of the past: what stands in views now is folded anew out of the log for it. */
const asksForPast = ({ query }: EdgeRequest): boolean =>
  ['at', 'valid'].some((field) => Object.hasOwn(query as object, field));

/** More than any browser asks at once; a program waits for its answers. */
const READS_WAITING_MAX = 64;

/** Told to whoever watches the process, however much is asked otherwise. */
const HEALTH = '/api/health';

/** What somebody who is signed in has to do before all else. */
export type ToDoFirst = Extract<EdgeCode, 'password-one-time' | 'second-factor-required' | 'confirm-again'>;

/** What may be asked within a minute by one source or one account. */
export const REQUESTS = Symbol('requests');

/** What somebody else was shown while this server did not run is good for nothing here. */
const startedAt = (): string => new Date(Date.now() - process.uptime() * 1_000).toISOString();

/** What a program on this machine claims, if it was made for this server, where it listens, since it has been running. */
export const machineClaim = (engine: Pick<Engine, 'vault'>, proof: string, at: string): Session | undefined => {
  const claim = openSession(machineKey(engine), proof, new Date().toISOString(), PROOF_HOURS);
  return claim?.session.endsWith(`.${at}`) === true && claim.issuedAt >= startedAt() ? claim : undefined;
};

/**
 * 403 for what a page of another site has a browser ask, neighbours under the same domain too, whose requests bring the cookie:
 * it could read nothing of the answer, but what was read would stand under the name of who is signed in. A link may be followed.
 */
const mustNotBeOfAnotherSite = ({ headers }: EdgeRequest): void => {
  const site = headers['sec-fetch-site'] ?? 'none';
  if (site === 'none' || site === 'same-origin' || headers['sec-fetch-dest'] === 'document') return;
  throw new ProblemAnswer(403, 'other-site');
};

/** What a password alone has begun stays shut once there is a second factor, until that is shown in it, too. */
const isBegunByPassword = (session: OpenSession): boolean => session.means !== 'OIDC' && !hasShownFactor(session);

/** `HEAD` runs all that `GET` runs. */
const isRead = ({ method }: EdgeRequest): boolean => method === 'GET' || method === 'HEAD';

/** The description of the interface is for who has signed in, and for who sits at the machine itself. */
const describes = (url = ''): boolean => /^\/(docs\b|api\/openapi\.json$)/.test(url);

/** What is noted of a refusal of which its route says nothing of its own: who tries what others may, what nobody may, or too much. */
const refusals: Readonly<Record<number, SecurityKind>> = {
  400: 'INPUT_REFUSED',
  403: 'RIGHT_REFUSED',
  413: 'INPUT_REFUSED',
  415: 'INPUT_REFUSED',
  421: 'INPUT_REFUSED',
  429: 'HELD_BACK',
};

/**
 * Stands before everything else: counts what a source asks, finds out who asks, and turns away who has not signed in
 * before a byte of a body is read. What is not public by name needs a session.
 */
@Injectable()
export class Door {
  private readonly key: string;
  private readonly known = new Map<string, Session>();
  /** A session that was not seen anywhere counts from the start of this process. */
  private readonly lastUse: LastUse;
  private readonly startedAt = Date.now();
  private readonly sources: Throttle;
  private readonly accounts: Throttle;
  private readonly costly: Throttle;
  private readonly isOwnHost: ReturnType<typeof ownHosts>;
  /** Reads take milliseconds each: those of a crowd are not begun at once, and accounts take turns. Commands share commits, and are. */
  private readonly inTurn = oneATurn(READS_WAITING_MAX);

  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    @Inject(REQUESTS) requests: number,
    @Inject(SECURING) private readonly securing: Securing,
    private readonly security: SecurityEvents,
  ) {
    this.key = sessionKey(engine);
    const throttle = (name: string, most: number) => new Throttle(most, MINUTE_MS, sharedBy(engine, name));
    this.sources = throttle('sources', requests);
    this.accounts = throttle('accounts', requests);
    this.costly = throttle('costly', Math.ceil(requests / COSTLY));
    this.lastUse = new LastUse(engine.together.tally);
    this.isOwnHost = ownHosts(securing);
  }

  async enter(request: EdgeRequest, reply: FastifyReply): Promise<void> {
    reply.header('X-Request-Id', request.id);
    if (request.routeOptions.url === HEALTH) return;
    try {
      await this.admit(request);
    } catch (error) {
      // What still comes of the body is not waited for: else who asks too much would have all of it read.
      if (!isRead(request)) reply.header('Connection', 'close');
      throw error;
    }
  }

  private async admit(request: EdgeRequest): Promise<void> {
    const { config, url } = request.routeOptions;
    const source = sourceOf(request.ip);
    this.sources.take(source);
    // As it was sent: what a proxy says of it, a page can say too.
    if (!this.isOwnHost(request.headers.host)) throw new ProblemAnswer(421, 'host-unknown');
    mustNotBeOfAnotherSite(request);
    const actor = await this.actorOf(request, 'USE');
    if (actor !== undefined) {
      request.actor = actor;
      this.accounts.take(actor.account);
      if (says(config, 'costly') || asksForPast(request)) this.costly.take(actor.account);
      if (isRead(request)) await this.turnOf(actor);
      return;
    }
    if (says(config, 'public') || (describes(url) && isThisMachine(source))) return;
    throw new ProblemAnswer(401, 'not-signed-in');
  }

  /** The first step of a read; further ones of a long one wait in the same lane. */
  private async turnOf(actor: Actor): Promise<void> {
    const inTurn = () => this.inTurn(actor.account);
    takeTurns(actor, inTurn);
    await inTurn();
  }

  /**
   * Who a request that was let in is of now; `undefined` once its session has ended, was left alone for too long, or lacks what
   * it did not lack before. To be told something is no use of a session.
   */
  async again(request: EdgeRequest): Promise<EdgeRequest['actor']> {
    try {
      return await this.actorOf(request, 'LOOK');
    } catch (error) {
      if (error instanceof ProblemAnswer) return undefined;
      throw error;
    }
  }

  /** What stands between who is signed in and what asks for nothing but that; `null` where nothing does. */
  async toDoFirst(me: Actor): Promise<ToDoFirst | null> {
    const { state } = await this.engine.executor.load(account, me.account);
    const open = sessionIn(state, me.session);
    return (open && this.faultOf(state, open, undefined)) ?? null;
  }

  /** Notes what was asked and came of it, if that is to be seen later. */
  leave(request: EdgeRequest, { statusCode }: FastifyReply): void {
    const { actor, account: about, routeOptions } = request;
    const { config } = routeOptions;
    const kind = statusCode < 400 ? noted(config, 'watched') : this.refusedIn(config, statusCode);
    const names = actor !== undefined && wasToldNames(actor) ? (['NAMES_READ'] as const) : [];
    for (const one of [...(kind === undefined ? [] : [kind]), ...names])
      this.security.note(one, sourceOf(request.ip), actor?.account ?? about ?? null);
  }

  private refusedIn(config: object | undefined, status: number): SecurityKind | undefined {
    const ofRoute = [401, 403, 429].includes(status) ? noted(config, 'refused') : undefined;
    return ofRoute ?? refusals[status];
  }

  private async actorOf(
    { headers, protocol, routeOptions }: EdgeRequest,
    how: 'USE' | 'LOOK',
  ): Promise<EdgeRequest['actor']> {
    const cookie = cookieOf(headers.cookie, cookieNameOver(protocol));
    const session = cookie === undefined ? undefined : this.opened(cookie);
    if (session === undefined) return undefined;
    const { state } = await this.engine.executor.load(account, session.account);
    const open = sessionIn(state, session.session);
    if (open === undefined || (await this.isLeftAlone(open))) return undefined;
    if (how === 'USE') this.lastUse.note(open.id);
    const { config } = routeOptions;
    const fault = describes(routeOptions.url) ? undefined : this.faultOf(state, open, config);
    if (fault !== undefined && !says(config, 'public')) throw new ProblemAnswer(403, fault);
    const { person, bodies } = state;
    // What is open to everybody tells no more to who would be let in nowhere else.
    const roles = fault === undefined ? state.roles : [];
    const { id, means, confirmedAt, confirmedBy } = open;
    return { account: session.account, person, roles, bodies, session: id, means, confirmedAt, confirmedBy };
  }

  /** What somebody has to do first, who is signed in but not known well enough for what is asked. */
  private faultOf(state: Account, session: OpenSession, config: object | undefined): ToDoFirst | undefined {
    const { means, assurance } = session;
    // Who knows the master key is known by that.
    if (means === 'MACHINE') return undefined;
    const byPassword = means.startsWith('PASSWORD');
    if (state.isOneTime && byPassword && !says(config, 'beforeOwnPassword')) return 'password-one-time';
    if (this.lacksOne(state, assurance, config)) return 'second-factor-required';
    return this.mustBeSeenAgain(state, session, config) ? 'confirm-again' : undefined;
  }

  private mustBeSeenAgain(state: Account, session: OpenSession, config: object | undefined): boolean {
    const hasOne = hasSecondFactor(state);
    const isAsked = says(config, 'ending') || (hasOne && says(config, 'weighty'));
    if (hasOne && isBegunByPassword(session) && (isAsked || !says(config, 'beforeSecondFactor'))) return true;
    return isAsked && Date.now() - Date.parse(session.confirmedAt) > this.securing.confirmMinutes * 60_000;
  }

  private lacksOne(state: Account, assurance: OpenSession['assurance'], config: object | undefined): boolean {
    if (hasSecondFactor(state)) return false;
    const { roles } = state;
    const isNeeded = roles.some((role) => this.securing.secondFactor.includes(role));
    return isNeeded && assurance?.secondFactor !== true && !says(config, 'beforeSecondFactor');
  }

  /** True for a session that nobody has used for too long. */
  private async isLeftAlone({ id, since }: OpenSession): Promise<boolean> {
    const isLongAgo = (last: number): boolean => Date.now() - last > IDLE_MINUTES * 60_000;
    const here = this.lastUse.here(id);
    if (here !== undefined && !isLongAgo(here)) return false;
    // It may be in use on another server.
    return isLongAgo((await this.lastUse.anywhere(id)) ?? Math.max(this.startedAt, Date.parse(since)));
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
}
