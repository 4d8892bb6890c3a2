// What a store of others gets through with the events that it is handed on standard input. A program of its own, with parts of
// its own: the product depends on none of them. Prints how many events a second it got through.
import { readFileSync } from 'node:fs';

const { store, work, place, writers, events } = JSON.parse(readFileSync(0, 'utf8'));
// What a library says of itself is not the answer.
console.log = console.error;

const { open } = await import(`./${store}/store.mjs`);

/** The same names for the same number, so that a log can be followed by another process. */
const streamOf = (round, writer) => `round-7d0f6a52-1c3b-4e8d-9f2a-${round}${String(writer).padStart(8, '0')}`;

const alone = async (append, round, some) => {
  for (const [index, event] of some.entries()) await append(streamOf(round, 0), index - 1, event);
};

const together = async (append, round, some) => {
  const each = Math.floor(some.length / writers);
  const write = async (writer) => {
    for (let n = 0; n < each; n += 1) await append(streamOf(round, writer), n - 1, some[writer * each + n]);
  };
  await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)));
};

const perSecond = async (count, measured) => {
  const start = performance.now();
  await measured();
  return (count * 1_000) / (performance.now() - start);
};

const opened = await open(place);
const appended = { alone, together }[work];
const warm = events.slice(0, Math.floor(events.length / 4 / writers) * writers);
let rate;
if (appended === undefined) {
  await opened.fill(streamOf('00ff', 0), events);
  rate = await perSecond(events.length, () => opened.follow(events.length));
} else {
  await appended(opened.append, '00aa', warm);
  const rest = events.slice(warm.length);
  rate = await perSecond(rest.length, () => appended(opened.append, '00bb', rest));
}
await opened.close();
process.stdout.write(JSON.stringify({ perSecond: rate }), () => process.exit(0));
