import { readFile } from 'node:fs/promises';
import type { ParseArgsOptionsConfig } from 'node:util';
import { caseFileOf, type Inquiry, markersOf, robustnessOf, whatIfOf, whyOf } from '#exams';
import { type Fault, isFault, type MarkerStatistics } from '#rules';
import {
  commandLine,
  errorOf,
  exits,
  FLAG,
  parsedJson,
  print,
  type Run,
  Sentence,
  usageFault,
  VALUE,
} from '../command.js';
import { asked, cutAt } from './asked.js';
import { markersInWords, robustnessInWords, whatIfInWords, whyInWords } from './inquiry-words.js';

type Answer<Told> = Told | Fault;

/** What stands behind the name of a question: words after that of the round or file, and the options given. */
interface Details {
  readonly words: readonly string[];
  readonly given: Readonly<Record<string, unknown>>;
}

/** How one kind of question is asked, answered and told. */
interface Question<Told extends object> {
  /** So many words stand behind the name of the command. */
  readonly words: number;
  /** Options beside `--json` and `--at`. */
  readonly options?: ParseArgsOptionsConfig;
  readonly ask: (known: Inquiry, details: Details) => Answer<Told> | Promise<Answer<Told>>;
  readonly inWords: (told: Told) => readonly string[];
}

/** Runs a question: prints its answer in words, or as JSON where that is asked for; a fault as `compute` does. */
const asking =
  <Told extends object>({ words, options, ask, inWords }: Question<Told>): Run =>
  async (args, usage) => {
    const { positionals, values } = commandLine(args, usage, { ...options, json: FLAG, at: VALUE }, [words, words]);
    const [name = '', ...others] = positionals;
    const known = await asked(name, cutAt(values.at));
    const answer = isFault(known) ? known : await ask(known, { words: others, given: values });
    if (isFault(answer)) {
      await print(JSON.stringify(errorOf(answer)));
      return exits.badInput;
    }
    await print(values.json === true ? JSON.stringify(answer, null, 2) : inWords(answer).join('\n'));
    return exits.ok;
  };

const list = (text: string): readonly string[] => text.split(',');

/** `5/10` or `10/-` points, `10/-%` per cent of the scale. */
const bands = (text: string): object => {
  const [, meanUpTo, talkBelow, percent] = /^([^/]+)\/([^/%]+)(%?)$/.exec(text) ?? [];
  if (meanUpTo === undefined) throw usageFault('Write --bands as 5/10 (points) or 10/-% (per cent, no talk).');
  return {
    meanUpTo,
    talkBelow: talkBelow === '-' ? null : talkBelow,
    unit: percent === '%' ? 'PERCENT_OF_SCALE' : 'POINTS',
  };
};

/** `0.4/0.6`: the paper's first. */
const weights = (text: string): object => {
  const [, written, defence] = /^([^/]+)\/([^/]+)$/.exec(text) ?? [];
  if (written === undefined) throw usageFault('Write --weights as 0.4/0.6: the written paper first, then the defence.');
  return { written, defence };
};

/** Each option of `what-if`, and the key of the change that it sets. */
const CHANGES: Readonly<Record<string, (value: string) => object>> = {
  pack: (pack) => ({ pack }),
  'pass-mark': (writtenPassMark) => ({ writtenPassMark }),
  'defence-pass-mark': (defencePassMark) => ({ defencePassMark }),
  'spread-limit': (spreadLimit) => ({ spreadLimit }),
  ranking: (ranking) => ({ ranking }),
  weights: (value) => ({ weights: weights(value) }),
  allocation: (allocation) => ({ allocation }),
  exclude: (members) => ({ excludeMembers: list(members) }),
  bands: (value) => ({ bands: bands(value) }),
  'tie-order': (order) => ({ tieOrder: list(order) }),
};

const CHANGE_OPTIONS = Object.fromEntries([...Object.keys(CHANGES), 'change'].map((option) => [option, VALUE]));

const changeFile = async (file: string): Promise<object> => {
  const json = parsedJson(await readFile(file, 'utf8').catch(() => ''));
  const change = isFault(json) ? null : json.value;
  if (typeof change === 'object' && change !== null && !Array.isArray(change)) return change;
  throw usageFault(`${file} holds no change. Write the keys of one as JSON, e.g. {"writtenPassMark": "55"}.`);
};

/** The keys of a file, and over them those that options set. */
const changeOf = async ({ change: file, ...given }: Details['given']): Promise<object> => {
  const ofFile = typeof file === 'string' ? await changeFile(file) : {};
  const set = Object.entries(given).map(([option, value]) =>
    typeof value === 'string' ? CHANGES[option]?.(value) : undefined,
  );
  return Object.assign({}, ofFile, ...set) as object;
};

const NOBODY_NAMED =
  'Tệp hồ sơ không cho biết ai đã chấm: hãy hỏi chính đợt thi. / A case file does not say who marked: ask the round itself.';

const markersKnown = (known: Inquiry): MarkerStatistics => {
  if (known.events.length === 0) throw new Sentence(NOBODY_NAMED, exits.usage);
  return markersOf(known);
};

// Questions about a result. They read a case file, or the log beside a running server, and write nothing.

export const runWhy = asking({
  words: 2,
  ask: (known, { words: [candidate = ''] }) => whyOf(known, candidate),
  inWords: whyInWords,
});

export const runWhatIf = asking({
  words: 1,
  options: CHANGE_OPTIONS,
  ask: async (known, { given }) => whatIfOf(known, await changeOf(given)),
  inWords: whatIfInWords,
});

export const runRobustness = asking({ words: 1, ask: robustnessOf, inWords: robustnessInWords });

const ALREADY = 'Đây đã là tệp hồ sơ: hãy nêu mã đợt thi. / This is a case file already: name a round.';

/** Prints the case of a round (`khoabang.case/1`), and nothing else, so that it can be sent on to `compute`. */
export const runExportCase: Run = async (args, usage) => {
  const { positionals, values } = commandLine(args, usage, { at: VALUE }, [1, 1]);
  const known = await asked(positionals[0] ?? '', cutAt(values.at));
  if (isFault(known) || known.events.length === 0) throw new Sentence(ALREADY, exits.usage);
  await print(JSON.stringify(caseFileOf(known), null, 2));
  return exits.ok;
};

export const runMarkers = asking({ words: 1, ask: markersKnown, inWords: markersInWords });
