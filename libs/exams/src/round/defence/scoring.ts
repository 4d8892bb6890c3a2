import { at, type Decision, type OneOf, refuse } from '#kernel';
import { compareScores, parseScore, spreadOf } from '#rules';
import { own } from '../../own.js';
import type { RoundEvents } from '../events.js';
import { acts, isRecused, panelHead, panelOf } from '../people.js';
import { packOf, termsOf } from '../plan/pack.js';
import { isRunning } from '../running.js';
import type { Round } from '../state.js';
import type { DefenceCommands, DefenceEvents, Session } from './events.js';
import { evolveDefence } from './evolve.js';
import type { DefenceRule } from './rule.js';
import { defenders } from './running.js';
import { countedSheets, isComplete, openSpread, scorersAnew, unequalScorer } from './sheets.js';

type Event = OneOf<RoundEvents>;
type SheetSigned = DefenceEvents['SheetSigned'];
type Scorer = Pick<SheetSigned, 'member' | 'candidate'>;

const badScore = (round: Round, score: string) => {
  const scale = packOf(round).written.scale.value;
  const grain = termsOf(round).markGrain;
  const read = parseScore(score, scale, grain);
  if ('score' in read) return undefined;
  if (read.fault === 'score-off-scale') return refuse('sheet-score-off-scale', { scale });
  if (read.fault === 'score-off-grain') return refuse('sheet-score-off-grain', { grain });
  return refuse('sheet-score-not-decimal');
};

const mayNotSign = (round: Round, candidate: string, member: string) => {
  const session = at(round.defence.sessions, candidate);
  if (isRecused(round, member, candidate)) return refuse('member-recused', { member });
  if (!panelOf(round).includes(member)) return refuse('not-on-panel', { member });
  if (session?.status !== 'STARTED') return refuse('not-in-session', { candidate });
  if (!isRunning(round, candidate)) return refuse('no-longer-running', { candidate });
  if (!session.questioned) return refuse('not-questioned', { candidate });
  return session.present?.includes(member) === true ? session : refuse('did-not-attend', { member, candidate });
};

/** The round as it will be, for what has to follow in the same decision. */
const withDefence = (round: Round, defence: Round['defence']): Round => ({ ...round, defence });

const reviewOf = (round: Round, candidate: string): readonly Event[] => {
  const open = openSpread(round, candidate);
  return open === null ? [] : [{ type: 'SpreadReviewRequired', data: { candidate, ...open } }];
};

/** Why a member may not sign over a sheet: nobody may, or only those may whom the review lets score anew. */
const notAnew = (round: Round, { review, anew }: Session, { member, candidate }: Scorer) => {
  if (review !== 'RESCORE_ALLOWED') return refuse('sheet-already-signed', { member, candidate });
  if (member === panelHead(round)) return refuse('rescore-after-seeing');
  return anew === null || anew.includes(member) ? undefined : refuse('rescore-within-limit');
};

/** The sheet with what it replaces, and how far apart the sheets are with it. */
const resigned = (round: Round, sheet: SheetSigned): SheetSigned => {
  const after = withDefence(round, evolveDefence.SheetSigned(round.defence, sheet));
  const scores = Object.values(countedSheets(after, sheet.candidate));
  return { ...sheet, spread: spreadOf(scores, packOf(round).rounding.value) };
};

// A score is given in person: no delegation reaches here, so the actor is the member.
export const signSheet: DefenceRule<'SignSheet'> = (round, command, { actor: member }) => {
  const { candidate, score } = command;
  const session = mayNotSign(round, candidate, member);
  if ('refused' in session) return session;
  const refusal = badScore(round, score);
  if (refusal !== undefined) return refusal;
  const before = own(session.sheets, member);
  if (before !== undefined && compareScores(before, score) === 0) return [];
  const barred = before === undefined ? undefined : notAnew(round, session, { member, candidate });
  if (barred !== undefined) return barred;
  const first = { ...command, member, replaces: before ?? null };
  const signed = before === undefined ? first : resigned(round, first);
  const after = withDefence(round, evolveDefence.SheetSigned(round.defence, signed));
  return [{ type: 'SheetSigned', data: signed }, ...reviewOf(after, candidate)];
};

/** Excluding a member may leave others complete and still too far apart: they are looked at in the same decision. */
const reviewsAfter = (round: Round, after: Round, decided: string): readonly Event[] =>
  defenders(after)
    .filter((candidate) => candidate === decided || openSpread(round, candidate) === null)
    .flatMap((candidate) => reviewOf(after, candidate));

const cannotExclude = (round: Round, { candidate, member }: DefenceCommands['DecideSpread']) => {
  const sheets = countedSheets(round, candidate);
  if (member === undefined || !Object.hasOwn(sheets, member)) return refuse('member-without-sheet', { candidate });
  const needed = packOf(round).defence.scorersMin.value;
  const scorers = Object.keys(sheets).length - 1;
  return scorers < needed ? refuse('panel-too-small', { scorers, needed }) : undefined;
};

const isDecidedSo = (round: Round, { candidate, kind, member }: DefenceCommands['DecideSpread']): boolean => {
  if (at(round.defence.sessions, candidate)?.review !== kind) return false;
  if (kind === 'MEMBER_EXCLUDED') return member !== undefined && round.defence.excluded.includes(member);
  return true;
};

const allowAnew = (
  round: Round,
  command: DefenceCommands['DecideSpread'],
): Decision<RoundEvents, 'nobody-scores-anew'> => {
  const anew = scorersAnew(round, command.candidate);
  return anew.length === 0
    ? refuse('nobody-scores-anew')
    : [{ type: 'SpreadReviewDecided', data: { ...command, anew } }];
};

export const decideSpread: DefenceRule<'DecideSpread'> = (round, command, context) => {
  const { candidate, kind } = command;
  const head = panelHead(round);
  if (head === null || !acts(context, head)) return refuse('panel-head-only');
  if (isRecused(round, head, candidate)) return refuse('member-recused', { member: head });
  if (isDecidedSo(round, command)) return [];
  if (openSpread(round, candidate) === null) return refuse('no-spread-review', { candidate });
  if (kind === 'KEEP') return [{ type: 'SpreadReviewDecided', data: command }];
  if (kind === 'RESCORE_ALLOWED') return allowAnew(round, command);
  const refusal = cannotExclude(round, command);
  if (refusal !== undefined) return refusal;
  const after = withDefence(round, evolveDefence.SpreadReviewDecided(round.defence, command));
  return [{ type: 'SpreadReviewDecided', data: command }, ...reviewsAfter(round, after, candidate)];
};

const unsealable = (round: Round, candidate: string) => {
  const scorers = Object.keys(countedSheets(round, candidate)).length;
  const needed = packOf(round).defence.scorersMin.value;
  if (!isComplete(round, candidate)) return refuse('sheets-missing', { candidate });
  if (scorers < needed) return refuse('panel-too-small', { scorers, needed });
  return openSpread(round, candidate) === null ? undefined : refuse('spread-review-open', { candidate });
};

export const sealDefence: DefenceRule<'SealDefence'> = (round, _command, context) => {
  if (!acts(context, panelHead(round))) return refuse('panel-head-only');
  if (round.defence.order.length === 0) return refuse('lot-not-drawn');
  for (const candidate of defenders(round)) {
    const refusal = unsealable(round, candidate);
    if (refusal !== undefined) return refusal;
  }
  const unequal = unequalScorer(round);
  return unequal === null ? [{ type: 'DefenceSealed', data: {} }] : refuse('scorers-differ', unequal);
};
