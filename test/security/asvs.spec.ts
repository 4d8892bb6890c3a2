import { asvsPage, type Item, itemFaults, items } from './asvs.js';
import { textOf } from './sources.js';

/** How many items the standard has: of levels 1 and 2 by chapter, and of level 3 where it is asked for. */
const OF_STANDARD = [27, 11, 19, 10, 9, 35, 18, 13, 7, 29, 24, 9, 13, 13, 13, 17, 7];

const countIn = (chapter: number): number => items.filter(({ id }) => id.startsWith(`V${String(chapter)}.`)).length;

describe('the standard', () => {
  it('is gone through whole: every item of levels 1 and 2, and of level 3 on rights, cryptography, data and logs', () => {
    expect(([1, 2, 3] as const).map((level) => items.filter((item) => item.level === level).length)).toEqual([
      70, 183, 21,
    ]);
    expect(OF_STANDARD.map((_, at) => countIn(at + 1))).toEqual(OF_STANDARD);
  });

  it('is shown by tests that there are', () => {
    expect(itemFaults(items)).toEqual([]);
  });

  it('stands on the page as it was gone through', () => {
    expect(textOf('docs/asvs.md')).toBe(asvsPage());
  });
});

describe('an item', () => {
  const [sample] = items.filter(({ shown }) => shown !== undefined) as [Item];
  const { id, level, about, shown } = sample;

  it('is at fault that says nothing, or two things, or stands twice', () => {
    expect(itemFaults([{ id, level, about }])).toHaveLength(1);
    expect(itemFaults([{ ...sample, open: 'all of it' }])).toHaveLength(1);
    expect(itemFaults([sample, sample])).toEqual([`${id}: stands twice`]);
  });

  it('is at fault that names a test that is not there', () => {
    const [{ file } = { file: '' }] = shown ?? [];
    expect(itemFaults([{ id, level, about, shown: [{ file, test: 'is met' }] }])).toEqual([
      `${id}: ${file} has no test 'is met'`,
    ]);
  });
});
