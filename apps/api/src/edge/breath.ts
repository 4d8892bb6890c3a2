import { setImmediate as turn } from 'node:timers/promises';
import { everyPage } from '#kernel';

const turns = new WeakMap<object, () => Promise<void>>();

/** Remembers of who asks, as long as the request lasts, how the next turn of that account is waited for. */
export const takeTurns = (me: object, inTurn: () => Promise<void>): unknown => turns.set(me, inTurn);

/** Between two steps of something long: others have their turn, of other accounts before the next of this one. */
export const breath = (me: object): Promise<void> => (turns.get(me) ?? turn)();

/** As {@link everyPage}, for who asks: others have their turn behind each page. */
export async function* everyPageFor<Doc>(
  me: object,
  ...asked: Parameters<typeof everyPage<Doc>>
): ReturnType<typeof everyPage<Doc>> {
  for await (const page of everyPage(...asked)) {
    yield page;
    await breath(me);
  }
}
