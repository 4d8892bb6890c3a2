import { actsOn, type Item, keepingsOf } from './keepings.js';

const handover = (from: string, to: string, sealIntact = true) => ({
  from,
  to,
  witnesses: ['w'],
  sealIntact,
  count: 3,
  at: '2026-03-17T00:00:00.000Z',
  handed: null,
  takenOver: false,
  revision: 1,
});

const item = (change: Partial<Item> = {}): Item => ({
  round: 'R1',
  item: 'TUI-DE',
  holder: 'b',
  offered: null,
  intact: true,
  since: '2026-03-17T00:00:00.000Z',
  chain: [handover('a', 'b')],
  refused: [],
  ...change,
});

describe('an item under seal', () => {
  it('given one handover, when the chain is told, then it begins with the giver and ends with who holds it', () => {
    expect(keepingsOf(item()).map(({ holder, state }) => [holder, state])).toEqual([
      ['a', 'PAST'],
      ['b', 'NOW'],
    ]);
  });

  it('given an item that is offered and was never passed, when the chain is told, then the giver holds it still', () => {
    const offered = { from: 'a', to: 'b', witnesses: [], sealIntact: true, count: 1, at: '2026-03-17T00:00:00.000Z' };
    const first = item({ holder: 'a', chain: [], offered });
    expect(keepingsOf(first).map(({ holder, state }) => [holder, state])).toEqual([
      ['a', 'NOW'],
      ['b', 'OFFERED'],
    ]);
  });

  it('given a seal that was broken once, when the chain is told, then that link says so and the others do not', () => {
    const chain = [handover('a', 'b', false), handover('b', 'c')];
    expect(keepingsOf(item({ holder: 'c', chain })).map(({ intact }) => intact)).toEqual([null, false, true]);
  });

  it('given an item that nobody was asked to take, when its acts are asked for, then its holder alone can hand it over', () => {
    expect(actsOn(item(), 'b').map(({ command, why }) => [command, why])).toEqual([['TransferCustody', undefined]]);
    expect(actsOn(item(), 'x')[0]?.why?.en).toBe('only its holder can');
  });

  it('given an offer, when its acts are asked for, then the receiver signs or refuses and the giver takes it back', () => {
    const offered = { ...handover('b', 'c') };
    const open = (me: string) =>
      actsOn(item({ offered }), me)
        .filter(({ why }) => why === undefined)
        .map(({ words }) => words.en);
    expect([open('c'), open('b'), open('x')]).toEqual([['Sign for it', 'Refuse it'], ['Take it back'], []]);
  });
});
