import type { PositionCommands } from '#exams';
import { Day, Id, Label, Maybe, Title, Titles } from './fields.js';
import { CommandBody } from './common.js';
import { bodiesOf } from './sent.js';

class ReviseSchemeBody extends CommandBody {
  @Title() title!: string;
  @Label() schemeVersion!: string;
  @Day() approvedOn!: string;
  @Titles() tasks!: string[];
  @Titles() competencies!: string[];
}

class ApprovePositionBody extends ReviseSchemeBody {
  @Label() code!: string;
  @Maybe() @Id() body?: string;
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
