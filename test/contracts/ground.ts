import type { NewEvent } from '#kernel';

// What the contracts of all stores share.

/** Somewhere a store can be opened, and opened again. */
export interface Ground<Store> {
  readonly open: () => Store | Promise<Store>;
  readonly remove: () => void | Promise<void>;
}

let made = 0;

/** A sample event with an id of its own. */
export const sampleEvent = (data: unknown = { marks: '27.50' }, type = 'ScoreEntered'): NewEvent => {
  made += 1;
  return {
    id: `00000000-0000-4000-8000-${made.toString(16).padStart(12, '0')}`,
    type,
    version: 1,
    data,
    meta: {
      actor: 'person-sample',
      authority: 'role:sample',
      at: '2026-11-21T08:00:00.000Z',
      correlationId: 'c',
      causationId: 'c',
      commandType: 'EnterScore',
      commandId: 'k',
      commandDigest: 'd',
    },
  };
};

export const sampleEvents = (count: number): NewEvent[] => Array.from({ length: count }, (_, n) => sampleEvent({ n }));

export const all = async <Item>(items: AsyncIterable<Item>): Promise<Item[]> => {
  const taken: Item[] = [];
  for await (const item of items) taken.push(item);
  return taken;
};
