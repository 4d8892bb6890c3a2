import type { Document } from '#kernel';
import { own } from '../own.js';
import { everybodyIn } from '../round/council/bodies.js';
import type { ShownRound } from '../round/plan/sight.js';
import type { CouncilDoc } from '../views/council.js';
import type { DecisionDoc } from '../views/decisions.js';
import type { RoundViewDocs, ShownViewDocs } from '../views/documents.js';
import type { ScriptDoc } from '../views/scripts.js';
import type { StepDoc } from '../views/steps.js';

/** personIds; `null` where nobody stands. */
export type Persons = readonly (string | null)[];

const nobody = (): Persons => [];

const ofCouncil = (doc: CouncilDoc): Persons => [
  ...everybodyIn(doc),
  ...doc.relations.map(({ member }) => member),
  ...Object.keys(doc.cleared),
  ...Object.values(doc.clearedByCandidate).flat(),
  ...doc.recusals.map(({ member }) => member),
  ...doc.replacements.flatMap(({ member, by }) => [member, by]),
  ...Object.values(doc.motions).flatMap(({ votes }) => Object.keys(votes)),
];

const ofScript = ({ marks, third, corrections, appeal }: ScriptDoc): Persons => [
  ...[...marks, ...corrections, ...(appeal?.marks ?? [])].map(({ marker }) => marker),
  third,
];

/** What is not for the reader is left out of a round. */
const ofRound = ({ owner, ownerOfferedTo = null, authority, superior, keepers = [] }: ShownRound): Persons => [
  owner,
  ownerOfferedTo,
  authority,
  superior,
  ...keepers,
];

/** About a member the choice may be who comes instead, or a scope: the vault knows which is a person. */
const ofDecision = ({ actor, onBehalfOf, aboutKind, aboutId, choice }: DecisionDoc): Persons => [
  actor,
  onBehalfOf,
  ...(aboutKind === 'MEMBER' ? [aboutId, choice] : []),
];

/** A choice may be a person too, such as the third marker. */
const ofStep = ({ person, onBehalfOf, output }: StepDoc): Persons => [
  person,
  onBehalfOf,
  output?.kind === 'CHOICE' ? output.value : null,
];

/** The personIds in a document of each view; one that names nobody says so. */
/** Documents as they are shown. */
type Shown = RoundViewDocs & ShownViewDocs;

const personsIn: { readonly [Name in keyof Shown]: (document: Shown[Name]) => Persons } = {
  rounds: ofRound,
  plan: nobody,
  candidates: ({ person }) => [person],
  scripts: ofScript,
  defence: ({ present, sheets, excluded }) => [...(present ?? []), ...Object.keys(sheets), excluded],
  hiring: ({ given, reported }) => [...given, ...(reported?.opinions ?? []).map(({ member }) => member)],
  deviations: nobody,
  results: nobody,
  council: ofCouncil,
  decisions: ofDecision,
  publications: nobody,
  custody: ({ holder, offered, chain, refused }) => [
    holder,
    ...[...(offered === null ? [] : [offered]), ...chain, ...refused].flatMap(({ from, to, witnesses }) => [
      from,
      to,
      ...witnesses,
    ]),
    ...refused.map(({ by }) => by),
  ],
  clocks: nobody,
  steps: ofStep,
  units: ({ authority, superior }) => [authority, superior],
  positions: nobody,
  reorganisations: nobody,
  appointments: ({ person, authority }) => [person, authority],
  accounts: ({ person, proposed }) => [person, proposed?.person ?? null],
};

/** Everybody whom these documents of a view name by their code; nobody where there is no such view. */
export const personsOf = (view: string, documents: readonly Document[]): Persons => {
  const found = own<(document: never) => Persons>(personsIn, view) ?? nobody;
  return documents.flatMap((document): Persons => found(document as never));
};

/** The candidates whom a document names by their ids in the round, and not by their persons. */
const candidatesIn: { readonly [Name in keyof Shown]?: (document: Shown[Name]) => readonly string[] } = {
  defence: ({ candidate }) => [candidate],
  hiring: ({ hires }) => hires.map(({ candidate }) => candidate),
  results: ({ lines, winners }) => [...lines.map(({ id }) => id), ...winners.map(({ candidate }) => candidate)],
};

/** Every candidate whom these documents of a view name, each once. */
export const candidatesOf = (view: string, documents: readonly Document[]): readonly string[] => {
  const found = own<(document: never) => readonly string[]>(candidatesIn, view);
  return found === undefined ? [] : [...new Set(documents.flatMap((document) => found(document as never)))];
};
