import { changedDraft, withoutDraft } from './drafts.js';

const scan = { name: 'a.pdf', hash: 'a'.repeat(64) };

describe('drafts of marks', () => {
  it('given a draft with a sheet, when its mark is typed anew, then the sheet stays and it is another request', () => {
    const before = { 'PH-1': { typed: '60', scan, key: 'k1' } };
    expect(changedDraft(before, 'PH-1', { typed: '61' }, 'k2')).toEqual({ 'PH-1': { typed: '61', scan, key: 'k2' } });
  });

  it('given no draft, when a sheet is chosen first, then the mark is still open', () => {
    expect(changedDraft({}, 'PH-1', { scan }, 'k1')).toEqual({ 'PH-1': { typed: '', scan, key: 'k1' } });
  });

  it('given two drafts, when one was recorded, then the other is left', () => {
    const two = { 'PH-1': { typed: '1', scan, key: 'a' }, 'PH-2': { typed: '2', scan, key: 'b' } };
    expect(Object.keys(withoutDraft(two, 'PH-1'))).toEqual(['PH-2']);
  });
});
