import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import { type EdgeRequest, says } from '../identity/actor.js';
import { ProblemAnswer, type Words } from './problem.js';

/** As the router writes it: `/api/rounds/:id`. */
const routed = (path: string): string => path.replaceAll(/\{(\w+)\}/g, ':$1');

const notOffered = (offered: readonly string[]): Words =>
  offered.length === 0
    ? { vi: 'không có tham số này: ở đây không nhận tham số nào', en: 'is not known: there is nothing to ask for here' }
    : {
        vi: `không có tham số này; chỉ có: ${offered.join(', ')}`,
        en: `is not known; there are: ${offered.join(', ')}`,
      };

interface Parameter {
  readonly in?: string;
  readonly name?: string;
}

/** Refuses what the document does not offer to ask for: a filter that is passed over would be taken for one that worked. */
@Injectable()
export class QueryGuard implements CanActivate {
  private document: () => Pick<OpenAPIObject, 'paths'> = () => ({ paths: {} });
  private offers: ReadonlyMap<string, readonly string[]> | undefined;

  /** Takes over from the document, once it is needed, what every operation may be asked for. */
  learnFrom(document: () => Pick<OpenAPIObject, 'paths'>): void {
    this.document = document;
  }

  private learnt(): ReadonlyMap<string, readonly string[]> {
    const entries = Object.entries(this.document().paths).flatMap(([path, item]) =>
      Object.entries(item as Readonly<Record<string, { readonly parameters?: readonly Parameter[] }>>).map(
        ([method, { parameters = [] }]) => {
          const names = parameters.flatMap((one) => (one.in === 'query' && one.name !== undefined ? [one.name] : []));
          return [`${method.toUpperCase()} ${routed(path)}`, names] as const;
        },
      ),
    );
    return new Map(entries);
  }

  canActivate(context: ExecutionContext): boolean {
    const { method, routeOptions, query } = context.switchToHttp().getRequest<EdgeRequest>();
    const asked = Object.keys(query as object);
    if (asked.length === 0 || says(routeOptions.config, 'anyQuery')) return true;
    this.offers ??= this.learnt();
    const offered = this.offers.get(`${method} ${routeOptions.url ?? ''}`) ?? [];
    // A client may send its position with every read: what does not rest on views is never behind it.
    const known = method === 'GET' ? [...offered, 'position'] : offered;
    const unknown = asked.filter((name) => !known.includes(name));
    if (unknown.length === 0) return true;
    const message = notOffered(offered);
    throw new ProblemAnswer(
      400,
      'body-malformed',
      unknown.map((field) => ({ field, message })),
    );
  }
}
