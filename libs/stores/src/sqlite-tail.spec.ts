import { NO_STREAM } from '#kernel';
import { temporaryFolder } from '#test/support/tmp';
import { Log, openLog } from './sqlite-log.js';
import { refresher, Tail } from './sqlite-tail.js';

/** Events of two streams in turn: `a` at the odd positions, `b` at the even ones. */
const filled = (): Tail => {
  const tail = new Tail();
  for (let position = 1; position <= 6; position += 1) {
    tail.add({ stream: position % 2 === 1 ? 'a' : 'b', revision: Math.ceil(position / 2) + 9, position });
  }
  return tail;
};

const lookAt = (tail: Tail) => ({ last: tail.last, indexed: tail.indexed, size: tail.size });

describe('the newest events of a log', () => {
  it('are found by stream and revision', () => {
    const tail = filled();
    expect(lookAt(tail)).toEqual({ last: 6, indexed: 0, size: 6 });
    expect([tail.headOf('a'), tail.headOf('c')]).toEqual([12, undefined]);
    expect([9, 10, 12, 13].map((revision) => tail.positionOf('b', revision))).toEqual([undefined, 2, 6, undefined]);
    expect([tail.from('a', 0), tail.from('a', 11), tail.from('a', 13)]).toEqual([[1, 3, 5], [3, 5], []]);
    expect([tail.from('c', 0), tail.positionOf('c', 0)]).toEqual([[], undefined]);
  });

  it('are kept here no longer than the index of streams lacks them', () => {
    const tail = filled();
    tail.forget(3);
    expect(lookAt(tail)).toEqual({ last: 6, indexed: 3, size: 3 });
    expect([tail.from('a', 0), tail.from('b', 0)]).toEqual([[5], [4, 6]]);
    expect([tail.positionOf('a', 11), tail.positionOf('a', 12), tail.headOf('b')]).toEqual([undefined, 5, 12]);
    tail.forget(5);
    expect([tail.headOf('a'), tail.size]).toEqual([undefined, 1]);
    tail.forget(9);
    expect(lookAt(tail)).toEqual({ last: 9, indexed: 9, size: 0 });
  });

  it('go on behind the index when a stream comes back', () => {
    const tail = filled();
    tail.forget(6);
    tail.add({ stream: 'a', revision: 13, position: 7 });
    expect([tail.headOf('a'), tail.from('a', 0), tail.size]).toEqual([13, [7], 1]);
  });

  it('are none after it was cleared', () => {
    const tail = filled();
    tail.forget(2);
    tail.clear();
    expect(lookAt(tail)).toEqual({ last: 0, indexed: 0, size: 0 });
    expect(tail.headOf('a')).toBeUndefined();
  });

  it('are read from the log as far as they are not known yet', () => {
    const folder = temporaryFolder();
    const db = openLog(folder.file('log.sqlite'));
    const log = new Log(db);
    const write = (expected: number, count: number): void => {
      const rows = Array.from({ length: count }, (_, n) => ({
        id: `e${expected + n}`,
        type: 'Sample',
        version: 1,
        data: '{}',
        meta: '{}',
      }));
      log.write({ stream: 'a', expected, rows });
      log.flush();
    };
    const tail = new Tail();
    const refresh = refresher(db);
    write(NO_STREAM, 3);
    refresh(tail);
    refresh(tail);
    expect([lookAt(tail), tail.from('a', 0)]).toEqual([{ last: 3, indexed: 0, size: 3 }, [1, 2, 3]]);
    log.indexSlice();
    write(2, 2);
    refresh(tail);
    expect([lookAt(tail), tail.from('a', 0)]).toEqual([{ last: 5, indexed: 3, size: 2 }, [4, 5]]);
    db.close();
    folder.remove();
  });
});
