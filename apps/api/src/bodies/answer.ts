import { ApiProperty } from '@nestjs/swagger';

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
}
