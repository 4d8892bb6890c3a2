import { ApiProperty } from '@nestjs/swagger';
import { roles } from '#exams';
import { withheldFor } from '../reading/texts.js';

/** Where a command was recorded, and as what. */
export class AnswerBody {
  @ApiProperty() id!: string;
  @ApiProperty({ description: 'Revision of the stream after the command.' }) revision!: number;
  @ApiProperty({ description: 'Give it to a read (`?position=`) to see at least this.' }) position!: string;
  @ApiProperty({ type: [String], description: 'Recorded events; none if it was already so.' }) events!: string[];
}

class FieldFaultBody {
  @ApiProperty() field!: string;
  @ApiProperty() message!: string;
}

/** RFC 9457. */
export class ProblemBody {
  @ApiProperty() type!: string;
  @ApiProperty() title!: string;
  @ApiProperty() status!: number;
  @ApiProperty() detail!: string;
  @ApiProperty({ description: 'Stable code, for programs.' }) code!: string;
  @ApiProperty({ required: false, description: 'The rule behind a refusal.' }) source?: string;
  @ApiProperty({ required: false, type: [FieldFaultBody] }) fields?: FieldFaultBody[];
  @ApiProperty({ required: false, enum: roles, isArray: true, description: 'The roles that may, if the own may not.' })
  allowed?: string[];
}

class IncidentBody {
  @ApiProperty() process!: string;
  @ApiProperty({ description: 'What the instance is about, e.g. the id of a round.' }) key!: string;
  @ApiProperty({ description: 'Code of the refusal, or kind of the error.' }) code!: string;
  @ApiProperty({ description: 'Since when it stands still.' }) since!: string;
  @ApiProperty({ description: 'Type of the event that it could not follow.' }) event!: string;
  @ApiProperty() stream!: string;
  @ApiProperty() position!: string;
  @ApiProperty({ description: 'A retry or skip has been asked for and is not answered yet.' }) isAsked!: boolean;
}

export class IncidentPageBody {
  @ApiProperty({ type: [IncidentBody] }) items!: IncidentBody[];
}

export class SignedInBody {
  @ApiProperty() account!: string;
}

/** Who is signed in. */
export class ActorBody extends SignedInBody {
  @ApiProperty() person!: string;
  @ApiProperty({ enum: roles, isArray: true }) roles!: string[];
}

export class AccountOpenedBody {
  @ApiProperty() id!: string;
  @ApiProperty() person!: string;
  @ApiProperty() position!: string;
}

export class PersonCodeBody {
  @ApiProperty({ description: 'Stands for the person everywhere but in the vault.' }) person!: string;
}

export class PersonErasedBody extends PersonCodeBody {
  @ApiProperty({ type: [String], description: 'The accounts of the person, in which it is recorded.' })
  accounts!: string[];
}

export class PersonShownBody extends PersonCodeBody {
  @ApiProperty() name!: string;
}

class BadLineBody {
  @ApiProperty() line!: number;
  @ApiProperty() column!: string;
  @ApiProperty() code!: string;
  @ApiProperty() vi!: string;
  @ApiProperty() en!: string;
}

/** Line by line: what was taken, what was there already, what was not taken and why. */
export class ImportReportBody {
  @ApiProperty() lines!: number;
  @ApiProperty() taken!: number;
  @ApiProperty() unchanged!: number;
  @ApiProperty({ type: [BadLineBody] }) bad!: BadLineBody[];
  @ApiProperty() position!: string;
}

class TitleBody {
  @ApiProperty() vi!: string;
  @ApiProperty() en!: string;
}

/** A rule pack in short. */
export class PackBody {
  @ApiProperty() id!: string;
  @ApiProperty() version!: number;
  @ApiProperty({ description: 'What a plan names: `id@version`.' }) ref!: string;
  @ApiProperty({ type: TitleBody }) title!: TitleBody;
  @ApiProperty() effectiveFrom!: string;
  @ApiProperty({ type: String, nullable: true }) effectiveTo!: string | null;
  @ApiProperty({ description: 'False while a text behind the pack has not been read.' }) verified!: boolean;
  @ApiProperty({ description: 'SHA-256 of the canonical form: what a plan pins as `packHash`.' }) hash!: string;
}

export class PackPageBody {
  @ApiProperty({ type: [PackBody] }) items!: PackBody[];
}

/** A rule pack with every parameter and where it comes from. */
export class WholePackBody extends PackBody {
  @ApiProperty({ type: Object, description: 'Every parameter with its value, source, kind and confidence.' })
  pack!: object;
}

/** The free texts of an event, each checked against what the event committed to. */
export class TextsBody {
  @ApiProperty() revision!: number;
  @ApiProperty({ description: 'Type of the event.' }) type!: string;
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string', nullable: true },
    description: 'By field; `null` for a text that is withheld.',
  })
  texts!: Record<string, string | null>;
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string', enum: [...withheldFor] },
    description:
      'Why a text is `null`: not yet open, its key destroyed, not in the vault, or not the text that was recorded.',
  })
  withheld!: Record<string, string>;
}
