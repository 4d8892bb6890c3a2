import { readFileSync } from 'node:fs';
import { file, schemasText } from './main.js';

describe('the schemas of answers', () => {
  it('are those of the types now; `npm run schemas` makes them anew', async () => {
    expect(readFileSync(file, 'utf8')).toBe(await schemasText());
  });
});
