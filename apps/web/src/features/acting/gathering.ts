import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Act, ActField, Shape } from '../../api/acts.js';
import { read } from '../../api/call.js';
import { useRead } from '../../api/reading.js';
import type {
  ListRoundCouncilAnswer,
  ListPacksAnswer,
  ShowRoundAnswer,
  ShowUnitsAnswer,
  ShowDirectoryAnswer,
  ToDeclareAnswer,
  WaitingAnswer,
} from '../../api/types.gen.js';
import { useMe } from '../../app/session.js';
import { courseCodes, roleWords, seatWords, termCodes, wordsOf } from '../../words/codes.js';
import { useSay, type Words } from '../../words/language.js';
import { type Choices, type Known, singular } from './known.js';
import type { Start } from './proposals.js';
import { packFor } from './terms.js';
import { dayOf } from '../../words/format.js';
import { useRoundCodes } from './round-codes.js';

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
  QUESTIONS: 'question',
  RECORDS: 'kind',
};

const missingOf = (lines: readonly Line[], codes: Known['codes'], say: (words: Words) => string): Known['codes'] => {
  const [{ missing } = { missing: null }] = lines;
  const field = fieldOf[missing?.kind ?? ''];
  if (missing === null || field === undefined) return {};
  const labels = new Map(codes[field]);
  return { [field]: missing.ids.map((id) => [id, labels.get(id) ?? say(wordsOf('missing', id))] as const) };
};

const recordsOf = (lines: readonly Line[]): readonly string[] => {
  const missing = lines[0]?.missing;
  return missing?.kind === 'RECORDS' ? missing.ids : [];
};

/** Commands that name somebody for a seat; the directory of the round tells whom. */
const seating: readonly string[] = [
  'EstablishCouncil',
  'EstablishSupervisionBoard',
  'EstablishBoard',
  'ReplaceMember',
  'ChangeMembers',
  'OfferOwnership',
];

/** Everybody who sits in the round, by name, where a form asks for people. */
const useSeated = (isAsked: boolean, round: string | undefined): Known['people'] => {
  const me = useMe();
  const say = useSay();
  const council = useRead<ListRoundCouncilAnswer>(
    isAsked && round !== undefined ? `/api/rounds/${encodeURIComponent(round)}/council?names=true` : undefined,
  );
  if (!isAsked || me === undefined || me === null) return {};
  return { [me.person]: say({ vi: '(tôi)', en: '(I myself)' }), ...council.data?.people };
};

/** Whom a form can name: who sits in the round, and for a seat who could take it, each with where they sit already. */
const usePeople = (isAsked: boolean, command: string, round: string | undefined): Pick<Known, 'people' | 'seated'> => {
  const say = useSay();
  const sit = useSeated(isAsked, round);
  const isSeating = round !== undefined && seating.includes(command);
  const { data } = useRead<ShowDirectoryAnswer>(
    isSeating ? `/api/rounds/${encodeURIComponent(round)}/directory` : undefined,
  );
  const fitting = (data?.items ?? []).filter(({ fits }) => fits.some((act) => act === command));
  const told = fitting.map(({ person, name, sits }) => {
    const seats = sits.map((seat) => say(seatWords(seat)));
    const already = seats.length === 0 ? '' : ` · ! ${say({ vi: 'đã là', en: 'is already' })} ${seats.join(', ')}`;
    return [person, `${name ?? person}${already}`] as const;
  });
  return { people: { ...sit, ...Object.fromEntries(told) }, seated: sit };
};

interface Listed {
  readonly items: readonly {
    readonly id?: string;
    readonly code: string;
    readonly name?: string;
    readonly title?: string;
  }[];
  readonly next?: string | null;
}

/** A list of the registry as a whole, page by page, each with its code and name. */
const useRegistry = (path: string | undefined): Choices => {
  const { data, hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery({
    queryKey: [path ?? '', 'all'],
    queryFn: ({ pageParam, signal }) => read<Listed>(`${path ?? ''}limit=500${pageParam}`, signal),
    initialPageParam: '',
    getNextPageParam: ({ next }: Listed) =>
      next === null || next === undefined ? undefined : `&after=${encodeURIComponent(next)}`,
    enabled: path !== undefined,
    staleTime: 300_000,
  });
  useEffect(() => {
    if (hasNextPage && !isFetching) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage]);
  return (data?.pages ?? []).flatMap(({ items }) =>
    items.map(({ id, code, name, title }) => [id ?? code, `${name ?? title ?? ''} · ${code}`] as const),
  );
};

/** What a plan says by codes: terms that it may set lower, and who may waive a condition. */
const usePlanCodes = (): Known['codes'] => {
  const say = useSay();
  return {
    'ApprovePlan.deviatesIn': termCodes.map((term) => [term, say(wordsOf('term', term))]),
    'ApprovePlan.course': courseCodes.map((course) => [course, say(wordsOf('course', course))]),
    'ApprovePlan.waivableBy': [['AUTHORITY', say(roleWords('AUTHORITY'))]],
  };
};

/** The pack that a plan is proposed to be under: that in force for units of this kind. */
const usePackProposed = (command: string, round: string | undefined) => {
  const isAsked = command === 'ApprovePlan' && round !== undefined;
  const shown = useRead<ShowRoundAnswer>(isAsked ? `/api/rounds/${encodeURIComponent(round)}` : undefined);
  const id = shown.data?.unit;
  const unit = useRead<ShowUnitsAnswer>(
    isAsked && typeof id === 'string' ? `/api/units/${encodeURIComponent(id)}` : undefined,
  );
  const packs = useRead<ListPacksAnswer>(isAsked ? '/api/packs' : undefined);
  return {
    pack: packFor(packs.data?.items ?? [], unit.data?.kind, dayOf(new Date())),
    isReady: ![shown, unit, packs].some(({ isLoading }) => isLoading),
  };
};

const usePacks = (path: string | undefined): Choices => {
  const say = useSay();
  const packs = useRead<ListPacksAnswer>(path);
  return (packs.data?.items ?? []).map(({ ref, title, verified }) => [
    ref,
    `${say(title)} · ${ref}${verified ? '' : say({ vi: ' · chưa được thẩm tra', en: ' · not verified' })}`,
  ]);
};

const declaring = ['DeclareRelationship', 'DeclareNoRelationship', 'DeclareNoRelationshipToPanel'];

/** With whom somebody says that there is a relation, or none: by name, since nobody can say so of a code. */
const useToDeclare = (command: string, round: string | undefined): Known => {
  const isAsked = round !== undefined && declaring.includes(command);
  const { data } = useRead<ToDeclareAnswer>(
    isAsked ? `/api/rounds/${encodeURIComponent(round)}/to-declare` : undefined,
  );
  const items = data?.items ?? [];
  return {
    people: Object.fromEntries(items.map(({ person, name }) => [person, name ?? person])),
    codes:
      items.length === 0
        ? {}
        : { candidate: items.map(({ candidate, name }) => [candidate, `${name ?? ''} · ${candidate}`]) },
  };
};

/** Codes of conditions as the sample round has them. */
const suggested: NonNullable<Known['suggested']> = {
  'ApprovePlan.terms.eligibility.rule': ['TIME_IN_POST_12M', 'IN_PLANNING'],
  'ApprovePlan.terms.eligibility.evidence': ['CURRICULUM_VITAE', 'PLANNING_LIST'],
};

const takesUnit = ['unit', 'successor', 'predecessor', 'of', 'into'];

/** What a form can offer to choose from, and what it starts from. */
export interface Ground {
  readonly known: Known;
  readonly start: Start;
  /** False while something is still read without which nothing can be proposed. */
  readonly isReady: boolean;
}

const offersCodes = (
  act: Act,
  command: string,
): Readonly<Record<'units' | 'positions' | 'packs', string | undefined>> => {
  const names = namesIn(act);
  // What ended is named where it is said what became of it.
  const units = command === 'RecordMerger' ? '/api/units?' : '/api/units?status=ACTIVE&';
  return {
    units: takesUnit.some((name) => names.has(name)) ? units : undefined,
    positions: names.has('position') ? '/api/positions?status=IN_FORCE&' : undefined,
    packs: names.has('pack') ? '/api/packs' : undefined,
  };
};

/** Reads what a form can offer to choose from. Only names that the form asks for are read. */
export const useGround = (act: Act, command: string, round: string | undefined, lines: readonly Line[]): Ground => {
  const say = useSay();
  const me = useMe()?.person;
  const asked = offersCodes(act, command);
  const toDeclare = useToDeclare(command, round);
  const people = usePeople(act.fields.some(holdsPerson), command, round);
  const ofRound = useRoundCodes(namesIn(act), command, round);
  const unit = useRegistry(asked.units);
  const position = useRegistry(asked.positions);
  const pack = usePacks(asked.packs);
  const planCodes = usePlanCodes();
  const proposal = usePackProposed(command, round);
  const codes = { ...ofRound.codes, ...planCodes, unit, position, pack, ...toDeclare.codes };
  return {
    known: {
      ...(command === 'DeclareNoRelationshipToPanel' ? { people: toDeclare.people } : people),
      suggested: { 'ReceiveApplication.documents.kind': ofRound.evidence, ...suggested },
      codes: { ...codes, ...missingOf(lines, codes, say) },
    },
    start: { me, pack: proposal.pack, candidates: ofRound.candidates, due: ofRound.due, records: recordsOf(lines) },
    isReady: ofRound.isReady && me !== undefined && proposal.isReady,
  };
};
