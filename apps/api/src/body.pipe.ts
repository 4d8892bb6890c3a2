import { type ValidationError, ValidationPipe } from '@nestjs/common';
import { type FieldFault, ProblemAnswer } from './problem.js';

const faultsOf = (errors: readonly ValidationError[], path: string): FieldFault[] =>
  errors.flatMap((error) => {
    const index = /^\d+$/.test(error.property);
    const field = index ? `${path}[${error.property}]` : [path, error.property].filter((part) => part !== '').join('.');
    const own = Object.values(error.constraints ?? {}).map((message) => ({ field, message }));
    return [...own.slice(0, 1), ...faultsOf(error.children ?? [], field)];
  });

/** Checks every body against its class: unknown fields are refused, and each fault names its field. */
export const bodyPipe = (): ValidationPipe =>
  new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) => new ProblemAnswer(400, 'body-malformed', faultsOf(errors, '')),
  });
