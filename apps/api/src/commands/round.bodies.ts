import type { Type } from '@nestjs/common';
import type { RoundCommands } from '#exams';
import { appealsBodies } from '../bodies/appeals.js';
import { applicationsBodies } from '../bodies/applications.js';
import { clocksBodies } from '../bodies/clocks.js';
import type { CommandBody } from '../bodies/common.js';
import { councilBodies } from '../bodies/council.js';
import { defenceBodies } from '../bodies/defence.js';
import { drawsBodies } from '../bodies/draws.js';
import { hiringBodies } from '../bodies/hiring.js';
import { markingBodies } from '../bodies/marking.js';
import { planBodies } from '../bodies/plan.js';
import { resultsBodies } from '../bodies/results.js';
import { standstillBodies } from '../bodies/standstill.js';
import { writtenBodies } from '../bodies/written.js';

/** What people ask of a round: an attempt to draft it is ended by the engine, never by hand. */
type RoundRequests = Omit<RoundCommands, 'VoidDraft' | 'ChangeSigners'>;

/** The body of every such command. A chapter whose bodies are missing does not compile. */
export const roundBodies: Readonly<Record<keyof RoundRequests, Type<CommandBody>>> = {
  ...planBodies,
  ...councilBodies,
  ...applicationsBodies,
  ...writtenBodies,
  ...markingBodies,
  ...appealsBodies,
  ...drawsBodies,
  ...defenceBodies,
  ...hiringBodies,
  ...resultsBodies,
  ...standstillBodies,
  ...clocksBodies,
};
