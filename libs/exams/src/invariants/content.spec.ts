import type { Recorded } from '#kernel';
import { contextOf } from '#test/support/specify';
import type { FoldRound } from './breach.js';
import { isSealed, nothingPersonal, numbersAreExact } from './content.js';

const hash = 'a'.repeat(64);
const sealed = { ref: 'r1', commitment: hash };

/** What stands in an event is seen without the round. */
const unasked: FoldRound = () => {
  throw new Error('asked for the round');
};

/** One event with such data. */
const recorded = (data: unknown, type = 'Sample', meta: Partial<Recorded['meta']> = {}): readonly Recorded[] => [
  {
    id: 'e0',
    type,
    version: 1,
    data,
    stream: 'round-R1',
    revision: 0,
    position: 1n,
    meta: { ...contextOf(meta), commandType: 'Sample' },
  },
];

const numbersOf = (data: unknown, type?: string) =>
  numbersAreExact(recorded(data, type), unasked).map(({ what }) => what);
const openIn = (data: unknown, type?: string) => nothingPersonal(recorded(data, type), unasked).map(({ what }) => what);

describe('a score in the log', () => {
  it.each(['mark', 'score', 'raw', 'net', 'total', 'mean', 'spread', 'difference', 'replaces', 'proposed'])(
    '%s is a decimal text and no number',
    (name) => {
      for (const sound of ['0', '70', '70.125', null]) expect(numbersOf({ [name]: sound })).toEqual([]);
      expect(numbersOf({ [name]: 70 })).toEqual([`Sample.${name} is a number where a decimal text belongs`]);
      for (const text of ['07', '70.', '.5', '-1', '1e2', '70 ', 'x70', ''])
        expect(numbersOf({ [name]: text })).toEqual([`Sample.${name} is no decimal text`]);
    },
  );

  it('is looked for however deep it lies', () => {
    expect(numbersOf({ list: [{ mark: '70' }, { mark: 71 }] })).toEqual([
      'Sample.list[1].mark is a number where a decimal text belongs',
    ]);
    expect(numbersOf({ mark: ['70', '7O'] })).toEqual(['Sample.mark[1] is no decimal text']);
  });

  it('is the only text that is a number: counts are whole numbers, and a commitment takes back another', () => {
    expect(numbersOf({ count: 7, name: 'x' })).toEqual([]);
    for (const number of [0.5, 2 ** 53])
      expect(numbersOf({ count: number })).toEqual(['Sample.count is a number that is not whole']);
    expect(numbersOf({ replaces: hash }, 'LotCommitted')).toEqual([]);
    expect(numbersOf({ replaces: hash })).toEqual(['Sample.replaces is no decimal text']);
  });
});

describe('what a key in the vault protects', () => {
  it.each([
    ...['name', 'fullName', 'givenName', 'familyName', 'birthDate', 'dateOfBirth', 'identityNumber', 'idNumber'],
    ...['nationalId', 'phone', 'email', 'address', 'photo', 'bankAccount'],
  ])('stands in no event: %s', (name) => {
    expect(openIn({ person: { [name]: 'x' } })).toEqual([`Sample.person.${name} is personal data`]);
  });

  it('is not the name of a unit', () => {
    for (const type of ['UnitRegistered', 'UnitRenamed']) expect(openIn({ name: 'Sở mẫu' }, type)).toEqual([]);
    expect(openIn({ name: 'Sở mẫu' }, 'UnitMerged')).toEqual(['UnitMerged.name is personal data']);
  });

  it.each(['reason', 'subject', 'text', 'effects', 'note', 'opinion', 'comment'])(
    'stands in an event as a code or sealed: %s',
    (name) => {
      for (const sound of ['TERM_ENDED', sealed, null, undefined, [sealed]])
        expect(openIn({ [name]: sound })).toEqual([]);
      for (const open of ['Vì lý do riêng', 'TERM ended', 'xTERM', ''])
        expect(openIn({ [name]: open })).toEqual([`Sample.${name} is open text`]);
      expect(openIn({ [name]: { ...sealed, more: 1 } })).toContain(`Sample.${name} is no sealed text`);
    },
  );

  it('is not what the engine says of its own rules', () => {
    expect(openIn({ because: [{ text: 'Total 83.00: the defence alone.' }] })).toEqual([]);
    expect(openIn({ because: { text: 'x y' } })).toEqual(['Sample.because.text is open text']);
  });

  it('is sealed as a reference and a commitment, nothing else', () => {
    expect(isSealed(sealed)).toBe(true);
    for (const other of [{ ref: 'r1' }, { ref: 1, commitment: hash }, { ...sealed, commitment: 1 }])
      expect(isSealed(other)).toBe(false);
    for (const commitment of [`${hash}a`, hash.slice(1), 'g'.repeat(64)])
      expect(isSealed({ ref: 'r', commitment })).toBe(false);
    expect(isSealed({ ...sealed, text: 'x' })).toBe(false);
  });

  it('may be the note of a late entry, sealed', () => {
    const late = (note: unknown) =>
      nothingPersonal(
        recorded({}, 'Sample', { backdated: { note } as NonNullable<Recorded['meta']['backdated']> }),
        unasked,
      );
    expect(late(sealed)).toEqual([]);
    expect(late('Nhập muộn').map(({ what }) => what)).toEqual(['the note of a late entry is no sealed text']);
  });
});
