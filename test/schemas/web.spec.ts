import { readFileSync, writeFileSync } from 'node:fs';
import { type Product, startProduct } from '../support/product.js';
import { actsText, type Described, eventsText, files, typesText, wordsText } from './web.js';

/** Given, what is told here is written down instead of compared: `npm run schemas`. */
const makes = process.env['MAKE'] !== undefined;

const expectKept = (file: string, text: string): void => {
  if (makes) writeFileSync(file, text);
  expect(readFileSync(file, 'utf8')).toBe(text);
};

describe('what pages are told of the product; `npm run schemas` makes it anew', () => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product.close());

  it('are the types of its answers', async () => {
    expectKept(files.types, await typesText());
  });

  it('are its commands, with what their bodies hold', async () => {
    const { body } = (await product.nobody.get('/api/openapi.json')) as { readonly body: Described };
    expectKept(files.acts, await actsText(body));
  });

  it('is what its events and codes are called', async () => {
    expectKept(files.words, await wordsText());
    expectKept(files.events, await eventsText());
  });
});
