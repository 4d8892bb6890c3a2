import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsString, MaxLength } from 'class-validator';
import type { PositionCommands } from '#exams';
import type { FieldOf } from './field-types.js';
import { Day, Label, Title } from './fields.js';
import { CommandBody } from './common.js';
import { bodiesOf } from './sent.js';

const Titles = (): FieldOf<string[]> => (target, property) => {
  ApiProperty({ type: [String] })(target, property);
  IsArray()(target, property);
  ArrayMaxSize(100)(target, property);
  IsString({ each: true })(target, property);
  MaxLength(300, { each: true })(target, property);
};

class ReviseSchemeBody extends CommandBody {
  @Title() title!: string;
  @Label() schemeVersion!: string;
  @Day() approvedOn!: string;
  @Titles() tasks!: string[];
  @Titles() competencies!: string[];
}

class ApprovePositionBody extends ReviseSchemeBody {
  @Label() code!: string;
}

class RetirePositionBody extends CommandBody {
  @Day() on!: string;
}

/** What a client sends to a position of the catalogue. */
export const positionBodies = bodiesOf<PositionCommands>()({
  ApprovePosition: ApprovePositionBody,
  ReviseScheme: ReviseSchemeBody,
  RetirePosition: RetirePositionBody,
});
