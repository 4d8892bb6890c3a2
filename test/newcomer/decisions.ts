import { type Player, boards, candidates, council } from './cast.js';
import { daysAfter } from './days.js';
import type { Said } from './document.js';
import type { Mood } from './moods.js';

/** A line of what a round waits for, as its reader is told it. */
export interface Line {
  readonly code: string;
  readonly words: { readonly en: string };
  readonly subject: string;
  readonly command: string;
  readonly ready: boolean | null;
  readonly yours: boolean;
  readonly from: string | null;
  readonly due: string | null;
  readonly persons: readonly string[];
  readonly missing: { readonly kind: string; readonly ids: readonly string[] } | null;
  readonly link: { readonly href: string };
}

/** Something that was sent and taken. */
export interface Sent {
  readonly command: string;
  readonly by: string;
  readonly body: Said;
}

/** The parameters of the pack, by name. */
export type Rules = Readonly<Record<string, { readonly value?: unknown } | undefined>>;

/** What the newcomer knows of the round from having played it. */
export interface World {
  readonly unit: string;
  readonly pack: string;
  /** What the plan has to say because the pack leaves it open. */
  readonly openTerms: Said;
  readonly rules: Rules;
  readonly mood: Mood;
  readonly today: string;
  readonly people: Readonly<Record<string, Player>>;
  readonly sent: readonly Sent[];
  /** What the product answered once: the secrets of the lots, the code map with its salt. */
  readonly secrets: Readonly<Record<string, Said>>;
}

/** What somebody decides on a line; `null`: there is nothing that they want to do. */
type Own = (world: World, line: Line, by: Player) => Said | null;

/** The one post of a round. */
export const POST = 'P1';
export const CANDIDATES: readonly string[] = ['TS-1', 'TS-2', 'TS-3'];
/** The conditions of its plan. */
export const CONDITIONS: readonly string[] = ['DEGREE', 'IN_PLANNING'];

const idOf = ({ people }: World, key = ''): string => people[key]?.person ?? '';
/** A candidate acts for nobody else. */
export const isTheirs = ({ key }: Player, body: Said): boolean =>
  !candidates.includes(key) ||
  body['candidate'] === undefined ||
  body['candidate'] === CANDIDATES[candidates.indexOf(key)];

const sentBy = ({ sent }: World, command: string): readonly Said[] =>
  sent.filter((one) => one.command === command).map(({ body }) => body);

/** How many the pack asks for at least. */
const least = ({ rules }: World, parameter: string): number => Number(rules[parameter]?.value);
const numbered = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at + 1);

const seat = (world: World, key: string | undefined, office = 'OUTSIDE_EXPERT') => ({
  person: idOf(world, key),
  office,
  standing: 'CLEAN',
});

const board = (world: World, kind: string): Said => {
  const [head, ...rest] = boards[kind] ?? [];
  return {
    head: seat(world, head),
    members: rest.slice(0, -1).map((key) => seat(world, key)),
    secretary: seat(world, rest.at(-1)),
  };
};

const panelOf = ({ mood }: World): readonly string[] => {
  const panel = mood.panel === 'COUNCIL' ? council.map(([key]) => key) : (boards['SCHEME_MARKING']?.slice(0, -1) ?? []);
  return panel.filter((key) => key !== mood.recused);
};

const application: Own = (world) => {
  const at = sentBy(world, 'ReceiveApplication').length;
  const candidate = CANDIDATES[at];
  const documents = [{ kind: 'CV' }];
  const person = idOf(world, candidates[at]);
  return candidate === undefined || at >= world.mood.applicants
    ? null
    : { candidate, person, posts: [POST], tier: 'IN_PLANNING', documents };
};

/** One candidate appeals, and no other. */
const appeal: Own = (world, _line, by) => {
  const at = candidates.indexOf(by.key);
  return at !== 0 || !world.mood.appeals || sentBy(world, 'FileAppeal').length > 0
    ? null
    : { candidate: CANDIDATES[at], warned: true };
};

const candidateOf = ({ secrets }: World, script: unknown): number => {
  const { map } = secrets['CODE_MAP'] as { readonly map: readonly { code: unknown; candidate: string }[] };
  return CANDIDATES.indexOf(map.find(({ code }) => code === script)?.candidate ?? '');
};

/** The next of these marks for a script. */
const nextOf = (world: World, command: string, script: unknown, marks: readonly string[] = []): string | undefined =>
  marks[sentBy(world, command).filter((body) => body['script'] === script).length];

/** Who came to the paper, as was recorded there. */
const came = (world: World): readonly unknown[] =>
  sentBy(world, 'RecordAttendance').flatMap(({ candidate, present }) => (present === false ? [] : [candidate]));

/** Of whom a script was handed in. */
export const handedIn = (world: World): readonly unknown[] =>
  sentBy(world, 'EndWritten').flatMap(({ scripts }) => (scripts as readonly Said[]).map(({ candidate }) => candidate));

/** Of the supervision board, who has agreed to the unsealing. */
const watching = ({ sent }: World): string | undefined =>
  sent.find(({ command, by }) => command === 'ConfirmUnsealing' && boards['SUPERVISION']?.includes(by) === true)?.by;

/** Of the marking board, who has not marked the script. */
const thirdMarker = (world: World, script: string): string => {
  const marked = world.sent.filter(({ command, body }) => command === 'RecordMark' && body['script'] === script);
  const free = boards['MARKING']?.slice(1, -1).find((key) => !marked.some(({ by }) => by === key));
  return idOf(world, free);
};

/** What people decide for themselves, by command: no product can say it for them. */
export const decisions: Readonly<Record<string, Own>> = {
  ApprovePlan: ({ pack, unit, openTerms, mood }) => ({
    pack,
    terms: {
      ...openTerms,
      ...mood.terms,
      panel: mood.panel,
      eligibility: CONDITIONS.map((rule) => ({ rule, evidence: 'CV', waivableBy: 'AUTHORITY' })),
    },
    scheme: { units: [unit] },
  }),
  AnnounceRound: ({ today }) => ({
    channels: [{ kind: 'MEDIA' }, { kind: 'PORTAL' }],
    opensOn: daysAfter(today, 1),
    closesOn: daysAfter(today, 40),
  }),
  ExtendApplications: ({ today }) => ({ closesOn: daysAfter(today, 20) }),
  EstablishCouncil: (world) => ({
    members: council.map(([key, role, office]) => ({ ...seat(world, key, office), role })),
  }),
  EstablishSupervisionBoard: (world) => board(world, 'SUPERVISION'),
  EstablishBoard: (world, { subject }) => board(world, subject),
  ReceiveApplication: application,
  SealPapers: (world) => ({
    versions: numbered(least(world, 'paperVersionsMin')).map((at) => ({
      version: `DE-${String(at)}`,
      seal: `NP-${String(at)}`,
    })),
  }),
  StartWritten: (world) => ({
    witnesses: CANDIDATES.slice(0, least(world, 'witnessesMin')),
    invigilators: boards['INVIGILATION']?.slice(0, least(world, 'invigilatorsMin')).map((key) => idOf(world, key)),
  }),
  EndWritten: (world) => ({ scripts: came(world).map((candidate) => ({ candidate, sheets: 4, signed: true })) }),
  CodeScripts: ({ secrets, ...world }, _line, by) => ({
    codes: secrets['CODE_MAP']?.['codes'],
    commitment: secrets['CODE_MAP']?.['commitment'],
    keepers: [by.person, idOf({ secrets, ...world }, 'M3')],
  }),
  AssignThirdMarker: (world, { subject }) => ({ marker: thirdMarker(world, subject) }),
  DecideAppeal: (world) => ({ heads: ['K1', 'A1'].map((key) => idOf(world, key)) }),
  CommitLot: ({ secrets }, { subject }) => ({ commitment: secrets[subject]?.['commitment'] }),
  DrawPaper: ({ secrets }) => ({ secret: secrets['PAPER']?.['secret'] }),
  DrawOrder: ({ secrets }) => ({ secret: secrets['ORDER']?.['secret'] }),
  UnsealCodeMap: (world) => ({
    map: world.secrets['CODE_MAP']?.['map'],
    salt: world.secrets['CODE_MAP']?.['salt'],
    supervisor: idOf(world, watching(world)),
  }),
  GiveOpinion: (_world, _line, by) => ({ candidate: CANDIDATES[by.key === 'M2' ? 1 : 0] }),
  DecideHire: () => ({ candidate: CANDIDATES[0] }),
  FileAppeal: appeal,
  HandOverRecords: (_world, { missing }) => ({ items: missing?.ids.map((kind) => ({ kind })) }),
  RecordPresence: (world) => ({ members: panelOf(world).map((key) => idOf(world, key)) }),
  SignSheet: ({ mood }, { subject }, by) => ({ score: mood.scoreOf(CANDIDATES.indexOf(subject), by.key) }),
  // The authority waives what is not met.
  RefuseApplication: () => null,
  ResolveTie: (_world, { missing }) => ({ order: missing?.ids }),
  RecordPartyOpinion: (world) => ({
    favourable: world.mood.isFavourable || sentBy(world, 'RecordPartyOpinion').length > 0,
  }),
};

const markFor = (world: World, command: string, script: unknown): string | undefined => {
  const { marks, appealMarks, decided } = world.mood;
  const candidate = candidateOf(world, script);
  const given: Readonly<Record<string, string | undefined>> = {
    RecordMark: nextOf(world, command, script, marks[candidate]),
    RecordAppealMark: nextOf(world, command, script, appealMarks),
    DecideMark: decided[candidate],
    DecideCollectively: decided[candidate],
    DecideAppeal: '75',
  };
  return given[command];
};

/** What depends on which of many something is sent about: marks, what a check found, who came. */
export const refined = (world: World, command: string, body: Said): Said => {
  const { script, candidate, rule } = body;
  const mark = script === undefined ? undefined : markFor(world, command, script);
  if (mark !== undefined) return { ...body, mark };
  const isLast = candidate === CANDIDATES.at(-1);
  if (command === 'RecordAttendance') return { ...body, present: !(isLast && world.mood.lastIsAbsent) };
  const isUnmet = isLast && rule === CONDITIONS.at(-1) && world.mood.lastIsUnmet;
  return command === 'CheckEligibility' && isUnmet ? { ...body, result: 'NOT_MET' } : body;
};
