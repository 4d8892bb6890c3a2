import { type Product, startProduct } from '../support/product.js';

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product.close());

describe('the front door', () => {
  it.each([
    ['vi', 'vi-VN,vi;q=0.9', 'Máy chủ tổ chức thi tuyển'],
    ['en', 'en-GB', 'A server for leadership recruitment exams'],
  ])('says what this is and where to go, in %s', async (language, accepted, lead) => {
    const { status, headers, body } = await product.nobody.get('/', { 'accept-language': accepted });
    expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(body).toContain(`<html lang="${language}">`);
    expect(body).toContain(lead);
    expect(body).not.toContain('<script');
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-[^']+';/);
    for (const [, path] of body.matchAll(/href="([^"]+)"/g)) expect((await product.nobody.get(path)).status).toBe(200);
  });
});
