import { isSystem, refuse } from '#kernel';
import { chapter } from '../chapter.js';
import { standstillCards } from './cards.js';
import { acts, authorityOf } from '../people.js';
import { type StandstillCommands, type StandstillEvents, type SuspendCode, standstillUpcasters } from './events.js';
import { standstillRefusals } from './refusals.js';
import { stageHeld } from './resumption.js';

type As = StandstillCommands['ResumeRound']['as'];

/** A unit that is gone lives on in its successor or not at all; where no unit changed there is no successor. */
const waysOn: Readonly<Record<SuspendCode, readonly As[]>> = {
  UNIT_MERGED: ['CONTINUE_AS_SUCCESSOR'],
  UNIT_DISSOLVED: ['CONTINUE_AS_SUCCESSOR'],
  UNIT_SPLIT: ['UNCHANGED', 'CONTINUE_AS_SUCCESSOR'],
  CODE_MAP_MISMATCH: ['UNCHANGED'],
  LEAK: ['UNCHANGED'],
  DENUNCIATION: ['UNCHANGED'],
  FORCE_MAJEURE: ['UNCHANGED'],
};

/** What stops a round, lets it go on or ends it early. */
export const standstill = chapter<'standstill', StandstillCommands, StandstillEvents>()({
  name: 'standstill',
  initial: { resumeTo: null, code: null, successor: null },
  refusals: standstillRefusals,
  cards: standstillCards,
  upcasters: standstillUpcasters,
  decide: {
    SuspendRound: (round, command, context) =>
      acts(context, authorityOf(round)) || isSystem(context)
        ? [{ type: 'RoundSuspended', data: command }]
        : refuse('not-the-authority'),
    ResumeRound: (round, command, context) => {
      const { as, successor } = command;
      const { code } = round.standstill;
      if (code !== null && !waysOn[code].includes(as)) return refuse('resume-not-so', { code, as });
      if (as === 'UNCHANGED') {
        return acts(context, authorityOf(round))
          ? [{ type: 'RoundResumed', data: command }]
          : refuse('not-the-authority');
      }
      if (successor === undefined) return refuse('successor-missing');
      return acts(context, successor.authority)
        ? [{ type: 'RoundResumed', data: command }]
        : refuse('not-the-successor');
    },
    CancelRound: (round, command, context) =>
      acts(context, authorityOf(round)) ? [{ type: 'RoundCancelled', data: command }] : refuse('not-the-authority'),
    WithdrawDraft: (round, command, context) => {
      if (!acts(context, round.plan.owner)) return refuse('not-the-owner');
      return stageHeld({ stage: round.stage, resumeTo: round.standstill.resumeTo }) === 'DRAFT'
        ? [{ type: 'DraftWithdrawn', data: command }]
        : refuse('past-draft');
    },
  },
  evolve: {
    RoundSuspended: (part, { code }, _meta, round) => ({ ...part, code, resumeTo: round.stage }),
    RoundResumed: (part, { as, successor }) => ({
      code: null,
      resumeTo: null,
      successor: as === 'CONTINUE_AS_SUCCESSOR' ? (successor ?? null) : part.successor,
    }),
    RoundCancelled: (part) => part,
    DraftWithdrawn: (part) => part,
  },
});
