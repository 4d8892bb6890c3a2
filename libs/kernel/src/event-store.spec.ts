import { RevisionConflict, StoreUnavailable } from './event-store.js';
import { LeaseLost } from './holding.js';
import { CannotFold } from './project.js';
import { ViewMoved } from './read-store.js';

describe('what goes wrong in a store', () => {
  it('is told by its name and says where things stand', () => {
    const lost = new RevisionConflict('round-1', 3, 5);
    expect([lost.name, lost.message]).toEqual(['RevisionConflict', 'stream round-1 is at revision 5, not 3']);
    const moved = new ViewMoved('rounds', 3n, 5n);
    expect([moved.name, moved.message]).toEqual(['ViewMoved', 'view rounds is at position 5, not 3']);
    const cause = new Error('disk');
    const gone = new StoreUnavailable('cannot be used', { cause });
    expect(new LeaseLost('followers').name).toBe('LeaseLost');
    const incident = { view: 'rounds', version: 1, position: 7n, type: 'Added', message: 'TypeError' };
    const unfoldable = new CannotFold(incident);
    expect([unfoldable.name, unfoldable.message]).toEqual([
      'CannotFold',
      'view rounds cannot fold Added at 7: TypeError',
    ]);
    expect([gone.name, gone.message, gone.cause]).toEqual(['StoreUnavailable', 'cannot be used', cause]);
  });
});
