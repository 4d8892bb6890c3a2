import { unplain } from '#test/support/plain-words';
import { edgeWords, titles } from './problem-words.js';

describe('the words of the edge', () => {
  it.each(['vi', 'en'] as const)('hold no code, no id, no other language and no other address in %s', (language) => {
    const faults = Object.entries({ ...edgeWords, ...titles }).flatMap(([code, words]) => {
      // What stands in braces is filled in.
      const found = unplain(words[language].replaceAll(/\{\w+\}/g, ''), language);
      return found.length === 0 ? [] : [[code, words[language], ...found]];
    });
    expect(faults).toEqual([]);
  });
});
