import { createConfig, lintFromString } from '@redocly/openapi-core';
import { roles } from '#exams';
import { wordedFields } from '../../apps/api/src/bodies/field-words.js';
import { type Client, type Product, startProduct } from '../support/product.js';

/** Every object of a document that stands under one of its keys, with the path to it. */
const objectsIn = (value: unknown, path = ''): readonly (readonly [string, any])[] => {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.entries(value).flatMap(([key, entry]) => objectsIn(entry, `${path}/${key}`));
  return [[path, value], ...inner];
};

const methods = ['get', 'post', 'put', 'delete'];

const unsigned = [
  'SignIn',
  'SignInByPasskey',
  'AskForPasskey',
  'ShowSession',
  'Health',
  'Ready',
  'ListPublicRounds',
  'ListPublications',
];

describe('the OpenAPI document', () => {
  let product: Product;
  let anybody: Client;
  let document: any;
  let operations: readonly (readonly [method: string, path: string, operation: any])[];
  let bodies: readonly (readonly [string, any])[];

  beforeAll(async () => {
    product = await startProduct();
    document = (await product.nobody.get('/api/openapi.json')).body;
    anybody = (await product.person(...roles.filter((role) => role !== 'ADMIN'))).client;
    operations = Object.entries<any>(document.paths).flatMap(([path, item]) =>
      methods.flatMap((method) => (item[method] === undefined ? [] : [[method, path, item[method]] as const])),
    );
    bodies = Object.entries<any>(document.components.schemas).filter(([name]) => name.endsWith('Body'));
  });
  afterAll(() => product.close());

  const problemsOf = async (checked: unknown): Promise<readonly string[]> => {
    const config = await createConfig({
      extends: ['spec'],
      rules: {
        'no-invalid-media-type-examples': 'error',
        'no-invalid-schema-examples': 'error',
        'no-unused-components': 'error',
        // Where it stands beside a reference, the type is told there.
        'nullable-type-sibling': 'off',
        'operation-operationId': 'error',
        'operation-summary': 'error',
        'path-params-defined': 'error',
        'security-defined': 'error',
        'tag-description': 'off',
      },
    });
    const problems = await lintFromString({ source: JSON.stringify(checked), config });
    return problems.map(({ message, location }) => `${location[0]?.pointer ?? ''}: ${message}`);
  };

  it('is valid: parameters, references, schemas, samples, security', async () => {
    expect(await problemsOf(document)).toEqual([]);
    expect(operations.length).toBeGreaterThan(150);
  });

  it('is told the viewer in the words of OpenAPI 3.0, which it opens faster, with all operations', async () => {
    const { body: script } = await product.nobody.get('/docs/swagger-ui-init.js');
    const [, options = ''] = /let options = (.*?);\n {2}url = /s.exec(script) ?? [];
    const { swaggerDoc } = JSON.parse(options);
    expect(swaggerDoc.openapi).toBe('3.0.3');
    expect(await problemsOf(swaggerDoc)).toEqual([]);
    expect(Object.keys(swaggerDoc.paths)).toEqual(Object.keys(document.paths));
    const { post, reason } = {
      ...swaggerDoc.components.schemas.DecidePreferenceGapBody.properties,
      ...swaggerDoc.components.schemas.DecisionDoc.properties,
    };
    expect(post).toMatchObject({ type: 'string', nullable: true });
    expect(reason).toMatchObject({ allOf: [{ $ref: '#/components/schemas/SealedText' }], nullable: true });
  });

  it('shows what a problem of each status says', () => {
    const samples = Object.values<any>(document.components.responses).map(
      ({ content }) => content['application/problem+json'].example,
    );
    expect(samples.map(({ status, code }) => [status, code])).toEqual([
      ...[
        [400, 'body-malformed'],
        [401, 'not-signed-in'],
        [403, 'not-allowed'],
        [404, 'not-found'],
        [409, 'conflict'],
      ],
      ...[
        [413, 'too-large'],
        [415, 'media-type-unsupported'],
        [421, 'host-unknown'],
        [429, 'too-many-requests'],
        [500, 'fault'],
        [503, 'unavailable'],
      ],
    ]);
  });

  it('says what every operation answers, and what every object of an answer holds', () => {
    const silent = operations.filter(([, , { responses }]) => {
      const [, success] = Object.entries<any>(responses).find(([status]) => status.startsWith('2')) ?? [];
      return success?.description !== 'Done.' && Object.values<any>(success?.content ?? {})[0]?.schema === undefined;
    });
    expect(silent).toEqual([]);
    const bare = objectsIn(document.components.schemas).filter(
      ([, { type, properties, additionalProperties }]) =>
        type === 'object' && properties === undefined && additionalProperties === undefined,
    );
    expect(bare.map(([path]) => path)).toEqual([]);
  });

  it('gives problems their media type, and says who need not sign in', () => {
    for (const [, , { responses, operationId, security }] of operations) {
      const problems = Object.entries<any>(responses).filter(([status]) => !status.startsWith('2'));
      expect(problems.map(([, { $ref }]) => $ref.split('/').at(-1))).toEqual(
        problems.map(([status]) => `Problem${status}`),
      );
      expect([operationId, security.length]).toEqual([operationId, unsigned.includes(operationId) ? 0 : 1]);
    }
    expect(Object.keys(document.components.responses.Problem409.content)).toEqual(['application/problem+json']);
  });

  it('says of every field of every body what it means, with a sample', () => {
    const fields = bodies.flatMap(([name, { properties = {} }]) =>
      Object.entries<any>(properties).map(([field, schema]) => ({ field: `${name}.${field}`, schema })),
    );
    expect(fields.length).toBeGreaterThan(300);
    const isPart = ({ $ref, allOf, items }: any) => ($ref ?? allOf ?? items?.$ref) !== undefined;
    const silent = fields.filter(
      ({ schema }) => schema.description === undefined || (schema.example === undefined && !isPart(schema)),
    );
    expect(silent.map(({ field }) => field)).toEqual([]);
    const known = new Set(fields.flatMap(({ field }) => [field, field.split('.')[1]]));
    expect(wordedFields.filter((name) => !known.has(name))).toEqual([]);
  });

  const whole = (schema: any): unknown => {
    const ref: string | undefined = schema.$ref ?? schema.allOf?.[0].$ref;
    if (ref !== undefined) return whole(document.components.schemas[ref.split('/').at(-1) ?? '']);
    if (schema.example !== undefined) return schema.example;
    if (schema.type === 'array')
      return Array.from({ length: Math.max(1, schema.minItems ?? 0) }, () => whole(schema.items));
    return Object.fromEntries(
      Object.entries<any>(schema.properties ?? {}).map(([field, inner]) => [field, whole(inner)]),
    );
  };

  it('has samples that pass the check of their body, with what may be left out and without', async () => {
    for (const [method, path, { requestBody }] of operations) {
      const media = requestBody?.content['application/json'];
      if (media === undefined || path.startsWith('/api/session')) continue;
      const [first] = Object.values<any>(media.examples ?? {});
      const samples = first === undefined ? [media.example, whole(media.schema)] : [first.value];
      for (const sample of samples) {
        const { status, body } = await anybody.send(method.toUpperCase(), path.replaceAll(/\{\w+\}/g, 'none'), sample);
        expect([path, sample, status === 400 ? body : 'fits']).toEqual([path, sample, 'fits']);
      }
    }
  });

  it('describes the parts of a body, one by one and in lists', () => {
    const { schemas } = document.components;
    expect(schemas.ApprovePlanBody.properties.terms.allOf).toEqual([{ $ref: '#/components/schemas/TermsBody' }]);
    expect(schemas.TermsBody.required).toEqual(['allocation', 'markGrain', 'panel', 'eligibility']);
    expect(schemas.EstablishCouncilBody.properties.members).toMatchObject({
      type: 'array',
      minItems: 3,
      items: { $ref: '#/components/schemas/CouncilSeatBody' },
    });
    expect(schemas.CouncilSeatBody.required).toEqual(['person', 'office', 'standing', 'role']);
    expect(schemas.DecidePreferenceGapBody.properties.post.type).toEqual(['string', 'null']);
  });

  it('describes the texts of an event, and why one is withheld', () => {
    const { get } = document.paths['/api/rounds/{id}/texts/{revision}'];
    expect(get.parameters).toContainEqual(expect.objectContaining({ name: 'revision', in: 'path', required: true }));
    const { Withheld } = document.components.schemas;
    expect(Withheld.enum).toEqual(['CHANGED', 'ERASED', 'MISSING', 'SEALED']);
  });
});
