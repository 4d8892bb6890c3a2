import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { StoreUnavailable } from '#kernel';
import { SubjectErased, VaultConflict, VaultTampered } from '#vault';
import { placeOf } from '../../../host/src/place-of.js';
import type { EdgeRequest } from '../identity/actor.js';
import { bareHeaders } from './headers.js';
import { edgeProblem, languageOf, type Problem, ProblemAnswer, refusalProblem, Refused, TooMany } from './problem.js';
import { codes, type EdgeCode } from './problem-words.js';

/** A client that was turned away because a store or view was not ready is asked to come back after this. */
const RETRY_AFTER_S = 2;

/** What the vault refuses, as it is answered. */
const vaultCodes: readonly (readonly [kind: new (...given: never[]) => Error, code: EdgeCode])[] = [
  [VaultTampered, 'vault-altered'],
  [SubjectErased, 'person-erased'],
  [VaultConflict, 'conflict'],
];

const send = (reply: FastifyReply, problem: Problem): void => {
  if (problem.status === 503) reply.header('Retry-After', RETRY_AFTER_S);
  void reply.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
};

/** Answers a request whose path cannot even be read: it reaches no route and no filter. */
export const refusePath = (_: unknown, { headers }: FastifyRequest, reply: FastifyReply): void => {
  reply.headers(bareHeaders);
  send(reply, edgeProblem(new ProblemAnswer(400, 'body-malformed'), languageOf(headers['accept-language'])));
};

/** The one place where whatever went wrong becomes an answer: problem+json, in the reader's language, without a trace. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('edge');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<EdgeRequest>();
    const reply = http.getResponse<FastifyReply>();
    if (reply.sent || request.raw.socket.destroyed) return;
    if (error instanceof TooMany) reply.header('Retry-After', error.retryAfterS);
    send(reply, this.problemOf(error, request));
  }

  private problemOf(error: unknown, request: EdgeRequest): Problem {
    const language = languageOf(request.headers['accept-language']);
    if (error instanceof Refused) return refusalProblem(error, language);
    return edgeProblem(this.answerOf(error, request), language);
  }

  private answerOf(error: unknown, request: EdgeRequest): ProblemAnswer {
    if (error instanceof ProblemAnswer) return error;
    if (error instanceof StoreUnavailable) {
      this.logger.error(`store unavailable (request ${request.id})`);
      return new ProblemAnswer(503, 'unavailable');
    }
    const [, ofVault] = vaultCodes.find(([kind]) => error instanceof kind) ?? [];
    if (ofVault !== undefined) return new ProblemAnswer(409, ofVault);
    const status = error instanceof HttpException ? error.getStatus() : undefined;
    const code = status === undefined ? undefined : codes[status];
    if (status !== undefined && code !== undefined) return new ProblemAnswer(status, code);
    this.logger.error(`fault (request ${request.id}) ${placeOf(error)}`);
    return new ProblemAnswer(500, 'fault');
  }
}
