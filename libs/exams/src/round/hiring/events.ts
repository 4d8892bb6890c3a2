import type { SealedText, UpcastersOf } from '#kernel';
import type { DocumentRef } from '../../wording.js';

// The names in this file are a storage format. What has been recorded under them is never renamed or re-used.

export interface HiringCommands {
  /** By a member of the advisory council: whom the member would hire. Given again before the report, it is a correction. */
  GiveOpinion: { readonly candidate: string; readonly opinion: SealedText };
  /** By the chair or the secretary. `minutes`: SHA-256. */
  ReportOpinions: { readonly minutes: string };
  /** By the signer of the contract, who may follow either side and says why. */
  DecideHire: {
    readonly post: string;
    readonly candidate: string;
    readonly reason: SealedText;
    readonly decision: DocumentRef;
  };
}

export interface HiringEvents {
  OpinionGiven: HiringCommands['GiveOpinion'] & { readonly member: string };
  /** Not a vote: every opinion is carried to the signer, whichever side is larger (NĐ 235/2026). */
  OpinionsReported: {
    readonly opinions: readonly { readonly post: string; readonly member: string; readonly candidate: string }[];
    /** For everybody who may be hired for the post, also where no member is for them. */
    readonly counts: readonly { readonly post: string; readonly candidate: string; readonly count: number }[];
    /**
     * Given too, but not counted: by a member who must keep out or has left since, or for somebody who can no longer be
     * hired. Absent in what was recorded before it was kept.
     */
    readonly excluded?: readonly { readonly member: string; readonly candidate: string }[];
    readonly minutes: string;
  };
  /** `notSelected`: whose last open post this was. Absent in what was recorded before it was kept. */
  HireDecided: HiringCommands['DecideHire'] & { readonly notSelected?: readonly string[] };
}

export interface HiringPart {
  /** By post, then by member: for whom the member is. An opinion holds for every post that its candidate stands for. */
  readonly opinions: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly reported: boolean;
  /** Candidate by post. */
  readonly hired: Readonly<Record<string, string>>;
}

/** Every event of this chapter has had one shape so far. */
export const hiringUpcasters: UpcastersOf<HiringEvents> = {};
