import { type NewEvent } from '#kernel';
import { sqliteEventStore } from '#stores';
import { temporaryFolder } from '../support/tmp.js';
import { adaptersHere, embedded } from './adapters.js';
import { benchKurrentdb } from './kurrentdb.js';
import { atLeast, beside, type Measure, median, perSecond, reaching, takingTurns, within } from './measure.js';
import { benchMillion } from './million.js';
import { type Figure, type Figures, followed, measureOn } from './on-adapter.js';
import { howToInstall, isInstalled, type Peer, peerRate, type PeerWork } from './peers.js';
import { startPostgresql } from './postgresql.js';
import { eachAlone, grouping, openRaw, type RawLog } from './raw-sqlite.js';
import { type Append, alone, appending, sampleEvents, together } from './sample-events.js';

const EVENTS_ALONE = 4_000;
const EVENTS_TOGETHER = 32_000;
/** A peer is asked for so many; a quarter of its appends before it is measured. */
const OF_PEER: Readonly<Record<PeerWork, number>> = { alone: 2_000, together: 8_192, follow: 3_000 };
/** The whole work on all adapters takes long, and each figure in it is one of many. */
const ADAPTER_ROUNDS = 3;
const REBUILT_A_SECOND = 25_000;
const VISIBLE_MS = 50;

type Work = (append: Append, events: readonly NewEvent[]) => Promise<void>;

const inFolder = async (run: (file: string) => Promise<number>): Promise<number> => {
  const folder = temporaryFolder();
  try {
    return await run(folder.file('log.sqlite'));
  } finally {
    folder.remove();
  }
};

const onStore = (work: Work, count: number) => () =>
  inFolder(async (file) => {
    const events = sampleEvents(count);
    const store = sqliteEventStore({ file });
    const rate = await perSecond(count, () => work(appending(store), events));
    await store.close();
    return rate;
  });

const onRaw = (append: (raw: RawLog) => Append, work: Work, count: number) => () =>
  inFolder(async (file) => {
    const events = sampleEvents(count);
    const raw = openRaw(file);
    const rate = await perSecond(count, () => work(append(raw), events));
    raw.db.close();
    return rate;
  });

const unit = 'events/s';

/** Durable appends against a plain `node:sqlite` loop with the same rows and the same durability. */
const besideRaw = async (): Promise<Measure[]> => {
  const [one, rawOne] = await takingTurns(onStore(alone, EVENTS_ALONE), onRaw(eachAlone, alone, EVENTS_ALONE));
  const [many, rawMany] = await takingTurns(
    onStore(together, EVENTS_TOGETHER),
    onRaw(grouping, together, EVENTS_TOGETHER),
  );
  return [
    atLeast(0.5, { name: 'durable appends, one writer', unit, value: median(one), baseline: median(rawOne) }),
    atLeast(1, { name: 'durable appends, 64 writers', unit, value: median(many), baseline: median(rawMany) }),
  ];
};

/** A new place for a store of others, and its end. */
type Place = () => { readonly place: string; readonly remove: () => void };

const ofPeer = (peer: Peer, work: PeerWork, newPlace: Place) => async (): Promise<number> => {
  const { place, remove } = newPlace();
  try {
    return await peerRate(peer, work, place, sampleEvents(OF_PEER[work]));
  } finally {
    remove();
  }
};

/** The embedded store beside a store of others, in turns. */
const besidePeer = async (
  peer: Peer,
  newPlace: Place,
  goals: Partial<Record<PeerWork, number>>,
): Promise<Measure[]> => {
  const ours: Readonly<Record<PeerWork, () => Promise<number>>> = {
    alone: onStore(alone, EVENTS_ALONE),
    together: onStore(together, EVENTS_TOGETHER),
    follow: () => followed(embedded),
  };
  const words: Readonly<Record<PeerWork, string>> = {
    alone: 'durable appends, one writer',
    together: 'durable appends, 64 writers',
    follow: 'following with one view',
  };
  const measures: Measure[] = [];
  for (const work of ['alone', 'together', 'follow'] as const) {
    const [value, baseline] = (await takingTurns(ours[work], ofPeer(peer, work, newPlace))).map(median) as [
      number,
      number,
    ];
    const figures = { name: `${words[work]}, against ${peer}`, unit, value, baseline };
    const goal = goals[work];
    measures.push(goal === undefined ? beside(figures) : atLeast(goal, figures));
  }
  return measures;
};

const newFile: Place = () => {
  const folder = temporaryFolder();
  return { place: folder.file('peer.sqlite'), remove: folder.remove };
};

const besidePeers = async (): Promise<Measure[]> => {
  const measures: Measure[] = [];
  if (isInstalled('emmett-sqlite')) {
    measures.push(...(await besidePeer('emmett-sqlite', newFile, { together: 6, follow: 60 })));
  } else console.log(howToInstall('emmett-sqlite'));
  if (!isInstalled('emmett-postgresql')) {
    console.log(howToInstall('emmett-postgresql'));
    return measures;
  }
  const postgresql = await startPostgresql();
  if (postgresql === undefined) return measures;
  try {
    const place: Place = () => ({ place: postgresql.database(), remove: () => undefined });
    measures.push(...(await besidePeer('emmett-postgresql', place, {})));
  } finally {
    await postgresql.stop();
  }
  return measures;
};

const words: Readonly<Record<Figure, readonly [name: string, unit: string]>> = {
  alone: ['appends, one writer', unit],
  together: ['appends, 64 writers', unit],
  followed: ['following with one view', unit],
  rebuilt: ['all views rebuilt', unit],
  commandP50: ['a command at p50', 'ms'],
  commandP99: ['a command at p99', 'ms'],
  visibleP50: ['committed to visible at p50', 'ms'],
  visibleP99: ['committed to visible at p99', 'ms'],
};

const FIGURES = Object.keys(words) as readonly Figure[];

const medians = (all: readonly Figures[]): Figures =>
  Object.fromEntries(
    FIGURES.flatMap((figure) => {
      const values = all.flatMap((figures) => figures[figure] ?? []);
      return values.length === 0 ? [] : [[figure, median(values)]];
    }),
  );

/** What is asked of the embedded store in its own unit; all else is shown beside it. */
const rowsOf = (name: string, figures: Figures, ofEmbedded: Figures): Measure[] =>
  FIGURES.flatMap((figure) => {
    const [value, baseline] = [figures[figure], ofEmbedded[figure]];
    if (value === undefined || baseline === undefined) return [];
    const [what, ofWhat] = words[figure];
    const row = { name: `${name}: ${what}`, unit: ofWhat, value, baseline };
    if (name !== embedded.name) return beside(row);
    if (figure === 'visibleP99') return within(VISIBLE_MS, row);
    return figure === 'rebuilt' ? reaching(REBUILT_A_SECOND, row) : beside(row);
  });

/** The same work on every adapter that there is here, in turns. */
const onAdapters = async (): Promise<Measure[]> => {
  const adapters = await adaptersHere();
  try {
    const all = adapters.map((): Figures[] => []);
    for (let round = 0; round < ADAPTER_ROUNDS; round += 1) {
      for (const [index, adapter] of adapters.entries()) all[index]!.push(await measureOn(adapter));
    }
    const [ofEmbedded] = all.map(medians) as [Figures];
    return adapters.flatMap(({ name }, index) => rowsOf(name, medians(all[index]!), ofEmbedded));
  } finally {
    for (const adapter of adapters) await adapter.stop();
  }
};

/**
 * The stores, beside others in the same run: raw SQLite, Emmett where it is installed, the bare client of a KurrentDB; the
 * product's work on every adapter that there is here; and a log of `events` events.
 */
export const benchStores = async (events: number): Promise<Measure[]> => {
  const steps: readonly (readonly [name: string, work: () => Promise<Measure[]>])[] = [
    ['appends, beside raw SQLite', besideRaw],
    ['the stores of others', besidePeers],
    ['every adapter that there is here', onAdapters],
    ['KurrentDB, beside its bare client', benchKurrentdb],
    [`a log of ${events.toLocaleString('en')} events`, () => benchMillion(events)],
  ];
  const measures: Measure[] = [];
  for (const [name, work] of steps) {
    console.log(`  ${name} …`);
    measures.push(...(await work()));
  }
  return measures;
};
