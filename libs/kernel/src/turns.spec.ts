import { turns } from './turns.js';

describe('tasks under one name', () => {
  it('run one after another, in the order in which they came, also behind one that failed', async () => {
    const inTurn = turns();
    const told: string[] = [];
    const first = Promise.withResolvers<string>();
    const one = inTurn('a', async () => {
      told.push('one begins');
      return first.promise;
    });
    const two = inTurn('a', () => {
      told.push('two begins');
      return Promise.reject(new Error('two fails'));
    });
    const three = inTurn('a', () => {
      told.push('three begins');
      return Promise.resolve('three');
    });
    const other = await inTurn('b', () => Promise.resolve('beside'));
    expect([other, told]).toEqual(['beside', ['one begins']]);
    first.resolve('one');
    expect(await one).toBe('one');
    await expect(two).rejects.toThrow('two fails');
    expect([await three, told]).toEqual(['three', ['one begins', 'two begins', 'three begins']]);
    expect(await inTurn('a', () => Promise.resolve('again'))).toBe('again');
  });

  it('wait for who runs now, also when somebody before has just come to an end', async () => {
    const inTurn = turns();
    const running = Promise.withResolvers<undefined>();
    const told: string[] = [];
    const one = inTurn('a', () => Promise.resolve());
    const two = inTurn('a', () => running.promise);
    await one;
    const three = inTurn('a', () => Promise.resolve(told.push('three')));
    const other = await inTurn('b', () => Promise.resolve('beside'));
    expect([other, told]).toEqual(['beside', []]);
    running.resolve(undefined);
    await Promise.all([two, three]);
    expect(told).toEqual(['three']);
  });
});
