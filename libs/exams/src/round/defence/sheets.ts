import { at } from '#kernel';
import { needsSpreadReview, outsideLimit, spreadOf } from '#rules';
import { certain } from '../../bug.js';
import { isRecused, panelHead, panelOf } from '../people.js';
import { packOf } from '../plan/pack.js';
import type { Round } from '../state.js';
import type { Session } from './events.js';
import { defenders } from './running.js';
import { spreadLimitOf } from './terms.js';

type Scores = Session['sheets'];

/** The sheets that count: none of a member who is excluded, or recused for all or for this candidate. */
export const counted = (round: Round, candidate: string, sheets: Scores): Scores =>
  Object.fromEntries(
    Object.entries(sheets).filter(
      ([member]) => !round.defence.excluded.includes(member) && !isRecused(round, member, candidate),
    ),
  );

const sessionOf = (round: Round, candidate: string): Session | undefined => at(round.defence.sessions, candidate);

/** The counted sheets of a candidate as they stand. */
export const countedSheets = (round: Round, candidate: string): Scores =>
  counted(round, candidate, sessionOf(round, candidate)?.sheets ?? {});

/** How many must sign a sheet of a candidate, and who of them has not: on the panel, there all the time, not recused. */
export const missingSheets = (
  round: Round,
  candidate: string,
  { present, sheets }: { readonly present: readonly string[]; readonly sheets: Scores },
): { readonly all: number; readonly left: readonly string[] } => {
  const due = panelOf(round).filter((member) => present.includes(member) && !isRecused(round, member, candidate));
  return { all: due.length, left: due.filter((member) => !Object.hasOwn(sheets, member)) };
};

/** True when presence is recorded and everybody has signed who must. */
export const isComplete = (round: Round, candidate: string): boolean => {
  const session = sessionOf(round, candidate);
  if (session === undefined || session.present === null) return false;
  const { present, sheets } = session;
  return missingSheets(round, candidate, { present, sheets }).left.length === 0;
};

/**
 * The spread that the head of the panel must look at, or `null`: the sheets are complete, further apart than the limit,
 * and the head has not decided to keep them.
 */
export const openSpread = (
  round: Round,
  candidate: string,
): { readonly spread: string; readonly limit: string } | null => {
  const limit = spreadLimitOf(round);
  const scores = Object.values(countedSheets(round, candidate));
  if (limit === null || sessionOf(round, candidate)?.review === 'KEEP') return null;
  if (!isComplete(round, candidate) || !needsSpreadReview(scores, limit)) return null;
  return { spread: spreadOf(scores, packOf(round).rounding.value), limit };
};

/**
 * Who may score anew after a review of a candidate's sheets: members outside the limit, but not the head of the panel, who
 * sees the sheets to decide about them.
 */
export const scorersAnew = (round: Round, candidate: string): readonly string[] => {
  const limit = certain(spreadLimitOf(round), 'a spread is reviewed without a limit');
  const sheets = Object.entries(countedSheets(round, candidate)).map(([member, score]) => ({ member, score }));
  return outsideLimit(sheets, limit).filter((member) => member !== panelHead(round));
};

/** Who may still score anew as the review says: of those who were there, whoever it names, and never who saw the sheets. */
export const maySignAnew = (
  round: Round,
  candidate: string,
  { present, anew }: Pick<Session, 'anew'> & { readonly present: readonly string[] },
): readonly string[] =>
  panelOf(round).filter(
    (member) =>
      member !== panelHead(round) &&
      !isRecused(round, member, candidate) &&
      present.includes(member) &&
      (anew === null || anew.includes(member)),
  );

/** A member whose sheet counts for some candidate and is missing for `candidate`: nobody is compared that way (S08). */
export const unequalScorer = (round: Round): { readonly member: string; readonly candidate: string } | null => {
  const signed = defenders(round).map((candidate) => ({
    candidate,
    members: Object.keys(countedSheets(round, candidate)),
  }));
  const everyone = [...new Set(signed.flatMap(({ members }) => members))].sort();
  for (const member of everyone) {
    const missing = signed.find(({ members }) => !members.includes(member));
    if (missing !== undefined) return { member, candidate: missing.candidate };
  }
  return null;
};
