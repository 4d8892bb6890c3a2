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

/** One command of the program. */
export interface Command extends Words {
  readonly name: string;
  /** What stands behind the name, e.g. `FILE|- [--lines]`. */
  readonly usage: string;
  /** Answers the exit code. What it throws is told in one sentence. */
  readonly run: (args: readonly string[]) => Promise<number>;
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

/** Writes to standard output and waits until it is taken, so that a slow reader is not outrun. */
export const print = (text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    process.stdout.write(`${text}\n`, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });

/** `--name VALUE` options and flags of a command line; anything else is a usage fault that names it. */
export const optionsOf = (args: readonly string[], valued: readonly string[]): Readonly<Record<string, string>> => {
  const found: Record<string, string> = {};
  for (let index = 0; index < args.length; index += 2) {
    const [name = '', value] = args.slice(index, index + 2);
    if (!valued.includes(name)) throw usageFault(`${name} is not an option here. Options: ${valued.join(', ')}.`);
    if (value === undefined) throw usageFault(`${name} needs a value behind it.`);
    found[name] = value;
  }
  return found;
};
