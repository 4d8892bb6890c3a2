import { atMost, Maybe, OneOf, Parts } from './fields.js';
import { CodeEntryBody } from './marking.js';

/** What is asked for: a commitment, or a number to give to a lot. */
export class CommitmentBody {
  @OneOf('CODE_MAP', 'LOT', 'NUMBER') kind!: 'CODE_MAP' | 'LOT' | 'NUMBER';
  /** The map as it was drawn outside; without it the server draws random codes for the scripts handed in. */
  @Maybe() @Parts(() => CodeEntryBody, 1, atMost.candidates) map?: CodeEntryBody[];
}
