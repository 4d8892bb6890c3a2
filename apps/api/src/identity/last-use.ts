import type { Tally } from '#kernel';
import { SESSION_HOURS } from './session.js';

/** More people than sign in at once to one exam office. */
const KNOWN_MAX = 2_000;
/** Other servers are told of a use so often at most: it only has to be known to a minute who went away. */
const TOLD_MS = 60_000;

interface Use {
  readonly at: number;
  /** When other servers were told. */
  readonly toldAt: number;
}

/** When each session was last used, on this server or on another, in milliseconds. */
export class LastUse {
  private readonly used = new Map<string, Use>();

  constructor(private readonly tally: Pick<Tally, 'raise' | 'count'>) {}

  /** Notes that a session is used now. */
  note(session: string): void {
    const at = Date.now();
    const known = this.used.get(session);
    if (known === undefined && this.used.size >= KNOWN_MAX) this.forgetOver(at);
    const isToTell = known === undefined || at - known.toldAt >= TOLD_MS;
    this.used.set(session, { at, toldAt: isToTell ? at : known.toldAt });
    // Where it cannot be told, this server still knows.
    if (isToTell) this.tally.raise(nameOf(session), at, new Date(at + KEPT_MS)).catch(() => undefined);
  }

  /** On this server alone. */
  here(session: string): number | undefined {
    return this.used.get(session)?.at;
  }

  /** On any of them, as far as that was told. */
  async anywhere(session: string): Promise<number | undefined> {
    const last = Math.max(this.here(session) ?? 0, await this.tally.count(nameOf(session)));
    return last === 0 ? undefined : last;
  }

  /** What is forgotten would count from the start again: so only those are that no cookie opens any more. */
  private forgetOver(now: number): void {
    for (const [session, { at }] of this.used) if (now - at > KEPT_MS) this.used.delete(session);
  }
}

const KEPT_MS = SESSION_HOURS * 3_600_000;

const nameOf = (session: string): string => `used ${session}`;
