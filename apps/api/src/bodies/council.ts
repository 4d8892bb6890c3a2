import { barringRelations, otherRelations } from '#exams';
import { FreeText, Hash, Id, Ids, Maybe, OneOf, Part, Parts } from '../fields.js';
import { CommandBody, DecisionBody } from './common.js';

class SeatBody {
  @Id() person!: string;
  @OneOf('HEAD', 'DEPUTY_HEAD', 'HR_LEADER', 'HR_OFFICER', 'PROFESSIONAL_LEADER', 'OUTSIDE_EXPERT') office!: string;
  @OneOf('CLEAN', 'UNDER_DISCIPLINE', 'PUNISHED_FOR_CORRUPTION', 'PUNISHED_IN_PERSONNEL_WORK') standing!: string;
}

class CouncilSeatBody extends SeatBody {
  @OneOf('CHAIR', 'VICE_CHAIR', 'SECRETARY', 'MEMBER') role!: string;
}

export class EstablishCouncilBody extends DecisionBody {
  @Parts(() => CouncilSeatBody, 3) members!: CouncilSeatBody[];
}

export class EstablishSupervisionBoardBody extends DecisionBody {
  @Part(() => SeatBody) head!: SeatBody;
  @Maybe() @Part(() => SeatBody) deputy?: SeatBody;
  @Parts(() => SeatBody) members!: SeatBody[];
  @Part(() => SeatBody) secretary!: SeatBody;
}

export class EstablishBoardBody extends EstablishSupervisionBoardBody {
  @OneOf('FORM_CHECK', 'QUESTION', 'INVIGILATION', 'CODING', 'MARKING', 'APPEAL_MARKING', 'SCHEME_MARKING')
  kind!: string;
}

export class DeclareRelationshipBody extends CommandBody {
  @Id() member!: string;
  @Id() candidate!: string;
  @OneOf(...barringRelations, ...otherRelations) relation!: string;
}

export class DeclareNoRelationshipBody extends CommandBody {
  @Ids(1) candidates!: string[];
}

export class DeclareNoRelationshipToPanelBody extends CommandBody {
  @Id() candidate!: string;
  @Ids(1) members!: string[];
}

export class RecuseMemberBody extends CommandBody {
  @Id() member!: string;
  @OneOf('ALL_CANDIDATES', 'ONE_CANDIDATE') scope!: string;
  @Maybe() @Id() candidate?: string;
  @FreeText() reason!: string;
  @Hash() minutes!: string;
}

export class ReplaceMemberBody extends DecisionBody {
  @Id() member!: string;
  @Part(() => SeatBody) by!: SeatBody;
}

export class TableMotionBody extends CommandBody {
  @Id() motion!: string;
  @FreeText() subject!: string;
}

export class CastVoteBody extends CommandBody {
  @Id() motion!: string;
  @OneOf('FOR', 'AGAINST', 'ABSTAIN') choice!: string;
}

export class CloseMotionBody extends CommandBody {
  @Id() motion!: string;
  @Hash() minutes!: string;
}
