// The names in this file are a storage format. What has been recorded under them is never renamed or re-used.

/** One version of a job position, as approved. */
export interface PositionScheme {
  readonly title: string;
  readonly schemeVersion: string;
  /** First day on which this version is in force. */
  readonly approvedOn: string;
  readonly tasks: readonly string[];
  readonly competencies: readonly string[];
}

export interface PositionCommands {
  /** `body`: the owning body that keeps it. Absent: it is kept for all, by whoever acts for every body. */
  ApprovePosition: PositionScheme & { readonly code: string; readonly body?: string };
  /** A new version of the whole; the former one stays in force until the day before. */
  ReviseScheme: PositionScheme;
  /** `on` is the first day on which the position is no longer in force. */
  RetirePosition: { readonly on: string };
}

export interface PositionEvents {
  PositionApproved: PositionCommands['ApprovePosition'];
  SchemeRevised: PositionCommands['ReviseScheme'];
  PositionRetired: PositionCommands['RetirePosition'];
}
