import { mayConsentTo } from './changes.js';
import { seesSeals, takesTwo } from './care.js';
import { roles } from './events.js';

describe('the care that is taken of accounts', () => {
  it('counts among those who see what is sealed, or decide, neither personnel officers nor candidates', () => {
    expect(roles.filter((role) => !seesSeals(role))).toEqual(['HR', 'CANDIDATE']);
  });

  it('takes two to let somebody act where the account does not reach, and one where it does', () => {
    const candidate = { roles: ['CANDIDATE'], bodies: ['school'] } as const;
    const takes = (...bodies: string[]) => takesTwo(candidate, { kind: 'BODIES', bodies });
    expect([takes('school'), takes(), takes('school', 'city'), takes('*')]).toEqual([false, false, true, true]);
  });

  it('lets a holder consent to what only takes something away', () => {
    const asked = ['RevokeRole', 'CloseAccount', 'GrantRole', 'AssignBodies', 'SetCredential', 'RemoveFactors'];
    expect(asked.filter(mayConsentTo)).toEqual(['RevokeRole', 'CloseAccount']);
  });
});
