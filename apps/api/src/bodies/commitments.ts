import { ApiProperty } from '@nestjs/swagger';
import { Maybe, OneOf, Parts } from './fields.js';
import { CodeEntryBody } from './marking.js';

/** What a commitment is asked for. */
export class CommitmentBody {
  @OneOf('CODE_MAP', 'LOT') kind!: 'CODE_MAP' | 'LOT';
  /** The map as it was drawn outside; without it the server draws random codes for the scripts handed in. */
  @Maybe() @Parts(() => CodeEntryBody, 1) map?: CodeEntryBody[];
}

/** What is answered once, and kept nowhere. */
export class MadeCommitmentBody {
  @ApiProperty({ enum: ['CODE_MAP', 'LOT'] }) kind!: string;
  @ApiProperty({ description: 'Goes into `commit-lot` or `code-scripts`.' }) commitment!: string;
  @ApiProperty({ description: 'How it is made.' }) formula!: string;
  @ApiProperty({ required: false, description: 'Of a lot: kept by one person until the draw, then laid open.' })
  secret?: string;
  @ApiProperty({ required: false, type: [CodeEntryBody], description: 'Of a code map: for one keeper.' })
  map?: readonly CodeEntryBody[];
  @ApiProperty({ required: false, description: 'Of a code map: for the other keeper.' }) salt?: string;
  @ApiProperty({ required: false, type: [String], description: 'Of a code map: goes into `code-scripts`.' })
  codes?: readonly string[];
}
