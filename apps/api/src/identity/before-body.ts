import { type CanActivate, type ExecutionContext, UseGuards } from '@nestjs/common';
import type { Role } from '#exams';
import { type Actor, actorOf, type EdgeRequest, roleFor } from './actor.js';

/** Asks `check` of who is signed in before the body is looked at: nobody fills in a form that they may never send. */
export const BeforeBody = (check: (actor: Actor) => unknown): MethodDecorator => {
  const guard: CanActivate = {
    canActivate: (context: ExecutionContext): boolean => {
      check(actorOf(context.switchToHttp().getRequest<EdgeRequest>()));
      return true;
    },
  };
  return UseGuards(guard);
};

/** Turns away who has none of these roles before the body is looked at. */
export const ForRoles = (...allowed: readonly Role[]): MethodDecorator =>
  BeforeBody((actor) => roleFor(actor, allowed));
