import type { LiveMessage } from '../../apps/api/src/live/telling.js';

/** Somebody who listens to server-sent events over a real line, as a browser does. */
export class EventStream {
  /** The messages so far, each under the id that came with it. */
  readonly messages: LiveMessage[] = [];
  /** The last id that was said, with a message or without. */
  lastId = '';
  /** Ends when the line does, whoever ended it. */
  readonly ended: Promise<void>;
  private readonly waiting = new Set<() => void>();
  private text = '';

  private constructor(
    readonly response: Response,
    private readonly aborting: AbortController,
  ) {
    this.ended = this.read();
  }

  static async open(url: string, cookie: string, headers: Record<string, string> = {}): Promise<EventStream> {
    const aborting = new AbortController();
    const response = await fetch(url, {
      headers: { cookie, accept: 'text/event-stream', ...headers },
      signal: aborting.signal,
    });
    return new EventStream(response, aborting);
  }

  get positions(): readonly bigint[] {
    return this.messages.map(({ position }) => BigInt(position));
  }

  /** Waits until something was said at this position of the log or behind it. */
  async until(position: string | bigint): Promise<void> {
    while ((this.positions.at(-1) ?? -1n) < BigInt(position)) await this.news();
  }

  close(): Promise<void> {
    this.aborting.abort();
    return this.ended;
  }

  private async news(): Promise<void> {
    const over = this.ended.then(() => true);
    const said = new Promise<false>((resolve) =>
      this.waiting.add(() => {
        resolve(false);
      }),
    );
    if (await Promise.race([over, said])) throw new Error('the stream ended before that was said');
  }

  private async read(): Promise<void> {
    const decoder = new TextDecoder();
    try {
      for await (const chunk of this.response.body ?? []) {
        this.text += decoder.decode(chunk as Uint8Array, { stream: true });
        this.take();
      }
    } catch {
      // Broken off: so it has ended.
    }
  }

  private take(): void {
    const frames = this.text.split('\n\n');
    this.text = frames.pop() ?? '';
    for (const frame of frames) this.hear(frame.split('\n'));
    for (const resolve of this.waiting) resolve();
    this.waiting.clear();
  }

  private hear(lines: readonly string[]): void {
    const field = (name: string) => lines.find((line) => line.startsWith(`${name}: `))?.slice(`${name}: `.length);
    this.lastId = field('id') ?? this.lastId;
    const data = field('data');
    if (field('event') === 'changed' && data !== undefined) this.messages.push(JSON.parse(data) as LiveMessage);
  }
}
