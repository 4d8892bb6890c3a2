import {
  type ArgumentMetadata,
  type CanActivate,
  type ExecutionContext,
  Injectable,
  ValidationPipe,
} from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import type { EdgeRequest } from '../identity/actor.js';
import { wordsOf } from '../bodies/fault-words.js';
import { type FieldFault, ProblemAnswer, type Words } from './problem.js';

/** No body of the edge is nested deeper than a few levels; without a limit a hostile one would exhaust the stack. */
const DEPTH_MAX = 20;

const tooDeep: Words = {
  vi: `không được lồng quá ${DEPTH_MAX} tầng`,
  en: `must not be nested deeper than ${DEPTH_MAX} levels`,
};
const notAnObject: Words = { vi: 'phải là một đối tượng JSON', en: 'must be a JSON object' };

const faultsOf = (errors: readonly ValidationError[], path: string): FieldFault[] =>
  errors.flatMap((error) => {
    const index = /^\d+$/.test(error.property);
    const field = index ? `${path}[${error.property}]` : [path, error.property].filter((part) => part !== '').join('.');
    const message = wordsOf(error);
    return [...(message === undefined ? [] : [{ field, message }]), ...faultsOf(error.children ?? [], field)];
  });

/** Level by level and not by calls, so that no depth can harm the check itself. */
const nestedTooDeep = (value: unknown): boolean => {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEPTH_MAX) return true;
    level = level
      .flatMap((one) => Object.values(one as Record<string, unknown>))
      .filter((one) => typeof one === 'object' && one !== null);
  }
  return false;
};

const refuseBody = (message: Words): never => {
  throw new ProblemAnswer(400, 'body-malformed', [{ field: 'body', message }]);
};

class BodyPipe extends ValidationPipe {
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'body' && this.toValidate(metadata)) this.checkShape(value);
    return super.transform(value, metadata) as Promise<unknown>;
  }

  /** No body at all is an empty one; a text is a file sent to a route that reads JSON. */
  private checkShape(value: unknown): void {
    if (value === undefined) return;
    if (typeof value === 'string') throw new ProblemAnswer(415, 'media-type-unsupported');
    if (typeof value !== 'object' || value === null || Array.isArray(value)) refuseBody(notAnObject);
    if (nestedTooDeep(value)) refuseBody(tooDeep);
  }
}

/** Checks every body against its class: unknown fields are refused, and each fault names its field. */
export const bodyPipe = (): ValidationPipe =>
  new BodyPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    validationError: { target: false, value: true },
    exceptionFactory: (errors) => new ProblemAnswer(400, 'body-malformed', faultsOf(errors, '')),
  });

/** Turns away a body that no parser has read: taken for an empty one, it would be obeyed without having been understood. */
@Injectable()
export class MediaTypeGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { headers, body } = context.switchToHttp().getRequest<EdgeRequest>();
    const sent = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
    if (sent && body === undefined) throw new ProblemAnswer(415, 'media-type-unsupported');
    return true;
  }
}
