import { type CanActivate, type ExecutionContext, UseGuards } from '@nestjs/common';
import type { Role } from '#exams';
import { actorOf, type EdgeRequest, roleFor } from './actor.js';

/** Turns away who has none of these roles before the body is looked at: nobody fills in a form that they may never send. */
export const ForRoles = (...allowed: readonly Role[]): MethodDecorator => {
  const guard: CanActivate = {
    canActivate: (context: ExecutionContext): boolean => {
      roleFor(actorOf(context.switchToHttp().getRequest<EdgeRequest>()), allowed);
      return true;
    },
  };
  return UseGuards(guard);
};
