import fc from 'fast-check';
import { randomBytes } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import { type SharedMoment, type SharedRow, type SharedRows, StoreUnavailable } from '#kernel';
import { SubjectErased, VaultConflict } from './errors.js';
import { sharedVault } from './shared.js';
import { type Vault } from './vault.js';

const masterKey = new Uint8Array(randomBytes(32));

/** What goes wrong with a decision: it never arrives, or it comes about and the answer is lost. */
type Mishap = 'NONE' | 'LOST' | 'UNANSWERED';

/** Rows in memory that several vaults share, each asked over a line of its own, on which mishaps come in turn. */
const sharing = () => {
  const rows = new Map<string, SharedRow & { readonly at: number }>();
  let now: SharedMoment = { at: 0, by: '' };
  const decided = (moment: SharedMoment, changes: readonly SharedRow[]): SharedMoment | undefined => {
    if (moment.at !== now.at) return undefined;
    now = { at: now.at + 1, by: String(now.at) };
    for (const change of changes) rows.set(change.key, { ...change, at: now.at });
    return now;
  };
  const line = (mishaps: readonly Mishap[] = [], asked = 0): SharedRows => ({
    since: async (moment) => {
      await turn();
      const news = { moment: now, rows: [...rows.values()].filter(({ at }) => at > (moment?.at ?? 0)) };
      await turn();
      return news;
    },
    decide: async (moment, changes) => {
      await turn();
      const mishap = mishaps[(asked += 1) % (mishaps.length + 1)] ?? 'NONE';
      const answer = mishap === 'LOST' ? undefined : decided(moment, changes);
      await turn();
      if (mishap !== 'NONE') throw new StoreUnavailable('the line was cut');
      return answer;
    },
    settle: () => Promise.resolve(),
    close: () => Promise.resolve(),
  });
  return { line, keys: () => [...rows.keys()] };
};

const opened = (rows: SharedRows): Promise<Vault> => sharedVault({ rows, masterKey });

const doing = {
  put: (vault: Vault, n: number) => vault.put(`p${String(n % 2)}`, `f${String(n)}`, `text ${String(n)}`),
  seal: (vault: Vault, n: number) => vault.seal(`r${String(n)}`, `p${String(n % 2)}`, 'note', `text ${String(n)}`),
  index: (vault: Vault, n: number) => vault.index('login', `login ${String(n % 4)}`, `p${String(n % 2)}`),
  erase: (vault: Vault) => vault.erase('p2'),
} as const;

const looking: Readonly<Record<keyof typeof doing, (vault: Vault, n: number) => Promise<unknown>>> = {
  put: (vault, n) => vault.get(`p${String(n % 2)}`, `f${String(n)}`),
  seal: async (vault, n) => ((await vault.open(`r${String(n)}`)) as { text: string } | undefined)?.text,
  index: async (vault, n) => (await vault.find('login', `login ${String(n % 4)}`)) && `text ${String(n)}`,
  erase: async (vault, n) => ((await vault.isErased('p2')) ? `text ${String(n)}` : undefined),
};

describe('vaults that share their rows', () => {
  it('keep all that was answered, whole, whoever writes at once and whatever goes wrong on the way', async () => {
    const acts = fc.array(fc.constantFrom(...(Object.keys(doing) as (keyof typeof doing)[])), { maxLength: 12 });
    const mishaps = fc.array(fc.constantFrom<Mishap>('NONE', 'LOST', 'UNANSWERED'), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(acts, mishaps, async (wanted, wrong) => {
        const { line } = sharing();
        await opened(line());
        const vaults = await Promise.all([0, 1, 2].map((n) => opened(line(wrong, n))));
        const told = await Promise.allSettled(
          wanted.map(async (act, n) => {
            const [mine, other] = [vaults[n % 3]!, vaults[(n + 1) % 3]!];
            await doing[act](mine, n);
            expect([act, await looking[act](other, n)]).toEqual([act, `text ${String(n)}`]);
          }),
        );
        for (const one of told) if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(StoreUnavailable);
        const again = await opened(line());
        for (const [n, act] of wanted.entries()) {
          const found = await looking[act](again, n);
          if (told[n]?.status === 'fulfilled' || found !== undefined) expect(found).toBe(`text ${String(n)}`);
          expect(await looking[act](vaults[n % 3]!, n)).toBe(found);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('give a value to another subject once its first let it go, wherever they are asked', async () => {
    const { line, keys } = sharing();
    const [one, other] = [await opened(line()), await opened(line())];
    await one.index('login', 'mau', 'p1');
    await other.release('login', 'mau', 'p1');
    expect(await one.find('login', 'mau')).toBeUndefined();
    await one.index('login', 'mau', 'p2');
    expect(await other.find('login', 'mau')).toBe('p2');
    expect(await (await opened(line())).find('login', 'mau')).toBe('p2');
    expect(keys().filter((key) => key.startsWith('index '))).toHaveLength(2);
  });

  it('give a value to another subject once its first was erased, wherever they are asked', async () => {
    const { line, keys } = sharing();
    const [one, other] = [await opened(line()), await opened(line())];
    await one.index('login', 'mau', 'p1');
    await expect(other.index('login', 'mau', 'p2')).rejects.toBeInstanceOf(VaultConflict);
    await other.erase('p1');
    await expect(one.index('login', 'mau', 'p1')).rejects.toBeInstanceOf(SubjectErased);
    await one.index('login', 'mau', 'p2');
    expect([await other.find('login', 'mau'), await (await opened(line())).find('login', 'mau')]).toEqual(['p2', 'p2']);
    // What is left of the first entry tells nothing of what was indexed: it is another key each time.
    expect(keys().filter((key) => key.startsWith('index '))).toHaveLength(2);
  });

  it('answer what was asked at once by one look', async () => {
    const { line } = sharing();
    let looks = 0;
    const counted = line();
    const vault = await opened({
      ...counted,
      since: (moment) => {
        looks += 1;
        return counted.since(moment);
      },
    });
    const before = looks;
    await Promise.all(Array.from({ length: 50 }, () => vault.isErased('p1')));
    expect(looks - before).toBeLessThanOrEqual(2);
  });
});
