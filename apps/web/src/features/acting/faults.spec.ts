import { faultsIn, inOrder, pathOf } from './faults.js';

describe('what a refusal says of fields', () => {
  it('given fields and a fault of one, when they are gathered, then each stands there once', () => {
    const fields = [{ field: 'by', message: 'missing' }];
    expect(faultsIn({ detail: 'whole', fields, field: 'decision.date' })).toEqual([
      { field: 'by', message: 'missing' },
      { field: 'decision.date', message: 'whole' },
    ]);
    expect(faultsIn({ detail: 'whole' })).toEqual([]);
  });

  it('given the order of a form, when faults are told, then in that order, and strange ones last', () => {
    const faults = ['x', 'by', 'decision.date'].map((field) => ({ field, message: '' }));
    expect(inOrder(faults, ['decision', 'by']).map(({ field }) => field)).toEqual(['decision.date', 'by', 'x']);
  });

  it('given a path as a refusal writes it, when it is read, then names and places', () => {
    expect(pathOf('members[2].person')).toEqual(['members', 2, 'person']);
  });
});
