import { readFile } from 'node:fs/promises';
import { markersOf, robustnessOf, whatIfOf, whyOf } from '#exams';
import { type Fault, isFault, type MarkerStatistics, packRef } from '#rules';
import { type Command, exits, optionsOf, print, Sentence, usageFault } from '../command.js';
import { type Asked, asked, parsedJson } from './asked.js';
import { markersInWords, robustnessInWords, whatIfInWords, whyInWords } from './inquiry-words.js';
import { knownPack } from './packs.js';

type Answer<Told> = Told | Fault;

/** Prints an answer in words, or as JSON where that was asked for; a fault as the error object of `compute`. */
const tell = async <Told extends object>(
  answer: Answer<Told>,
  isJson: boolean,
  inWords: (told: Told) => readonly string[],
): Promise<number> => {
  if (isFault(answer)) {
    const { code, path, message } = answer;
    await print(JSON.stringify({ error: { code, path, message } }));
    return exits.badInput;
  }
  await print(isJson ? JSON.stringify(answer, null, 2) : inWords(answer).join('\n'));
  return exits.ok;
};

const answered = async <Told extends object>(
  name: string,
  ask: (known: Exclude<Asked, Fault>) => Answer<Told>,
): Promise<Answer<Told>> => {
  const known = await asked(name);
  return isFault(known) ? known : ask(known);
};

/** The words before the options, and the options; `--json` is one without a value. */
const split = (args: readonly string[]): { readonly names: readonly string[]; readonly options: readonly string[] } => {
  const first = args.findIndex((arg) => arg.startsWith('--'));
  return first < 0 ? { names: args, options: [] } : { names: args.slice(0, first), options: args.slice(first) };
};

const isJsonIn = (options: readonly string[]): boolean => options.includes('--json');
const others = (options: readonly string[]): readonly string[] => options.filter((option) => option !== '--json');

const named = (args: readonly string[], count: number, usage: string) => {
  const { names, options } = split(args);
  if (names.length !== count) throw usageFault(`Use \`khoabang ${usage}\`.`);
  return { names, options, isJson: isJsonIn(options) };
};

const plain = (args: readonly string[], count: number, usage: string) => {
  const found = named(args, count, usage);
  const [stranger] = others(found.options);
  if (stranger !== undefined) throw usageFault(`${stranger} is not an option here. Use \`khoabang ${usage}\`.`);
  return found;
};

const WHY = 'why ROUND|FILE CANDIDATE [--json]';
const ROBUSTNESS = 'robustness ROUND|FILE [--json]';
const MARKERS = 'markers ROUND [--json]';
const WHAT_IF = 'what-if ROUND|FILE [--pass-mark 55] … [--change FILE] [--json]';

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
  '--pack': (ref) => ({ pack: packRef(knownPack(ref)) }),
  '--pass-mark': (writtenPassMark) => ({ writtenPassMark }),
  '--defence-pass-mark': (defencePassMark) => ({ defencePassMark }),
  '--spread-limit': (spreadLimit) => ({ spreadLimit }),
  '--ranking': (ranking) => ({ ranking }),
  '--weights': (value) => ({ weights: weights(value) }),
  '--allocation': (allocation) => ({ allocation }),
  '--exclude': (members) => ({ excludeMembers: list(members) }),
  '--bands': (value) => ({ bands: bands(value) }),
  '--tie-order': (order) => ({ tieOrder: list(order) }),
};

const changeFile = async (file: string | undefined): Promise<object> => {
  if (file === undefined) return {};
  const change = await readFile(file, 'utf8').then(parsedJson, () => undefined);
  if (typeof change === 'object' && change !== null && !Array.isArray(change) && !isFault(change)) return change;
  throw usageFault(`${file} holds no change. Write the keys of one as JSON, e.g. {"writtenPassMark": "55"}.`);
};

const changeOf = async (options: readonly string[]): Promise<object> => {
  const { '--change': file, ...given } = optionsOf(options, [...Object.keys(CHANGES), '--change']);
  const set = Object.entries(given).map(([option, value]) => CHANGES[option]?.(value) ?? {});
  return Object.assign({}, await changeFile(file), ...set) as object;
};

const NOBODY_NAMED =
  'Tệp hồ sơ không cho biết ai đã chấm: hãy hỏi chính đợt thi. / A case file does not say who marked: ask the round itself.';

const markersKnown = (known: Exclude<Asked, Fault>): MarkerStatistics => {
  if (known.events.length === 0) throw new Sentence(NOBODY_NAMED, exits.usage);
  return markersOf(known);
};

/** Questions about a result. They read a case file, or the log beside a running server, and write nothing. */
export const inquiryCommands: readonly Command[] = [
  {
    name: 'why',
    usage: WHY.slice('why '.length),
    vi: 'Vì sao thí sinh (mã hoặc SBD) ở vị trí ấy: chứng cứ tối thiểu, quy tắc, căn cứ, sự kiện.',
    en: 'Why a candidate (id or number) stands there: least evidence, rules, sources, events.',
    run: async (args) => {
      const { names, isJson } = plain(args, 2, WHY);
      const [name = '', candidate = ''] = names;
      return tell(await answered(name, (known) => whyOf(known, candidate)), isJson, whyInWords);
    },
  },
  {
    name: 'what-if',
    usage: WHAT_IF.slice('what-if '.length),
    vi: `Giả định quy tắc khác, so sánh hai bên; không ghi nhận gì. Tùy chọn: ${Object.keys(CHANGES).join(' ')}`,
    en: 'How it would have come out with other rules, side by side. Records nothing.',
    run: async (args) => {
      const { names, options, isJson } = named(args, 1, WHAT_IF);
      const change = await changeOf(others(options));
      return tell(await answered(names[0] ?? '', (known) => whatIfOf(known, change)), isJson, whatIfInWords);
    },
  },
  {
    name: 'robustness',
    usage: ROBUSTNESS.slice('robustness '.length),
    vi: 'Kết quả khi thiếu từng thành viên; thay đổi nhỏ nhất làm đổi người trúng tuyển.',
    en: 'The result without each member; the smallest change that alters a winner; who alone.',
    run: async (args) => {
      const { names, isJson } = plain(args, 1, ROBUSTNESS);
      return tell(await answered(names[0] ?? '', robustnessOf), isJson, robustnessInWords);
    },
  },
  {
    name: 'markers',
    usage: MARKERS.slice('markers '.length),
    vi: 'Thống kê người chấm: độ chặt, độ thống nhất, độ phân tán, độ trôi. Chỉ để tham khảo.',
    en: 'Statistics of markers: severity, agreement, spread, drift. For information only.',
    run: async (args) => {
      const { names, isJson } = plain(args, 1, MARKERS);
      return tell(await answered(names[0] ?? '', markersKnown), isJson, markersInWords);
    },
  },
];
