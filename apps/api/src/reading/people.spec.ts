import { memoryVault } from '#vault';
import { namesOf } from './people.js';

describe('names', () => {
  const vault = memoryVault(new Uint8Array(32).fill(7));
  const me = { account: 'a', person: 'p', roles: ['HR'], bodies: [] } as const;

  it('leave out who has none', async () => {
    await vault.put('p1', 'name', 'Người mẫu');
    expect(await namesOf(vault, me, ['p1', 'p1', 'system:clocks', null])).toEqual({ people: { p1: 'Người mẫu' } });
  });

  it('are refused to an auditor', async () => {
    await expect(namesOf(vault, { ...me, roles: ['AUDITOR'] }, ['p1'])).rejects.toThrow('not-allowed');
  });
});
