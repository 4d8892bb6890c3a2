import { randomUUID } from 'node:crypto';
import { type EventStore, first, inTurnOfAll, type Leases, START, type Tally, turns } from '#kernel';
import { memoryTally, mongodbTogether } from '#stores';
import type { Vault } from '#vault';
import { prompt } from './prompt.js';
import type { Settings } from './settings.js';
import { areShared } from './store-settings.js';
import { timer } from './timer.js';

/** What the processes of one installation share beside log, views and vault; one process alone has it in memory. */
export interface Together {
  /** Where one process does something for all; `undefined` where there is only one. */
  readonly leases: Leases | undefined;
  /** What is counted once for all. Names are kept as digests: sources and accounts belong to people. */
  readonly tally: Tally;
  /** Does a task while no other process does one of the same name. */
  readonly alone: <Result>(name: string, task: () => Promise<Result>) => Promise<Result>;
  readonly close: () => Promise<void>;
}

/** Milliseconds that nobody sets, and that go on while the process is stopped. */
export const monotonic = (): number => performance.now();

/** For a process that is alone. */
export const togetherInMemory = (): Together => {
  const tally = memoryTally();
  return { leases: undefined, tally, alone: turns(), close: () => tally.close() };
};

const withoutNames = (tally: Tally, digest: (name: string) => string): Tally => ({
  ...tally,
  add: (name, ...rest) => tally.add(digest(name), ...rest),
  raise: (name, ...rest) => tally.raise(digest(name), ...rest),
  count: (name) => tally.count(digest(name)),
});

/** Among processes that share their stores: one at a time of this process, then one at a time of all. */
export const togetherOver = (leases: Leases, tally: Tally, vault: Pick<Vault, 'digest'>): Together => {
  const inTurn = turns();
  const holder = randomUUID();
  return {
    leases,
    tally: withoutNames(tally, (name) => vault.digest('tally', name)),
    alone: (name, task) =>
      inTurn(name, () =>
        inTurnOfAll({ leases: prompt(leases), name: `alone: ${name}`, holder, timer, clock: monotonic }, task),
      ),
    close: () => leases.close(),
  };
};

/** Opens what the settings make shared. */
export const openTogether = async (settings: Settings, vault: Pick<Vault, 'digest'>): Promise<Together> => {
  if (!areShared(settings)) return togetherInMemory();
  const { leases, tally } = await mongodbTogether(settings.views);
  return togetherOver(leases, tally, vault);
};

/** Servers that share their views, but not what belongs to them. */
export class OtherInstallation extends Error {
  constructor(what: 'vault' | 'log') {
    super(
      what === 'vault'
        ? 'The views in KHOABANG_VIEWS belong to servers with another vault, so that names would be missing: give every server the same vault and the same KHOABANG_MASTER_KEY.'
        : 'The views in KHOABANG_VIEWS belong to another log: give this server the KHOABANG_EVENTS of the others, or a MongoDB database of its own; after changing to another log, drop the old database.',
    );
    this.name = 'OtherInstallation';
  }
}

interface Installation {
  readonly vault: string;
  /** The first event; `null` while there is none. */
  readonly log: string | null;
}

const NAME = 'installation';

const mustBeSame = (kept: Installation, own: Installation): void => {
  if (kept.vault !== own.vault) throw new OtherInstallation('vault');
  if (kept.log !== null && kept.log !== own.log) throw new OtherInstallation('log');
};

/** True once it is written down of which installation the views are. */
const isNoted = async (leases: Leases, ownNow: () => Promise<Installation>): Promise<boolean> => {
  const seen = await leases.read(NAME);
  const kept = seen && (JSON.parse(seen.said) as Installation);
  // Looked at last: what others wrote down of the log stands there by now.
  const own = await ownNow();
  if (kept !== undefined) mustBeSame(kept, own);
  if (kept?.log === own.log) return true;
  return leases.swap(NAME, seen, { term: (seen?.term ?? 0) + 1, beat: 0, holder: null, said: JSON.stringify(own) });
};

/**
 * All servers on one database of views have one vault and one log: the first that comes writes down which, and others are
 * turned away. @throws OtherInstallation
 */
export const mustBeOneInstallation = async (
  { leases }: Pick<Together, 'leases'>,
  vault: Pick<Vault, 'digest'>,
  log: Pick<EventStore, 'readAll'>,
): Promise<void> => {
  if (leases === undefined) return;
  const own = async () => ({ vault: vault.digest(NAME, 'vault'), log: (await first(log.readAll(START)))?.id ?? null });
  while (!(await isNoted(leases, own)));
};
