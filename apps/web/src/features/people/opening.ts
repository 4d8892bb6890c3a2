import { send } from '../../api/call.js';
import type { OpenAccountAnswer, RegisterPersonAnswer } from '../../api/types.gen.js';
import { madeUp } from './password.js';
import type { Entry } from './pasted.js';
import type { Handed } from './Slip.js';

/** What is sent once for one person, however often it is tried: under the same keys, with the same password. */
export interface Attempt {
  readonly entry: Entry;
  readonly password: string;
  readonly keys: readonly [person: string, account: string];
}

export const attemptOf = (entry: Entry): Attempt => ({
  entry,
  password: madeUp(),
  keys: [crypto.randomUUID(), crypto.randomUUID()],
});

/** An account that was opened, or waits for the second administrator, and what its holder is handed. */
export interface Opened {
  readonly account: OpenAccountAnswer;
  readonly handed: Handed;
}

/** Registers the person, where the entry says who that is, and opens the account. Sent again it does nothing twice. */
export const openFor = async ({ entry, password, keys }: Attempt): Promise<Opened> => {
  const { name, login, roles, birthDate, identityNumber, bodies } = entry;
  const person =
    identityNumber === ''
      ? undefined
      : (await send<RegisterPersonAnswer>('POST', '/api/people', { name, birthDate, identityNumber }, keys[0])).person;
  const account = await send<OpenAccountAnswer>(
    'POST',
    '/api/accounts',
    {
      ...{ login, password, roles },
      ...(person === undefined ? { name } : { person }),
      ...(bodies.length === 0 ? {} : { bodies }),
    },
    keys[1],
  );
  const part = account.awaits === 'CONFIRMATION' ? 'FIRST' : 'WHOLE';
  return { account, handed: { name, login, part, password } };
};
