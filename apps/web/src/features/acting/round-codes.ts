import { useRead } from '../../api/reading.js';
import type {
  ListRoundCandidatesAnswer,
  ListRoundClocksAnswer,
  ListRoundCouncilAnswer,
  ListRoundCustodyAnswer,
  ListRoundPlanAnswer,
  ListRoundScriptsAnswer,
  ShowRoundAnswer,
} from '../../api/types.gen.js';
import { wordsOf } from '../../words/codes.js';
import { useSay, type Words } from '../../words/language.js';
import type { Choices, Known } from './known.js';
import { scriptsDue } from './secrets.js';

type Say = (words: Words) => string;

const postsOf = ({ posts }: ShowRoundAnswer): Choices =>
  posts.map(({ post, unit, position }) => [post, `${post} · ${unit} · ${position}`]);

const candidatesOf = ({ items }: ListRoundCandidatesAnswer): Choices =>
  items.map(({ candidate, candidateNo }) => [
    candidate,
    candidateNo === null ? candidate : `${candidateNo} · ${candidate}`,
  ]);

const scriptsOf = ({ items }: ListRoundScriptsAnswer): Choices => items.map(({ code }) => [code, code]);

const rulesOf = ({ items }: ListRoundPlanAnswer, say: Say): Choices =>
  items.flatMap(({ terms }) => terms.eligibility.map(({ rule }) => [rule, say(wordsOf('rule', rule))] as const));

const evidenceOf = (plan: ListRoundPlanAnswer | undefined): readonly string[] => [
  ...new Set((plan?.items ?? []).flatMap(({ terms }) => terms.eligibility.map(({ evidence }) => evidence))),
];

const clocksOf = ({ items }: ListRoundClocksAnswer, say: Say): Choices =>
  items.map(({ clock }) => [clock, say(wordsOf('clock', clock))]);

const itemsOf = ({ items }: ListRoundCustodyAnswer): Choices => items.map(({ item }) => [item, item]);

const motionsOf = ({ items }: ListRoundCouncilAnswer): Choices =>
  items.flatMap(({ motions }) => Object.keys(motions).map((motion) => [motion, motion] as const));

/** What the round says: what can be chosen, whose scripts are due, and whether that was read. */
interface Gathered {
  readonly codes: Known['codes'];
  readonly candidates: readonly string[];
  readonly due: readonly string[];
  /** Kinds of papers by which the plan has conditions proved. */
  readonly evidence: readonly string[];
  readonly isReady: boolean;
}

const takesCandidate = ['candidate', 'order', 'witness'];
const takesItem = ['AcceptCustody', 'RefuseCustody', 'TakeOverCustody'];

/** A part of the round, where the form asks for it, as choices. */
const usePart = <Answer>(path: string | undefined, choices: (answer: Answer, say: Say) => Choices) => {
  const say = useSay();
  const { data, isLoading } = useRead<Answer>(path);
  return { data, isLoading, choices: data === undefined ? [] : choices(data, say) };
};

/** Reads what has to do with candidates and papers of the round, as far as the fields of a form name it. */
export const useRoundCodes = (names: ReadonlySet<string>, command: string, round: string | undefined): Gathered => {
  const when = (isAsked: boolean, path: string): string | undefined =>
    round !== undefined && isAsked ? `/api/rounds/${encodeURIComponent(round)}${path}` : undefined;
  const post = usePart(when(names.has('post'), ''), postsOf);
  const isCandidateAsked = takesCandidate.some((name) => names.has(name));
  const candidate = usePart(when(isCandidateAsked, '/candidates?limit=500'), candidatesOf);
  const script = usePart(when(names.has('script'), '/scripts?limit=500'), scriptsOf);
  const rule = usePart(when(names.has('rule') || command === 'ReceiveApplication', '/plan'), rulesOf);
  const clock = usePart(when(names.has('clock'), '/clocks'), clocksOf);
  const item = usePart(when(takesItem.includes(command), '/custody'), itemsOf);
  const motion = usePart(when(names.has('motion') && command !== 'TableMotion', '/council'), motionsOf);
  const parts = { post, candidate, script, rule, clock, item, motion };
  return {
    codes: Object.fromEntries(Object.entries(parts).map(([name, { choices }]) => [name, choices])),
    candidates: candidate.choices.map(([code]) => code),
    due: scriptsDue(candidate.data?.items ?? []),
    evidence: evidenceOf(rule.data),
    isReady: !candidate.isLoading,
  };
};
