import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import type { Fault } from '#rules';
import { keyTwice } from './twice.js';

// Every start loads this file, also for `--help`: of the libraries it takes types only.

/** What the outside sees of a run of `khoabang`. Codes from 64 on are those of sysexits.h. */
export const exits = {
  ok: 0,
  /** The demo ended otherwise than expected, or a step of it was refused. */
  differs: 1,
  /** The input was read, and answered with an error object. */
  badInput: 2,
  usage: 64,
  unreachable: 69,
  fault: 70,
  setting: 78,
} as const;

/** Words in both languages of the product. */
interface Words {
  readonly vi: string;
  readonly en: string;
}

/**
 * Runs a command with what stands behind its name; `usage` is how the command is written. Answers the exit code. What it
 * throws is told in one sentence.
 */
export type Run = (args: readonly string[], usage: string) => Promise<number>;

/** One command of the program. */
export interface Command extends Words {
  readonly name: string;
  /** What stands behind the name, e.g. `FILE|- [--lines]`. */
  readonly usage: string;
  /** Options that the usage has no room for, with an example of their value. */
  readonly options?: readonly (readonly [option: string, words: Words])[];
  /** Brings what runs the command; only then are the libraries loaded that it needs. */
  readonly load: () => Promise<Run>;
}

/** Commands for one purpose. */
export interface CommandGroup extends Words {
  readonly commands: readonly Command[];
}

/** Something that the user can put right: the sentence says how. */
export class Sentence extends Error {
  constructor(
    message: string,
    readonly exit: number,
  ) {
    super(message);
  }
}

export const usageFault = (message: string): Sentence => new Sentence(message, exits.usage);

/** How a command is written, e.g. `khoabang compute FILE|- [--lines]`. */
export const usageOf = ({ name, usage }: Command): string => `khoabang ${name} ${usage}`.trimEnd();

/** The fault of a command line that is not written as `usage` says. */
export const misuse = (usage: string, what = ''): Sentence =>
  usageFault(`${what} Use \`${usage}\`; --help says more.`.trimStart());

/** Writes to standard output and waits until it is taken, so that a slow reader is not outrun. */
export const print = (text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    process.stdout.write(`${text}\n`, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });

/** An option with a value behind it, and one without. */
export const VALUE = { type: 'string' } as const;
export const FLAG = { type: 'boolean' } as const;

type Parsed<Options extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ args: string[]; options: Options; allowPositionals: true }>
>;

const parsed = <Options extends ParseArgsOptionsConfig>(
  args: readonly string[],
  usage: string,
  options: Options,
): Parsed<Options> => {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code?.startsWith('ERR_PARSE_ARGS_') !== true) throw error;
    // Its further sentences are about words that begin with a dash.
    const [sentence = ''] = message.split(/\.\s/);
    throw misuse(usage, `${sentence}.`);
  }
};

/** Words and options behind the name of a command, in any order; anything else, or another number of words, is a misuse. */
export const commandLine = <Options extends ParseArgsOptionsConfig>(
  args: readonly string[],
  usage: string,
  options: Options,
  [least, most]: readonly [least: number, most: number],
): Parsed<Options> => {
  const line = parsed(args, usage, options);
  const { length } = line.positionals;
  if (length < least || length > most) throw misuse(usage);
  return line;
};

/** The value of a JSON text, or the fault that it is none. A byte order mark may stand before it. */
export const parsedJson = (text: string): { readonly value: unknown } | Fault => {
  try {
    const value = JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
    const path = keyTwice(text);
    return path === undefined ? { value } : { code: 'duplicate-key', path, message: `${path} stands there twice` };
  } catch {
    return { code: 'malformed-json', path: '', message: 'the input is not JSON' };
  }
};

/** The error object in which a fault is answered. */
export const errorOf = ({ code, path, message }: Fault): object => ({ error: { code, path, message } });
