import { type Context, type Decision, refuse } from '#kernel';
import { house } from '#rules';
import { HEX_64 } from '../../wording.js';
import { flagged } from '../deviations/deviations.js';
import { admittedCandidates } from '../admission.js';
import { chapter } from '../chapter.js';
import { commitmentFault } from '../commitments.js';
import type { RoundEvents } from '../events.js';
import { acts, chairOf, peopleActing, personBehind, secretaryOf } from '../people.js';
import type { Round } from '../state.js';
import { drawsCards } from './cards.js';
import { type DrawsCommands, type DrawsEvents, drawsUpcasters, type Lot, type LotName } from './events.js';
import { isDrawn, lotCommitters, numbersMissing, type OpenLot, openLotOf, paperGivers, underSeal } from './opening.js';
import { type DrawsRefusal, drawsRefusals } from './refusals.js';

type DrawsRule<Command extends keyof DrawsCommands> = (
  round: Round,
  command: DrawsCommands[Command],
  context: Context,
) => Decision<RoundEvents, DrawsRefusal>;

const actsAsOne = (context: Context, people: readonly (string | null | undefined)[]): boolean =>
  people.some((person) => acts(context, person));

const faultWords = {
  'commitment-malformed': 'lot-commitment-malformed',
  'commitment-of-something-else': 'lot-commitment-of-something-else',
} as const;

/** While the paper is to be drawn there are two lots to come: taken for the wrong one, a commitment would be spent. */
const isNamed = (round: Round, lot: LotName | undefined): boolean =>
  lot !== undefined || round.stage !== 'WRITTEN_READY';

/** Before a number was given nobody could know an outcome, so a wrong commitment does no harm and is replaced. */
const commitLot: DrawsRule<'CommitLot'> = (round, command, context) =>
  isNamed(round, command.lot) ? committed(round, command, context) : refuse('lot-not-named');

const committed: DrawsRule<'CommitLot'> = (round, { commitment, lot = 'ORDER' }, context) => {
  if (!actsAsOne(context, lotCommitters(round, lot))) return refuse('lot-commit-not-allowed');
  const before = openLotOf(round, lot);
  if (before?.commitment === commitment) return [];
  if (isDrawn(round, lot)) return refuse('lot-done');
  if (before !== undefined && before.numbers.length > 0) return refuse('lot-already-committed');
  const fault = commitmentFault(round, commitment);
  if (fault !== undefined) return refuse(faultWords[fault]);
  const replaces = before === undefined ? {} : { replaces: before.commitment };
  return [{ type: 'LotCommitted', data: { commitment, lot, ...replaces } }];
};

/** Whose number it is; `undefined` where this person gives none to this lot, and none for this candidate. */
const giverOf = (round: Round, { lot, candidate = '' }: DrawsCommands['GiveLotNumber'], context: Context) => {
  if (lot === 'PAPER') {
    return paperGivers(round).find((person) => acts(context, person));
  }
  const clerks = [secretaryOf(round), round.plan.owner, personBehind(round, candidate)];
  return admittedCandidates(round).includes(candidate) && actsAsOne(context, clerks) ? candidate : undefined;
};

const closedTo = ({ holders, lost }: OpenLot, context: Context) => {
  if (peopleActing(context).some((person) => holders.includes(person))) return refuse('lot-holder-gives-none');
  return lost ? refuse('lot-secret-lost-already') : undefined;
};

const giveLotNumber: DrawsRule<'GiveLotNumber'> = (round, command, context) => {
  const { lot: name, number } = command;
  if (isDrawn(round, name)) return refuse('lot-done');
  const lot = openLotOf(round, name);
  if (lot === undefined) return refuse('lot-not-committed');
  const closed = closedTo(lot, context);
  if (closed !== undefined) return closed;
  // Whoever knows the secret and the numbers could else put the versions into the order that suits.
  if (name === 'PAPER' && underSeal(round).length === 0) return refuse('papers-not-sealed');
  const giver = giverOf(round, command, context);
  if (giver === undefined) return refuse('lot-giver-not-allowed');
  if (!HEX_64.test(number)) return refuse('lot-number-malformed');
  const before = lot.numbers.find((one) => one.giver === giver);
  if (before !== undefined) return before.number === number ? [] : refuse('lot-number-given');
  return [{ type: 'LotNumberGiven', data: { lot: name, giver, number } }];
};

/** Nobody chooses by it: what takes the place of the secret was known before the first number was given. */
const declareLotSecretLost: DrawsRule<'DeclareLotSecretLost'> = (round, command, context) => {
  if (!acts(context, chairOf(round))) return refuse('lot-chair-only');
  if (isDrawn(round, command.lot)) return refuse('lot-done');
  const lot = openLotOf(round, command.lot);
  if (lot === undefined) return refuse('lot-not-committed');
  if (lot.lost) return [];
  if (lot.numbers.length === 0) return refuse('lot-still-replaceable');
  const most = command.lot === 'ORDER' ? admittedCandidates(round).length : Infinity;
  return (
    numbersMissing(lot, most) ?? [
      { type: 'LotSecretLost', data: command },
      ...flagged({ what: 'lot-secret-lost', details: {}, rule: house('lots') }),
    ]
  );
};

const none: Lot = { commitment: null, holders: [], numbers: [], lost: false };

/**
 * What is decided by lot, once, by commit and reveal: a commitment to a secret, numbers of others, the secret laid open. The
 * draws themselves stand with what they decide.
 */
export const draws = chapter<'draws', DrawsCommands, DrawsEvents>()({
  name: 'draws',
  initial: { PAPER: none, ORDER: none },
  refusals: drawsRefusals,
  cards: drawsCards,
  upcasters: drawsUpcasters,
  decide: { CommitLot: commitLot, GiveLotNumber: giveLotNumber, DeclareLotSecretLost: declareLotSecretLost },
  evolve: {
    LotCommitted: (part, { commitment, lot = 'ORDER' }, meta) => ({
      ...part,
      [lot]: { ...none, commitment, holders: peopleActing(meta) },
    }),
    LotNumberGiven: (part, { lot, giver, number }) => ({
      ...part,
      [lot]: { ...part[lot], numbers: [...part[lot].numbers, { giver, number }] },
    }),
    LotSecretLost: (part, { lot }) => ({ ...part, [lot]: { ...part[lot], lost: true } }),
  },
});
