/** A text that people wrote and that may name people: it stands in the vault, the event carries only this. */
export interface SealedText {
  /** Where the vault keeps it. */
  readonly ref: string;
  /** SHA-256, in hex, of 32 random bytes followed by the UTF-8 text. */
  readonly commitment: string;
}

/** Why a fact is recorded later than it happened. Without it, valid time and recorded time are one. */
export interface Backdated {
  /** A code, e.g. `PAPER_ENTRY`; never free text. */
  readonly reason: string;
  /** Who checked the late entry against what: by the supervision board, or by whoever types it in while none sits. */
  readonly note: SealedText;
}

/** What is recorded beside every event. All instants are RFC 3339 in UTC with milliseconds. */
export interface Meta {
  /** personId of who acted, or `system:<name>` of a process. */
  readonly actor: string;
  /** personId of whom the actor stands in for, by a delegation named in `authority`. */
  readonly onBehalfOf?: string;
  /** The rule, role or delegation that lets the actor do it. */
  readonly authority: string;
  /** Id of the account that acted. Missing where no account did, and in what was recorded before accounts were noted. */
  readonly account?: string;
  /** In which of its sessions: an id that opens nothing. */
  readonly session?: string;
  /** By what that session was signed in, as a code, e.g. `PASSWORD`. */
  readonly means?: string;
  /** By what the holder was seen, since then and before this, to be still there. */
  readonly confirmed?: string;
  /** Recorded time. */
  readonly at: string;
  /** Valid time, when it differs; then `backdated` says why. */
  readonly occurredAt?: string;
  readonly backdated?: Backdated;
  readonly correlationId: string;
  readonly causationId: string;
  readonly commandType: string;
  /** Names the request; a repeat of it writes nothing again. */
  readonly commandId: string;
  /** Keyed digest of the request's body: tells a repeat from a reuse of its key. */
  readonly commandDigest: string;
}

/** An event as it is handed to a store. `version` is that of the shape of `data`, from 1. */
export interface NewEvent {
  readonly id: string;
  readonly type: string;
  readonly version: number;
  /** Plain JSON: no bigint, no undefined, no float that is a score, no personal data. */
  readonly data: unknown;
  readonly meta: Meta;
}

/** An event as it was recorded. */
export interface Recorded extends NewEvent {
  readonly stream: string;
  /** Place in its stream, from 0. */
  readonly revision: number;
  /** Place in the log of everything: opaque, strictly increasing. */
  readonly position: bigint;
}

/** When it happened, as far as the record says. */
export const validTime = (meta: Pick<Meta, 'at' | 'occurredAt'>): string => meta.occurredAt ?? meta.at;
