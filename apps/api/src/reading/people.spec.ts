import { memoryVault, type Vault, VaultTampered } from '#vault';
import { peopleNamed, reasonsOf } from './people.js';

let vault: Vault;
beforeEach(async () => {
  vault = await memoryVault(new Uint8Array(32).fill(7));
});

describe('names', () => {
  it('leave out who has none', async () => {
    await vault.put('p1', 'name', 'Người mẫu');
    expect(await peopleNamed(vault, ['p1', 'p1', 'system:clocks', null])).toEqual({ p1: 'Người mẫu' });
  });
});

describe('the reasons of what is proposed', () => {
  const proposed = (reason: object) => ({ kind: 'RESET', reason }) as never;
  const altered = () => ({
    ...vault,
    open: (ref: string) => (ref === 'altered' ? Promise.reject(new VaultTampered('a text')) : vault.open(ref)),
  });

  it('are told as they were recorded; one that is not is left out, and keeps nobody from the others', async () => {
    const [reason, other] = await Promise.all(
      ['one', 'other'].map((ref) => vault.seal(ref, 'account-a', 'reason', `Lý do ${ref}`)),
    );
    const accounts = [
      { id: 'a', proposed: proposed({ ...reason }) },
      { id: 'b', proposed: proposed({ ...reason, ref: other?.ref }) },
      { id: 'c', proposed: proposed({ ...reason, ref: 'altered' }) },
      { id: 'd', proposed: null },
    ];
    expect(await reasonsOf(altered(), accounts)).toEqual({ reasons: { a: 'Lý do one' } });
  });
});
