import { randomUUID } from 'node:crypto';
import type { Context, Executor, Outcome } from '#kernel';
import { draftRound } from '../../apps/api/src/commands/drafting.js';
import { type Product, startProduct } from '../support/product.js';

// Two people draft two rounds for one post at the same moment; one of them may come to a stop on the way, or for good.

/** Later than any attempt may last. */
const LATER = 60 * 60 * 1_000;

interface Place {
  readonly unit: string;
  readonly position: string;
}

interface Draft {
  readonly executor?: Executor;
  readonly after?: number;
  readonly key?: string;
}

describe('drafts for one post', () => {
  let product: Product;
  let place: Place;

  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product.close());

  beforeEach(async () => {
    place = await aPlace();
  });

  /** A post that stands open in a unit of the city. */
  const aPlace = async (): Promise<Place> => {
    const [admin, head, superior] = await Promise.all([
      product.admin(),
      product.person('AUTHORITY'),
      product.person('AUTHORITY'),
    ]);
    const place = { unit: `u-${randomUUID()}`, position: `v-${randomUUID()}` };
    const registered = await admin.post(`/api/units/${place.unit}/register-unit`, {
      code: place.unit,
      name: 'Trường mẫu',
      kind: 'SERVICE_UNIT',
      owner: 'city',
      authority: head.person,
      superior: superior.person,
      effectiveOn: '2020-01-01',
    });
    const approved = await admin.post(`/api/positions/${place.position}/approve-position`, {
      code: place.position,
      title: 'Phó Hiệu trưởng',
      schemeVersion: '1',
      approvedOn: '2021-01-01',
      tasks: [],
      competencies: [],
    });
    expect([registered.status, approved.status]).toEqual([200, 200]);
    return place;
  };

  const contextOf = (key: string, after: number): Context => ({
    actor: 'person-hr',
    authority: 'role:HR',
    at: new Date(Date.now() + after).toISOString(),
    correlationId: key,
    causationId: key,
    commandId: key,
    commandDigest: 'sample-digest',
  });

  const draft = (id: string, { executor = product.engine.executor, after = 0, key = randomUUID() }: Draft = {}) =>
    draftRound(
      { executor },
      {
        target: { category: 'round', id },
        type: 'DraftRound',
        sender: { roles: ['HR'], bodies: ['*'] },
        data: {
          code: id,
          mandate: '72-KH/TU',
          posts: [{ post: 'P1', ...place }],
          owner: 'person-hr',
          entry: 'LIVE',
        },
        context: contextOf(key, after),
      },
    );

  /** An executor that comes to a stop just before a command of this type, until it is told what then becomes of it. */
  const stoppingAt = (stop: string) => {
    const { executor } = product.engine;
    const reached = Promise.withResolvers<undefined>();
    const then = Promise.withResolvers<undefined>();
    const at = async (type: string, run: () => Promise<Outcome>): Promise<Outcome> => {
      if (type !== stop) return run();
      reached.resolve(undefined);
      await then.promise;
      return run();
    };
    const stopping: Executor = {
      ...executor,
      execute: ((decider, id, command, context) =>
        at(command.type, () => executor.execute(decider, id, command, context))) as Executor['execute'],
    };
    return {
      executor: stopping,
      reached: reached.promise,
      goOn: (): void => {
        then.resolve(undefined);
      },
      breakOff: (): void => {
        then.reject(new Error('broke off'));
      },
    };
  };

  const newRounds = () => [`r-${randomUUID()}`, `r-${randomUUID()}`] as const;

  const drafted = async (...ids: readonly string[]): Promise<readonly boolean[]> =>
    Promise.all(
      ids.map(async (id) =>
        (await Array.fromAsync(product.engine.events.read(`round-${id}`))).some(({ type }) => type === 'RoundDrafted'),
      ),
    );

  const refusedAs = (code: string) => ({ kind: 'refused', refusal: { refused: code } });

  it('lead to typing in the round where it was held before there was such a position, also when the time is given', async () => {
    const { client } = await product.person('HR');
    const [id] = newRounds();
    const asked = {
      code: id,
      mandate: '72-KH/TU',
      posts: [{ post: 'P1', ...place }],
      owner: 'person-hr',
      entry: 'LIVE',
    };
    const late = { occurredAt: '2020-06-01T08:30:00+07:00', backdatedReason: 'PAPER_ENTRY', backdatedNote: 'Mẫu' };
    const { body } = await client.post(`/api/rounds/${id}/draft-round`, { ...asked, ...late });
    expect(body).toMatchObject({
      code: 'position-not-in-force',
      detail: expect.stringMatching(/nhập lại từ hồ sơ giấy|typed in from its paper file/),
    });
  });

  it('leave it to the first, also when that has not come to its own round yet', async () => {
    const [one, two] = newRounds();
    const stopped = stoppingAt('DraftRound');
    const first = draft(one, stopped);
    await stopped.reached;
    expect(await draft(two)).toMatchObject(refusedAs('post-being-drafted'));
    stopped.goOn();
    expect(await first).toMatchObject({ kind: 'recorded' });
    expect(await drafted(one, two)).toEqual([true, false]);
    expect(await draft(two, { after: LATER })).toMatchObject(refusedAs('post-already-in-round'));
  });

  it('give it to the second once the time of the first is over, and the first comes to nothing, however late it wakes', async () => {
    const [one, two] = newRounds();
    const stopped = stoppingAt('DraftRound');
    const first = draft(one, stopped);
    await stopped.reached;
    expect(await draft(two, { after: LATER })).toMatchObject({ kind: 'recorded' });
    stopped.goOn();
    expect(await first).toMatchObject(refusedAs('draft-voided'));
    expect(await drafted(one, two)).toEqual([false, true]);
    expect(await draft(one, { after: 2 * LATER })).toMatchObject(refusedAs('post-already-in-round'));
  });

  it('give it to the first when that wakes before the second has ended it', async () => {
    const [one, two] = newRounds();
    const stopped = { first: stoppingAt('DraftRound'), second: stoppingAt('VoidDraft') };
    const first = draft(one, stopped.first);
    await stopped.first.reached;
    const second = draft(two, { ...stopped.second, after: LATER });
    await stopped.second.reached;
    stopped.first.goOn();
    expect(await first).toMatchObject({ kind: 'recorded' });
    stopped.second.goOn();
    expect(await second).toMatchObject(refusedAs('post-already-in-round'));
    expect(await drafted(one, two)).toEqual([true, false]);
  });

  it('give it to one of two that come at once', async () => {
    const rounds = newRounds();
    const outcomes = await Promise.all(rounds.map((id) => draft(id)));
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['recorded', 'refused']);
    expect((await drafted(...rounds)).filter(Boolean)).toHaveLength(1);
  });

  it('lead to one round of a code in a body, however many ask for it at once, and each for another post', async () => {
    const { client, person: owner } = await product.person('HR');
    const code = `code-${randomUUID()}`;
    const places = await Promise.all([1, 2, 3].map(aPlace));
    const rounds = places.map(({ unit }) => `r-${unit}`);
    const answers = await Promise.all(
      places.map((free, at) => {
        const asked = { code, mandate: '72-KH/TU', posts: [{ post: 'P1', ...free }], owner, entry: 'LIVE' };
        return client.post(`/api/rounds/${rounds[at]!}/draft-round`, asked);
      }),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const made = await drafted(...rounds);
    expect(made.filter(Boolean)).toHaveLength(1);
    for (const { body } of answers.filter(({ status }) => status === 409))
      expect(body).toMatchObject({
        code: 'round-code-taken',
        detail: expect.stringContaining(rounds[made.indexOf(true)]!),
      });
  });

  it('are not held up for long by one that broke off, and itself not at all when it is sent again', async () => {
    const [one, two] = newRounds();
    const stopped = stoppingAt('DraftRound');
    const first = draft(one, { ...stopped, key: `key-${one}` });
    await stopped.reached;
    stopped.breakOff();
    await expect(first).rejects.toThrow('broke off');
    expect(await draft(two)).toMatchObject(refusedAs('post-being-drafted'));
    expect(await draft(one, { key: `key-${one}` })).toMatchObject({ kind: 'recorded' });
    expect(await draft(one, { key: `key-${one}` })).toMatchObject({ kind: 'nothing', repeated: true });
    expect(await draft(two, { after: LATER })).toMatchObject(refusedAs('post-already-in-round'));
  });

  it('leave no trace of one whose release broke off: it is let go by the process that follows the log', async () => {
    const [one, two] = newRounds();
    const stopped = { first: stoppingAt('DraftRound'), second: stoppingAt('ReleasePost') };
    const first = draft(one, stopped.first);
    await stopped.first.reached;
    stopped.first.breakOff();
    await expect(first).rejects.toThrow('broke off');
    const second = draft(two, { ...stopped.second, after: LATER });
    await stopped.second.reached;
    stopped.second.breakOff();
    await expect(second).rejects.toThrow('broke off');
    expect(await product.followers.settled(await product.engine.events.head(), 5_000)).toBe(true);
    const kept = (await Array.fromAsync(product.engine.events.read(`unit-${place.unit}`))).map(({ type }) => type);
    expect(kept).toEqual(['UnitRegistered', 'PostReserved', 'PostReleased']);
  });
});
