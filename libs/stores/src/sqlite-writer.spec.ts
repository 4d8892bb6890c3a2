import { type NewEvent, NO_STREAM } from '#kernel';
import { sqliteEventStore } from '#stores';
import { temporaryFolder } from '#test/support/tmp';

const meta = {
  actor: 'person-1',
  authority: 'role:HR',
  at: '2026-01-05T02:00:00.000Z',
  correlationId: 'c',
  causationId: 'c',
  commandType: 'Add',
  commandId: 'k',
  commandDigest: 'd',
};

const event = (id: string): NewEvent => ({ id, type: 'Added', version: 1, data: {}, meta });

const nextTurn = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

const withStore = async (use: (store: ReturnType<typeof sqliteEventStore>) => Promise<void>): Promise<void> => {
  const folder = temporaryFolder();
  const store = sqliteEventStore({ file: folder.file('log.sqlite') });
  try {
    await use(store);
  } finally {
    await store.close();
    folder.remove();
  }
};

test('what comes in a turn later shares the commit', () =>
  withStore(async (store) => {
    const first = store.append('round-1', NO_STREAM, [event('a')]);
    await nextTurn();
    const second = store.append('round-2', NO_STREAM, [event('b')]);
    await first;
    expect(await store.head()).toBe(2n);
    await second;
  }));

test('a commit does not wait for ever while each turn brings more', () =>
  withStore(async (store) => {
    const answered = { yes: false };
    const waiting: Promise<unknown>[] = [];
    for (let turn = 0; turn < 1_000 && !answered.yes; turn += 1) {
      const append = store.append(`round-${String(turn)}`, NO_STREAM, [event(String(turn))]);
      waiting.push(append);
      void append.then(() => {
        answered.yes = true;
      });
      await nextTurn();
    }
    expect(waiting.length).toBeLessThan(70);
    await Promise.all(waiting);
  }));

test('a store at rest takes no turns', () =>
  withStore(async (store) => {
    await store.append('round-1', NO_STREAM, [event('a')]);
    await nextTurn();
    await nextTurn();
    expect(process.getActiveResourcesInfo()).not.toContain('Immediate');
  }));
