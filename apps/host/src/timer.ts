import { setTimeout as sleep } from 'node:timers/promises';

/** Resolves after `ms`, or rejects when `signal` aborts; never keeps the process alive. */
export const timer = (ms: number, signal: AbortSignal): Promise<void> => sleep(ms, undefined, { signal, ref: false });
