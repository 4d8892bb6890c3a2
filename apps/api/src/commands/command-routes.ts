import { Body, Controller, HttpCode, Param, Post, type Type } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBody, ApiDefaultResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Category } from '#exams';
import type { CommandBody } from '../bodies/common.js';
import { AnswerBody, ProblemBody } from '../bodies/answer.js';
import { Info, type RequestInfo } from '../edge/request-info.js';
import { streamId } from '../edge/stream-id.pipe.js';
import { kebab } from './kebab.js';
import { type Answer, Submit } from './submit.js';

/** A kind of stream as the edge offers it: one route a command, `POST /api/<path>/:id/<command>`. */
export interface CommandRoutes<Commands extends object> {
  readonly category: Category;
  readonly path: string;
  readonly tag: string;
  readonly bodies: Readonly<Partial<Record<keyof Commands & string, Type<CommandBody>>>>;
}

type Handler = (
  this: { readonly bus: CommandBus },
  id: string,
  body: CommandBody,
  info: RequestInfo,
) => Promise<Answer>;

const decorate = (prototype: object, name: string, path: string, body: Type<CommandBody>): void => {
  const descriptor = Object.getOwnPropertyDescriptor(prototype, name) ?? {};
  Param('id', streamId)(prototype, name, 0);
  Body()(prototype, name, 1);
  Info()(prototype, name, 2);
  Reflect.defineMetadata('design:paramtypes', [String, body, Object], prototype, name);
  for (const one of [
    Post(`:id/${path}`),
    HttpCode(200),
    ApiOperation({ operationId: name, summary: name.replace(/\B[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`) }),
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description: 'A repeat under the same key writes nothing again.',
    }),
    ApiBody({ type: body }),
    ApiOkResponse({ type: AnswerBody }),
    ApiDefaultResponse({ type: ProblemBody, description: 'RFC 9457 problem.' }),
  ]) {
    one(prototype, name, descriptor);
  }
};

/** A controller with one method per command, so that every command has its own checked body and its own documentation. */
export const commandController = <Commands extends object>(routes: CommandRoutes<Commands>): Type => {
  class CommandController {
    constructor(readonly bus: CommandBus) {}
  }
  for (const [command, body] of Object.entries(routes.bodies) as [keyof Commands & string, Type<CommandBody>][]) {
    const handler: Handler = function (id, checked, info) {
      const target = { category: routes.category, id };
      return this.bus.execute(new Submit(target, command, checked, info));
    };
    Object.defineProperty(CommandController.prototype, command, { value: handler, configurable: true, writable: true });
    decorate(CommandController.prototype, command, kebab(command), body);
  }
  Reflect.defineMetadata('design:paramtypes', [CommandBus], CommandController);
  Controller(`api/${routes.path}`)(CommandController);
  ApiTags(routes.tag)(CommandController);
  Object.defineProperty(CommandController, 'name', { value: `${routes.tag}Controller` });
  return CommandController;
};
