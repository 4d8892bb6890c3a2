import { type Client, type Product, startProduct } from '../support/product.js';

let product: Product;
let admin: Client;
beforeAll(async () => {
  product = await startProduct();
  admin = await product.admin();
  for (const person of ['person-a', 'person-s']) await product.engine.vault.put(person, 'name', 'Người mẫu');
});
afterAll(() => product.close());

const header = 'code,name,kind,owner,authority,superior,effectiveOn';
const row = (code: string, change: Readonly<Record<string, string>> = {}): string => {
  const cells = { name: 'Trường mẫu', kind: 'SERVICE_UNIT', owner: 'city', authority: 'person-a', ...change };
  const {
    name,
    kind,
    owner,
    authority,
    superior = 'person-s',
    effectiveOn = '2020-01-01',
  } = cells as Record<string, string>;
  return [code, name, kind, owner, authority, superior, effectiveOn].join();
};
const rows = (count: number, of: (at: number) => string): string =>
  [header, ...Array.from({ length: count }, (_, at) => of(at))].join('\n');
const send = (file: string) => admin.post('/api/imports/units', file, { 'accept-language': 'en' });

describe('a file', () => {
  it('has at most a hundred of its faults told, and how many there are', async () => {
    const { status, body } = await send(rows(400, (at) => row(`bad-${String(at)}`, { kind: 'BANK', owner: '' })));
    expect(status).toBe(200);
    expect(body).toMatchObject({ lines: 400, taken: 0, faults: 800 });
    expect(body.bad).toHaveLength(100);
    expect(body.bad[0]).toMatchObject({ line: 2 });
  });

  it.each([
    ['more lines than any registry', rows(5_001, (at) => `u${String(at)}`), /more than 5000 lines/],
    ['a quote that is never closed', `${header}\n"${'x'.repeat(500_000)}`, /a quote is not closed/],
    ['a header of 100,000 columns', ','.repeat(100_000), /lacks the columns/],
  ])('is refused as a whole with %s', async (_, file, said) => {
    const { status, body } = await send(file);
    expect([status, body.fields.length]).toEqual([400, 1]);
    expect(body.fields[0].message).toMatch(said);
  });

  it('has a line of 100,000 cells told as one that does not fit', async () => {
    const { body } = await send(`${header}\n${','.repeat(100_000)}`);
    expect(body).toMatchObject({ lines: 1, taken: 0, faults: 1, bad: [{ code: 'row-cells-differ' }] });
  });

  it('of more than a megabyte is not read', async () => {
    const status = await send('x'.repeat(1_048_577)).then(
      (answer) => answer.status,
      // The line is closed while the client still sends.
      () => 413,
    );
    expect(status).toBe(413);
  });

  it('is no way round what is checked of the same command as JSON', async () => {
    const unfit = [
      { name: 'x'.repeat(301) },
      { name: 'Trường\u202emẫu' },
      { owner: 'a b' },
      { authority: 'Nguyễn Văn A' },
      { effectiveOn: '9999-12-31' },
    ];
    for (const [at, change] of unfit.entries()) {
      const code = `way-${String(at)}`;
      const json = await admin.post(`/api/units/${code}/register-unit`, {
        ...{
          code,
          name: 'Trường mẫu',
          kind: 'SERVICE_UNIT',
          owner: 'city',
          authority: 'person-a',
          superior: 'person-s',
        },
        ...{ effectiveOn: '2020-01-01' },
        ...change,
      });
      const [field] = Object.keys(change);
      expect(json).toMatchObject({ status: 400, body: { fields: [{ field }] } });
      expect((await send(rows(1, () => row(code, change)))).body).toMatchObject({
        taken: 0,
        bad: [{ line: 2, column: field }],
      });
    }
  });

  it('of thousands of lines lets others have their turn while it is read', async () => {
    const turns = { taken: 0, isOver: false };
    const takeOne = (): void => {
      turns.taken += 1;
      if (!turns.isOver) setImmediate(takeOne);
    };
    takeOne();
    const { body } = await send(
      rows(4_000, (at) => row(`turn-${String(at)}`, { kind: 'BANK', name: 'x'.repeat(150) })),
    );
    turns.isOver = true;
    expect(body).toMatchObject({ lines: 4_000, faults: 4_000 });
    // One between two pieces, of which the file has more than 50; read in one go, it leaves room for its arrival alone.
    expect(turns.taken).toBeGreaterThan(40);
  });
});
