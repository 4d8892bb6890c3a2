import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { z } from 'zod';
import type { Engine } from '../../../host/src/engine.js';
import { ENGINE } from '../../../host/src/host.module.js';

/** What is noted beside the log: what the log does not say, from where it came, and what only was read. */
export const securityKinds = [
  'SIGNED_IN',
  'SIGN_IN_REFUSED',
  'LOCKED_OUT',
  'CONFIRMED',
  'PROOF_REFUSED',
  'PASSWORD_CHANGED',
  'PASSWORD_RESET',
  'FACTOR_CHANGED',
  'SESSIONS_ENDED',
  'ACCOUNT_CHANGED',
  'PERSON_DIFFERS',
  'NAMES_READ',
  'TEXTS_READ',
  'RIGHT_REFUSED',
  'INPUT_REFUSED',
  'HELD_BACK',
  'LINE_REFUSED',
  'VIEW_ALTERED',
] as const;
export type SecurityKind = (typeof securityKinds)[number];

const line = z.object({
  kind: z.enum(securityKinds),
  source: z.string().nullable(),
  account: z.string().nullable(),
  count: z.number(),
  first: z.string(),
  last: z.string(),
});

/** What happened within an hour, so many times, from one source and by (or to) one account. */
export type SecurityLine = z.infer<typeof line>;

const hourOf = z.object({ hour: z.number(), lines: z.array(line) });
type Hour = z.infer<typeof hourOf>;

/** Under which the vault keeps them: addresses belong to people, and can be forgotten there. */
const SUBJECT = 'security';
/** How long they are kept, in hours: longer than a round takes from its principle to its last appeal. */
export const KEPT_HOURS = 90 * 24;
/**
 * Lines of a kind within an hour that name an account, and as many that name none; what comes beyond is counted without
 * source, in one line for each account. A stranger fills no disk, and hides nothing that was tried at an account.
 */
export const LINES_MAX = 200;
const HOUR_MS = 3_600_000;
/** So much of them is lost at most where the machine stops dead. */
const SAVE_MS = 5_000;

const fieldOf = (hour: number): string => `hour/${String(hour % KEPT_HOURS)}`;

const hourIn = ({ first }: SecurityLine): number => Math.floor(Date.parse(first) / HOUR_MS);

const isSame = (one: SecurityLine, other: SecurityLine): boolean =>
  one.kind === other.kind &&
  one.source === other.source &&
  one.account === other.account &&
  hourIn(one) === hourIn(other);

/** The lines with one more among them. */
export const added = (lines: readonly SecurityLine[], one: SecurityLine): readonly SecurityLine[] => {
  const at = lines.findIndex((kept) => isSame(kept, one));
  const kept = lines[at];
  if (kept !== undefined) return lines.with(at, { ...kept, count: kept.count + one.count, last: one.last });
  const alike = lines.filter(
    ({ kind, source, account }) =>
      kind === one.kind && source !== null && (account === null) === (one.account === null),
  );
  if (alike.length >= LINES_MAX && one.source !== null) return added(lines, { ...one, source: null });
  return [...lines, one];
};

/** A page of them, the newest hour first. */
export interface SecurityPage {
  readonly items: readonly SecurityLine[];
  /** Present when there is more: give it as `after`. */
  readonly next?: string;
}

/**
 * Who signed in from where, who was turned away, who read names and sealed texts: noted by hour, source and account, kept
 * encrypted for ninety days, and bounded. What decides anything is an event in the log; this only helps to see an attack.
 */
@Injectable()
export class SecurityEvents implements OnModuleDestroy {
  private unsaved: readonly SecurityLine[] = [];
  private saving: Promise<void> = Promise.resolve();
  private timer: NodeJS.Timeout | undefined;
  private sweptOn: number | undefined;
  private readonly logger = new Logger('security events');

  constructor(
    @Inject(ENGINE) private readonly engine: Pick<Engine, 'vault' | 'together'> & Partial<Pick<Engine, 'telemetry'>>,
  ) {}

  /** Notes that it happened now. */
  note(kind: SecurityKind, source: string | null, account: string | null): void {
    this.engine.telemetry?.measures?.count('securityEvents', { kind });
    const at = new Date().toISOString();
    this.unsaved = added(this.unsaved, { kind, source, account, count: 1, first: at, last: at });
    this.timer ??= setTimeout(() => void this.saveLater(), SAVE_MS).unref();
  }

  /** Saves what was noted. One save at a time of all servers: each reads what is there and adds to it. */
  save(): Promise<void> {
    this.saving = this.saving.catch(() => undefined).then(() => this.saveNow());
    return this.saving;
  }

  /** So many lines, the newest hour first, from where a page before ended. */
  async page(limit: number, after?: string): Promise<SecurityPage> {
    await this.save();
    const now = Math.floor(Date.now() / HOUR_MS);
    const [from, skip] = after === undefined ? [now, 0] : (after.split('-').map(Number) as [number, number]);
    const items: SecurityLine[] = [];
    for (let hour = Math.min(from, now); hour > now - KEPT_HOURS; hour -= 1) {
      const { lines } = await this.hourAt(hour);
      const start = hour === from ? skip : 0;
      const taken = lines.slice(start, start + limit - items.length);
      items.push(...taken);
      if (start + taken.length < lines.length) return { items, next: `${hour}-${start + taken.length}` };
      if (items.length === limit) return { items, next: `${hour - 1}-0` };
    }
    return { items };
  }

  async onModuleDestroy(): Promise<void> {
    clearTimeout(this.timer);
    await this.save();
  }

  /** Where the vault cannot be written to, the next save tries it again. */
  private async saveLater(): Promise<void> {
    try {
      await this.save();
    } catch {
      this.logger.warn('Security events cannot be saved now: the vault does not answer. They are kept in memory.');
    }
  }

  private async saveNow(): Promise<void> {
    const noted = this.unsaved;
    this.unsaved = [];
    this.timer = undefined;
    if (noted.length === 0) return;
    try {
      const hours = Map.groupBy(noted, hourIn);
      await this.engine.together.alone('security events', async () => {
        for (const [hour, fresh] of hours) await this.keep(hour, fresh);
      });
    } catch (error) {
      this.unsaved = noted.reduce(added, this.unsaved);
      throw error;
    }
  }

  private async keep(hour: number, fresh: readonly SecurityLine[]): Promise<void> {
    const { lines } = await this.hourAt(hour);
    const kept: Hour = { hour, lines: [...fresh.reduce(added, lines)] };
    await this.engine.vault.put(SUBJECT, fieldOf(hour), JSON.stringify(kept));
    const day = Math.floor(hour / 24);
    if (day === this.sweptOn) return;
    await this.forgetBefore(hour - KEPT_HOURS);
    this.sweptOn = day;
  }

  /** Hours in which nothing happened overwrite nothing: once a day what is too old is emptied. */
  private async forgetBefore(oldest: number): Promise<void> {
    for (const [field, text] of await this.engine.vault.fields(SUBJECT))
      if (text !== '' && hourOf.parse(JSON.parse(text)).hour <= oldest) await this.engine.vault.put(SUBJECT, field, '');
  }

  /** What was noted in an hour; nothing where its place still holds an older one. */
  private async hourAt(hour: number): Promise<Hour> {
    const text = (await this.engine.vault.get(SUBJECT, fieldOf(hour))) ?? '';
    const kept = text === '' ? undefined : hourOf.parse(JSON.parse(text));
    return kept?.hour === hour ? kept : { hour, lines: [] };
  }
}
