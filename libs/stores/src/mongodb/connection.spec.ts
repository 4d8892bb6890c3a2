import { unavailable, unlessThere } from './connection.js';

it('a database that does not answer as it should is named by its place, and the fault by its kind and number', () => {
  const said = (error: { name: string; code?: number }) => unavailable('db.example.vn/views', error).message;
  expect(said({ name: 'MongoServerError', code: 13 })).toContain(
    'db.example.vn/views does not answer as it should (MongoServerError 13).',
  );
  expect(said({ name: 'MongoNetworkError' })).toContain('(MongoNetworkError).');
});

describe('what is there already', () => {
  it('is nothing where all went well', async () => {
    await expect(unlessThere(Promise.resolve())).resolves.toBe(true);
  });

  const DUPLICATE = { code: 11_000 };
  const failing = (fault: object): Promise<unknown> =>
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- as the driver's errors, by their codes alone
    Promise.reject(fault);

  it.each([
    [DUPLICATE],
    [{ ...DUPLICATE, writeErrors: DUPLICATE }],
    [{ ...DUPLICATE, writeErrors: [DUPLICATE, DUPLICATE] }],
  ])('was written by whoever was faster: %j', async (fault) => {
    await expect(unlessThere(failing(fault))).resolves.toBe(false);
  });

  it.each([
    [{ code: 11 }],
    [{ ...DUPLICATE, writeErrors: { code: 121 } }],
    [{ ...DUPLICATE, writeErrors: [DUPLICATE, { code: 121 }] }],
  ])('hides nothing else that went wrong: %j', async (fault) => {
    await expect(unlessThere(failing(fault))).rejects.toBe(fault);
  });
});
