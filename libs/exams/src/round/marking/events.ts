import type { SealedText, Table, UpcastersOf } from '#kernel';
import type { DocumentRef, NoData, Reasoned } from '../../wording.js';

// The names in this file are a storage format. What has been recorded under them is never renamed or re-used.

export interface CodeEntry {
  readonly code: string;
  readonly candidate: string;
}

export interface MarkingCommands {
  /**
   * By the head of the coding board. `commitment` is the SHA-256, in hex, of {@link codeMapText} of the map and its salt, which stay
   * outside until the map is unsealed: one keeper holds the map, another the salt.
   */
  CodeScripts: {
    readonly codes: readonly string[];
    readonly commitment: string;
    readonly keepers: readonly [string, string];
  };
  /** By a marker. The first two for a script are independent; a third is asked for by the head. */
  RecordMark: { readonly script: string; readonly mark: string; readonly sheet: string };
  /** A strike-out with signature, before the script is settled: the old mark stays in the log. */
  CorrectMark: { readonly script: string; readonly mark: string; readonly sheet: string; readonly reason: SealedText };
  ZeroScript: { readonly script: string } & Reasoned;
  /** `outside`: beyond the marks given, on purpose; the reason says why. Sent again before marking is completed, it corrects. */
  DecideMark: {
    readonly script: string;
    readonly mark: string;
    readonly agreed: boolean;
    readonly outside?: boolean;
  } & Reasoned;
  AssignThirdMarker: { readonly script: string; readonly marker: string };
  DecideCollectively: { readonly script: string; readonly mark: string; readonly outside?: boolean } & Reasoned;
  CompleteMarking: NoData;
  /** By the other keeper, and by whoever watches for the supervision board: that they are there and let the map be opened. */
  ConfirmUnsealing: NoData;
  /** By one keeper, after the other and the supervisor have confirmed. `salt` is 64 hex digits. */
  UnsealCodeMap: {
    readonly map: readonly CodeEntry[];
    readonly salt: string;
    readonly supervisor: string;
    readonly snapshot?: string;
  };
  /**
   * By the chair, when the council has carried the motion: this map holds, because the keepers laid open another than they
   * committed to twice, or (`lost`) cannot lay one open.
   */
  SettleCodeMap: {
    readonly map: readonly CodeEntry[];
    readonly supervisor: string;
    readonly motion: string;
    readonly lost: boolean;
    readonly decision: DocumentRef;
    readonly snapshot?: string;
  } & Reasoned;
}

export type MarkNeeds = 'HEAD_DECISION' | 'THIRD_MARK' | 'COLLECTIVE_DECISION';
export type MarkHow = 'MEAN' | 'HEAD_DECISION' | 'THIRD_EQUAL' | 'COLLECTIVE' | 'ZEROED';

export interface MarkingEvents {
  ScriptsCoded: MarkingCommands['CodeScripts'];
  MarkRecorded: MarkingCommands['RecordMark'] & { readonly marker: string; readonly place: 1 | 2 | 3 };
  MarkCorrected: MarkingCommands['CorrectMark'] & {
    readonly marker: string;
    readonly place: 1 | 2 | 3;
    readonly old: string;
  };
  /** The two or three marks leave the decision to people. */
  MarkDisputed: { readonly script: string; readonly difference: string; readonly needs: MarkNeeds };
  ThirdMarkerAssigned: MarkingCommands['AssignThirdMarker'];
  HeadDecided: MarkingCommands['DecideMark'];
  CollectiveMarked: MarkingCommands['DecideCollectively'];
  ScriptZeroed: MarkingCommands['ZeroScript'];
  MarkSettled: {
    readonly script: string;
    readonly mark: string;
    readonly how: MarkHow;
    /** The settled mark that a corrected decision takes back. */
    readonly replaces?: string;
  };
  MarkingCompleted: NoData;
  UnsealingConfirmed: { readonly by: string };
  /** The map laid open does not hash to the commitment: nothing is published. */
  CodeMapRejected: { readonly commitment: string; readonly found: string };
  /** `commitment` to the map that the council settled takes the place of `instead`, which is also its salt. */
  CodeMapSettled: Omit<MarkingCommands['SettleCodeMap'], 'map' | 'snapshot'> & {
    readonly instead: string;
    readonly commitment: string;
  };
  /** `raw` before sanctions, `net` after; the appeal compares raw with raw. */
  CodeMapUnsealed: MarkingCommands['UnsealCodeMap'] & {
    readonly snapshot: string;
    readonly marks: readonly {
      readonly candidate: string;
      readonly raw: string;
      readonly net: string;
      readonly how: MarkHow;
    }[];
  };
}

export interface Script {
  readonly marks: readonly { readonly marker: string; readonly mark: string; readonly place: 1 | 2 | 3 }[];
  readonly third: string | null;
  readonly needs: MarkNeeds | null;
  readonly settled: { readonly mark: string; readonly how: MarkHow } | null;
}

export interface MarkingPart {
  readonly commitment: string | null;
  readonly keepers: readonly string[];
  /** Who has confirmed that the map may be opened. */
  readonly confirmed: readonly string[];
  /** How often a map was laid open that is not the one committed to. */
  readonly rejected: number;
  readonly scripts: Table<Script>;
  readonly unsettled: number;
  /** Script code by candidate, once unsealed. */
  readonly codeOf: Readonly<Record<string, string>>;
  /** Published marks by candidate. */
  readonly published: Readonly<Record<string, { readonly raw: string; readonly net: string; readonly how: MarkHow }>>;
}

/** The text whose SHA-256 is the commitment: salt, then `code=candidate` lines in code order, joined by line feeds. */
export const codeMapText = (map: readonly CodeEntry[], salt: string): string =>
  [salt, ...map.map(({ code, candidate }) => `${code}=${candidate}`).sort()].join('\n');

/** Every event of this chapter has had one shape so far. */
export const markingUpcasters: UpcastersOf<MarkingEvents> = {};
