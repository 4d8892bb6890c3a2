import { describe, expect, it } from '@jest/globals';
import type { Output, StepDoc } from '../../api/types.gen.js';
import { type Speech, ledWords, outputWords, textLabel, withheldWords } from './told-words.js';

const vi: Speech = { language: 'vi', say: (words) => words.vi };
const en: Speech = { language: 'en', say: (words) => words.en };

const output = (kind: Output['kind'], value: string): Output => ({ kind, value, hash: null });

const started = {
  event: 'ClockStarted',
  clockFacts: { change: { type: 'ClockStarted', data: { clock: 'principleDue', due: '2026-01-16' } } },
} as unknown as StepDoc;

describe('outputWords', () => {
  it('given what a step left behind, then it is told in words', () => {
    expect(outputWords(output('DOCUMENT', '05/TB-UBND'))?.vi).toBe('văn bản số 05/TB-UBND');
    expect(outputWords(output('HASH', 'a7cd3e77dfdd2d60'))?.en).toBe('hash a7cd3e77dfdd…');
    expect(outputWords(output('COUNT', '16'))?.vi).toBe('số lượng: 16');
    expect(outputWords(output('CHOICE', 'P01'))?.en).toBe('P01');
  });

  it('given that it was only done, then nothing more is told', () => {
    expect(outputWords(output('DONE', 'RECORDED'))).toBeUndefined();
    expect(outputWords(output('COUNT', '1'))).toBeUndefined();
  });
});

describe('ledWords', () => {
  it('given a clock, then which one and until when', () => {
    expect(ledWords(vi, started)).toMatch(/duyệt chủ trương, hạn 16\/01\/2026$/);
  });

  it('given a clock without a day, then only which one', () => {
    const paused = { event: 'ClockPaused', clockFacts: { change: { data: { clock: 'markingDue', left: 3 } } } };
    expect(ledWords(en, paused as unknown as StepDoc)).toMatch(/marking$/);
  });

  it('given anything else, then its title', () => {
    expect(ledWords(en, { event: 'RoundDrafted', clockFacts: {} } as unknown as StepDoc)).toBe('Round drafted');
  });
});

describe('textLabel and withheldWords', () => {
  it('given a known place, then its words; else the place', () => {
    expect(textLabel('decision.reason').vi).toBe('Lý do');
    expect(textLabel('other').en).toBe('other');
    expect(withheldWords('SEALED').vi).toBe('còn niêm phong');
    expect(withheldWords('X').en).toBe('X');
  });
});
