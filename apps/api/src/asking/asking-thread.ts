import { parentPort, workerData } from 'node:worker_threads';
import { upcasting } from '#kernel';
import { upcasters } from '#exams';
import { sqliteEventStore } from '#stores';
import { installPackFolder } from '../../../host/src/pack-folder.js';
import { placeOf } from '../../../host/src/place-of.js';
import type { LogFile } from '../../../host/src/threaded-views.js';
import type { Done } from './apart.js';
import { type Job, workOut } from './works.js';

// What takes long, in a thread of its own, on a connection of its own: whoever asks for it keeps nobody else waiting.
const { events, packs } = workerData as LogFile;
const parent = parentPort;
if (parent === null) throw new Error('what takes long is started as a thread');

installPackFolder(packs);
const log = upcasting(sqliteEventStore({ file: events, readOnly: true }), upcasters);

// Only kind and place of an error cross to the other thread: its text may quote an event.
const done = async (job: Job): Promise<Done> => {
  try {
    return { answer: await workOut(log, job) };
  } catch (error) {
    return { failed: placeOf(error) };
  }
};

parent.on('message', (job: Job) => {
  void done(job).then((what) => {
    parent.postMessage(what);
  });
});
