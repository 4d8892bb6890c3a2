import { parentPort, workerData } from 'node:worker_threads';
import { runFollowers, runViews, SHOWN, upcasting } from '#kernel';
import { upcasters, views as list } from '#exams';
import { commitCounter, sqliteEventStore, sqliteReadStore } from '#stores';
import { installPackFolder } from './pack-folder.js';
import { oncePerTurn } from './once-per-turn.js';
import { timer } from './timer.js';
import type { FromThread, ToThread, ViewsFiles } from './threaded-views.js';

// The views alone, in a thread of their own: what a command waits for must not wait for them.
const { events, views, packs } = workerData as ViewsFiles;
const parent = parentPort;
if (parent === null) throw new Error('the views are started as a thread');

const tell = (message: FromThread): void => {
  parent.postMessage(message);
};

const stopped = new AbortController();
const news = commitCounter();
parent.on('message', (message: ToThread) => {
  if (message === 'stop') stopped.abort();
  else news.committed();
});

/** Follows the log until told to stop; rejects with whatever stops one of the followers. */
const followLog = async (): Promise<void> => {
  installPackFolder(packs);
  const store = sqliteEventStore({ file: events, readOnly: true, news });
  const readStore = sqliteReadStore({ file: views });
  const failed = Promise.withResolvers<never>();
  const onAdvance = oncePerTurn(() => {
    tell({
      position: runner.position(),
      positions: Object.fromEntries(list.map(({ name }) => [name, runner.position([name])])),
      lag: followers.lag(SHOWN),
      incidents: runner.incidents(),
    });
  });
  const runner = runViews({ store: upcasting(store, upcasters), views: readStore, list, timer, onAdvance });
  const followers = runFollowers({
    store: upcasting(store, upcasters),
    followers: runner.followers,
    pause: () => Promise.resolve(),
    onFailure: (_, error) => {
      failed.reject(error);
      stopped.abort();
    },
  });
  try {
    await Promise.race([followers.run(stopped.signal), failed.promise]);
  } finally {
    await readStore.close();
    await store.close();
  }
};

// Only the kind of an error crosses to the other thread: its text may quote an event.
try {
  await followLog();
} catch (error) {
  tell({ failed: error instanceof Error ? error.name : 'unknown' });
}
parent.close();
