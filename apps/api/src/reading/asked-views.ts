import { createParamDecorator, type ExecutionContext, Param, Query } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { WholeSight } from '#exams';
import type { HandlerParameter } from '../edge/route.js';
import { streamId } from '../edge/stream-id.pipe.js';
import { type Actor, actorOf, type EdgeRequest } from '../identity/actor.js';
import { found } from './access.js';
import { type AsOf, withPast } from './as-of.js';
import type { Named } from './people.js';
import { NamesQuery } from './queries.js';

/** Asks for one thing, with names, now or as it was. */
export class NamesOfPast extends withPast(NamesQuery) {}

/** A view under its name. */
export interface Known<View> {
  readonly name: string;
  readonly view: View;
}

/** A page of a view, in the view's own order. */
export interface PageOf<Doc> extends Named, AsOf {
  readonly items: readonly Doc[];
  /** Present when there is more: give it as `after`. */
  readonly next?: string;
}

/** `rounds` → `Rounds`. */
export const capital = (name: string): string => `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;

/** In which order a list stands. */
export const listSummary = (name: string, { order }: Pick<WholeSight, 'order'>): string => {
  if (order === undefined) return name;
  return order.descending === true ? `${name}, newest first` : `${name}, in the order of \`${order.by}\``;
};

/** What identifies a part: numbers are indexed as numbers. */
export const asIndexed = (field: string, value: string): string | number => {
  if (field !== 'revision') return value;
  return /^\d{1,9}$/.test(value) ? Number(value) : found<number>(undefined);
};

/** Who asks, and where the answer goes. */
export interface Asking {
  readonly me: Actor;
  readonly reply: FastifyReply;
}

/** Who asks, for a parameter of a handler. */
export const Asked = createParamDecorator((_: unknown, context: ExecutionContext): Asking => {
  const http = context.switchToHttp();
  return { me: actorOf(http.getRequest<EdgeRequest>()), reply: http.getResponse<FastifyReply>() };
});

/** The `id` of a path, for a parameter of a handler. */
export const idOfPath: HandlerParameter = [Param('id', streamId), String];

/** The parameters of a handler that is asked with such a query. */
export const asks = (query: unknown, ...more: readonly HandlerParameter[]): readonly HandlerParameter[] => [
  [Asked(), Object],
  [Query(), query],
  ...more,
];
