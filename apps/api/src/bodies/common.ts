import type { UnsealedText } from './field-types.js';
import { Day, FreeText, Hash, Id, Instant, Label, Maybe, Part, Snapshot } from './fields.js';

/** A signed paper outside the system. */
export class DocumentBody {
  @Label() number!: string;
  @Day() date!: string;
  @Hash() hash!: string;
}

/** What every command may say besides its own: when it happened, if that was not now. */
export class CommandBody {
  @Maybe() @Instant() occurredAt?: string;
  /** Why it is recorded late, as a code. A round that is typed in keeps that of its draft. */
  @Maybe() @Label() backdatedReason?: string;
  /** The note of the supervision board on the late entry, or of whoever types it in while none sits. */
  @Maybe() @FreeText() backdatedNote?: UnsealedText;
}

/** A command without fields of its own. */
export class EmptyBody extends CommandBody {}

/** A human decision: why, and by which minutes. */
export class ReasonedBody extends CommandBody {
  @FreeText() reason!: UnsealedText;
  @Hash() minutes!: string;
}

/** A human decision that a signed paper carries. */
export class DecidedBody extends ReasonedBody {
  @Part(() => DocumentBody) decision!: DocumentBody;
}

export class DecisionBody extends CommandBody {
  @Part(() => DocumentBody) decision!: DocumentBody;
}

/** A change by a signed paper, from a day on. */
export class EffectiveBody extends DecisionBody {
  @Day() effectiveOn!: string;
}

export class ReportBody extends CommandBody {
  @Part(() => DocumentBody) report!: DocumentBody;
}

/** What is published is hashed by the server; a client may say the hash that it expects. */
export class SnapshotBody extends CommandBody {
  @Maybe() @Snapshot() snapshot?: string;
}

export class CandidateBody extends CommandBody {
  @Id() candidate!: string;
}
