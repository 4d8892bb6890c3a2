import { open } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import { answerClock, answerTerm, answerVote, compute, type Fault, isFault, type Result, resultText } from '#rules';
import { type Command, exits, print, usageFault } from '../command.js';
import { linesOf, lineWriter } from '../lines.js';

type Answer<Answered extends object> = (input: unknown) => Answered | Fault;

const errorOf = ({ code, path, message }: Fault): object => ({ error: { code, path, message } });

const answered = <Answered extends object>(answer: Answer<Answered>, input: string): Answered | Fault => {
  let read: unknown;
  try {
    read = JSON.parse(input.replace(/^\uFEFF/, ''));
  } catch {
    return { code: 'malformed-json', path: '', message: 'the input is not JSON' };
  }
  return answer(read);
};

/** Opened before anything reads from it, so that a missing file is an error of this call. */
const opened = async (file: string): Promise<Readable> =>
  file === '-' ? process.stdin : (await open(file)).createReadStream();

const unreadable = (file: string): Fault => ({
  code: 'unreadable-input',
  path: '',
  message: `${file} cannot be read`,
});

const whole = async (answer: Answer<object>, file: string): Promise<number> => {
  const input = await opened(file)
    .then(text)
    .catch(() => undefined);
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

const fileOf = (args: readonly string[], allowed: readonly string[]): string => {
  const unknown = args.find((arg) => arg.startsWith('--') && !allowed.includes(arg));
  if (unknown !== undefined) throw usageFault(`${unknown} is not an option here.`);
  const [file = '-', more] = args.filter((arg) => !arg.startsWith('--'));
  if (more !== undefined) throw usageFault(`Give one FILE, or - for standard input; ${more} is one too many.`);
  return file;
};

/** The computations that other programs rely on: one JSON document in, one out, nothing else on standard output. */
export const answerCommands: readonly Command[] = [
  {
    name: 'compute',
    usage: 'FILE|- [--lines]',
    vi: 'Tính kết quả một hồ sơ khoabang.case/1 (--lines: mỗi dòng một hồ sơ).',
    en: 'Computes the result of a khoabang.case/1 document (--lines: one document a line).',
    run: (args) => {
      const file = fileOf(args, ['--lines']);
      return args.includes('--lines') ? computeLines(file) : whole(compute, file);
    },
  },
  {
    name: 'clock',
    usage: '[FILE|-]',
    vi: 'Tính ngày hết hạn (khoabang.clock/1).',
    en: 'Computes the last day of a legal clock (khoabang.clock/1).',
    run: (args) => whole(answerClock, fileOf(args, [])),
  },
  {
    name: 'term',
    usage: '[FILE|-]',
    vi: 'Tính ngày hết nhiệm kỳ (khoabang.term/1).',
    en: 'Computes the last day of a term of office (khoabang.term/1).',
    run: (args) => whole(answerTerm, fileOf(args, [])),
  },
  {
    name: 'vote',
    usage: '[FILE|-]',
    vi: 'Kết quả biểu quyết của Hội đồng (khoabang.motion/1) hoặc lấy phiếu theo quy trình thường (khoabang.ballot/1).',
    en: 'The outcome of a council vote (khoabang.motion/1) or of a ballot of the ordinary route (khoabang.ballot/1).',
    run: (args) => whole(answerVote, fileOf(args, [])),
  },
];
