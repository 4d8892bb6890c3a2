import type { ActField } from '../../api/acts.js';
import { bodyOf, pathText, sentOf, valueAt, withValue } from './values.js';

const fields: readonly ActField[] = [
  { name: 'members', kind: 'list', needed: true, of: { kind: 'person' } },
  { name: 'channels', kind: 'list', needed: true, least: 1, of: { kind: 'code' } },
  { name: 'note', kind: 'text' },
  { name: 'decision', kind: 'group', fields: [{ name: 'number', kind: 'line', needed: true }] },
];

describe('what a form sends', () => {
  it('leaves out what was left empty, and says that there is nobody where that is an answer', () => {
    expect(bodyOf(fields, {})).toEqual({ members: [] });
    expect(bodyOf(fields, { members: [''], channels: ['', 'A'], note: '', decision: { number: '' } })).toEqual({
      members: [],
      channels: ['A'],
    });
  });

  it.each([
    [{ kind: 'mark' } as const, ' 72,5 ', '72.5'],
    [{ kind: 'count' } as const, '12', 12],
    [{ kind: 'count' } as const, 'twelve', 'twelve'],
    [{ kind: 'moment' } as const, '2026-03-17T08:00', '2026-03-17T08:00:00+07:00'],
    [{ kind: 'yes' } as const, false, false],
  ])('takes %j as people type it: %j is sent as %j', (shape, typed, sent) => {
    expect(sentOf(shape, typed)).toBe(sent);
  });
});

describe('a path into a form', () => {
  it('is written as refusals name it, and leads to what stands there', () => {
    expect(pathText(['members', 2, 'person'])).toBe('members[2].person');
    const value = withValue({}, ['members', 1, 'person'], 'p-1');
    expect(valueAt(value, ['members', 1, 'person'])).toBe('p-1');
    expect(valueAt(value, ['members', 0, 'person'])).toBeUndefined();
    expect(valueAt(withValue(value, ['members', 1], undefined), ['members', 1, 'person'])).toBeUndefined();
  });
});
