import { writeSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { executor, runViews } from '#kernel';
import { eventId, storesIn, timer } from './stores.js';
import { contextOf, requestOf, till, TILL_VIEWS } from './till.js';

/** A program that writes until it is killed. Each line it prints is a fact that must outlive it: see {@link Line}. */
const [, , folder = '', at = '', next = '[]'] = process.argv;

/** At once and whole: what has been printed was acknowledged before, whatever happens next. */
const say = (...words: readonly (string | number | bigint)[]): void => {
  writeSync(1, `${words.join(' ')}\n`);
};

// The next start is quicker; at the end there will be no time for it.
flushCompileCache();

const { events, views } = storesIn(folder);
const head = await events.head();
for (const view of TILL_VIEWS) say('found', head, await views.position(view));

const run = executor(events, { eventId });

/** Sends requests one after another, beginning with one that may have been answered before. */
const client = async (number: number, first: number): Promise<never> => {
  for (let n = first; ; n += 1) {
    const { id, commandId, command } = requestOf(number, n);
    const outcome = await run.execute(till, id, command, contextOf(number, commandId, at));
    if (outcome.kind === 'recorded') {
      say('recorded', number, n, outcome.revision, ...outcome.events.map((event) => event.id));
    } else if (outcome.kind === 'nothing' && outcome.repeated) {
      say('repeated', number, n, outcome.revision);
    } else {
      throw new Error(`request ${commandId} came to ${outcome.kind}`);
    }
  }
};

await Promise.all([
  runViews({ store: events, views, list: TILL_VIEWS, timer }).run(new AbortController().signal),
  ...(JSON.parse(next) as readonly number[]).map((first, number) => client(number, first)),
]);
