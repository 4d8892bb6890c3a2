import { StoreUnavailable } from '#kernel';
import { placeOf } from '../../../host/src/place-of.js';
import { apart, type Apart, NotWorkedOut } from './apart.js';

/** Answers with the length of what it is told, and does otherwise for a few words; crashes when it hears anything outside its jobs. */
const PROGRAM = `
  import { parentPort, workerData } from 'node:worker_threads';
  let jobs = 0;
  const outside = new BroadcastChannel(workerData);
  outside.onmessage = () => { throw new RangeError('Người mẫu'); };
  outside.unref();
  parentPort.on('message', (job) => {
    jobs += 1;
    if (job === 'for ever') for (;;);
    if (job === 'end') process.exit(0);
    if (job === 'much') { const all = []; for (;;) all.push(new Array(1e6).fill(job)); }
    if (job === 'crash') throw new RangeError('Người mẫu');
    parentPort.postMessage(job.startsWith('fail ') ? { failed: job.slice(5) } : { answer: [job.length, jobs] });
  });`;
const program = new URL(`data:text/javascript,${encodeURIComponent(PROGRAM)}`);

const OUTSIDE = 'a word from outside a job';

/** A thread may be slow to start where many do so at once. */
const ENOUGH_MS = 60_000;

describe('a thread that works things out', () => {
  let thread: Apart;
  let told: PromiseWithResolvers<string>;
  const begin = (limitMs: number): Apart => {
    told = Promise.withResolvers();
    thread = apart({ program, workerData: OUTSIDE, limitMs, onFault: told.resolve });
    return thread;
  };
  beforeEach(() => {
    begin(ENOUGH_MS);
  });
  afterEach(() => thread.close());

  it('does one job after another', async () => {
    expect(await thread.work('abc')).toEqual([3, 1]);
    expect(await thread.work('abcd')).toEqual([4, 2]);
  });

  it.each(['end', 'much', 'crash'])(
    'is ended by a job that takes too much, or ends it (%s), and there again for the next',
    async (job) => {
      await expect(thread.work(job)).rejects.toThrow(NotWorkedOut);
      expect(await thread.work('abc')).toEqual([3, 1]);
    },
  );

  it('is ended by a job that takes too long, and there again for the next', async () => {
    await expect(begin(5_000).work('for ever')).rejects.toThrow(NotWorkedOut);
    expect(await thread.work('abc')).toEqual([3, 1]);
  });

  it('tells kind and place of what ended it, and is there again although it ended between two jobs', async () => {
    await thread.work('abc');
    const outside = new BroadcastChannel(OUTSIDE);
    outside.postMessage('crash');
    expect(await told.promise).toMatch(/^RangeError\n +at /);
    expect(await told.promise).not.toContain('Người mẫu');
    outside.close();
    expect(await thread.work('abc')).toEqual([3, 1]);
  });

  it('tells why it could not start', async () => {
    const missing = new URL('./no-such-program.js', import.meta.url);
    const none = apart({ program: missing, workerData: OUTSIDE, limitMs: ENOUGH_MS, onFault: told.resolve });
    await expect(none.work('abc')).rejects.toThrow(NotWorkedOut);
    expect(await told.promise).toMatch(/^Error/);
  });

  it('says of what kind an error was and where it came about, and nothing else of it', async () => {
    const error: unknown = await thread.work('fail RangeError\n    at there').catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'RangeError', message: 'failed in a thread' });
    expect(placeOf(error)).toBe('RangeError\n    at there');
    await expect(thread.work('fail StoreUnavailable')).rejects.toThrow(StoreUnavailable);
  });

  it('lets go of what is being worked out when it is closed, and begins nothing more', async () => {
    const working = thread.work('for ever');
    await Promise.all([expect(working).rejects.toThrow(NotWorkedOut), thread.close()]);
    await expect(thread.work('abc')).rejects.toMatchObject({ status: 503, code: 'not-worked-out' });
  });
});
