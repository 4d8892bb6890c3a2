import { StoreUnavailable } from '#kernel';
import { apart, type Apart, NotWorkedOut } from './apart.js';

/** Answers with the length of what it is told, and does otherwise for a few words. */
const PROGRAM = `
  import { parentPort } from 'node:worker_threads';
  let jobs = 0;
  parentPort.on('message', (job) => {
    jobs += 1;
    if (job === 'for ever') for (;;);
    if (job === 'end') process.exit(0);
    if (job === 'much') { const all = []; for (;;) all.push(new Array(1e6).fill(job)); }
    parentPort.postMessage(job.startsWith('fail ') ? { failed: job.slice(5) } : { answer: [job.length, jobs] });
  });`;
const program = new URL(`data:text/javascript,${encodeURIComponent(PROGRAM)}`);

describe('a thread that works things out', () => {
  let thread: Apart;
  beforeEach(() => {
    thread = apart({ program, workerData: undefined, limitMs: 1_000 });
  });
  afterEach(() => thread.close());

  it('does one job after another', async () => {
    expect(await thread.work('abc')).toEqual([3, 1]);
    expect(await thread.work('abcd')).toEqual([4, 2]);
  });

  it.each(['for ever', 'end', 'much'])(
    'is ended by a job that takes too long or too much, or ends it (%s), and there again for the next',
    async (job) => {
      await expect(thread.work(job)).rejects.toThrow(NotWorkedOut);
      expect(await thread.work('abc')).toEqual([3, 1]);
    },
  );

  it('says of what kind an error was, and nothing else of it', async () => {
    await expect(thread.work('fail RangeError')).rejects.toMatchObject({
      name: 'RangeError',
      message: 'failed in a thread',
    });
    await expect(thread.work('fail StoreUnavailable')).rejects.toThrow(StoreUnavailable);
  });

  it('lets go of what is being worked out when it is closed, and begins nothing more', async () => {
    const working = thread.work('for ever');
    await Promise.all([expect(working).rejects.toThrow(NotWorkedOut), thread.close()]);
    await expect(thread.work('abc')).rejects.toMatchObject({ status: 503, code: 'not-worked-out' });
  });
});
