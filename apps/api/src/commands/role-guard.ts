import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { type Category, rightsTo } from '#exams';
import { actorOf, type EdgeRequest } from '../identity/actor.js';
import { mustHaveRole } from './senders.js';

/**
 * Turns away who has none of the roles of a command before the body is looked at: nobody fills in a form that they may
 * never send. The roles stand in the document for everybody, so nothing is told; what the round, the body or the seat says
 * is asked later, of a body that can be read.
 */
export const roleGuard = (category: Category, command: string): CanActivate => {
  const rights = rightsTo(category, command);
  return {
    canActivate: (context: ExecutionContext): boolean => {
      mustHaveRole(actorOf(context.switchToHttp().getRequest<EdgeRequest>()), category, rights);
      return true;
    },
  };
};
