import { stages } from '#rules';
import { roundTitles, sentFor } from '../round/cards.js';
import { eventWords, openTasks, stageTasks } from '../titles.js';
import { detailWords } from '../words/codes.js';

describe('the words of events', () => {
  it('are there in both languages, and differ from event to event', () => {
    for (const { vi, en } of Object.values(eventWords)) {
      expect(vi.trim()).not.toBe('');
      expect(en.trim()).not.toBe('');
    }
    const titles = Object.values(roundTitles).map(({ vi }) => vi);
    expect(new Set(titles).size).toBe(titles.length);
  });
});

describe('the words of waiting', () => {
  it('say in every stage but the last ones what is waited for, who can act and what ends it', () => {
    const ended = ['ARCHIVED', 'CANCELLED', 'ANNULLED'];
    for (const { stage } of stages) expect(stageTasks[stage].length > 0).toBe(!ended.includes(stage));
  });

  it('name each wait by a code of its own in its stage, and its clock by one that people know', () => {
    for (const tasks of Object.values(stageTasks)) {
      const codes = tasks.map(({ code }) => code);
      expect(new Set(codes).size).toBe(codes.length);
    }
    for (const { code, clock } of [...Object.values(stageTasks).flat(), ...Object.values(openTasks)]) {
      expect(code).toMatch(/^[a-z][A-Za-z]+$/);
      if (clock !== undefined) expect(detailWords['clock']).toHaveProperty(clock);
    }
  });

  it('end each wait with an event for which somebody sends', () => {
    const tasks = [...Object.values(stageTasks).flat(), ...Object.values(openTasks)];
    for (const { until, parts } of tasks) {
      expect(eventWords).toHaveProperty(until);
      expect(parts.length).toBeGreaterThan(0);
      expect(sentFor(until).command).not.toBe('');
    }
    expect(() => sentFor('MarkSettled')).toThrow('follows by rule');
  });
});
