import { START } from '#kernel';
import { STANDSTILL_MS } from './progress.js';
import { tracesTo } from './telemetry/traces.js';
import { type AtWork, watchedFollowers } from './watched-followers.js';

/** Views in a thread, and processes in this one, each at a position that a spec says. */
const situation = () => {
  const at = { views: START, processes: START, now: 0 };
  const told: string[] = [];
  const arrived = Promise.withResolvers<boolean>();
  const work: AtWork = {
    views: {
      followers: [],
      waitFor: () => arrived.promise,
      position: () => at.views,
      incidents: () => [],
      thread: { run: () => Promise.resolve(), lag: () => 0 },
    },
    reactions: {
      followers: [],
      run: () => Promise.resolve(),
      waitFor: () => Promise.resolve(true),
      position: () => at.processes,
      incidents: () => [],
    },
    lagOf: () => 0,
  };
  const traces = tracesTo(({ name }) => told.push(name));
  const said: string[] = [];
  const watched = watchedFollowers(
    { telemetry: { traces } },
    (level, message) => said.push(`${level}: ${message}`),
    work,
    () => at.now,
  );
  return { at, told, traces, arrived, watched, said };
};

const append = (type: string) => ({
  events: [
    {
      id: 'e1',
      type,
      version: 1,
      data: {},
      meta: {
        actor: 'person-sample',
        authority: 'sample',
        at: new Date().toISOString(),
        correlationId: 'c1',
        causationId: 'c1',
        commandType: 'Do',
        commandId: 'c1',
        commandDigest: '',
      },
    },
  ],
  outcome: 'recorded',
  position: 1n,
  from: 0,
  to: 1,
});

describe('views in a thread of their own', () => {
  it('stand still where processes are further on, whatever the thread last said of itself', () => {
    const { at, watched, said } = situation();
    watched.look();
    at.processes = 5n;
    watched.look();
    at.now += STANDSTILL_MS;
    watched.look();
    expect(watched.faults()).toEqual(['follower views has events to take and takes none']);
    expect(watched.progress()).toMatchObject([{ name: 'views', lag: 1 }]);
    at.views = 5n;
    watched.look();
    expect(watched.faults()).toEqual([]);
    expect(said.map((line) => line.split(':')[0])).toEqual(['error', 'info']);
  });

  it('end the trace of a command when they have come to where it was recorded', async () => {
    const { told, traces, arrived } = situation();
    traces.append(append('UnitRegistered'));
    expect(told).toEqual(['append']);
    arrived.resolve(true);
    await new Promise(setImmediate);
    expect(told).toEqual(['append', 'follow views']);
  });

  it('have no part in what no view heeds', async () => {
    const { told, traces, arrived } = situation();
    traces.append(append('NobodyHeedsThis'));
    arrived.resolve(true);
    await new Promise(setImmediate);
    expect(told).toEqual(['append']);
  });
});
