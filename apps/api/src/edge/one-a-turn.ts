import { setImmediate as turn } from 'node:timers/promises';

/** Lets one go on in each turn of the event loop, in order: however many come at once, others are answered between them. */
export const oneATurn = (): (() => Promise<void>) => {
  let last = Promise.resolve();
  return () => (last = last.then(() => turn()));
};
