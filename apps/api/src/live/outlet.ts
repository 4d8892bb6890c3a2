import { PassThrough } from 'node:stream';

/** What may wait in this process for one reader: some thousand messages. */
const UNSENT_MAX = 262_144;
/** From here on the reader is given time before more is written. */
const ROOM = 16_384;

/** What goes out to one reader, who may be slow: it never grows beyond a bound. */
export class Outlet {
  readonly body = new PassThrough({ highWaterMark: ROOM });
  private wasFull = false;

  /** Writes, and cuts the line of a reader who leaves too much unread. */
  write(text: string): void {
    if (!this.body.writable) return;
    this.body.write(text);
    if (this.body.writableLength + this.body.readableLength > UNSENT_MAX) this.cut();
  }

  /** Resolves once the reader has taken enough, or is gone. */
  async room(): Promise<void> {
    if (!this.body.writableNeedDrain) return;
    await new Promise<void>((resolve) => {
      const goOn = (): void => {
        this.body.off('drain', goOn).off('close', goOn);
        resolve();
      };
      this.body.on('drain', goOn).on('close', goOn);
    });
  }

  /** Asked from time to time: cuts the line of a reader who has taken too little since it was asked before. */
  mustMove(): void {
    const isFull = this.body.writableNeedDrain;
    if (isFull && this.wasFull) this.cut();
    this.wasFull = isFull;
  }

  /** Ends with what was said; whoever has not taken that is not waited for. */
  end(): void {
    if (!this.body.writable) return;
    if (this.body.writableNeedDrain) this.cut();
    else this.body.end();
  }

  private cut(): void {
    this.body.destroy();
  }
}
