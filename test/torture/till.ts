import type { AnyView, Context, Decider, View } from '#kernel';

/** A till into which coins are put: each event says what the till held after it, so that a lost one shows. */
export interface TillCommands {
  PutIn: { readonly coins: readonly number[] };
}

export interface TillEvents {
  CoinPutIn: { readonly coin: number; readonly balance: number };
}

export const till: Decider<{ readonly balance: number }, TillCommands, TillEvents, never> = {
  category: 'till',
  initialState: { balance: 0 },
  decide: {
    PutIn: ({ balance }, { coins }) => {
      let after = balance;
      return coins.map((coin) => {
        after += coin;
        return { type: 'CoinPutIn', data: { coin, balance: after } };
      });
    },
  },
  evolve: { CoinPutIn: (_, { balance }) => ({ balance }) },
  upcasters: {},
  isTerminal: () => false,
};

/** One document for each till. */
const tills: View<{ readonly balance: number; readonly coins: number }, TillEvents> = {
  name: 'tills',
  version: 1,
  indexes: ['balance'],
  keyOf: ({ stream }) => stream,
  on: { CoinPutIn: (document, { balance }) => ({ balance, coins: (document?.coins ?? 0) + 1 }) },
};

/** One document for everybody and one for each client: an event touches two, and those of all streams meet in one. */
const clients: View<{ readonly sum: number; readonly last: string }, TillEvents> = {
  name: 'clients',
  version: 1,
  indexes: [],
  keyOf: ({ meta }) => ['everybody', meta.actor],
  on: { CoinPutIn: (document, { coin }, { id }) => ({ sum: (document?.sum ?? 0) + coin, last: id }) },
};

export const TILL_VIEWS: readonly AnyView[] = [tills, clients];

/** Clients that send at the same time, two to a till. */
export const CLIENTS = 16;
const TILLS = 8;
/** Commands of one client after which it goes on to another till: a start must not have to read ever longer streams. */
const COMMANDS_PER_TILL = 50;

/** The `n`-th request of a client: the same each time it is sent, but for its time. */
export const requestOf = (client: number, n: number) => {
  const commandId = `${String(client)}/${String(n)}`;
  const coins = Array.from({ length: 1 + ((n * 7 + client) % 9) }, (_, index) => 1 + ((n + index) % 5));
  return {
    id: `${String(client % TILLS)}-${String(Math.floor(n / COMMANDS_PER_TILL))}`,
    commandId,
    command: { type: 'PutIn', data: { coins } },
  } as const;
};

/** The context under which a request is sent; `at` differs between a request and its repeat. */
export const contextOf = (client: number, commandId: string, at: string): Context => ({
  actor: `client-${String(client)}`,
  authority: 'sample',
  at,
  correlationId: commandId,
  causationId: commandId,
  commandId,
  commandDigest: `digest of ${commandId}`,
});
