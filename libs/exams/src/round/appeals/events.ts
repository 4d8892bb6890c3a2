import type { Table, UpcastersOf } from '#kernel';
import type { MarkHow } from '../marking/events.js';
import type { Reasoned, NoData } from '../../wording.js';

// The names in this file are a storage format. What has been recorded under them is never renamed or re-used.

export interface AppealsCommands {
  /** By the candidate, inside the window. `warned`: was told that the mark may fall. */
  FileAppeal: { readonly candidate: string; readonly warned: boolean };
  /** When the window has run out; also sent by its clock. */
  CloseAppealWindow: NoData;
  /** On a masked copy, by members of the appeal-marking board who did not mark it before. */
  RecordAppealMark: { readonly script: string; readonly mark: string; readonly sheet: string };
  /** By the chair, after a minuted talk of both board heads. */
  DecideAppeal: {
    readonly script: string;
    readonly mark: string;
    readonly heads: readonly [string, string];
    /** Beyond the published mark and those of the appeal, on purpose: the reason says why. */
    readonly outside?: boolean;
  } & Reasoned;
  /** When every appeal is settled. */
  CompleteAppeals: { readonly snapshot?: string };
  EvaluateGate: NoData;
}

export type AppealHow = 'APPEAL_ADOPTED' | 'APPEAL_CHAIR';

export interface AppealsEvents {
  AppealFiled: { readonly candidate: string; readonly script: string; readonly warned: boolean };
  /** `last`: last day of the window, from which what follows is counted. Absent in what was recorded before it was kept. */
  AppealWindowClosed: { readonly appeals: number; readonly last?: string };
  AppealMarkingStarted: NoData;
  AppealMarked: AppealsCommands['RecordAppealMark'] & { readonly marker: string; readonly place: 1 | 2 | 3 };
  /** `proposed` is the appeal mark; the difference from the published one decides who settles it. */
  AppealDisputed: {
    readonly script: string;
    readonly needs: 'APPEAL_THIRD_MARK' | 'CHAIR_DECISION';
    readonly proposed: string | null;
  };
  AppealDecided: AppealsCommands['DecideAppeal'];
  /** `raw` and `net` replace the published marks; the old ones stay where they were published. */
  AppealSettled: {
    readonly candidate: string;
    readonly script: string;
    readonly raw: string;
    readonly net: string;
    readonly how: AppealHow;
    /** The raw mark that a corrected decision of the chair takes back. */
    readonly replaces?: string;
  };
  /** `marks` after appeals, as published; absent where nobody appealed, and in what was recorded before they were kept. */
  WrittenResultFinal: {
    readonly snapshot: string | null;
    readonly marks?: readonly {
      readonly candidate: string;
      readonly raw: string;
      readonly net: string;
      readonly how: MarkHow | AppealHow;
    }[];
  };
  GateEvaluated: { readonly admitted: readonly string[]; readonly eliminated: readonly string[] };
}

export interface AppealFile {
  readonly candidate: string;
  readonly marks: readonly { readonly marker: string; readonly mark: string }[];
  readonly needs: 'APPEAL_THIRD_MARK' | 'CHAIR_DECISION' | null;
  readonly proposed: string | null;
  readonly settled: { readonly raw: string; readonly net: string; readonly how: AppealHow } | null;
  readonly chairDecision: string | null;
}

export interface AppealsPart {
  /** By script code. */
  readonly files: Table<AppealFile>;
  readonly windowClosed: boolean;
  readonly gate: { readonly admitted: readonly string[]; readonly eliminated: readonly string[] } | null;
}

/** Every event of this chapter has had one shape so far. */
export const appealsUpcasters: UpcastersOf<AppealsEvents> = {};
