import type { SealedText, UpcastersOf } from '#kernel';
import type { Stage } from '#rules';
import type { DocumentRef } from '../../wording.js';

// The names in this file are a storage format. What has been recorded under them is never renamed or re-used.

export const councilRoles = ['CHAIR', 'VICE_CHAIR', 'SECRETARY', 'MEMBER'] as const;
export type CouncilRole = (typeof councilRoles)[number];

/** Whether something bars a person from any council or board (ND 170/2025 Art 8(3), TT 22/2025 Art 23(7)). */
export const standings = [
  'CLEAN',
  'UNDER_DISCIPLINE',
  'PUNISHED_FOR_CORRUPTION',
  'PUNISHED_IN_PERSONNEL_WORK',
] as const;
export type Standing = (typeof standings)[number];

/** Which post a member holds in the recruiting body. */
export const offices = [
  'HEAD',
  'DEPUTY_HEAD',
  'HR_LEADER',
  'HR_OFFICER',
  'PROFESSIONAL_LEADER',
  'OUTSIDE_EXPERT',
] as const;
export type Office = (typeof offices)[number];

export const boardKinds = [
  'FORM_CHECK',
  'QUESTION',
  'INVIGILATION',
  'CODING',
  'MARKING',
  'APPEAL_MARKING',
  'SCHEME_MARKING',
] as const;
export type BoardKind = (typeof boardKinds)[number];

/** A body of a round by name: the council, the supervision board, or a board of the council. */
export const bodyNames = ['COUNCIL', 'SUPERVISION', ...boardKinds] as const;
export type BodyName = (typeof bodyNames)[number];

export interface Seat {
  readonly person: string;
  readonly office: Office;
  readonly standing: Standing;
}
export interface CouncilSeat extends Seat {
  readonly role: CouncilRole;
}
export interface BoardSeats {
  readonly head: Seat;
  readonly deputy?: Seat;
  readonly members: readonly Seat[];
  readonly secretary: Seat;
}

/**
 * What a member may be to a candidate so that it bars (ND 170/2025 Art 8(3), TT 22/2025 Art 23(7)). Mind the direction: a
 * member who is the candidate's aunt or uncle is barred, one who is the candidate's niece or nephew is not.
 */
export const barringRelations = [
  'SPOUSE',
  'PARENT',
  'PARENT_IN_LAW',
  'ADOPTIVE_PARENT',
  'CHILD',
  'ADOPTED_CHILD',
  'SIBLING',
  'AUNT_OR_UNCLE',
  'SIBLING_OF_SPOUSE',
  'SPOUSE_OF_SIBLING',
] as const;

/** What is declared of free will, and does not bar. */
export const otherRelations = [
  'NIECE_OR_NEPHEW',
  'COUSIN',
  'GRANDPARENT',
  'GRANDCHILD',
  'SUPERIOR',
  'SUBORDINATE',
  'BUSINESS',
  'FRIEND',
] as const;

export type Relation = (typeof barringRelations | typeof otherRelations)[number];

/** For whom a member keeps out. */
export const recusalScopes = ['ALL_CANDIDATES', 'ONE_CANDIDATE'] as const;
export type RecusalScope = (typeof recusalScopes)[number];

export const votes = ['FOR', 'AGAINST', 'ABSTAIN'] as const;
export type Vote = (typeof votes)[number];

export interface CouncilCommands {
  EstablishCouncil: { readonly members: readonly CouncilSeat[]; readonly decision: DocumentRef };
  EstablishSupervisionBoard: BoardSeats & { readonly decision: DocumentRef };
  EstablishBoard: BoardSeats & { readonly kind: BoardKind; readonly decision: DocumentRef };
  /** By the member, by the candidate, or by who found it out. */
  DeclareRelationship: { readonly member: string; readonly candidate: string; readonly relation: Relation };
  /** A member confirms no barring relation to anybody on the list given (TT 22/2025 Art 20(2)). */
  DeclareNoRelationship: { readonly candidates: readonly string[] };
  /** The candidate's side of the same: no barring relation to any of these members. */
  DeclareNoRelationshipToPanel: { readonly candidate: string; readonly members: readonly string[] };
  /** By the authority. Default scope: for all candidates. */
  RecuseMember: {
    readonly member: string;
    readonly scope: RecusalScope;
    readonly candidate?: string;
    readonly reason: SealedText;
    readonly minutes: string;
  };
  /** By a member of any body, for the own person: only who filled the seat can let the member go. */
  RequestReplacement: { readonly reason: SealedText };
  /** The replacement takes the seat that the member held in `body`, or every seat, and must be cleared anew. */
  ReplaceMember: {
    readonly member: string;
    readonly by: Seat;
    readonly body?: BodyName;
    readonly decision: DocumentRef;
  };
  /** By whoever established the body: ordinary members come in and leave. Head, chair and secretary are replaced instead. */
  ChangeMembers: {
    readonly body: BodyName;
    readonly added: readonly Seat[];
    readonly removed: readonly string[];
    readonly decision: DocumentRef;
  };
  TableMotion: { readonly motion: string; readonly subject: SealedText };
  CastVote: { readonly motion: string; readonly choice: Vote };
  CloseMotion: { readonly motion: string; readonly minutes: string };
}

export interface CouncilEvents {
  CouncilEstablished: CouncilCommands['EstablishCouncil'];
  SupervisionBoardEstablished: CouncilCommands['EstablishSupervisionBoard'];
  BoardEstablished: CouncilCommands['EstablishBoard'];
  RelationshipDeclared: {
    readonly member: string;
    readonly candidate: string;
    readonly relation: Relation;
    /** True when the relation bars the member. */
    readonly barring: boolean;
    readonly declaredBy: 'MEMBER' | 'CANDIDATE' | 'OTHER';
  };
  NoRelationshipDeclared: { readonly member: string; readonly candidates: readonly string[] };
  NoRelationshipToPanelDeclared: { readonly candidate: string; readonly members: readonly string[] };
  MemberRecused: CouncilCommands['RecuseMember'];
  ReplacementRequested: CouncilCommands['RequestReplacement'] & { readonly member: string };
  /** Without `body`: on every seat that the member held. */
  MemberReplaced: CouncilCommands['ReplaceMember'];
  MembersChanged: CouncilCommands['ChangeMembers'];
  MotionTabled: CouncilCommands['TableMotion'];
  VoteCast: CouncilCommands['CastVote'] & { readonly member: string };
  /** REVOTE: equal votes and no side of the chair. Percentages stand by rule packs' majority base. */
  MotionClosed: {
    readonly motion: string;
    readonly outcome: 'CARRIED' | 'LOST' | 'REVOTE';
    readonly byChairsSide: boolean;
    readonly votesFor: number;
    readonly votesAgainst: number;
    readonly abstentions: number;
    /** Who took part in the vote, abstentions included. Absent in what was recorded before it was kept. */
    readonly present?: readonly string[];
    /** How many had to. */
    readonly quorum?: number;
    readonly minutes: string;
  };
}

export interface Declared {
  readonly relation: Relation;
  readonly barring: boolean;
}

/** Who sits where now: the council, the supervision board, and the boards that were established. */
export type Bodies = Readonly<{
  members: readonly CouncilSeat[];
  supervision: BoardSeats | null;
  boards: Readonly<Partial<Record<BoardKind, BoardSeats>>>;
}>;

export interface CouncilPart extends Bodies {
  /** Declared relations by `member/candidate`. */
  readonly relations: Readonly<Record<string, Declared>>;
  /** Candidates to whom a member has declared no relation, by member. */
  readonly clearedOf: Readonly<Record<string, readonly string[]>>;
  /** Members to whom a candidate has declared no relation, by candidate. */
  readonly candidateCleared: Readonly<Record<string, readonly string[]>>;
  /** Candidates for whom a member is recused: `ALL_CANDIDATES` or a list. */
  readonly recused: Readonly<Record<string, 'ALL_CANDIDATES' | readonly string[]>>;
  /** Who came in for whom, by the one who left. */
  readonly replacedBy: Readonly<Record<string, string>>;
  /** Who asked to be replaced, and still sits. */
  readonly leaving: readonly string[];
  /** Everybody who has ever watched, and everybody who has ever sat on what is watched: nobody is both. */
  readonly everSat: { readonly supervision: readonly string[]; readonly watched: readonly string[] };
  readonly motions: Readonly<
    Record<
      string,
      {
        readonly votes: Readonly<Record<string, Vote>>;
        readonly outcome: 'OPEN' | 'CARRIED' | 'LOST';
        /** Where the round was when it was tabled. */
        readonly tabledIn: Stage | null;
      }
    >
  >;
}

/** Every event of this chapter has had one shape so far. */
export const councilUpcasters: UpcastersOf<CouncilEvents> = {};
