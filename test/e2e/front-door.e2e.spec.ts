import { type Product, startProduct } from '../support/product.js';

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.close());

const filesIn = (page: string): readonly string[] =>
  [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path = '']) => path);

describe('the front door', () => {
  it.each(['/', '/sign-in', '/rounds/R1/candidates', '/public', '/people?status=OPEN', '/sign-in?to=%2Fwork'])(
    'opens the pages at %s to a browser',
    async (path) => {
      const { status, headers, body } = await product.nobody.get(path);
      expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('content-security-policy')).toMatch(
        /^default-src 'none'; script-src 'self'; style-src 'self';.*trusted-types 'none'$/,
      );
      expect(body).not.toMatch(/<script>|<style|style=|\son(?:load|error|click)=/);
    },
  );

  it('hands out what they load, packed as the browser can read it, to be kept for ever', async () => {
    const { body } = await product.nobody.get('/');
    const files = filesIn(body as string);
    expect(files.length).toBeGreaterThan(2);
    for (const path of files) {
      const { status, headers } = await product.nobody.get(path, { 'accept-encoding': 'br' });
      expect([path, status, headers.get('content-encoding')]).toEqual([path, 200, 'br']);
      expect(headers.get('cache-control')).toMatch(/^public, max-age=(31536000, immutable|86400)$/);
    }
    const { headers } = await product.nobody.get(files[0]!, { 'accept-encoding': 'identity' });
    expect(headers.get('content-encoding')).toBeNull();
  });

  it.each(['/assets/none.js', '/assets/..%2findex.html', '/assets/index.html', '/elsewhere'])(
    'has nothing at %s',
    async (path) => {
      const { status } = await product.nobody.get(path);
      expect([401, 404]).toContain(status);
    },
  );
});
