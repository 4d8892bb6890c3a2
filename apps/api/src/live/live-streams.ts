import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Engine } from '../../../host/src/engine.js';
import { ENGINE } from '../../../host/src/host.module.js';
import { ProblemAnswer, TooMany } from '../edge/problem.js';
import { actorOf, type EdgeRequest } from '../identity/actor.js';
import { Door } from '../identity/door.js';
import { Feed } from './feed.js';
import { LiveStream } from './live-stream.js';
import { Telling } from './telling.js';

/** The screens of one person: a desk, a telephone, and one that was left open. */
const OF_ACCOUNT_MAX = 3;
/** All at once: each costs a line, and some work whenever something happens. */
const IN_ALL_MAX = 200;
/** Who finds no place comes again after this. */
const COME_BACK_S = 30;

/** From where on somebody listens, and whether for longer than until now. */
export interface Wanted {
  /** Absent: from now on. */
  readonly from: bigint | undefined;
  readonly follows: boolean;
}

/** All streams of this process. */
@Injectable()
export class LiveStreams implements OnModuleDestroy {
  private readonly open = new Map<LiveStream, string>();

  constructor(
    private readonly feed: Feed,
    private readonly telling: Telling,
    private readonly door: Door,
    @Inject(ENGINE) { telemetry }: Engine,
  ) {
    telemetry.measures?.watch('live', () => [{ value: this.open.size }]);
  }

  /** Begins a stream for who asks; 429 where there are too many, 503 before the views have come up with the log. */
  begin(request: EdgeRequest, { from, follows }: Wanted): LiveStream {
    const me = actorOf(request);
    const now = this.feed.now();
    if (now === undefined) throw new ProblemAnswer(503, 'view-behind');
    this.mustHaveRoom(me.account);
    const listener = {
      me,
      again: () => this.door.again(request),
      from: from ?? now,
      ...(follows ? {} : { until: now }),
    };
    const stream = new LiveStream(listener, this.feed.hold(), this.telling);
    this.open.set(stream, me.account);
    void stream.done.then(() => this.open.delete(stream));
    return stream;
  }

  /** A server that stops waits for every answer: so these have to end before. */
  async onModuleDestroy(): Promise<void> {
    const all = [...this.open.keys()];
    for (const stream of all) stream.end();
    await Promise.all(all.map(({ done }) => done));
  }

  private mustHaveRoom(account: string): void {
    const own = [...this.open.values()].filter((one) => one === account).length;
    if (own >= OF_ACCOUNT_MAX || this.open.size >= IN_ALL_MAX) throw new TooMany(COME_BACK_S);
  }
}
