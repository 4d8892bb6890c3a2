import { open } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import { answerClock, answerTerm, answerVote, compute, type Fault, isFault, type Result, resultText } from '#rules';
import { commandLine, errorOf, exits, FLAG, parsedJson, print, type Run } from '../command.js';
import { linesOf, lineWriter } from '../lines.js';

type Answer<Answered extends object> = (input: unknown) => Answered | Fault;

const answered = <Answered extends object>(answer: Answer<Answered>, input: string): Answered | Fault => {
  const json = parsedJson(input);
  return isFault(json) ? json : answer(json.value);
};

/** Also where no file is named. */
const STANDARD_INPUT = '-';

/** Opened before anything reads from it, so that a missing file is an error of this call. */
const opened = async (file: string): Promise<Readable> =>
  file === STANDARD_INPUT ? process.stdin : (await open(file)).createReadStream();

const unreadable = (file: string): Fault => ({
  code: 'unreadable-input',
  path: '',
  message: `${file} cannot be read`,
});

/** The text of a file, or of standard input; `undefined` where it cannot be read. */
const inputText = (file: string): Promise<string | undefined> =>
  opened(file)
    .then(text)
    .catch(() => undefined);

/** Answers the JSON of a file, and prints the answer or what is wrong with it. */
export const whole = async (answer: Answer<object>, file: string): Promise<number> => {
  const input = await inputText(file);
  const result = input === undefined ? unreadable(file) : answered(answer, input);
  await print(JSON.stringify(isFault(result) ? errorOf(result) : result));
  return isFault(result) ? exits.badInput : exits.ok;
};

const lineText = (result: Result | Fault): string =>
  isFault(result) ? JSON.stringify(errorOf(result)) : resultText(result);

/** One case a line, one answer a line, in order: a line that cannot be computed does not stop the others. */
const computeLines = async (file: string): Promise<number> => {
  const answers = lineWriter();
  try {
    for await (const lines of linesOf(await opened(file)))
      for (const line of lines) await answers.line(lineText(answered(compute, line)));
    return exits.ok;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
    await answers.line(lineText(unreadable(file)));
    return exits.badInput;
  } finally {
    await answers.end();
  }
};

/** One JSON document in, one out, nothing else on standard output: other programs rely on it. */
const answering =
  (answer: Answer<object>): Run =>
  (args, usage) => {
    const { positionals } = commandLine(args, usage, {}, [0, 1]);
    return whole(answer, positionals[0] ?? STANDARD_INPUT);
  };

export const runClock = answering(answerClock);
export const runTerm = answering(answerTerm);
export const runVote = answering(answerVote);

/** As the others; with `--lines` one document a line. */
export const runCompute: Run = (args, usage) => {
  const { positionals, values } = commandLine(args, usage, { lines: FLAG }, [0, 1]);
  const [file = STANDARD_INPUT] = positionals;
  return values.lines === true ? computeLines(file) : whole(compute, file);
};
