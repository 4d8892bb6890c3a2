import type { EventStore, ReadStore, Tenure } from '#kernel';
import type { Vault } from '#vault';
import type { Engine } from './engine.js';

type MustHold = Tenure['mustHold'];

const fencedLog = (log: EventStore, mustHold: MustHold): EventStore => ({
  ...log,
  append: async (...asked) => {
    mustHold();
    return log.append(...asked);
  },
});

const fencedViews = (views: ReadStore, mustHold: MustHold): ReadStore => ({
  ...views,
  prepare: async (view) => {
    mustHold();
    return views.prepare(view);
  },
  apply: async (...asked) => {
    mustHold();
    return views.apply(...asked);
  },
  activate: async (view) => {
    mustHold();
    return views.activate(view);
  },
});

const fencedVault = (vault: Vault, mustHold: MustHold): Vault => ({
  ...vault,
  sweep: async (before, recorded) => {
    mustHold();
    return vault.sweep(before, async (...stretch) => {
      const refs = await recorded(...stretch);
      mustHold();
      return refs;
    });
  },
});

/**
 * An engine for who follows the log under a lease: before everything that it writes it looks whether the lease is still
 * held. What slips through between this look and the store, expected revisions and positions turn away.
 */
export const fenced = (engine: Engine, { mustHold }: Pick<Tenure, 'mustHold'>): Engine => {
  const events = fencedLog(engine.events, mustHold);
  const views = fencedViews(engine.views, mustHold);
  return {
    ...engine,
    events,
    views,
    vault: fencedVault(engine.vault, mustHold),
    executor: engine.executorOver(events, views),
  };
};
