import { APPEND_BYTES_MAX, EVENTS_PER_APPEND_MAX, type NewEvent, NO_STREAM } from '#kernel';
import { accept, checkFrom, recordedOf } from './accepted.js';

const event = (changed: Partial<NewEvent> = {}): NewEvent => ({
  id: 'e1',
  type: 'Sample',
  version: 1,
  data: {},
  meta: {} as NewEvent['meta'],
  ...changed,
});

/** Bytes of an event whose text is empty: its id, its type, and the braces of its data and meta. */
const BARE = 18;

const eventOf = (bytes: number): NewEvent => event({ data: { t: 'x'.repeat(bytes - BARE) } });

describe('an append', () => {
  it.each<[why: string, append: Parameters<typeof accept>, words: string]>([
    ['has no stream', ['', 0, [event()]], 'stream is empty or is not well-formed text'],
    ['has a stream with a gap in its name', ['a\0b', 0, [event()]], 'stream is empty or is not well-formed text'],
    ['has a stream with half a character', ['a\ud800', 0, [event()]], 'stream is empty or is not well-formed text'],
    ['is expected before nothing', ['r', -2, [event()]], 'expected revision is -2, not a whole number from -1'],
    ['is expected between two events', ['r', 0.5, [event()]], 'expected revision is 0.5, not a whole number from -1'],
    ['holds nothing', ['r', 0, []], 'events: an append holds at least one'],
    [
      'holds too many events',
      ['r', 0, Array.from({ length: EVENTS_PER_APPEND_MAX + 1 }, (_, n) => event({ id: `e${n}` }))],
      `events: ${EVENTS_PER_APPEND_MAX + 1} in one append, at most ${EVENTS_PER_APPEND_MAX}`,
    ],
    [
      'is larger than it may be',
      ['r', 0, [eventOf(APPEND_BYTES_MAX + 1)]],
      `events: ${APPEND_BYTES_MAX + 1} bytes in one append, at most ${APPEND_BYTES_MAX}`,
    ],
    ['repeats an id', ['r', 0, [event(), event()]], 'events: an id is repeated'],
    ['holds an event without an id', ['r', 0, [event({ id: '' })]], 'event id is empty or is not well-formed text'],
    [
      'holds an event without a type',
      ['r', 0, [event({ type: '' })]],
      'event type is empty or is not well-formed text',
    ],
    [
      'holds an event of no version',
      ['r', 0, [event({ version: 0 })]],
      'event version is 0, not a whole number from 1',
    ],
    ['holds an event without data', ['r', 0, [event({ data: undefined })]], 'data of event e1 is not JSON'],
    [
      'holds an event that nobody recorded',
      ['r', 0, [event({ meta: undefined as unknown as NewEvent['meta'] })]],
      'meta of event e1 is not JSON',
    ],
  ])('that %s is refused in words that say so', (_, append, words) => {
    expect(() => accept(...append)).toThrow(new RangeError(words));
  });

  it('may be as large as it may be, counting all that is stored of its events', () => {
    expect(accept('r', NO_STREAM, [eventOf(APPEND_BYTES_MAX)]).rows).toHaveLength(1);
    const half = APPEND_BYTES_MAX / 2;
    expect(accept('r', NO_STREAM, [eventOf(half), { ...eventOf(half), id: 'e2' }]).rows).toHaveLength(2);
    expect(() => accept('r', NO_STREAM, [eventOf(half), { ...eventOf(half + 1), id: 'e2' }])).toThrow(/bytes in one/);
  });

  it('is counted in bytes, not in letters', () => {
    const text = 'đ'.repeat((APPEND_BYTES_MAX - BARE) / 2);
    expect(accept('r', NO_STREAM, [event({ data: { t: text } })]).rows).toHaveLength(1);
    expect(() => accept('r', NO_STREAM, [event({ data: { t: `${text}.` } })])).toThrow(/bytes in one/);
  });
});

describe('reading', () => {
  it('starts at a revision that an event can have', () => {
    expect(() => {
      checkFrom(-1);
    }).toThrow(new RangeError('from is -1, not a whole number from 0'));
    expect(() => {
      checkFrom(0);
    }).not.toThrow();
  });

  it('gives a fresh value each time', () => {
    const row = {
      id: 'e1',
      type: 'Sample',
      version: 2,
      data: '{"n":1}',
      meta: '{}',
      position: 7,
      stream: 'r',
      revision: 3,
    };
    expect(recordedOf(row)).toEqual({ ...row, position: 7n, data: { n: 1 }, meta: {} });
    expect(recordedOf(row).data).not.toBe(recordedOf(row).data);
  });
});
