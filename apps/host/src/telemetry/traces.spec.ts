import type { NewEvent } from '#kernel';
import { sampleEvent } from '#test/contracts/ground';
import { callerIn, spanIdOf, traceIdOf } from './span-ids.js';
import { type Told, tracesTo } from './traces.js';

const REQUEST = '0192d0c6-7d6f-4c1b-9b0e-3c5f0a1b2c3d';
const AT = '2026-01-05T02:00:00.000Z';
const from = Date.parse(AT);
const took = { from, to: from + 5 };

const eventOf = (id: string, commandId: string, correlationId = REQUEST): NewEvent => {
  const event = sampleEvent({}, 'Happened');
  return { ...event, id, meta: { ...event.meta, at: AT, correlationId, causationId: correlationId, commandId } };
};

const commandOf = (commandId: string, causationId: string, outcome = 'recorded') => ({
  category: 'round',
  command: 'Do',
  context: { correlationId: REQUEST, causationId, commandId },
  outcome,
  code: '',
  ...took,
});

const situation = () => {
  const told: Told[] = [];
  return { told, traces: tracesTo((span) => told.push(span)) };
};

describe('traces', () => {
  it('are named like the request, so that either finds the other', () => {
    expect(traceIdOf(REQUEST)).toBe('0192d0c67d6f4c1b9b0e3c5f0a1b2c3d');
    expect(traceIdOf('no id of a trace')).toMatch(/^[0-9a-f]{32}$/);
    expect(spanIdOf('append', 'c1')).toMatch(/^[0-9a-f]{16}$/);
    expect(spanIdOf('append', 'c1')).not.toBe(spanIdOf('command', 'c1'));
  });

  it('have what a process does hang on the append that it follows from', () => {
    const { told, traces } = situation();
    traces.command(commandOf('c1', REQUEST));
    traces.append({ events: [eventOf('e1', 'c1')], outcome: 'recorded', position: 1n, ...took });
    traces.sees([eventOf('e1', 'c1')]);
    traces.command(commandOf('c2', 'e1'));
    traces.append({ events: [eventOf('e2', 'c2')], outcome: 'recorded', position: 2n, ...took });
    traces.follow('process p', [eventOf('e1', 'c1')], took);
    const [command, append, second, appended, follow] = told;
    expect([command?.parent, append?.parent, second?.parent, appended?.parent, follow?.parent]).toEqual([
      undefined,
      command?.id,
      append?.id,
      second?.id,
      append?.id,
    ]);
  });

  it('hang a follower in another process on the append by what the event says alone', () => {
    const [here, there] = [situation(), situation()];
    here.traces.append({ events: [eventOf('e1', 'c1')], outcome: 'recorded', position: 1n, ...took });
    there.traces.follow('views', [eventOf('e1', 'c1'), eventOf('e2', 'c1'), eventOf('e3', 'c2')], took);
    expect(there.told).toMatchObject([
      { parent: here.told[0]?.id, trace: here.told[0]?.trace, attributes: { events: 2 } },
      { parent: spanIdOf('append', 'c2'), attributes: { events: 1 } },
    ]);
  });

  it('say nothing of history that is built anew', () => {
    const { told, traces } = situation();
    traces.follow('views', [eventOf('e1', 'c1')], { from: from + 3_600_000, to: from + 3_600_001 });
    expect(told).toEqual([]);
  });

  it('give only what was recorded the span on which others hang', () => {
    const { told, traces } = situation();
    for (const outcome of ['refused', 'failed', 'repeated', 'conflict'])
      traces.command(commandOf('c1', REQUEST, outcome));
    traces.append({ events: [eventOf('e1', 'c1')], outcome: 'conflict', ...took });
    expect(told.map(({ id }) => id)).toEqual([undefined, undefined, undefined, undefined, undefined]);
    expect(told.map(({ failed }) => failed)).toEqual([false, true, false, false, false]);
  });

  it.each([
    ['00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01', true],
    ['00-00000000000000000000000000000000-00f067aa0ba902b7-01', false],
    ['00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01', false],
    ['01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01', false],
    ['nonsense', false],
    [undefined, false],
  ])('read traceparent %p: %p', (traceparent, isOne) => {
    expect(callerIn(traceparent) !== undefined).toBe(isOne);
  });
});
