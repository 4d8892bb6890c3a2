import type { SealedText } from '#kernel';
import type { RuleSource } from '#rules';

/** The two languages of everything that people read. */
export type Language = 'vi' | 'en';

/** A text in both. */
export type Words = Readonly<Record<Language, string>>;

/** Words for a code, in both languages, with the rule behind it. `{name}` is filled from the refusal's details. */
export interface Wording {
  readonly vi: string;
  readonly en: string;
  /** Instrument and article, or a rule of ours by its section of `docs/rules.md`. */
  readonly source: RuleSource;
}

/** A table of refusals: its keys are the codes, so that a code without words does not compile. */
export type Wordings = Readonly<Record<string, Wording>>;

/** What an event or command without data of its own carries: `{}`. */
export type NoData = Readonly<Record<string, never>>;

/** A signed paper outside the system: its number, its day and the SHA-256 of its bytes. */
export interface DocumentRef {
  readonly number: string;
  /** `YYYY-MM-DD` */
  readonly date: string;
  /** 64 hex digits. */
  readonly hash: string;
}

/** A SHA-256, a secret or a drawn seed: 64 lower-case hex digits. */
export const HEX_64 = /^[0-9a-f]{64}$/;

/** A human decision, complete: it is recorded before its effect and names why and by which minutes. */
export interface Reasoned {
  readonly reason: SealedText;
  /** SHA-256 of the minutes. */
  readonly minutes: string;
}
