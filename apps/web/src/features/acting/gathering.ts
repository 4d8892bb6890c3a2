import type { Act, ActField, Shape } from '../../api/acts.js';
import { useRead } from '../../api/reading.js';
import type {
  ListRoundCandidatesAnswer,
  ListRoundCouncilAnswer,
  ListRoundScriptsAnswer,
  ShowRoundAnswer,
  WaitingAnswer,
} from '../../api/types.gen.js';
import { useMe } from '../../app/session.js';
import { type Known, singular } from './known.js';

const inside = (shape: Shape): readonly ActField[] => {
  if (shape.kind === 'group') return shape.fields.flatMap((field) => [field, ...inside(field)]);
  return shape.kind === 'list' ? inside(shape.of) : [];
};

const holdsPerson = (shape: Shape): boolean => {
  if (shape.kind === 'list') return holdsPerson(shape.of);
  return shape.kind === 'group' ? shape.fields.some(holdsPerson) : shape.kind === 'person';
};

/** The names of all fields of a command, those within others, too. */
const namesIn = ({ fields }: Act): ReadonlySet<string> =>
  new Set(fields.flatMap((field) => [field, ...inside(field)]).map(({ name }) => singular(name)));

type Line = WaitingAnswer['items'][number];

/** Which field takes what a line of work says is missing. */
const fieldOf: Readonly<Record<string, string>> = {
  CANDIDATES: 'candidate',
  SCRIPTS: 'script',
  RULES: 'rule',
  POSTS: 'post',
  DOSSIER_ITEMS: 'item',
  PERSONS: 'member',
  QUESTIONS: 'question',
  RECORDS: 'kind',
};

const missingOf = (lines: readonly Line[]): Known['codes'] => {
  const [{ missing } = { missing: null }] = lines;
  const field = fieldOf[missing?.kind ?? ''];
  return missing === null || field === undefined ? {} : { [field]: missing.ids.map((id) => [id, id] as const) };
};

type Choices = readonly (readonly [code: string, label: string])[];

const postsOf = (round: ShowRoundAnswer | undefined): Choices =>
  (round?.posts ?? []).map(({ post, unit, position }) => [post, `${post} · ${unit} · ${position}`]);

const candidatesOf = (page: ListRoundCandidatesAnswer | undefined): Choices =>
  (page?.items ?? []).map(({ candidate, candidateNo }) => [
    candidate,
    candidateNo === null ? candidate : `${candidateNo} · ${candidate}`,
  ]);

const scriptsOf = (page: ListRoundScriptsAnswer | undefined): Choices =>
  (page?.items ?? []).map(({ code }) => [code, code]);

/** Everybody whose name a form needs, and who fills it in. */
const usePeople = (isAsked: boolean, base: string | undefined): Known['people'] => {
  const me = useMe();
  const council = useRead<ListRoundCouncilAnswer>(
    isAsked && base !== undefined ? `${base}/council?names=true` : undefined,
  );
  if (!isAsked || me === undefined || me === null) return {};
  return { [me.person]: '(tôi / me)', ...council.data?.people };
};

/** Reads, for who sits in the round, what a form about it can offer to choose from. Only names that the form asks for are read. */
export const useKnown = (act: Act, round: string | undefined, lines: readonly Line[]): Known => {
  const names = namesIn(act);
  const base = round === undefined ? undefined : `/api/rounds/${encodeURIComponent(round)}`;
  const when = (isAsked: boolean, path: string): string | undefined =>
    base !== undefined && isAsked ? `${base}${path}` : undefined;
  const people = usePeople(act.fields.some(holdsPerson), base);
  const shown = useRead<ShowRoundAnswer>(when(names.has('post'), ''));
  const candidates = useRead<ListRoundCandidatesAnswer>(when(names.has('candidate'), '/candidates?limit=500'));
  const scripts = useRead<ListRoundScriptsAnswer>(when(names.has('script'), '/scripts?limit=500'));
  return {
    people,
    codes: {
      post: postsOf(shown.data),
      candidate: candidatesOf(candidates.data),
      order: candidatesOf(candidates.data),
      script: scriptsOf(scripts.data),
      ...missingOf(lines),
    },
  };
};
