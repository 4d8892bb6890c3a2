import { setTimeout as sleep } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { type EventStore, isRecorded, upcasting } from '#kernel';
import { upcasters, views as list } from '#exams';
import { sqliteEventStore, sqliteReadStore } from '#stores';
import { installPackFolder } from './pack-folder.js';
import type { ViewsFiles } from './threaded-views.js';
import { compareView } from './view-comparison.js';

/** So many events are folded between two pauses: it is in no hurry, and others need the machine. */
const AT_ONCE = 200;
const PAUSE_MS = 10;

/** The log, which whoever follows it is given slowly. */
const slowly = (log: EventStore): EventStore => ({
  ...log,
  async *follow(...asked) {
    let events = 0;
    for await (const followed of log.follow(...asked)) {
      events += Number(isRecorded(followed));
      if (isRecorded(followed) && events % AT_ONCE === 0) await sleep(PAUSE_MS);
      yield followed;
    }
  },
});

// Holds every stored view against a rebuild, beside whoever follows and reads them.
const { events, views, packs } = workerData as ViewsFiles;
installPackFolder(packs);
const log = sqliteEventStore({ file: events, readOnly: true });
const comparing = {
  log: slowly(upcasting(log, upcasters)),
  open: () => Promise.resolve(sqliteReadStore({ file: views, asItStands: true })),
  onProgress: () => undefined,
};
try {
  for (const view of list) parentPort?.postMessage(await compareView(comparing, view));
} finally {
  await log.close();
}
