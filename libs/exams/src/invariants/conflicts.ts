import type { Recorded } from '#kernel';
import type { BoardSeats } from '../round/council/events.js';
import { allOf, isA, type RoundRecorded } from '../round/history.js';
import { type Breach, breach, type Check, whoActs } from './breach.js';
import { bars } from './relations.js';
import { type Exclusion, isOut, recusals } from './sheets.js';

/** What is decided about the one candidate that the event names. */
const ABOUT_A_CANDIDATE: readonly string[] = [
  'EligibilityChecked',
  'EligibilityWaived',
  'ApplicationRefused',
  'CandidateLate',
  'SanctionApplied',
  'ResultCancelled',
  'LateSchemeAccepted',
  'SheetSigned',
  'SpreadReviewDecided',
  'PreferenceGapDecided',
  'OpinionGiven',
  'HireDecided',
];

const MARKS: readonly string[] = ['MarkRecorded', 'MarkCorrected', 'AppealMarked'];

/** What council and boards do, and a supervisor never does. */
const COUNCIL_ACTS: readonly string[] = [
  ...MARKS,
  'VoteCast',
  'HeadDecided',
  'CollectiveMarked',
  'ScriptZeroed',
  'AppealDecided',
  'SheetSigned',
  'OpinionGiven',
  'OpinionsReported',
  'SpreadReviewDecided',
  'PaperDrawn',
  'OrderDrawn',
  'DefenceSealed',
  'ResultsCompiled',
  'ResultsReported',
];

/** From when on a person may not decide about a candidate: recused, or bound to the candidate by a barring relation. */
const conflicts = (history: readonly Recorded[]): readonly Exclusion[] => [
  ...recusals(history),
  ...allOf(history, 'RelationshipDeclared').flatMap(({ data, revision }) =>
    bars(data) ? [{ member: data.member, candidate: data.candidate, revision }] : [],
  ),
];

/** The candidates behind the scripts, from the map that was laid open. */
const ownersIn = (history: readonly Recorded[]): ReadonlyMap<string, string> =>
  new Map(
    allOf(history, 'CodeMapUnsealed').flatMap(({ data }) => data.map.map(({ code, candidate }) => [code, candidate])),
  );

const candidateOf = (owners: ReadonlyMap<string, string>, { type, data }: Recorded): string | undefined => {
  const { candidate, script } = data as { readonly candidate?: string; readonly script?: string };
  if (ABOUT_A_CANDIDATE.includes(type)) return candidate;
  return MARKS.includes(type) && script !== undefined ? owners.get(script) : undefined;
};

const conflictsIn = (history: readonly Recorded[]): readonly Breach[] => {
  const owners = ownersIn(history);
  const out = conflicts(history);
  return history.flatMap((recorded) => {
    const candidate = candidateOf(owners, recorded);
    if (candidate === undefined) return [];
    return whoActs(recorded)
      .filter((member) => isOut(out, { member, candidate }, recorded.revision))
      .map((member) => breach(6, recorded, `${member} decides about ${candidate}, to whom there is a conflict`));
  });
};

const seatsOf = ({ head, deputy, members, secretary }: BoardSeats): readonly string[] =>
  [head, ...(deputy === undefined ? [] : [deputy]), ...members, secretary].map(({ person }) => person);

/** True where the newcomer takes the seat of a watcher; without a body, every seat of the one who left. */
const comesToWatch = (
  { data: { body, member } }: RoundRecorded<'MemberReplaced'>,
  supervising: ReadonlySet<string>,
): boolean => (body === undefined ? supervising.has(member) : body === 'SUPERVISION');

/** Who takes a seat in council or boards by this event. */
const seatedBy = (recorded: Recorded, supervising: ReadonlySet<string>): readonly string[] => {
  if (isA(recorded, 'CouncilEstablished')) return recorded.data.members.map(({ person }) => person);
  if (isA(recorded, 'BoardEstablished')) return seatsOf(recorded.data);
  if (isA(recorded, 'MembersChanged') && recorded.data.body !== 'SUPERVISION') {
    return recorded.data.added.map(({ person }) => person);
  }
  return isA(recorded, 'MemberReplaced') && !comesToWatch(recorded, supervising) ? [recorded.data.by.person] : [];
};

/** Who watches, whenever it was that they were named; replacements included. */
const watchers = (history: readonly Recorded[]): ReadonlySet<string> =>
  history.reduce((people, recorded) => {
    if (isA(recorded, 'SupervisionBoardEstablished')) return new Set([...people, ...seatsOf(recorded.data)]);
    if (isA(recorded, 'MembersChanged') && recorded.data.body === 'SUPERVISION') {
      return new Set([...people, ...recorded.data.added.map(({ person }) => person)]);
    }
    if (!isA(recorded, 'MemberReplaced') || !comesToWatch(recorded, people)) return people;
    return new Set([...people, recorded.data.by.person]);
  }, new Set<string>());

const watchersAtWork = (history: readonly Recorded[]): readonly Breach[] => {
  const supervising = watchers(history);
  return history.flatMap((recorded) => {
    const doing = COUNCIL_ACTS.includes(recorded.type) ? whoActs(recorded) : seatedBy(recorded, supervising);
    return doing
      .filter((person) => supervising.has(person))
      .map((person) => breach(6, recorded, `${person} supervises and takes part in ${recorded.type}`));
  });
};

/** (6) Nobody decides on whom they are conflicted about, and nobody supervises what they do. */
export const nobodyIsConflicted: Check = (history) => [...conflictsIn(history), ...watchersAtWork(history)];
