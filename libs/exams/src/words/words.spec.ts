import { flow, stages } from '#rules';
import { outputs } from '../views/outputs.js';
import { eventWords, openTasks, stageTasks } from './index.js';
import { roundEventWords } from './round-events.js';

describe('the words of events', () => {
  it('are there in both languages, and differ from event to event', () => {
    for (const { vi, en } of Object.values(eventWords)) {
      expect(vi.trim()).not.toBe('');
      expect(en.trim()).not.toBe('');
    }
    const titles = Object.values(roundEventWords).map(({ vi }) => vi);
    expect(new Set(titles).size).toBe(titles.length);
  });

  it('cover every event that the flow of a round names', () => {
    expect(Object.keys(flow).filter((type) => !Object.hasOwn(roundEventWords, type))).toEqual([]);
    expect(Object.keys(outputs).sort()).toEqual(Object.keys(roundEventWords).sort());
  });
});

describe('the words of waiting', () => {
  it('say in every stage but the last ones what is waited for, who can act and what ends it', () => {
    const ended = ['ARCHIVED', 'CANCELLED', 'ANNULLED'];
    for (const { stage } of stages) expect(stageTasks[stage].length > 0).toBe(!ended.includes(stage));
  });

  it('end each wait with an event that exists', () => {
    const tasks = [...Object.values(stageTasks).flat(), ...Object.values(openTasks)];
    for (const { until, parts } of tasks) {
      expect(eventWords).toHaveProperty(until);
      expect(parts.length).toBeGreaterThan(0);
    }
  });
});
