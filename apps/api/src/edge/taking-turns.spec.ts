import { TooMany } from '../edge/problem.js';
import { TakingTurns } from './taking-turns.js';

/** Works that end when they are told to; who has started, in order. */
const works = (turns: TakingTurns) => {
  const started: string[] = [];
  const ends: (() => void)[] = [];
  const ask = (lane: string, name: string): Promise<string> =>
    turns.run(lane, async () => {
      started.push(name);
      await new Promise<void>((resolve) => ends.push(resolve));
      return name;
    });
  const endOne = async (): Promise<void> => {
    ends.shift()?.();
    await new Promise(setImmediate);
  };
  return { started, ask, endOne };
};

describe('taking turns', () => {
  it('lets who comes once go before the many of another lane', async () => {
    const { started, ask, endOne } = works(new TakingTurns(1, 100));
    const asked = [...Array.from({ length: 50 }, (_, at) => ask('flood', `f${String(at)}`)), ask('chair', 'chair')];
    await new Promise(setImmediate);
    await endOne();
    await endOne();
    expect(started).toEqual(['f0', 'f1', 'chair']);
    for (let left = 0; left < 50; left += 1) await endOne();
    expect(await Promise.all(asked)).toHaveLength(51);
    expect(started.slice(3)).toEqual(Array.from({ length: 48 }, (_, at) => `f${String(at + 2)}`));
  });

  it('does no more at once than it may, and goes on after a work that failed', async () => {
    const turns = new TakingTurns(2, 100);
    const { started, ask, endOne } = works(turns);
    const failing = turns.run('a', () => Promise.reject(new Error('no')));
    const asked = [ask('a', 'a1'), ask('b', 'b1'), ask('c', 'c1')];
    await expect(failing).rejects.toThrow('no');
    await new Promise(setImmediate);
    expect(started).toEqual(['a1', 'b1']);
    await endOne();
    expect(started).toEqual(['a1', 'b1', 'c1']);
    await endOne();
    await endOne();
    await Promise.all(asked);
  });

  it('sends away who has too many waiting, and nobody else', async () => {
    const { ask, endOne } = works(new TakingTurns(1, 2));
    const asked = [ask('a', '1'), ask('a', '2'), ask('a', '3')];
    await expect(ask('a', '4')).rejects.toThrow(TooMany);
    asked.push(ask('b', '5'));
    await new Promise(setImmediate);
    for (let left = asked.length; left > 0; left -= 1) await endOne();
    expect(await Promise.all(asked)).toEqual(['1', '2', '3', '5']);
  });

  it('says that it is busy to whoever comes when all together have too many waiting', async () => {
    const { ask, endOne } = works(new TakingTurns(1, 2, 3));
    const asked = ['a', 'a', 'a', 'b'].map((lane) => ask(lane, lane));
    await expect(ask('c', 'c')).rejects.toMatchObject({ status: 503, code: 'too-busy' });
    await new Promise(setImmediate);
    await endOne();
    asked.push(ask('c', 'c'));
    for (let left = asked.length; left > 0; left -= 1) await endOne();
    expect(await Promise.all(asked)).toEqual(['a', 'a', 'a', 'b', 'c']);
  });
});
