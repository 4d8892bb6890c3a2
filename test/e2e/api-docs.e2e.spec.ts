import { type Product, startProduct } from '../support/product.js';

/** Every `$ref` of a document, wherever it stands. */
const refsIn = (value: unknown): readonly string[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, entry]) =>
    key === '$ref' && typeof entry === 'string' ? [entry] : refsIn(entry),
  );
};

describe('the OpenAPI document', () => {
  let product: Product;
  let document: any;

  beforeAll(async () => {
    product = await startProduct();
    document = (await product.nobody.get('/api/openapi.json')).body;
  });
  afterAll(() => product.close());

  it('has what every reference names, and a name for every schema', () => {
    const known = Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`);
    expect(known).not.toContain('#/components/schemas/');
    const refs = refsIn(document);
    expect(refs.length).toBeGreaterThan(100);
    expect(refs.filter((ref) => !known.includes(ref))).toEqual([]);
  });

  it('describes the parts of a body, one by one and in lists', () => {
    const { schemas } = document.components;
    expect(schemas.ApprovePlanBody.properties.terms).toEqual({ $ref: '#/components/schemas/TermsBody' });
    expect(schemas.TermsBody.required).toEqual(['allocation', 'markGrain', 'panel', 'eligibility']);
    expect(schemas.EstablishCouncilBody.properties.members).toMatchObject({
      type: 'array',
      minItems: 3,
      items: { $ref: '#/components/schemas/CouncilSeatBody' },
    });
    expect(schemas.CouncilSeatBody.required).toEqual(['person', 'office', 'standing', 'role']);
  });

  it('describes the texts of an event, and why one is withheld', () => {
    const { get } = document.paths['/api/rounds/{id}/texts/{revision}'];
    expect(get.responses['200'].content['application/json'].schema).toEqual({ $ref: '#/components/schemas/TextsBody' });
    expect(get.parameters).toContainEqual(expect.objectContaining({ name: 'revision', in: 'path', required: true }));
    const { withheld } = document.components.schemas.TextsBody.properties;
    expect(withheld.additionalProperties.enum).toEqual(['SEALED', 'ERASED', 'MISSING', 'CHANGED']);
  });
});
