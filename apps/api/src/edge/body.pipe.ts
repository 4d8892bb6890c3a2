import {
  type ArgumentMetadata,
  type CanActivate,
  type ExecutionContext,
  Injectable,
  ValidationPipe,
} from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import type { EdgeRequest } from '../identity/actor.js';
import { wordsOf, wordsOfUnknown } from '../bodies/fault-words.js';
import { rememberShapes } from './known-shapes.js';
import { type FieldFault, ProblemAnswer, type Words } from './problem.js';

/** Who has to correct more than this at once begins with these. */
const FAULTS_MAX = 50;

const notAnObject: Words = { vi: 'phải là một đối tượng JSON', en: 'must be a JSON object' };

/** Fields that are not known are named together, however many: none of them is worth a line. */
const isUnknown = ({ constraints }: ValidationError): boolean => constraints?.['whitelistValidation'] !== undefined;

const unknownIn = (errors: readonly ValidationError[], path: string): FieldFault[] => {
  const [first, ...more] = errors.filter(isUnknown);
  if (first === undefined) return [];
  const message = wordsOfUnknown(more.length + 1);
  return [{ field: fieldIn(path, first.property), message }];
};

const fieldIn = (path: string, property: string): string => {
  if (/^\d+$/.test(property)) return `${path}[${property}]`;
  return path === '' ? property : `${path}.${property}`;
};

const faultsOf = (errors: readonly ValidationError[], path: string): FieldFault[] => [
  ...errors
    .filter((error) => !isUnknown(error))
    .flatMap((error) => {
      const field = fieldIn(path, error.property);
      const message = wordsOf(error);
      return [...(message === undefined ? [] : [{ field, message }]), ...faultsOf(error.children ?? [], field)];
    }),
  ...unknownIn(errors, path),
];

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
    if (Array.isArray(value)) refuseBody(notAnObject);
  }
}

/** Checks every body against its class: unknown fields are refused, and each fault names its field. */
export const bodyPipe = (): ValidationPipe => {
  rememberShapes();
  return new BodyPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    stopAtFirstError: true,
    validationError: { target: false, value: true },
    exceptionFactory: (errors) => new ProblemAnswer(400, 'body-malformed', faultsOf(errors, '').slice(0, FAULTS_MAX)),
  });
};

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
