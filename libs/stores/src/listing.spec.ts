import { type Generation, PAGE_SIZE_MAX, type Query, ViewMoved } from '#kernel';
import {
  checkGeneration,
  checkSameIndexes,
  compare,
  indexedOf,
  isNews,
  listingOf,
  notPrepared,
  pageFrom,
  storedOf,
} from './listing.js';

const indexes: Generation['indexes'] = ['status', ['status', 'score']];

const cursor = (...parts: readonly unknown[]): string => Buffer.from(JSON.stringify(parts)).toString('base64url');

describe('what is compared', () => {
  it('is text, numbers, and truth as a number', () => {
    expect(['a', '', 0, -2.5, true, false].map(indexedOf)).toEqual(['a', '', 0, -2.5, 1, 0]);
    expect([null, undefined, NaN, Infinity, [], {}, 1n].map(indexedOf)).toEqual(Array.from({ length: 7 }));
  });

  it('stands in order: numbers first, then text by its bytes', () => {
    expect(['b', 10, '\uffee', 2, '😀', 'B', -1].toSorted(compare)).toEqual([-1, 2, 10, 'B', 'b', '\uffee', '😀']);
    expect([compare('a', 'a'), compare(3, 3)]).toEqual([0, 0]);
  });
});

describe('a query', () => {
  it('without wishes is the first fifty by key', () => {
    expect(listingOf(indexes, {})).toEqual({ descending: false, limit: 50, conditions: [] });
  });

  it('may ask for one document, or for as many as a page holds', () => {
    for (const limit of [1, PAGE_SIZE_MAX]) expect(listingOf(indexes, { limit }).limit).toBe(limit);
  });

  it('compares fields with values and with ranges, and leaves out bounds that are not set', () => {
    const where = { status: 'OPEN', score: { gte: 1, lt: undefined } } as unknown as NonNullable<Query['where']>;
    expect(listingOf(indexes, { where }).conditions).toEqual([
      { field: 'status', bound: 'is', value: 'OPEN' },
      { field: 'score', bound: 'gte', value: 1 },
    ]);
  });

  it.each<[why: string, query: Query, words: string]>([
    [
      'compares an unknown field',
      { where: { colour: 1 } },
      'field colour is not an index of this view; it has: status, score',
    ],
    [
      'sorts by an unknown field',
      { sort: { by: 'colour' } },
      'field colour is not an index of this view; it has: status, score',
    ],
    ['asks for nothing', { limit: 0 }, `limit is 0, not a whole number from 1 to ${PAGE_SIZE_MAX}`],
    ['asks for half a document', { limit: 1.5 }, `limit is 1.5, not a whole number from 1 to ${PAGE_SIZE_MAX}`],
    [
      'asks for more than a page holds',
      { limit: PAGE_SIZE_MAX + 1 },
      `limit is ${PAGE_SIZE_MAX + 1}, not a whole number from 1 to ${PAGE_SIZE_MAX}`,
    ],
    [
      'compares with what has no order',
      { where: { score: { gte: NaN } } },
      'field score is compared with what is neither text nor number nor truth',
    ],
    [
      'has a bound that is none',
      { where: { score: { above: 1 } as object } },
      'field score has a range with the unknown bound above',
    ],
  ])('that %s is refused in words that say so', (_, query, words) => {
    expect(() => listingOf(indexes, query)).toThrow(new RangeError(words));
  });
});

describe('the next of a page', () => {
  const sort = { by: 'score', descending: true };

  it('leads behind the last document that was given, in the same order', () => {
    const found = [7, 5, 3].map((score) => ({ key: `k${score}`, body: JSON.stringify({ score }) }));
    const page = pageFrom(listingOf(indexes, { sort, limit: 2 }), found);
    expect(page).toEqual({
      items: [
        { key: 'k7', document: { score: 7 } },
        { key: 'k5', document: { score: 5 } },
      ],
      next: cursor('-score', 'k5', 5),
    });
    expect(listingOf(indexes, { sort, after: page.next! }).after).toEqual({ key: 'k5', value: 5 });
  });

  it('holds the key only where documents stand by their keys', () => {
    const found = ['a', 'b'].map((key) => ({ key, body: '{}' }));
    const { next } = pageFrom(listingOf(indexes, { limit: 1 }), found);
    expect(listingOf(indexes, { after: next! }).after).toEqual({ key: 'a' });
  });

  it('is missing where the page holds all there is', () => {
    expect(pageFrom(listingOf(indexes, { limit: 1 }), [])).toEqual({ items: [] });
    expect(pageFrom(listingOf(indexes, { limit: 1 }), [{ key: 'a', body: '{}' }])).not.toHaveProperty('next');
  });

  it.each<[why: string, after: string]>([
    ['of the other direction', cursor('+score', 'k5', 5)],
    ['of another field', cursor('-status', 'k5', 'OPEN')],
    ['by key', cursor('-', 'k5')],
    ['without the value that it is sorted by', cursor('-score', 'k5')],
    ['with a value that has no order', cursor('-score', 'k5', {})],
    ['without a key', cursor('-score', 5, 5)],
    ['that is no list', Buffer.from('{"a":1}').toString('base64url')],
    ['that is no JSON', Buffer.from('{').toString('base64url')],
    ['that somebody made up', 'anything'],
  ])('is refused if it is one %s', (_, after) => {
    expect(() => listingOf(indexes, { sort, after })).toThrow(
      new RangeError('after is not the next of a page with this sort'),
    );
  });

  it('is refused with a value where documents stand by their keys', () => {
    expect(() => listingOf(indexes, { after: cursor('+', 'a', 1) })).toThrow(/after is not the next/);
  });
});

describe('a generation of a view', () => {
  const generation = { name: 'rounds', version: 1, indexes };

  it.each<[why: string, changed: Partial<Generation>, words: string]>([
    ['has no name', { name: '' }, 'name of a view is empty or is not well-formed text'],
    ['has a gap in its name', { name: 'a\0' }, 'name of a view is empty or is not well-formed text'],
    ['has half a character in its name', { name: '\ud800' }, 'name of a view is empty or is not well-formed text'],
    ['has no version', { version: 0 }, 'version of view rounds is 0, not from 1'],
    ['has half a version', { version: 1.5 }, 'version of view rounds is 1.5, not from 1'],
    [
      'indexes a field without a name',
      { indexes: [['a', '']] },
      'an index of view rounds is empty or is not well-formed text',
    ],
    ['indexes nothing', { indexes: [[]] }, 'an index of view rounds has no field'],
    ['indexes a field twice at once', { indexes: [['a', 'a']] }, 'an index of view rounds repeats a field'],
    ['has one index twice', { indexes: ['a', ['a']] }, 'indexes of view rounds repeat each other'],
  ])('that %s is refused in words that say so', (_, changed, words) => {
    expect(() => {
      checkGeneration({ ...generation, ...changed });
    }).toThrow(new RangeError(words));
  });

  it('may have indexes that begin alike', () => {
    expect(() => {
      checkGeneration(generation);
    }).not.toThrow();
  });

  it('keeps its indexes for life, in whatever order they are named', () => {
    expect(() => {
      checkSameIndexes(generation, indexes.toReversed());
    }).not.toThrow();
    for (const other of [['status'], [...indexes, 'score'], ['status', ['score', 'status']]]) {
      expect(() => {
        checkSameIndexes(generation, other);
      }).toThrow(new RangeError('indexes of view rounds have changed since version 1 was prepared: raise the version'));
    }
  });

  it('takes what follows where it stands, and knows what it has', () => {
    expect(isNews('rounds', 5n, { from: 5n, to: 7n })).toBe(true);
    expect(isNews('rounds', 7n, { from: 5n, to: 7n })).toBe(false);
    expect(() => isNews('rounds', 4n, { from: 5n, to: 7n })).toThrow(ViewMoved);
    for (const to of [5n, 4n]) {
      expect(() => isNews('rounds', 5n, { from: 5n, to })).toThrow(
        new RangeError(`view rounds is asked to go from 5 to ${to}, which is not behind it`),
      );
    }
  });

  it('saves documents under a key', () => {
    expect(storedOf({ key: 'a', document: { n: 1 } })).toBe('{"n":1}');
    expect(storedOf({ key: 'a', document: null })).toBeUndefined();
    expect(() => storedOf({ key: '', document: null })).toThrow(
      new RangeError('key of a document is empty or is not well-formed text'),
    );
  });

  it('is named when it is not there', () => {
    expect(notPrepared('rounds')).toEqual(new RangeError('view rounds has not been prepared'));
  });
});
