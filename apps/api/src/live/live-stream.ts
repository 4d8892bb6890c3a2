import type { Actor } from '../identity/actor.js';
import type { Held } from './feed.js';
import { HEARTBEAT, messageFrames, placeFrame } from './frames.js';
import { Outlet } from './outlet.js';
import type { News } from './pass.js';
import type { Telling } from './telling.js';

/** Shorter than any proxy waits, and than a line may be silent here. */
const HEARTBEAT_MS = 20_000;

/** To whom a stream tells what. */
export interface Listener {
  readonly me: Actor;
  /** Who the listener is now; `undefined` where the session has ended. */
  readonly again: () => Promise<Actor | undefined>;
  /** Behind which position it begins. */
  readonly from: bigint;
  /** Up to where it goes; absent: as long as there is somebody to listen. */
  readonly until?: bigint;
}

/** Who has other rights than before begins anew: what was told and what was not is no longer the same. */
const rightsOf = ({ account, person, roles, bodies }: Actor): string =>
  JSON.stringify([account, person, roles, bodies]);

/** Tells one listener what changes, until the session, the listener or the server ends it. */
export class LiveStream {
  /** Ends once the last was said. */
  readonly done: Promise<void>;
  private readonly outlet = new Outlet();
  private readonly ended = new AbortController();
  private readonly beats: NodeJS.Timeout;

  constructor(
    private readonly listener: Listener,
    private readonly held: Held,
    private readonly telling: Pick<Telling, 'of'>,
    heartbeatMs = HEARTBEAT_MS,
  ) {
    this.beats = setInterval(() => {
      void this.beat();
    }, heartbeatMs).unref();
    this.body.once('close', () => {
      this.end();
    });
    this.done = this.run()
      .catch(() => undefined)
      .finally(() => {
        this.end();
        held.release();
      });
  }

  get body(): Outlet['body'] {
    return this.outlet.body;
  }

  end(): void {
    clearInterval(this.beats);
    this.ended.abort();
    this.outlet.end();
  }

  private async run(): Promise<void> {
    const { from, until } = this.listener;
    let at = from;
    this.outlet.write(placeFrame(at));
    while (until === undefined || at < until) {
      const news = await this.held.pass.after(at, this.ended.signal);
      if (news === undefined || !(await this.tell(news))) return;
      at = news.upTo;
      await this.outlet.room();
    }
    this.outlet.write(placeFrame(at));
  }

  /** False where there is nobody any more who may be told. */
  private async tell(news: News): Promise<boolean> {
    const { me } = this.listener;
    const messages = await this.telling.of(me, news);
    const isOwn = news.events.some(({ stream }) => stream === `account-${me.account}`);
    if (messages.length === 0 && !isOwn) return true;
    if (!(await this.isThere())) return false;
    if (messages.length > 0) this.outlet.write(messageFrames(messages));
    return true;
  }

  private async isThere(): Promise<boolean> {
    const { me, again } = this.listener;
    const now = await again();
    return now !== undefined && rightsOf(now) === rightsOf(me);
  }

  private async beat(): Promise<void> {
    const isThere = await this.isThere().catch(() => false);
    if (!isThere) this.end();
    this.outlet.mustMove();
    this.outlet.write(HEARTBEAT);
  }
}
