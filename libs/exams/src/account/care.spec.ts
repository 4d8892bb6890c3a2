import { mayConsentTo } from './changes.js';
import { seesSeals } from './care.js';
import { roles } from './events.js';

describe('the care that is taken of accounts', () => {
  it('counts among those who see what is sealed, or decide, neither personnel officers nor candidates', () => {
    expect(roles.filter((role) => !seesSeals(role))).toEqual(['HR', 'CANDIDATE']);
  });

  it('lets a holder consent to what only takes something away', () => {
    const asked = ['RevokeRole', 'CloseAccount', 'GrantRole', 'AssignBodies', 'SetCredential', 'RemoveFactors'];
    expect(asked.filter(mayConsentTo)).toEqual(['RevokeRole', 'CloseAccount']);
  });
});
