import { type EventStore, type Executor, executor, type Reading, readingOf, type ReadStore, upcasting } from '#kernel';
import { clockBasis, processes, upcasters, views, type ViewDocs } from '#exams';
import { mustBeSound, packs } from '#rules';
import {
  isKurrentAddress,
  kurrentEventStore,
  memoryEventStore,
  memoryReadStore,
  mongodbReadStore,
  sqliteEventStore,
  sqliteReadStore,
} from '#stores';
import { loadOrCreateMasterKey, mustNotBeRotating, parseMasterKey, type Vault, VaultTampered } from '#vault';
import { existsSync } from 'node:fs';
import { parse, v5 } from 'uuid';
import { folderOf, masterKeyFile, mustBePrivate, sealFile } from './data-folder.js';
import { installPackFolder } from './pack-folder.js';
import { NotAsSealed, sealedHead, type SealedHead, sentenceFor } from './sealed-head.js';
import { SettingFault, type Settings } from './settings.js';
import { observedExecutor, observedLog } from './telemetry/observed.js';
import { silent, type Telemetry } from './telemetry/telemetry.js';
import { isFile } from './store-settings.js';
import { mustBeOneInstallation, openTogether, type Together } from './together.js';
import type { LogFile, ViewsFiles } from './threaded-views.js';
import { openVault } from './vault-opening.js';

/** Whether a process contends for following the log: at once, only where nobody else does, or never. */
export type Following = 'AT_ONCE' | 'PATIENTLY' | 'NEVER';

/** Everything that keeps something: the log, the views, the vault; and the one who writes to the log. */
export interface Engine {
  readonly events: EventStore;
  readonly views: ReadStore;
  /** The same, by the names of views. */
  readonly reading: Reading<ViewDocs>;
  readonly vault: Vault;
  readonly executor: Executor;
  /** The same on other stores, or on these with something in between. */
  readonly executorOver: (events: EventStore, snapshots: ReadStore) => Executor;
  /** What the processes of this installation share beside log, views and vault. */
  readonly together: Together;
  /** Whether this process follows the log where one does it for all. */
  readonly following: Following;
  /** Calls back after each append; answers how to end that. */
  readonly onCommit: (tell: () => void) => () => void;
  /** What a thread needs to read the log by itself; `undefined` where everything is done in this one. */
  readonly logFile: LogFile | undefined;
  /** What a thread of their own needs to keep the views; `undefined` where they are kept in this one. */
  readonly viewsThread: ViewsFiles | undefined;
  /** True when the master key was made by this start: the operator is told to keep a copy. */
  readonly newMasterKey: string | undefined;
  /** What of log and vault was found to be changed from outside, in words. */
  readonly dataFaults: () => readonly string[];
  /** The seal on the log; none on one that is not in a file of ours. */
  readonly sealed: SealedHead | undefined;
  /** What is told of this process to whoever watches over it. */
  readonly telemetry: Telemetry;
  readonly close: () => Promise<void>;
}

/** Namespace of all ids that follow from something else: event ids, new streams, vault references. */
const NAMESPACE = parse('5f0c7a52-6a3e-4c0f-9d0b-9a4b5a8f7c11');

/** A UUID that is the same for the same names. */
export const derivedId = (...names: readonly (string | number)[]): string =>
  v5(Buffer.from(names.join('\n')), NAMESPACE);

/** Views know more than the log holds: the log was put back from an older copy, or is another one. */
export class ViewsAhead extends Error {
  constructor(position: bigint, head: bigint) {
    super(
      `The views have followed a log up to ${position.toString()}, but this one ends at ${head.toString()}. ` +
        'If an older copy of the log was put back, delete the file or database of the views (KHOABANG_VIEWS) and start again: they are rebuilt from the log.',
    );
    this.name = 'ViewsAhead';
  }
}

/** Others may write and follow meanwhile: what is ahead of where the log ended is held against where it ends now. */
export const mustNotBeAhead = async (
  events: Pick<EventStore, 'head'>,
  readStore: Pick<ReadStore, 'position'>,
): Promise<void> => {
  let head = await events.head();
  for (const view of [...views, ...processes]) {
    const position = await readStore.position(view);
    if (position > head) head = await events.head();
    if (position > head) throw new ViewsAhead(position, head);
  }
};

/** One that this server made up would be its alone. */
const NO_KEY =
  'KHOABANG_VAULT is shared by several servers, which need the same master key: set KHOABANG_MASTER_KEY (for a new vault to the answer of `openssl rand -hex 32`; keep a copy apart), or put their master.key into the data folder.';

const masterKey = (settings: Settings): { key: Uint8Array; file: string | undefined } => {
  const file = folderOf(masterKeyFile(settings));
  mustNotBeRotating(file);
  if (settings.masterKey !== undefined) return { key: parseMasterKey(settings.masterKey), file: undefined };
  if (!isFile(settings.vault) && !existsSync(file)) throw new SettingFault(NO_KEY);
  const { key, created } = loadOrCreateMasterKey(file);
  return { key, file: created ? file : undefined };
};

/** The log, with ears: who listens is called back after each append that has been answered. */
const heard = (log: EventStore): { readonly log: EventStore; readonly onCommit: Engine['onCommit'] } => {
  const listening = new Set<() => void>();
  const append: EventStore['append'] = async (...asked) => {
    const appended = await log.append(...asked);
    for (const tell of listening) tell();
    return appended;
  };
  const onCommit: Engine['onCommit'] = (tell) => {
    listening.add(tell);
    return () => {
      listening.delete(tell);
    };
  };
  return { log: { ...log, append }, onCommit };
};

/**
 * The vault, which notes what it finds changed from outside: somebody asks for it once, but it concerns the operator. Where
 * the log ends when a text is sealed says behind what to look for the event that names it.
 */
const watched = (
  vault: Vault,
  log: Pick<EventStore, 'head'>,
): { readonly vault: Vault; readonly found: ReadonlySet<string> } => {
  const found = new Set<string>();
  const noting = async <Result>(read: Promise<Result>): Promise<Result> => {
    try {
      return await read;
    } catch (error) {
      if (error instanceof VaultTampered) found.add(error.message);
      throw error;
    }
  };
  const reads: Pick<Vault, 'seal' | 'open' | 'openMany' | 'put' | 'get' | 'fields'> = {
    seal: async (ref, subject, kind, text) => noting(vault.seal(ref, subject, kind, text, await log.head())),
    open: (ref) => noting(vault.open(ref)),
    openMany: (refs) => noting(vault.openMany(refs)),
    put: (...given) => noting(vault.put(...given)),
    get: (...given) => noting(vault.get(...given)),
    fields: (subject) => noting(vault.fields(subject)),
  };
  return { vault: { ...vault, ...reads }, found };
};

/** How the engine is to run, apart from its settings. */
export interface EngineOptions {
  /** Leaves to threads of their own what takes long, where the log is a file, and the views, where they are one too. Their programs have to be built. */
  readonly inThreads?: boolean;
  /** True for who is there to follow the log, and answers nobody. */
  readonly isWorker?: boolean;
  /** Opens also a log that is not as it was sealed: somebody is about to accept it. */
  readonly acceptingLog?: boolean;
  /** Is told what commands and appends come to; who opens it closes it. */
  readonly telemetry?: Telemetry;
}

const threadsFor = (
  { events, views, packs }: Settings,
  { inThreads }: EngineOptions,
): Pick<Engine, 'logFile' | 'viewsThread'> => {
  const logFile = inThreads === true && isFile(events) ? { events, packs } : undefined;
  return { logFile, viewsThread: logFile && isFile(views) ? { ...logFile, views } : undefined };
};

const openLog = async ({ events }: Settings): Promise<EventStore> => {
  if (isKurrentAddress(events)) return kurrentEventStore({ address: events });
  return events === 'memory' ? memoryEventStore() : sqliteEventStore({ file: folderOf(events) });
};

const openViews = async ({ views }: Settings): Promise<ReadStore> => {
  if (isFile(views)) return sqliteReadStore({ file: folderOf(views) });
  return views === 'memory' ? memoryReadStore() : mongodbReadStore(views);
};

/** Only for a log in a file of ours: one in memory ends with the process, and one in a database is not ours to walk at each start. */
const openSeal = async (settings: Settings, vault: Vault): Promise<SealedHead | undefined> =>
  isFile(settings.events) ? sealedHead({ file: sealFile(settings), log: settings.events, vault }) : undefined;

const mustBeAsSealed = (sealed: SealedHead | undefined, { acceptingLog }: EngineOptions): void => {
  if (sealed?.fault !== undefined && acceptingLog !== true) throw new NotAsSealed(sealed.fault);
};

const followingOf = ({ follow }: Settings, { isWorker }: EngineOptions): Following => {
  if (!follow) return 'NEVER';
  return isWorker === true ? 'AT_ONCE' : 'PATIENTLY';
};

/** Readers may come before who follows is at work, in a thread or in another process. */
const prepareViews = async (
  readStore: ReadStore,
  { viewsThread }: Pick<Engine, 'viewsThread'>,
  { leases, alone }: Together,
): Promise<void> => {
  if (viewsThread === undefined && leases === undefined) return;
  await alone('views', async () => {
    for (const view of views) await readStore.active(view.name).catch(() => readStore.prepare(view));
  });
};

/** All that is open: what was opened last is closed first. */
const closing = () => {
  const opened: { close: () => Promise<void> }[] = [];
  return {
    kept: <Store extends { close: () => Promise<void> } | undefined>(store: Store): Store => {
      if (store !== undefined) opened.push(store);
      return store;
    },
    close: async (): Promise<void> => {
      for (const store of opened.splice(0).toReversed()) await store.close();
    },
  };
};

const executorOn = (events: EventStore, snapshots: ReadStore): Executor =>
  executor(events, { eventId: (request, index) => derivedId('event', request, index), snapshots });

/** What commands and readers work with, over the stores. */
const atWork = (log: EventStore, views: ReadStore, { telemetry = silent }: EngineOptions) => {
  const { log: telling, onCommit } = heard(observedLog(log, telemetry));
  const events = upcasting(telling, upcasters);
  const executorOver: Engine['executorOver'] = (over, snapshots) =>
    observedExecutor(executorOn(over, snapshots), telemetry);
  const executor = executorOver(events, views);
  return { events, views, reading: readingOf<ViewDocs>(views), telemetry, executor, executorOver, onCommit };
};

/**
 * Opens the stores that the settings name, after the rule packs under which their rounds are held.
 *
 * @throws SettingFault, OpenToOthers, ViewsAhead, StoreLocked, StoreUnavailable, RotationUnfinished, WrongMasterKey, InvalidMasterKey, VaultTampered, NotAsSealed, OtherInstallation: each with a sentence for the operator.
 */
export const openEngine = async (settings: Settings, options: EngineOptions = {}): Promise<Engine> => {
  mustBeSound(packs, clockBasis);
  installPackFolder(settings.packs);
  mustBePrivate(settings);
  const { kept, close } = closing();
  try {
    const log = kept(await openLog(settings));
    const readStore = kept(await openViews(settings));
    await mustNotBeAhead(log, readStore);
    const { key, file } = masterKey(settings);
    const { vault, found } = watched(kept(await openVault(settings, key)), log);
    const sealed = kept(await openSeal(settings, vault));
    mustBeAsSealed(sealed, options);
    const threads = threadsFor(settings, options);
    const together = kept(await openTogether(settings, vault));
    await mustBeOneInstallation(together, vault, log);
    await prepareViews(readStore, threads, together);
    return {
      ...atWork(log, readStore, options),
      vault,
      dataFaults: () => [...found, ...(sealed?.fault === undefined ? [] : [sentenceFor(sealed.fault)])],
      sealed,
      together,
      following: followingOf(settings, options),
      ...threads,
      newMasterKey: file,
      close,
    };
  } catch (error) {
    await close().catch(() => undefined);
    throw error;
  }
};
