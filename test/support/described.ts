import type { IncomingMessage, ServerResponse } from 'node:http';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

interface Schema {
  readonly $ref?: string;
  readonly [word: string]: unknown;
}

interface Response {
  readonly $ref?: string;
  readonly content?: Readonly<Record<string, { readonly schema: Schema }>>;
}

interface Operation {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, Response>>;
}

/** As much of an OpenAPI document as answers are held against. */
export interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation | undefined>>>>;
  readonly components: { readonly responses: Readonly<Record<string, Response>>; readonly schemas: unknown };
}

/** An answer as it left. */
export interface Left {
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/** `/api/rounds/{id}` as what it matches. */
const patternOf = (path: string): RegExp =>
  new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}/?$`, 'i');

/** What the document describes is all that there is: a field that it does not name is a fault. */
const closed = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const inner = Object.fromEntries(Object.entries(schema).map(([key, entry]) => [key, closed(entry)]));
  const isOpen = typeof inner['properties'] !== 'object' || 'additionalProperties' in inner;
  return isOpen ? inner : { ...inner, additionalProperties: false };
};

/** Holds what a server answers against its own OpenAPI document. */
export class Described {
  /** What was answered otherwise than the document says, each once. */
  readonly faults = new Set<string>();
  private readonly ajv = new Ajv2020({ strict: false, validateFormats: false });
  private readonly compiled = new Map<string, ValidateFunction>();
  private readonly paths: readonly (readonly [RegExp, string])[];

  constructor(private readonly document: OpenApi) {
    this.ajv.addSchema({ $id: 'document', components: closed(document.components) as object });
    // What is written out comes before what stands for anything.
    const paths = Object.keys(document.paths).sort((a, b) => a.split('{').length - b.split('{').length);
    this.paths = paths.map((path) => [patternOf(path), path]);
  }

  check({ method, url, status, type, body }: Left): void {
    const { pathname } = new URL(url, 'http://server');
    const path = this.paths.find(([pattern]) => pattern.test(pathname))?.[1];
    const operation = path === undefined ? undefined : this.document.paths[path]?.[method.toLowerCase()];
    if (operation === undefined || body === '') return;
    const what = `${operation.operationId} ${status.toString()}`;
    const response = operation.responses[status];
    if (response === undefined) {
      this.faults.add(`${what} is not declared`);
      return;
    }
    const media = type.split(';')[0] ?? '';
    const validate = this.validator(what, response, media);
    if (validate === undefined) this.faults.add(`${what} as ${media} is not declared`);
    else if (!validate(JSON.parse(body))) this.faults.add(`${what}: ${this.ajv.errorsText(validate.errors)}`);
  }

  private validator(what: string, response: Response, media: string): ValidateFunction | undefined {
    const known = this.compiled.get(what);
    if (known !== undefined) return known;
    const name = response.$ref?.split('/').at(-1);
    const schema = (name === undefined ? response : this.document.components.responses[name])?.content?.[media]?.schema;
    if (schema === undefined) return undefined;
    const text = JSON.stringify(closed(schema)).replaceAll('"#/components', '"document#/components');
    const made = this.ajv.compile(JSON.parse(text) as object);
    this.compiled.set(what, made);
    return made;
  }
}

/** Checks every answer of a server as it leaves. */
export const describedBy = (described: Described) => (request: IncomingMessage, response: ServerResponse) => {
  const end = response.end.bind(response) as (...given: unknown[]) => ServerResponse;
  response.end = ((...given: unknown[]) => {
    const [body] = given;
    const text = typeof body === 'string' || Buffer.isBuffer(body) ? body.toString() : '';
    const type = response.getHeader('content-type')?.toString() ?? '';
    if (type.includes('json')) {
      described.check({
        method: request.method ?? '',
        url: request.url ?? '',
        status: response.statusCode,
        type,
        body: text,
      });
    }
    return end(...given);
  }) as typeof response.end;
};
