import { ProblemAnswer, TooMany } from './problem.js';

/** Who waits behind so many of the same lane is sent away for so long. */
const COME_BACK_S = 5;

/**
 * Does few things at once. Who has to wait waits in a lane, and lanes take turns: nobody waits for more than one thing of
 * each other lane, however many that one has waiting.
 */
export class TakingTurns {
  private readonly lanes = new Map<string, readonly (() => void)[]>();
  private running = 0;
  private waiting = 0;

  constructor(
    private readonly atOnce: number,
    private readonly mostInLane: number,
    private readonly mostInAll = Number.POSITIVE_INFINITY,
  ) {}

  /** Does `work` in its turn; throws 429 for a lane that is too long already, and 503 where all lanes together are. */
  async run<Result>(lane: string, work: () => Promise<Result>): Promise<Result> {
    await this.turn(lane);
    try {
      return await work();
    } finally {
      this.running -= 1;
      this.next();
    }
  }

  private async turn(lane: string): Promise<void> {
    if (this.running < this.atOnce) {
      this.running += 1;
      return;
    }
    const before = this.lanes.get(lane) ?? [];
    if (before.length >= this.mostInLane) throw new TooMany(COME_BACK_S);
    if (this.waiting >= this.mostInAll) throw new ProblemAnswer(503, 'too-busy');
    this.waiting += 1;
    await new Promise<void>((resolve) => {
      this.lanes.set(lane, [...before, resolve]);
    });
  }

  /** The first of the lane that has waited longest goes; its lane goes to the end. */
  private next(): void {
    const [longest] = this.lanes;
    if (longest === undefined) return;
    const [lane, [first, ...rest]] = longest;
    this.lanes.delete(lane);
    if (rest.length > 0) this.lanes.set(lane, rest);
    this.waiting -= 1;
    this.running += 1;
    first?.();
  }
}
