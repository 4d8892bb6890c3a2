/** The clock of this process as it really goes. */
const Real = Date;

const standingAt = (now: number): DateConstructor =>
  new Proxy(Real, {
    construct: (target, parts: unknown[]) => Reflect.construct(target, parts.length === 0 ? [now] : parts) as object,
    get: (target, name): unknown => (name === 'now' ? () => now : Reflect.get(target, name)),
  });

/**
 * Sets what time it is for the product in this process, in milliseconds: a round that takes months can be played as it
 * happens. Timers go on as before. Call {@link goOn} in the end.
 */
export const setNow = (now: number): void => {
  globalThis.Date = standingAt(now);
};

/** Lets the clock go as it really does. */
export const goOn = (): void => {
  globalThis.Date = Real;
};
