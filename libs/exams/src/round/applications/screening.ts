import { at, type Context, refuse } from '#kernel';
import { own } from '../../own.js';
import { acts, authorityOf, boardPeople, isRecused, secretaryOf } from '../people.js';
import { personOf } from '../council/rule.js';
import { packOf, termsOf } from '../plan/pack.js';
import type { Round } from '../state.js';
import { unmetRules } from './candidates.js';
import type { Application, ApplicationsCommands } from './events.js';
import type { ApplicationsRule } from './rule.js';

/** Who checks where no board does: the secretary; without one, the owner where the pack allows it. */
const checkerOf = (round: Round): string | null =>
  secretaryOf(round) ?? (packOf(round).checkerWithoutBoard.value === 'SECRETARY_OR_OWNER' ? round.plan.owner : null);

/** Who checks papers: the form-check board, or one person where there is none. Nobody who is out for this candidate. */
export const checkersOf = (round: Round, candidate: string): readonly string[] => {
  const board = boardPeople(round, 'FORM_CHECK');
  const alone = checkerOf(round);
  const checkers = board.length === 0 && alone !== null ? [alone] : board;
  return checkers.filter((person) => !isRecused(round, person, candidate));
};

const mayCheck = (round: Round, candidate: string, context: Context): boolean =>
  checkersOf(round, candidate).includes(personOf(context));

/** An application that is still being examined, or why there is none. */
const examined = (round: Round, candidate: string) => {
  const application = at(round.applications.list, candidate);
  if (application === undefined) return { fault: refuse('unknown-candidate', { candidate }) } as const;
  const { status } = application;
  return status === 'APPLIED'
    ? ({ application } as const)
    : ({ fault: refuse('application-decided', { candidate, status }) } as const);
};

const ruleOf = (round: Round, code: string) => termsOf(round).eligibility.find(({ rule }) => rule === code);

/** Code of the rule on the time in the current or an equal post: whether it is met follows from the pinned pack (S10). */
const TIME_IN_POST = 'TIME_IN_POST';

type Check = ApplicationsCommands['CheckEligibility'];

const timeFault = (round: Round, { rule, result, months }: Check) => {
  if (rule !== TIME_IN_POST) return undefined;
  if (months === undefined || !Number.isInteger(months) || months < 0) return refuse('months-missing', { rule });
  const needed = packOf(round).timeInPostMonths.value;
  // Set by the competent level: the plan says how many, and whoever checks reads it there.
  if (needed === null) return undefined;
  const fact = months < needed ? 'NOT_MET' : 'MET';
  return result === fact ? undefined : refuse('check-contradicts-fact', { rule, months, needed, fact });
};

/** Said before in every particular. Other months or other evidence for the same result are a correction, and kept. */
const isKnown = ({ checks, grounds }: Application, { rule, result, months, evidence }: Check) => {
  const before = own(grounds, rule);
  return own(checks, rule) === result && before?.months === months && before?.evidence === evidence;
};

const CheckEligibility: ApplicationsRule<'CheckEligibility'> = (round, command, context) => {
  const { candidate, rule } = command;
  if (!mayCheck(round, candidate, context)) return refuse('not-a-checker');
  const { application, fault } = examined(round, candidate);
  if (fault !== undefined) return fault;
  if (ruleOf(round, rule) === undefined) return refuse('unknown-rule', { rule });
  if (own(application.checks, rule) === 'WAIVED') return refuse('already-waived', { rule });
  if (isKnown(application, command)) return [];
  return timeFault(round, command) ?? [{ type: 'EligibilityChecked', data: command }];
};

const WaiveEligibility: ApplicationsRule<'WaiveEligibility'> = (round, command, context) => {
  const { candidate, rule } = command;
  const { application, fault } = examined(round, candidate);
  if (fault !== undefined) return fault;
  const row = ruleOf(round, rule);
  if (row === undefined) return refuse('unknown-rule', { rule });
  if (row.waivableBy === undefined) return refuse('not-waivable', { rule });
  if (!acts(context, authorityOf(round))) return refuse('not-the-authority');
  const known = own(application.checks, rule);
  if (known === 'WAIVED') return [];
  return known === 'NOT_MET' ? [{ type: 'EligibilityWaived', data: command }] : refuse('nothing-to-waive', { rule });
};

const RefuseApplication: ApplicationsRule<'RefuseApplication'> = (round, command, context) => {
  const { candidate } = command;
  if (!mayCheck(round, candidate, context)) return refuse('not-a-checker');
  if (at(round.applications.list, candidate)?.status === 'REFUSED') return [];
  const { application, fault } = examined(round, candidate);
  if (fault !== undefined) return fault;
  const rules = unmetRules(round, application);
  return rules.length === 0
    ? refuse('nothing-unmet', { candidate })
    : [{ type: 'ApplicationRefused', data: { ...command, rules } }];
};

export const screening = { CheckEligibility, WaiveEligibility, RefuseApplication };
