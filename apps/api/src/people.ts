import type { Document } from '#kernel';
import type {
  AccountDocument,
  AppointmentDocument,
  BoardSeats,
  CandidateDoc,
  CouncilDoc,
  CustodyDoc,
  DecisionDoc,
  DefenceDoc,
  HiringDoc,
  Role,
  RoundDoc,
  ScriptDoc,
  StepDoc,
} from '#exams';
import type { Vault } from '#vault';
import { type Actor, roleFor } from './actor.js';

/** Who may ask for the names behind codes. */
const nameReaders: readonly Role[] = ['HR', 'SECRETARY', 'AUTHORITY', 'COUNCIL', 'ADMIN'];

/** As a unit names them: who appoints there, and who stands above. */
type Appointing = Readonly<Record<'authority' | 'superior', string>>;

type Persons = readonly (string | null)[];

const seated = ({ head, deputy, members, secretary }: BoardSeats): Persons =>
  [head, deputy, ...members, secretary].map((seat) => seat?.person ?? null);

const ofCouncil = (doc: CouncilDoc): Persons => [
  ...doc.members.map(({ person }) => person),
  ...(doc.supervision === null ? [] : seated(doc.supervision)),
  ...Object.values(doc.boards).flatMap(seated),
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

const ofDefence = ({ present, sheets, excluded }: DefenceDoc): Persons => [
  ...(present ?? []),
  ...Object.keys(sheets),
  excluded,
];

const ofHiring = ({ given, reported }: HiringDoc): Persons => [
  ...given,
  ...(reported?.opinions ?? []).map(({ member }) => member),
];

const ofCustody = ({ holder, chain }: CustodyDoc): Persons => [
  holder,
  ...chain.flatMap(({ from, to, witnesses }) => [from, to, ...witnesses]),
];

const ofRound = ({ owner, ownerOfferedTo, authority, superior, keepers }: RoundDoc): Persons => [
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

/** The personIds in a document of each view. A view that is not here carries none. */
const personsIn: Readonly<Record<string, (document: never) => Persons>> = {
  rounds: ofRound,
  candidates: ({ person }: CandidateDoc) => [person],
  scripts: ofScript,
  defence: ofDefence,
  hiring: ofHiring,
  council: ofCouncil,
  decisions: ofDecision,
  custody: ofCustody,
  steps: ofStep,
  units: ({ authority, superior }: Appointing) => [authority, superior],
  appointments: ({ person, authority }: AppointmentDocument) => [person, authority],
  accounts: ({ person }: AccountDocument) => [person],
};

/** Everybody whom these documents of a view name by their code: those that the reader is shown, and no others. */
export const personsOf = (view: string, documents: readonly Document[]): Persons => {
  const found = Object.hasOwn(personsIn, view) ? personsIn[view] : undefined;
  return found === undefined ? [] : documents.flatMap((document): Persons => found(document as never));
};

/** Names by personId, beside an answer that says the codes. */
export interface Named {
  readonly people?: Readonly<Record<string, string>>;
}

/** The names behind codes; whoever has none in the vault is left out. 403 for a reader who may not know them. */
export const namesOf = async (vault: Vault, me: Actor, persons: Persons): Promise<Named> => {
  roleFor(me, nameReaders);
  const codes = new Set(persons.filter((person) => person !== null));
  const named = await Promise.all([...codes].map(async (person) => [person, await vault.get(person, 'name')] as const));
  return {
    people: Object.fromEntries(named.flatMap(([person, name]) => (name === undefined ? [] : [[person, name]]))),
  };
};
