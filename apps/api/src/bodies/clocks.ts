import type { ClocksCommands } from '#exams';
import { Day, Id } from './fields.js';
import { CommandBody, DecidedBody } from './common.js';
import { bodiesOf } from './sent.js';

class ExpireClockBody extends CommandBody {
  @Id() clock!: string;
  @Day() due!: string;
}

class RecalculateClockBody extends DecidedBody {
  @Id() clock!: string;
}

/** What a client sends to the chapter of clocks. */
export const clocksBodies = bodiesOf<ClocksCommands>()({
  ExpireClock: ExpireClockBody,
  RecalculateClock: RecalculateClockBody,
});
