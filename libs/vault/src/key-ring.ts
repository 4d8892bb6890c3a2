/** Unwrapped keys kept in memory: enough for all people of a large round, 32 bytes each. */
export const KEYS_KEPT_MAX = 2_000;

/**
 * Unwrapped keys of the subjects used last. A key is given out only against the wrapped form that is stored now: a key
 * that another process erased, or that was never saved, is not used again.
 */
export interface KeyRing {
  get(subject: string, wrapped: Uint8Array): Uint8Array | undefined;
  add(subject: string, wrapped: Uint8Array, key: Uint8Array): void;
  /** Overwrites the key in memory. */
  drop(subject: string): void;
  clear(): void;
}

export const keyRing = (max = KEYS_KEPT_MAX): KeyRing => {
  const kept = new Map<string, { readonly wrapped: Uint8Array; readonly key: Uint8Array }>();
  const drop = (subject: string) => {
    kept.get(subject)?.key.fill(0);
    kept.delete(subject);
  };
  return {
    get: (subject, wrapped) => {
      const found = kept.get(subject);
      if (found === undefined || Buffer.compare(found.wrapped, wrapped) !== 0) return undefined;
      kept.delete(subject);
      kept.set(subject, found);
      return found.key;
    },
    add: (subject, wrapped, key) => {
      kept.delete(subject);
      kept.set(subject, { wrapped, key });
      const [oldest] = kept.keys();
      if (kept.size > max && oldest !== undefined) drop(oldest);
    },
    drop,
    clear: () => {
      for (const subject of [...kept.keys()]) drop(subject);
    },
  };
};
