import { StoreUnavailable } from '#kernel';
import type { Head, Row } from './decided-rows.js';
import { Deciding } from './shared-rows.js';

const MOMENT = { at: 1, by: 'one' };

/** So many decisions of others, the last first. */
const names = (count: number): string =>
  Array.from({ length: count }, (_, n) => `other-${String(count - n)}`).join(' ');

/** Rows of which a test says what is found there; what is not said does nothing. */
const rows = (found: Partial<ConstructorParameters<typeof Deciding>[0]>) =>
  new Deciding(
    {
      advance: () => Promise.resolve(false),
      begin: () => Promise.resolve(),
      changesOf: () => Promise.resolve([]),
      finish: () => Promise.resolve(),
      forget: () => Promise.resolve(),
      forgetUpTo: () => Promise.resolve(),
      head: () => Promise.resolve(undefined),
      layDown: () => Promise.resolve({ name: 'mine', rows: [], parts: 0 }),
      since: () => Promise.resolve([]),
      ...found,
    },
    'db/vault',
  );

describe('a decision, after which others have decided more often than is remembered', () => {
  const farAhead: Head = { at: 40, by: names(32), pending: null };
  const head = () => Promise.resolve(farAhead);

  it('was lost where the server said that it did not take it', async () => {
    await expect(rows({ head }).decide(MOMENT, [], 1_000)).resolves.toBeUndefined();
  });

  it('is not known where the answer of the server was lost, and that is said', async () => {
    const advance = () => Promise.reject(new Error('the line broke'));
    await expect(rows({ head, advance }).decide(MOMENT, [], 1_000)).rejects.toThrow(StoreUnavailable);
  });
});

describe('what others changed while it is read', () => {
  const row = (at: number): Row => ({ _id: `row-${String(at)}`, at, words: null, box: null });
  const asked = async (first: Head): Promise<readonly number[]> => {
    const froms: number[] = [];
    const heads = [first, { at: 3, by: 'three two one', pending: null }];
    await rows({
      head: () => Promise.resolve(heads.length > 1 ? heads.shift()! : heads[0]!),
      since: (from) => {
        froms.push(from);
        return Promise.resolve([row(from + 1)]);
      },
    }).since(MOMENT);
    return froms;
  };

  it('is read from where the last look ended', async () => {
    expect(await asked({ at: 2, by: 'two one', pending: null })).toEqual([1, 2]);
  });

  it('is read from before what was still pending then, for it may have reached its rows since', async () => {
    expect(await asked({ at: 2, by: 'two one', pending: { name: 'two', rows: [], parts: 0 } })).toEqual([1, 1]);
  });
});
