import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { EVERY_BODY, type MeansOfConfirming, type MeansOfSignIn, reaches, type Role } from '#exams';
import type { Context } from '#kernel';
import type { FastifyRequest } from 'fastify';
import { ProblemAnswer } from '../edge/problem.js';
import type { SecurityKind } from './security-events.js';

/** Who sends a request. */
export interface Actor {
  readonly account: string;
  /** personId: what stands in events. */
  readonly person: string;
  readonly roles: readonly Role[];
  /** Owning bodies for which the roles hold. */
  readonly bodies: readonly string[];
  /** Which session of the account, and by what it was signed in. */
  readonly session: string;
  readonly means: MeansOfSignIn;
  /** When somebody was last seen to be there, and by what since the sign-in. */
  readonly confirmedAt: string;
  readonly confirmedBy: MeansOfConfirming | null;
}

const told = new WeakSet<Actor>();

/** Remembers of who asks, as long as the request lasts, that names of others are told in answer. */
export const tellNames = (me: Actor): unknown => told.add(me);

/** True where names of others were told. */
export const wasToldNames = (me: Actor): boolean => told.has(me);

/** What an event says of who acted: the person, and through which account, session and means of being recognised. */
export const actedBy = ({
  account,
  person,
  session,
  means,
  confirmedBy,
}: Actor): Pick<Context, 'actor' | 'account' | 'session' | 'means' | 'confirmed'> => ({
  actor: person,
  account,
  session,
  means,
  ...(confirmedBy === null ? {} : { confirmed: confirmedBy }),
});

/** Under whom something is recorded that has to do with an account and was asked for by nobody signed in to another. */
export const ofAccount = (actor: string, commandId: string): Context => {
  const ids = { correlationId: commandId, causationId: commandId, commandId, commandDigest: commandId };
  return { actor, authority: 'account', at: new Date().toISOString(), ...ids };
};

/** Under whom something is recorded that an administrator does to an account, asked by a request. */
export const asAdministrator = (
  {
    actor,
    requestId,
    correlationId,
  }: { readonly actor: Actor; readonly requestId: string; readonly correlationId: string },
  commandId: string,
): Context => ({
  ...actedBy(actor),
  authority: 'role:ADMIN',
  at: new Date().toISOString(),
  correlationId,
  causationId: requestId,
  commandId,
  commandDigest: commandId,
});

/** A request, with what the edge found out about it. */
export type EdgeRequest = FastifyRequest & {
  actor?: Actor;
  /** Whose account it is about, where nobody is signed in yet. */
  account?: string | undefined;
  /** Under which what it leads to is recorded, where it is a part of something that began elsewhere. */
  correlationId?: string;
};

/** What a route says of itself, so that it is known before a body is read. */
interface Route {
  /** May be asked without signing in. */
  readonly public: boolean;
  /** Takes whatever others have written into its address. */
  readonly anyQuery: boolean;
  /** Takes a form, as identity providers send it. */
  readonly form: boolean;
  /** Works a whole round out again: asked less often than other things. */
  readonly costly: boolean;
  /** May be asked by who still has a password that somebody else has set. */
  readonly beforeOwnPassword: boolean;
  /** May be asked by who still lacks a second factor that the role needs. */
  readonly beforeSecondFactor: boolean;
  /** Seals, unseals or decides: who has a second factor must have been seen to be there shortly before. */
  readonly weighty: boolean;
  /** Turns away the own other sessions: everybody must have been seen shortly before, who has no second factor by the password. */
  readonly ending: boolean;
  /** What is noted when it was done, and when it was refused for what was shown. */
  readonly watched: SecurityKind;
  readonly refused: SecurityKind;
}

/** Says something of a route. Once: a second time takes the place of the first. */
export const Says = (route: Partial<Route>): MethodDecorator => RouteConfig(route);

/** What a route said of itself. */
export const says = (config: object | undefined, what: Exclude<keyof Route, 'watched' | 'refused'>): boolean =>
  config !== undefined && what in config && (config as Partial<Route>)[what] === true;

/** What is to be noted of a route, where it said so. */
export const noted = (config: object | undefined, what: 'watched' | 'refused'): SecurityKind | undefined =>
  (config as Partial<Route> | undefined)?.[what];

export const Public = (): MethodDecorator => Says({ public: true });
export const Costly = (): MethodDecorator => Says({ costly: true });
export const BeforeOwnPassword = (more: Partial<Route> = {}): MethodDecorator =>
  Says({ beforeOwnPassword: true, beforeSecondFactor: true, ...more });
export const BeforeSecondFactor = (more: Partial<Route> = {}): MethodDecorator =>
  Says({ beforeSecondFactor: true, ...more });
export const Weighty = (more: Partial<Route> = {}): MethodDecorator => Says({ weighty: true, ...more });

/** The person behind the request; without one the answer is 401. */
export const actorOf = ({ actor }: EdgeRequest): Actor => {
  if (actor === undefined) throw new ProblemAnswer(401, 'not-signed-in');
  return actor;
};

/** As {@link actorOf}, for a parameter of a handler. */
export const Me = createParamDecorator((_: unknown, context: ExecutionContext): Actor =>
  actorOf(context.switchToHttp().getRequest<EdgeRequest>()),
);

/** The role among `allowed` by which the actor may do it. Without one the answer is 403. */
export const roleFor = (actor: Actor, allowed: readonly Role[]): Role => {
  const role = allowed.find((one) => actor.roles.includes(one));
  if (role === undefined) throw new ProblemAnswer(403, 'not-allowed', undefined, { roles: allowed });
  return role;
};

/** As {@link roleFor}, for what concerns every body alike: 403 for who does not act for all. */
export const roleForAll = (actor: Actor, allowed: readonly Role[]): Role => {
  const role = roleFor(actor, allowed);
  if (!reaches(actor, EVERY_BODY)) throw new ProblemAnswer(403, 'not-your-body');
  return role;
};

/** Who puts people into the vault, and corrects what stands there. */
export const registrars: readonly Role[] = ['HR', 'SECRETARY', 'ADMIN'];
