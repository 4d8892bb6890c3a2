import { memoryVault, type Vault } from '#vault';
import { goOn, setNow } from '#test/support/api-round/now';
import { togetherInMemory } from '../../../host/src/together.js';
import { KEPT_HOURS, LINES_MAX, SecurityEvents } from './security-events.js';

const NOW = Date.parse('2026-09-07T08:30:00.000Z');
const HOUR = 3_600_000;

const events = async () => {
  const vault = await memoryVault(new Uint8Array(32).fill(7));
  return { vault, noted: new SecurityEvents({ vault, together: togetherInMemory() }) };
};

beforeEach(() => {
  setNow(NOW);
});
afterEach(goOn);

describe('security events', () => {
  it('are counted by hour, kind, source and account, and say when they began and ended', async () => {
    const { noted } = await events();
    noted.note('SIGN_IN_REFUSED', '203.0.113.1', null);
    await noted.save();
    setNow(NOW + 60_000);
    noted.note('SIGN_IN_REFUSED', '203.0.113.1', null);
    noted.note('SIGN_IN_REFUSED', '203.0.113.2', 'a-1');
    setNow(NOW + HOUR);
    noted.note('SIGN_IN_REFUSED', '203.0.113.1', null);
    const { items, next } = await noted.page(100);
    expect(next).toBeUndefined();
    expect(items.map(({ source, account, count, first, last }) => [source, account, count, first, last])).toEqual([
      ['203.0.113.1', null, 1, '2026-09-07T09:30:00.000Z', '2026-09-07T09:30:00.000Z'],
      ['203.0.113.1', null, 2, '2026-09-07T08:30:00.000Z', '2026-09-07T08:31:00.000Z'],
      ['203.0.113.2', 'a-1', 1, '2026-09-07T08:31:00.000Z', '2026-09-07T08:31:00.000Z'],
    ]);
  });

  it('fill nothing: of a kind so many lines within an hour, and the rest in one without source', async () => {
    const { noted, vault } = await events();
    noted.note('SIGNED_IN', '203.0.113.1', 'a-1');
    for (let source = 0; source < LINES_MAX + 300; source += 1)
      noted.note('SIGN_IN_REFUSED', `198.51.100.${String(source)}`, null);
    await noted.save();
    noted.note('SIGN_IN_REFUSED', '203.0.113.9', null);
    const { items } = await noted.page(500);
    expect(items).toHaveLength(LINES_MAX + 2);
    expect(items.find(({ source }) => source === null)).toMatchObject({ kind: 'SIGN_IN_REFUSED', count: 301 });
    expect(items.find(({ kind }) => kind === 'SIGNED_IN')).toMatchObject({ count: 1 });
    expect((await vault.fields('security')).size).toBe(1);
  });

  it('say what was tried at an account, however many strangers come from however many networks', async () => {
    const { noted } = await events();
    for (let source = 0; source < LINES_MAX + 5; source += 1) {
      noted.note('SIGN_IN_REFUSED', `198.51.100.${String(source)}`, null);
      noted.note('SIGN_IN_REFUSED', `203.0.113.${String(source)}`, 'a-known');
    }
    noted.note('SIGN_IN_REFUSED', '192.0.2.7', 'a-quiet');
    noted.note('SIGN_IN_REFUSED', '192.0.2.8', 'a-quiet');
    const { items } = await noted.page(500);
    const without = items.filter(({ source }) => source === null).map(({ account, count }) => [account, count]);
    expect(without).toEqual([
      [null, 5],
      ['a-known', 5],
      ['a-quiet', 2],
    ]);
    expect(items).toHaveLength(2 * LINES_MAX + 3);
  });

  it('are read page by page, each once, the newest hour first', async () => {
    const { noted } = await events();
    for (let hour = 0; hour < 3; hour += 1) {
      setNow(NOW + hour * HOUR);
      for (const source of ['a', 'b']) noted.note('NAMES_READ', source, `h${String(hour)}`);
    }
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await noted.page(1, after);
      seen.push(...page.items.map(({ account, source }) => `${account ?? ''}${source ?? ''}`));
      after = page.next;
      expect(page.items.length).toBeLessThanOrEqual(1);
    } while (after !== undefined && seen.length < 10);
    expect(seen).toEqual(['h2a', 'h2b', 'h1a', 'h1b', 'h0a', 'h0b']);
  });

  it('are kept for ninety days, and then nothing is left of them', async () => {
    const { noted, vault } = await events();
    noted.note('SIGNED_IN', '203.0.113.1', 'a-1');
    await noted.save();
    setNow(NOW + (KEPT_HOURS - 1) * HOUR);
    expect((await noted.page(10)).items).toHaveLength(1);
    setNow(NOW + (KEPT_HOURS + 3) * HOUR);
    expect((await noted.page(10)).items).toEqual([]);
    noted.note('SIGNED_IN', '203.0.113.2', 'a-2');
    await noted.save();
    expect([...(await vault.fields('security')).values()].join('')).not.toContain('203.0.113.1');
  });

  it('wait in memory while the vault cannot be written to', async () => {
    const { vault } = await events();
    const busy = { ...vault, put: () => Promise.reject(new Error('busy')) };
    const engine = { vault: busy as Vault, together: togetherInMemory() };
    const noted = new SecurityEvents(engine);
    noted.note('SIGNED_IN', '203.0.113.1', 'a-1');
    await expect(noted.save()).rejects.toThrow('busy');
    engine.vault = vault;
    noted.note('SIGNED_IN', '203.0.113.1', 'a-1');
    await noted.onModuleDestroy();
    expect((await noted.page(10)).items).toMatchObject([{ count: 2 }]);
  });
});
