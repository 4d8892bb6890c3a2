import { atMost, Maybe, OneOf, Parts } from './fields.js';
import { CodeEntryBody } from './marking.js';

/** What a commitment is asked for. */
export class CommitmentBody {
  @OneOf('CODE_MAP', 'LOT') kind!: 'CODE_MAP' | 'LOT';
  /** The map as it was drawn outside; without it the server draws random codes for the scripts handed in. */
  @Maybe() @Parts(() => CodeEntryBody, 1, atMost.candidates) map?: CodeEntryBody[];
}
