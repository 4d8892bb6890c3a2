import { dossierItems, roles } from '#exams';
import { ArrayMaxSize, IsArray, IsString, MaxLength } from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';
import { Count, Day, Flag, FreeText, Hash, Id, Ids, Label, Maybe, OneOf, Part, Title } from '../fields.js';
import { CommandBody, DecisionBody, DocumentBody } from './common.js';

const kinds = ['SERVICE_UNIT', 'ADMINISTRATIVE_BODY', 'FUND', 'PROJECT_BOARD', 'ASSOCIATION', 'CORPORATION'];

export class RegisterUnitBody extends CommandBody {
  @Label() code!: string;
  @Title() name!: string;
  @OneOf(...kinds) kind!: string;
  @Id() owner!: string;
  @Id() authority!: string;
  @Id() superior!: string;
  @Maybe() @Count(1, 4) autonomyGroup?: number;
  @Day() effectiveOn!: string;
  @Maybe() @Ids() predecessors?: string[];
}

class EffectiveBody extends DecisionBody {
  @Day() effectiveOn!: string;
}

export class RenameUnitBody extends EffectiveBody {
  @Title() name!: string;
}

export class ChangeOwnerBody extends EffectiveBody {
  @Id() owner!: string;
  @Id() authority!: string;
  @Id() superior!: string;
}

export class SetAutonomyBody extends EffectiveBody {
  @Count(1, 4) group!: number;
  @Maybe() @Day() until?: string;
}

export class MergeIntoBody extends EffectiveBody {
  @Id() successor!: string;
}

export class SplitIntoBody extends EffectiveBody {
  @Ids(2) successors!: string[];
}

export class DissolveUnitBody extends EffectiveBody {
  @OneOf('INEFFECTIVE', 'FUNCTION_TRANSFERRED', 'TERM_ENDED', 'OTHER') reason!: string;
}

export class EquitiseUnitBody extends EffectiveBody {}

export class AnnounceReorganisationBody extends DecisionBody {
  @Day() from!: string;
  @Day() until!: string;
}

const Titles = (): PropertyDecorator => (target, property) => {
  ApiProperty({ type: [String] })(target, property);
  IsArray()(target, property);
  ArrayMaxSize(100)(target, property);
  IsString({ each: true })(target, property);
  MaxLength(300, { each: true })(target, property);
};

export class ReviseSchemeBody extends CommandBody {
  @Title() title!: string;
  @Label() schemeVersion!: string;
  @Day() approvedOn!: string;
  @Titles() tasks!: string[];
  @Titles() competencies!: string[];
}

export class ApprovePositionBody extends ReviseSchemeBody {
  @Label() code!: string;
}

export class RetirePositionBody extends CommandBody {
  @Day() on!: string;
}

export class ReceiveDossierItemBody extends CommandBody {
  @OneOf(...dossierItems) item!: string;
  @Hash() hash!: string;
}

export class DecideAppointmentBody extends EffectiveBody {
  @Count(1, 10) years!: number;
}

export class TakeOfficeBody extends CommandBody {
  @Day() on!: string;
}

export class FailCaseBody extends CommandBody {
  @OneOf('REFUSED', 'DOSSIER_LATE', 'FALSE_DOCUMENTS', 'DID_NOT_TAKE_OFFICE', 'STANDARD_NOT_MET') code!: string;
  @Maybe() @FreeText() reason?: string;
}

export class EndAppointmentBody extends CommandBody {
  @OneOf('TERM', 'DISMISSAL', 'RESIGNATION', 'MERGER') reason!: string;
  @Day() on!: string;
  @Maybe() @Part(() => DocumentBody) decision?: DocumentBody;
}

export class RecordMergerBody extends DecisionBody {
  @Id() of!: string;
  @Id() into!: string;
  @Id() authority!: string;
  @Day() on!: string;
  @OneOf('EQUAL', 'LOWER', 'RENAMED') kind!: string;
  @Maybe() @OneOf('KEEP_TERM', 'NEW_PROCEDURE') choice?: string;
}

export class RoleBody extends CommandBody {
  @OneOf(...roles) role!: string;
}

export class PartyOpinionBody extends CommandBody {
  @Part(() => DocumentBody) document!: DocumentBody;
  @Flag() favourable!: boolean;
}

export class StandardConclusionBody extends CommandBody {
  @Part(() => DocumentBody) document!: DocumentBody;
  @Flag() met!: boolean;
}
