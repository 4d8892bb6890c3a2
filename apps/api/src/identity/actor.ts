import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { MeansOfSignIn, Role } from '#exams';
import type { Context } from '#kernel';
import type { FastifyRequest } from 'fastify';
import { ProblemAnswer } from '../edge/problem.js';

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
}

/** What an event says of who acted: the person, and through which account, session and means of signing in. */
export const actedBy = ({
  account,
  person,
  session,
  means,
}: Actor): Pick<Context, 'actor' | 'account' | 'session' | 'means'> => ({ actor: person, account, session, means });

/** A request, with what the edge found out about it. */
export type EdgeRequest = FastifyRequest & { actor?: Actor };

type Mark = 'public' | 'anyQuery' | 'costly' | 'beforeOwnPassword';

/** True when a route says this of itself. */
export const isMarked = (mark: Mark, config: object | undefined): boolean =>
  (config as Readonly<Partial<Record<Mark, unknown>>> | undefined)?.[mark] === true;

/** May be asked without signing in. Of a method: the server has to know before it reads a body. */
export const Public = (): MethodDecorator => RouteConfig({ public: true });

/** Works a whole round out again: asked less often than other things. */
export const Costly = (): MethodDecorator => RouteConfig({ costly: true });

/** May be asked without signing in, and for whatever others have written into its address. */
export const PublicWithAnyQuery = (): MethodDecorator => RouteConfig({ public: true, anyQuery: true });

/** May be asked by who still has a password that somebody else has set. */
export const BeforeOwnPassword = (): MethodDecorator => RouteConfig({ beforeOwnPassword: true });

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
