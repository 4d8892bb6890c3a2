import { randomHex } from '../../ui/hash.js';
import type { Path, Value } from './values.js';

/** What a proposal starts from. */
export interface Start {
  readonly me: string | undefined;
  /** The rule pack in force for the unit of the round. */
  readonly pack?: string | undefined;
  /** Ids of the candidates that are there already. */
  readonly candidates: readonly string[];
  /** Those whose scripts are to be handed in. */
  readonly due: readonly string[];
  /** Kinds of records that are still to be handed over. */
  readonly records: readonly string[];
}

const SHORT = 6;
const short = (): string => randomHex().slice(0, SHORT);
const twoDigits = (count: number): string => String(count).padStart(2, '0');

/** `TS-01`, or the next that nobody has. */
export const nextCandidate = (taken: readonly string[]): string => {
  const numbers = taken.map((id) => Number(/^TS-(\d+)$/i.exec(id)?.[1] ?? 0));
  return `TS-${twoDigits(Math.max(0, ...numbers) + 1)}`;
};

const A = 'A'.charCodeAt(0);

/** Names that a new thing gets where people give it none: proposed, and theirs to change. */
const proposers: Readonly<Record<string, (at: number, start: Start) => Value>> = {
  'ReceiveApplication.candidate': (_, { candidates }) => nextCandidate(candidates),
  'TableMotion.motion': () => `BQ-${short()}`,
  'LodgeComplaint.complaint': () => `KN-${short()}`,
  'ReceiveComplaint.complaint': () => `KN-${short()}`,
  'GiveLotNumber.number': () => randomHex(),
  'DraftRound.posts.post': (at) => `P${twoDigits(at + 1)}`,
  'ApprovePlan.pack': (_, { pack }) => pack,
  'DraftRound.owner': (_, { me }) => me,
  'DeclareRelationship.member': (_, { me }) => me,
  'EndWritten.scripts': (_, { due }) => due.map((candidate) => ({ candidate, sheets: undefined, signed: undefined })),
  'HandOverRecords.items': (_, { records }) => records.map((kind) => ({ kind, hash: undefined })),
  'SealPapers.versions.version': (at) => `DE-${String.fromCharCode(A + at)}`,
};

/** What an untouched field is proposed to hold; `undefined` where that is for people to say. */
export const proposalFor = (command: string, path: Path, start: Start): Value => {
  const names = path.filter((step) => typeof step === 'string');
  const at = path.find((step) => typeof step === 'number');
  // A list as a whole is proposed once; an entry that is added to it starts empty.
  if (typeof path.at(-1) === 'number') return undefined;
  const made = proposers[[command, ...names].join('.')]?.(at ?? 0, start);
  return Array.isArray(made) && made.length === 0 ? undefined : made;
};
