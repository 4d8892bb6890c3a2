import { Body, Controller, HttpCode, Param, Post, type Type } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBody, ApiExtension, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Category, isWeighty, keeping, own, rightsTo, type Words } from '#exams';
import type { CommandBody } from '../bodies/common.js';
import { Info, Repeatable, type RequestInfo } from '../edge/request-info.js';
import { addRoute } from '../edge/route.js';
import { Says } from '../identity/actor.js';
import { streamId } from '../edge/stream-id.pipe.js';
import { kebab } from './kebab.js';
import { BeforeBody } from '../identity/before-body.js';
import { mustHaveRole } from './senders.js';
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

/** What a seat is in each kind of stream that has them. */
const seatsOf: Readonly<Partial<Record<Category, string>>> = {
  round: 'Seat in the round',
  appointment: 'Part in the case',
};

/** Who may send it, as the card of its event says. */
const mayBeSentBy = (category: Category, command: string): string => {
  const { roles, seats, title } = rightsTo(category, command);
  const seat = seatsOf[category] === undefined ? '' : ` ${seatsOf[category]}, one of: ${seats.join(', ')}.`;
  return `${title.vi}.${title.source === null ? '' : ` ${title.source}.`} Role, one of: ${roles.join(', ')}.${seat}`;
};

/** What must be known before a command is sent, beside who may send it. */
const warnings: Readonly<Record<string, Words>> = {
  CommitLot: keeping.LOT,
  CodeScripts: keeping.CODE_MAP,
};

/** `ApprovePlan` → `Approve plan`. */
const spaced = (name: string): string => name.replace(/\B[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

const operationOf = (category: Category, command: string) => {
  const { vi, en } = own(warnings, command) ?? { vi: '', en: '' };
  const description = `${mayBeSentBy(category, command)} ${vi} ${en}`.trimEnd();
  return { operationId: command, summary: spaced(command), description };
};

/** A controller with one method per command, so that every command has its own checked body and its own documentation. */
export const commandController = <Commands extends object>(routes: CommandRoutes<Commands>): Type => {
  class CommandController {
    constructor(readonly bus: CommandBus) {}
  }
  for (const [command, body] of Object.entries(routes.bodies) as [keyof Commands & string, Type<CommandBody>][]) {
    const rights = rightsTo(routes.category, command);
    const weighty = isWeighty(routes.category, command);
    const handler: Handler = function (id, checked, info) {
      const target = { category: routes.category, id };
      return this.bus.execute(new Submit(target, command, checked, info));
    };
    addRoute(
      CommandController.prototype,
      [command, handler],
      [
        [Param('id', streamId), String],
        [Body(), body],
        [Info(), Object],
      ],
      [
        Post(`:id/${kebab(command)}`),
        BeforeBody((actor) => mustHaveRole(actor, routes.category, rights)),
        HttpCode(200),
        Says({
          weighty,
          ...(routes.category === 'account' ? { watched: 'ACCOUNT_CHANGED' } : {}),
        }),
        ApiOperation(operationOf(routes.category, command)),
        ApiExtension('x-khoabang', { ...rights, weighty }),
        Repeatable(),
        ApiBody({ type: body }),
      ],
    );
  }
  Reflect.defineMetadata('design:paramtypes', [CommandBus], CommandController);
  Controller(`api/${routes.path}`)(CommandController);
  ApiTags(routes.tag)(CommandController);
  Object.defineProperty(CommandController, 'name', { value: `${routes.tag}Controller` });
  return CommandController;
};
