import { RevisionConflict, StoreUnavailable } from '#kernel';
import { explained, isPassing } from './failing.js';

const told = (error: unknown): string => (explained(error, 'k1:2113') as Error).message;

describe('what the client of KurrentDB throws', () => {
  it.each([
    [{ code: 3 }, 'it is another log'],
    [{ code: 7 }, 'members of $admins'],
    [{ code: 16 }, 'members of $admins'],
    [{ type: 'access-denied' }, 'members of $admins'],
    [{ type: 'stream-deleted' }, 'deleted from outside'],
    [{ type: 'maximum-append-size-exceeded' }, 'raise MaxAppendSize'],
  ])('comes again however often it is asked, and is told in words: %j', (error, words) => {
    expect(isPassing(error)).toBe(false);
    expect(told(error)).toMatch(/^The KurrentDB at k1:2113 /);
    expect(told(error)).toContain(words);
  });

  it.each([[{ code: 14 }], [{ type: 'unavailable' }], ['lost'], [undefined]])('goes by: %j', (error) => {
    expect(isPassing(error)).toBe(true);
    expect(told(error)).toBe('The KurrentDB at k1:2113 cannot be used now, or does not answer in time.');
  });

  it.each([[{ type: 'wrong-expected-version' }], [{ type: 'stream-not-found' }]])('is an answer: %j', (error) => {
    expect(isPassing(error)).toBe(false);
  });

  it('is left as it is where it is our own', () => {
    const own = [new StoreUnavailable('x'), new RevisionConflict('s', 0, 1), new RangeError('x')];
    expect(own.map((error) => [explained(error, 'k1') === error, isPassing(error)])).toEqual(
      own.map(() => [true, false]),
    );
  });
});
