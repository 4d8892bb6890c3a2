import type { KurrentDBClient } from '@kurrent/kurrentdb-client';
import { type Deadline, isOver, isPassing, pauseBefore, within } from './failing.js';

/** A client with its connection, and how many things were asked of it that it has not answered. */
interface Line {
  readonly client: KurrentDBClient;
  users: number;
  /** Nothing new is asked of it: something failed on it. */
  isLeft: boolean;
}

export interface LinesOptions {
  readonly open: () => KurrentDBClient;
  /** Lines at once. A further one is opened when the others are full. */
  readonly most: number;
  /** Things asked at once on a line. */
  readonly usersEach: number;
  /** Milliseconds that an answer may take, with all attempts. */
  readonly deadline: number;
}

/**
 * Lines to the server. Whoever asks has an answer or an error within the deadline, whether the server answers or not; what
 * goes by is asked again on a new line, since a client whose connection was lost does not always find back.
 */
export class Lines {
  readonly #lines = new Set<Line>();
  readonly #waiting: (() => void)[] = [];

  constructor(private readonly options: LinesOptions) {}

  /** By when there has to be an answer to what is asked now. */
  deadline(): Deadline {
    return performance.now() + this.options.deadline;
  }

  /** Asks until there is an answer, an error that would come again, or the deadline. To ask twice must do no harm. */
  async ask<Answer>(
    question: (client: KurrentDBClient) => Promise<Answer>,
    deadline: Deadline = this.deadline(),
  ): Promise<Answer> {
    for (let attempts = 1; ; attempts += 1) {
      try {
        return await within(deadline, this.#askOnce(question, deadline));
      } catch (error) {
        if (isOver(deadline) || !isPassing(error)) throw error;
        await pauseBefore(attempts);
      }
    }
  }

  /** A line for as long as somebody needs one; `isSound` says at the end whether others may go on using it. */
  async take(): Promise<{ readonly client: KurrentDBClient; readonly release: (isSound: boolean) => void }> {
    const line = await this.#free();
    return {
      client: line.client,
      release: (isSound) => {
        if (!isSound) this.#leave(line);
        this.#release(line);
      },
    };
  }

  async close(): Promise<void> {
    const lines = [...this.#lines];
    this.#lines.clear();
    await Promise.all(lines.map(({ client }) => client.dispose()));
  }

  /** The line is held until the client has answered, also where nobody waits for that any more. */
  async #askOnce<Answer>(question: (client: KurrentDBClient) => Promise<Answer>, deadline: Deadline): Promise<Answer> {
    const line = await this.#free();
    try {
      if (isOver(deadline)) throw new Error('the deadline is over');
      return await question(line.client).catch((error: unknown) => {
        if (isPassing(error)) this.#leave(line);
        throw error;
      });
    } finally {
      this.#release(line);
    }
  }

  async #free(): Promise<Line> {
    const { open, most, usersEach } = this.options;
    for (;;) {
      const line = [...this.#lines].find(({ users }) => users < usersEach);
      if (line !== undefined) {
        line.users += 1;
        return line;
      }
      if (this.#lines.size < most) this.#lines.add({ client: sheltered(open()), users: 0, isLeft: false });
      else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  #release(line: Line): void {
    line.users -= 1;
    if (line.isLeft && line.users === 0) void line.client.dispose();
    this.#waiting.shift()?.();
  }

  #leave(line: Line): void {
    line.isLeft = true;
    this.#lines.delete(line);
  }
}

/**
 * The client leaves what comes of its own reconnecting to nobody, and a rejection that nobody hears ends the process. We do
 * not need it: a line on which something failed is left.
 */
const sheltered = (client: KurrentDBClient): KurrentDBClient => {
  const inner = client as unknown as { handleError: (...given: unknown[]) => Promise<void> };
  const handle = inner.handleError;
  inner.handleError = (...given) => handle(...given).catch(() => undefined);
  return client;
};
