import { executor, NO_STREAM, RevisionConflict, StoreUnavailable } from '#kernel';
import { memoryEventStore } from '#stores';
import { sampleEvent } from '#test/contracts/ground';
import { observedExecutor, observedLog } from './observed.js';
import type { Measures } from './measures.js';
import { silent } from './telemetry.js';

/** Writes down what is counted. */
const counted = () => {
  const lines: string[] = [];
  const measures: Measures = {
    count: (name, labels) => lines.push(`${name} ${Object.values(labels).join(' ').trim()}`),
    time: (name, seconds, labels) => lines.push(`${name} ${Object.values(labels).join(' ')} ${String(seconds >= 0)}`),
    watch: () => undefined,
  };
  return { lines, measures };
};

const event = sampleEvent({}, 'Happened');

describe('a log that is observed', () => {
  it('is the very same where nobody asks, and so is who writes to it', () => {
    const log = memoryEventStore();
    const writes = executor(log, { eventId: () => event.id });
    expect(observedLog(log, silent)).toBe(log);
    expect(observedExecutor(writes, silent)).toBe(writes);
  });

  it('counts appends, lost races and failures apart, and lets each through as it was', async () => {
    const { lines, measures } = counted();
    const log = memoryEventStore();
    let isBroken = false;
    const append: typeof log.append = (...asked) =>
      isBroken ? Promise.reject(new StoreUnavailable('broken')) : log.append(...asked);
    const observed = observedLog({ ...log, append }, { measures });
    await expect(observed.append('round-1', NO_STREAM, [event])).resolves.toMatchObject({ revision: 0 });
    const other = { ...event, id: event.id.replace(/^0/, '1') };
    await expect(observed.append('round-1', NO_STREAM, [other])).rejects.toThrow(RevisionConflict);
    isBroken = true;
    await expect(observed.append('round-1', 0, [other])).rejects.toThrow(StoreUnavailable);
    expect(lines).toEqual(['appends recorded true', 'appends conflict true', 'appends failed true', 'failures append']);
  });
});
