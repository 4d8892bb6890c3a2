import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import answersJson from './answers.json' with { type: 'json' };
import { once } from '../../../host/src/once.js';
import { edgeProblem, ProblemAnswer } from './problem.js';
import { codes, type EdgeCode, titles } from './problem-words.js';
import { QueryGuard } from './query.guard.js';
import { serveViewer } from './viewer.js';

const config = new DocumentBuilder()
  .setOpenAPIVersion('3.1.0')
  .setTitle('Khoa Bảng')
  .setDescription(
    'Leadership recruitment exams. Every command answers with a `position`; give it to a read to see at least that. Errors are RFC 9457 problems, in Vietnamese or English by `Accept-Language`. Lists are read in pages: `limit`, and `next` of one page as `after` of the following.\n\n' +
      'In the viewer: sign in under Session (`POST /api/session`); the browser then sends the cookie by itself, until somebody else signs in there. The command `ApprovePlan` of a round stands at `/docs#/Rounds/ApprovePlan`, and so does every other under its own name.',
  )
  .setVersion('0.1.0')
  .addServer('/', 'This server')
  .addCookieAuth(
    'khoabang',
    {
      type: 'apiKey',
      in: 'cookie',
      name: 'khoabang',
      description: 'Set by `POST /api/session`. Scripts cannot read it, and other sites cannot send it.',
    },
    'khoabang',
  )
  .build();

type Json = Readonly<Record<string, unknown>>;
type Schemas = Readonly<Record<string, Json>>;
type Operation = OpenAPIObject['paths'][string]['get'] & {};
type Method = 'get' | 'post' | 'put' | 'delete';

const { answers, schemas: answerSchemas } = answersJson as unknown as {
  readonly answers: Schemas;
  readonly schemas: Schemas;
};

/** May be asked without signing in. */
const open: ReadonlySet<string | undefined> = new Set([
  'SignIn',
  'SignInByPasskey',
  'AskForPasskey',
  'ShowSession',
  'Health',
  'Ready',
  'ListPublicRounds',
  'ListPublications',
]);
const methods: readonly Method[] = ['get', 'post', 'put', 'delete'];

const isCommand = ({ operationId = '', responses }: Operation): boolean =>
  answers[operationId] === undefined && responses['204'] === undefined;

/** A round that the sender may not know of is not there for a command either. */
const ofRounds = '/api/rounds/';

/** Which problems an operation may answer with, by what it is: the edge makes no others. */
const problemsOf = (method: Method, path: string, operation: Operation): readonly number[] => {
  const isOpen = open.has(operation.operationId);
  return [
    400,
    ...(isOpen && method === 'get' ? [] : [401, 403, 409]),
    ...(path.includes('{') && (path.startsWith(ofRounds) || !isCommand(operation)) ? [404] : []),
    ...(method === 'get' ? [] : [413, 415]),
    421,
    429,
    500,
    503,
  ];
};

const refTo = (kind: 'schemas' | 'responses', name: string) => ({ $ref: `#/components/${kind}/${name}` });

/** Told as it happens: the schema is that of the `data` of each message. */
const mediaOf = ({ operationId }: Operation): string =>
  operationId === 'Live' ? 'text/event-stream' : 'application/json';

const answerTo = (operation: Operation): Json => ({
  description: operation.summary ?? '',
  content: { [mediaOf(operation)]: { schema: answers[operation.operationId ?? ''] ?? answers['Command'] } },
});

/** A sample of what has to be sent, and of nothing that may be left out: what is tried first does what it says. */
const sampleOf = (schema: Json, schemas: Schemas): unknown => {
  const { $ref, allOf } = schema as { readonly $ref?: string; readonly allOf?: readonly Json[] };
  const known = $ref === undefined ? undefined : schemas[$ref.slice($ref.lastIndexOf('/') + 1)];
  if (known !== undefined) return sampleOf(known, schemas);
  if (allOf?.[0] !== undefined) return sampleOf(allOf[0], schemas);
  if (schema['example'] !== undefined) return schema['example'];
  if (schema['type'] === 'array') {
    const item = sampleOf(schema['items'] as Json, schemas);
    return Array.from({ length: Math.max(1, Number(schema['minItems'] ?? 0)) }, () => item);
  }
  const needed = (schema['required'] ?? []) as readonly string[];
  const fields = (schema['properties'] ?? {}) as Schemas;
  return Object.fromEntries(needed.map((name) => [name, sampleOf(fields[name] ?? {}, schemas)]));
};

const withSample = (body: Json, schemas: Schemas): Json => {
  const content = Object.entries(
    body['content'] as Readonly<Record<string, Readonly<{ schema: Json; examples?: Json }>>>,
  );
  const sampled = content.map(([type, media]) => [
    type,
    media.examples === undefined ? { ...media, example: sampleOf(media.schema, schemas) } : media,
  ]);
  return { ...body, required: true, content: Object.fromEntries(sampled) };
};

/** What the decorators do not say of an operation: its answer, its problems, its security, a sample of its body. */
const completed = (method: Method, path: string, operation: Operation, schemas: Schemas): Json => {
  const [success = '200'] = Object.keys(operation.responses).filter((status) => status.startsWith('2'));
  const problems = problemsOf(method, path, operation);
  return {
    ...operation,
    ...(operation.requestBody === undefined
      ? {}
      : { requestBody: withSample(operation.requestBody as unknown as Json, schemas) }),
    responses: {
      [success]: success === '204' ? { description: 'Done.' } : answerTo(operation),
      ...Object.fromEntries(problems.map((status) => [status, refTo('responses', `Problem${status}`)])),
    },
    security: open.has(operation.operationId) ? [] : [{ khoabang: [] }],
  };
};

/** A sample of what each status is answered with: the most common of them. */
const sampleCodes: Readonly<Record<string, EdgeCode>> = {
  ...codes,
  403: 'not-allowed',
  409: 'conflict',
  429: 'too-many-requests',
  500: 'fault',
};
const sampleProblem = (status: string) =>
  edgeProblem(new ProblemAnswer(Number(status), sampleCodes[status] ?? 'fault'), 'en');

const problemResponses = Object.fromEntries(
  Object.entries(titles).map(([status, { en }]) => [
    `Problem${status}`,
    {
      description: `${en}.`,
      content: { 'application/problem+json': { schema: answers['Problem'], example: sampleProblem(status) } },
      ...(status === '503' || status === '429'
        ? { headers: { 'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer' } } } }
        : {}),
    },
  ]),
);

/** `nullable` is a word of OpenAPI 3.0: in 3.1 nothing is one more type. */
const nullsAsTypes = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(nullsAsTypes);
  if (typeof value !== 'object' || value === null) return value;
  const { nullable, ...rest } = Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [key, nullsAsTypes(entry)]),
  );
  return nullable === true ? { ...rest, type: [rest['type'], 'null'] } : rest;
};

/** The schemas that `text` leads to: an answer of what this server does not offer is not described. */
const reached = (schemas: Schemas, text: string, seen = new Set<string>()): ReadonlySet<string> => {
  for (const [, name = ''] of text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
    if (seen.has(name)) continue;
    seen.add(name);
    reached(schemas, JSON.stringify(schemas[name] ?? {}), seen);
  }
  return seen;
};

/** The document with everything that follows from what operations are, and that no decorator has to say. */
const complete = (document: OpenAPIObject): OpenAPIObject => {
  const bodies = nullsAsTypes(document.components?.schemas ?? {}) as Schemas;
  const paths = Object.entries(document.paths).map(([path, item]) => {
    const operations = methods.flatMap((method) => {
      const operation = item[method];
      return operation === undefined ? [] : [[method, completed(method, path, operation, bodies)] as const];
    });
    return [path, Object.fromEntries(operations)] as const;
  });
  const all = { ...bodies, ...answerSchemas };
  const used = reached(all, JSON.stringify([paths, problemResponses]));
  const schemas = Object.fromEntries(Object.entries(all).filter(([name]) => used.has(name)));
  return {
    ...document,
    paths: Object.fromEntries(paths),
    components: { ...document.components, schemas, responses: problemResponses },
  } as unknown as OpenAPIObject;
};

const JSON_TYPE = 'application/json; charset=utf-8';

/** OpenAPI 3.1 at `/api/openapi.json`, a viewer at `/docs`. No start waits for it: putting it together takes a tenth of a second. */
export const serveOpenApi = (app: NestFastifyApplication): void => {
  const document = once(() => complete(SwaggerModule.createDocument(app, config)));
  app.get(QueryGuard).learnFrom(document);
  // Written once: it is the largest answer of all.
  const text = once(() => Buffer.from(JSON.stringify(document())));
  app
    .getHttpAdapter()
    .get('/api/openapi.json', (_: unknown, reply: FastifyReply) => reply.type(JSON_TYPE).send(text()));
  serveViewer(app, document);
};
