import { randomBytes } from 'node:crypto';
import {
  type CodeEntry,
  codeMapCommitment,
  type CommitmentKind,
  formulas,
  keeping,
  madeCodeMap,
  madeLot,
  madeNumber,
  opensLot,
  own,
} from '#exams';
import type { Fault } from '#rules';
import { commandLine, misuse, print, exits, type Run } from '../command.js';
import { whole } from './answers.js';

const HEX_64 = /^[0-9a-f]{64}$/;
/** As the round takes them: the text that is committed to must be read one way only. */
const WORD = /^[\w.:-]{1,100}$/;
const CODE = /^[A-Za-z0-9-]{1,32}$/;

const hex = (bytes: number): string => randomBytes(bytes).toString('hex');

const withFormula = (kind: CommitmentKind, made: object): object => ({ kind, ...made, formula: formulas[kind] });

const fault = (path: string, message: string): Fault => ({ code: 'malformed-commitment', path, message });

const isDistinct = (items: readonly unknown[]): boolean => new Set(items).size === items.length;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isWord = (value: unknown): value is string => typeof value === 'string' && WORD.test(value);

const isEntry = (value: unknown): value is CodeEntry =>
  isRecord(value) && isWord(value['candidate']) && typeof value['code'] === 'string' && CODE.test(value['code']);

/** A map that joins each candidate to one code of its own. */
const isMap = (value: unknown): value is readonly CodeEntry[] =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every(isEntry) &&
  isDistinct(value.map(({ code }) => code)) &&
  isDistinct(value.map(({ candidate }) => candidate));

const isList = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.length > 0 && value.every(isWord) && isDistinct(value);

const codeMap = (input: unknown): object | Fault =>
  isMap(input) || isList(input)
    ? { ...withFormula('CODE_MAP', madeCodeMap(input, hex)), note: keeping.CODE_MAP }
    : fault('', 'must be a list of candidate ids, or of {code, candidate}, each once');

/** What is made of nothing but chance. */
const atRandom = {
  lot: () => ({ ...withFormula('LOT', madeLot(hex)), note: keeping.LOT }),
  number: () => ({ kind: 'NUMBER', ...madeNumber(hex), note: keeping.NUMBER }),
};

/** Whether what is about to be laid open is what was committed to. */
const check = (input: unknown): object | Fault => {
  const { commitment, secret, map, salt } = isRecord(input) ? input : {};
  if (typeof commitment !== 'string' || !HEX_64.test(commitment)) {
    return fault('commitment', 'must be 64 lower-case hex digits');
  }
  if (typeof secret === 'string') return { kind: 'LOT', matches: opensLot(secret, commitment), formula: formulas.LOT };
  if (!isMap(map)) return fault('map', 'must be a list of {code, candidate}, each once; of a lot give `secret`');
  if (typeof salt !== 'string' || !HEX_64.test(salt)) return fault('salt', 'must be 64 lower-case hex digits');
  const found = codeMapCommitment(map, salt);
  return withFormula('CODE_MAP', { matches: found === commitment, found });
};

/** `commit lot`, `commit number`, `commit code-map FILE` and `commit check FILE`: one JSON document on standard output, nothing kept. */
export const runCommit: Run = async (args, usage) => {
  const { positionals } = commandLine(args, usage, {}, [1, 2]);
  const [what, file = '-'] = positionals;
  if (what === 'code-map') return whole(codeMap, file);
  if (what === 'check') return whole(check, file);
  const made = positionals.length === 1 && what !== undefined ? own(atRandom, what) : undefined;
  if (made === undefined) throw misuse(usage);
  await print(JSON.stringify(made()));
  return exits.ok;
};
