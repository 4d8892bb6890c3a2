import type { ViewIncident } from '#kernel';
import { deciders } from '#exams';
import { FROM_SOURCE } from '#test/support/from-source';
import { type TemporaryFolder, temporaryFolder } from '#test/support/tmp';
import { type Engine, openEngine } from './engine.js';
import { startFollowers } from './followers.js';
import { readSettings } from './settings.js';
import { threadedViews } from './threaded-views.js';

const source = new URL('./views-thread.ts', import.meta.url);
const LONG = 20_000;

const contextOf = (id: string) => ({
  actor: 'person-sample',
  authority: 'sample',
  at: '2026-01-05T02:00:00.000Z',
  correlationId: id,
  causationId: id,
  commandId: id,
  commandDigest: id,
});

/** Opens an account; answers where that was recorded. */
const openAccount = async ({ executor }: Engine, id: string): Promise<bigint> => {
  const command = { type: 'OpenAccount', data: { person: 'person-sample', roles: ['HR'] } };
  const outcome = await executor.executeNamed(deciders.account as never, id, command, contextOf(id));
  return (outcome as { readonly position: bigint }).position;
};

describe('views in a thread of their own', () => {
  let folder: TemporaryFolder;
  let engine: Engine;
  beforeEach(async () => {
    folder = temporaryFolder();
    engine = await openEngine(readSettings({ KHOABANG_DATA: folder.path }), { inThreads: true });
  });
  afterEach(async () => {
    await engine.close();
    folder.remove();
  });

  const fromSource = () =>
    threadedViews({
      files: engine.viewsThread!,
      onCommit: engine.onCommit,
      onIncident: () => undefined,
      program: source,
      options: { execArgv: [...FROM_SOURCE] },
    });

  it('can be read at once, follow each commit, and go on where they were when they are started again', async () => {
    expect((await engine.views.list('accounts')).items).toEqual([]);
    const views = fromSource();
    const first = new AbortController();
    const running = views.thread.run(first.signal);
    for (const id of ['a', 'b']) expect(await views.waitFor(await openAccount(engine, id), LONG)).toBe(true);
    expect((await engine.views.list('accounts')).items.map(({ key }) => key)).toEqual(['a', 'b']);
    expect(views.position()).toBe(await engine.events.head());
    expect([views.position(['accounts']), views.thread.lag()]).toEqual([views.position(), 0]);
    first.abort();
    await running;
    const position = await openAccount(engine, 'c');
    expect(await views.waitFor(position, 10)).toBe(false);
    const second = new AbortController();
    const again = views.thread.run(second.signal);
    expect(await views.waitFor(position, LONG)).toBe(true);
    second.abort();
    await again;
  });

  it('say of what kind the error was that ended them, and nothing else of it', async () => {
    const views = threadedViews({
      files: { ...engine.viewsThread!, views: folder.file('no/such/folder.sqlite') },
      onCommit: engine.onCommit,
      onIncident: () => undefined,
      program: source,
      options: { execArgv: [...FROM_SOURCE] },
    });
    await expect(views.thread.run(new AbortController().signal)).rejects.toMatchObject({
      name: 'StoreUnavailable',
      message: 'the thread of the views ended',
    });
  });
});

it('start again and again, and say so, where their thread cannot stay', async () => {
  const folder = temporaryFolder();
  const engine = await openEngine(readSettings({ KHOABANG_DATA: folder.path }), { inThreads: true });
  // From source there is no built program for the thread: it ends as soon as it begins.
  const said = Promise.withResolvers<string>();
  const followers = startFollowers(engine, (_, message) => {
    said.resolve(message);
  });
  expect(await said.promise).toMatch(/^views stopped/);
  expect(followers.faults()).toEqual([expect.stringMatching(/^views: stopped again and again/)]);
  await followers.stop();
  await engine.close();
  folder.remove();
});

describe('a thread', () => {
  const files = { events: '', views: '', packs: undefined };
  const program = (text: string): URL => new URL(`data:text/javascript,${encodeURIComponent(text)}`);
  const deaf = { files, onCommit: () => () => undefined };

  it.each([
    ['that crashes', 'throw new RangeError()', 'RangeError'],
    ['that ends untold', 'process.exit(0)', 'ThreadEnded'],
  ])('%s ends the run with an error', async (_, text, name) => {
    const views = threadedViews({ ...deaf, onIncident: () => undefined, program: program(text) });
    await expect(views.thread.run(new AbortController().signal)).rejects.toMatchObject({ name });
  });

  it('tells of a view that stands still once, and ends when it is told to before it is at work', async () => {
    const incident = { view: 'rounds', version: 1, position: 7n, type: 'RoundDrafted', message: 'TypeError' };
    const text = `
      import { parentPort } from 'node:worker_threads';
      const incident = { view: 'rounds', version: 1, position: 7n, type: 'RoundDrafted', message: 'TypeError' };
      for (const position of [8n, 9n]) parentPort.postMessage({ position, positions: { units: 5n }, incidents: [incident] });
      parentPort.on('message', () => parentPort.close());`;
    const told: ViewIncident[] = [];
    const views = threadedViews({ ...deaf, onIncident: (one) => told.push(one), program: program(text) });
    const stop = new AbortController();
    const running = views.thread.run(stop.signal);
    expect(await views.waitFor(9n, LONG)).toBe(true);
    expect([told, views.incidents()]).toEqual([[incident], [incident]]);
    expect([views.position(['units']), views.position(['rounds'])]).toEqual([5n, 0n]);
    stop.abort();
    await running;
    await views.thread.run(AbortSignal.abort());
  });
});
