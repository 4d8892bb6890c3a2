import {
  barringRelations,
  boardKinds,
  type BoardKind,
  bodyNames,
  type BodyName,
  type CouncilCommands,
  councilRoles,
  type CouncilRole,
  type Office,
  offices,
  otherRelations,
  type RecusalScope,
  recusalScopes,
  type Relation,
  type Standing,
  standings,
  type Vote,
  votes,
} from '#exams';
import type { UnsealedText } from './field-types.js';
import { atMost, FreeText, Hash, Id, Ids, Maybe, OneOf, Part, Parts } from './fields.js';
import { CommandBody, DecisionBody } from './common.js';
import { bodiesOf } from './sent.js';

class SeatBody {
  @Id() person!: string;
  @OneOf(...offices) office!: Office;
  @OneOf(...standings) standing!: Standing;
}

class CouncilSeatBody extends SeatBody {
  @OneOf(...councilRoles) role!: CouncilRole;
}

class EstablishCouncilBody extends DecisionBody {
  @Parts(() => CouncilSeatBody, 3, atMost.councillors) members!: CouncilSeatBody[];
}

class EstablishSupervisionBoardBody extends DecisionBody {
  @Part(() => SeatBody) head!: SeatBody;
  @Maybe() @Part(() => SeatBody) deputy?: SeatBody;
  @Parts(() => SeatBody, 0, atMost.boardMembers) members!: SeatBody[];
  @Part(() => SeatBody) secretary!: SeatBody;
}

class EstablishBoardBody extends EstablishSupervisionBoardBody {
  @OneOf(...boardKinds) kind!: BoardKind;
}

class DeclareRelationshipBody extends CommandBody {
  @Id() member!: string;
  @Id() candidate!: string;
  @OneOf(...barringRelations, ...otherRelations) relation!: Relation;
}

class DeclareNoRelationshipBody extends CommandBody {
  @Ids(1, atMost.candidates) candidates!: string[];
}

class DeclareNoRelationshipToPanelBody extends CommandBody {
  @Id() candidate!: string;
  @Ids(1, atMost.boardMembers) members!: string[];
}

class RecuseMemberBody extends CommandBody {
  @Id() member!: string;
  @OneOf(...recusalScopes) scope!: RecusalScope;
  @Maybe() @Id() candidate?: string;
  @FreeText() reason!: UnsealedText;
  @Hash() minutes!: string;
}

class RequestReplacementBody extends CommandBody {
  @FreeText() reason!: UnsealedText;
}

class ReplaceMemberBody extends DecisionBody {
  @Id() member!: string;
  @Part(() => SeatBody) by!: SeatBody;
  @Maybe() @OneOf(...bodyNames) body?: BodyName;
}

class ChangeMembersBody extends DecisionBody {
  @OneOf(...bodyNames) body!: BodyName;
  @Parts(() => SeatBody, 0, atMost.boardMembers) added!: SeatBody[];
  @Ids(0, atMost.boardMembers) removed!: string[];
}

class TableMotionBody extends CommandBody {
  @Id() motion!: string;
  @FreeText() subject!: UnsealedText;
}

class CastVoteBody extends CommandBody {
  @Id() motion!: string;
  @OneOf(...votes) choice!: Vote;
}

class CloseMotionBody extends CommandBody {
  @Id() motion!: string;
  @Hash() minutes!: string;
}

/** What a client sends to the chapter of councils and boards. */
export const councilBodies = bodiesOf<CouncilCommands>()({
  EstablishCouncil: EstablishCouncilBody,
  EstablishSupervisionBoard: EstablishSupervisionBoardBody,
  EstablishBoard: EstablishBoardBody,
  DeclareRelationship: DeclareRelationshipBody,
  DeclareNoRelationship: DeclareNoRelationshipBody,
  DeclareNoRelationshipToPanel: DeclareNoRelationshipToPanelBody,
  RecuseMember: RecuseMemberBody,
  RequestReplacement: RequestReplacementBody,
  ReplaceMember: ReplaceMemberBody,
  ChangeMembers: ChangeMembersBody,
  TableMotion: TableMotionBody,
  CastVote: CastVoteBody,
  CloseMotion: CloseMotionBody,
});
