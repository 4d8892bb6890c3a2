import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { type Actor, type EdgeRequest } from '../identity/actor.js';
import { ProblemAnswer } from './problem.js';
import { sourceOf } from './throttle.js';

/** What a command needs to know of the request that brought it. */
export interface RequestInfo {
  readonly actor: Actor;
  readonly requestId: string;
  /** The request itself, or what it is a part of. */
  readonly correlationId: string;
  /** From where, as it is counted. */
  readonly source: string;
  /** A repeat under the same key (of the same account, to the same target) writes nothing again. */
  readonly idempotencyKey: string | undefined;
}

const KEY = /^[\x21-\x7e]{1,200}$/;

export const Info = createParamDecorator((_: unknown, context: ExecutionContext): RequestInfo => {
  const request = context.switchToHttp().getRequest<EdgeRequest>();
  const { actor, id: requestId, correlationId = requestId } = request;
  if (actor === undefined) throw new ProblemAnswer(401, 'not-signed-in');
  const idempotencyKey = request.headers['idempotency-key']?.toString();
  if (idempotencyKey !== undefined && !KEY.test(idempotencyKey)) {
    throw new ProblemAnswer(400, 'body-malformed', [
      { field: 'Idempotency-Key', message: 'must be 1 to 200 visible ASCII characters' },
    ]);
  }
  return { actor, requestId, correlationId, source: sourceOf(request.ip), idempotencyKey };
});

/** Says in the document that the request may carry such a key. */
export const Repeatable = () =>
  ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    schema: { type: 'string', pattern: KEY.source },
    description: 'A repeat under the same key writes nothing again.',
  });
