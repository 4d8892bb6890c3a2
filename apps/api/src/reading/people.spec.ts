import { memoryVault } from '#vault';
import { peopleNamed } from './people.js';

describe('names', () => {
  const vault = memoryVault(new Uint8Array(32).fill(7));

  it('leave out who has none', async () => {
    await vault.put('p1', 'name', 'Người mẫu');
    expect(await peopleNamed(vault, ['p1', 'p1', 'system:clocks', null])).toEqual({ p1: 'Người mẫu' });
  });
});
