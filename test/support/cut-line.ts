import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { BSON } from 'mongodb';

/** At which message of a client to MongoDB the line is cut. */
export interface Cut {
  /** What stands in the message. */
  readonly words: readonly string[];
  /** At which such message; default the first. */
  readonly nth?: number;
  /** The server still gets the message, and only its answer is lost. Default false. */
  readonly isPassedOn?: boolean;
  /** Nobody comes through from then on, as if the client had ended there. Default false. */
  readonly forGood?: boolean;
  /** The line holds, and the client is answered with an error of this code in place of what the server says. */
  readonly saying?: number;
}

/** The kind of message in which everything is asked and answered. */
const OP_MSG = 2013;

/** What a server says that refuses a message. */
const refusal = (message: Buffer, code: number): Buffer => {
  const body = BSON.serialize({ ok: 0, code, errmsg: 'refused by the line' });
  const answer = Buffer.alloc(21 + body.length);
  const header = [answer.length, 1, message.readUInt32LE(4), OP_MSG];
  for (const [at, value] of header.entries()) answer.writeUInt32LE(value, 4 * at);
  answer.set(body, 21);
  return answer;
};

/** A line to a MongoDB that can be cut in the middle of what is asked. */
export interface CutLine {
  /** The same address by way of this line. */
  readonly through: (url: string) => string;
  /** Cuts all lines once. Ends when that has come about. */
  readonly cut: (at: Cut) => Promise<void>;
  /** Lets everybody through again. */
  readonly mend: () => void;
  readonly stop: () => Promise<void>;
}

/** Whole messages out of what comes in pieces. */
const messages = (each: (message: Buffer) => void) => {
  let rest = Buffer.alloc(0);
  return (piece: Buffer): void => {
    rest = Buffer.concat([rest, piece]);
    while (rest.length >= 4 && rest.length >= rest.readUInt32LE(0)) {
      const length = rest.readUInt32LE(0);
      const message = rest.subarray(0, length);
      rest = rest.subarray(length);
      each(message);
    }
  };
};

/** A line to the server at this address. */
export const cutLine = async (url: string): Promise<CutLine> => {
  const server = new URL(url);
  const lines = new Set<Socket>();
  let wanted: (Cut & { seen: number; done: () => void }) | undefined;
  let isDown = false;
  const cutAll = (isEnd: boolean): void => {
    if (isEnd) for (const line of lines) line.destroy();
    isDown = wanted?.forGood === true;
    wanted?.done();
    wanted = undefined;
  };
  const isHit = (message: Buffer): boolean => {
    if (wanted?.words.every((word) => message.includes(word)) !== true) return false;
    wanted.seen += 1;
    return wanted.seen === (wanted.nth ?? 1);
  };
  const proxy = createServer((client) => {
    if (isDown) {
      client.destroy();
      return;
    }
    const upstream = connect(Number(server.port === '' ? '27017' : server.port), server.hostname);
    let isCut = false;
    let instead: Buffer | undefined;
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      lines.add(one);
      one.on('error', () => undefined);
      one.on('close', () => {
        lines.delete(one);
        other.destroy();
      });
    }
    const ask = (message: Buffer): void => {
      isCut = isHit(message);
      const { isPassedOn = false, saying } = (isCut ? wanted : undefined) ?? {};
      instead = saying === undefined ? undefined : refusal(message, saying);
      if (isCut && !isPassedOn) answer(undefined);
      else upstream.write(message);
    };
    const answer = (said: Buffer | undefined): void => {
      const told = isCut ? instead : said;
      if (told !== undefined) client.write(told);
      if (isCut) cutAll(instead === undefined);
      isCut = false;
    };
    client.on('data', messages(ask));
    upstream.on('data', messages(answer));
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return {
    through: (address) => {
      const at = new URL(address);
      at.host = `127.0.0.1:${String((proxy.address() as AddressInfo).port)}`;
      at.searchParams.delete('replicaSet');
      at.searchParams.set('directConnection', 'true');
      at.searchParams.set('serverSelectionTimeoutMS', '2000');
      return at.href;
    },
    cut: (at) =>
      new Promise((done) => {
        wanted = { ...at, seen: 0, done };
      }),
    mend: () => {
      isDown = false;
    },
    stop: async () => {
      for (const line of lines) line.destroy();
      await new Promise((resolve) => proxy.close(resolve));
    },
  };
};
