import { transcode } from 'node:buffer';
import type { Readable } from 'node:stream';

/** So much text is written at once: far fewer calls than lines, and still little in memory. */
const CHUNK = 65_536;

/**
 * The lines of a text, as many at a time as arrive together. Only a line feed ends a line: whatever else readers of
 * lines take for an end may stand within JSON.
 */
export const linesOf = async function* (input: Readable): AsyncGenerator<readonly string[]> {
  let rest = '';
  for await (const part of input.setEncoding('utf8')) {
    const lines = (part as string).split('\n');
    lines[0] = `${rest}${lines[0] ?? ''}`;
    rest = lines.pop() ?? '';
    yield lines;
  }
  if (rest !== '') yield [rest];
};

/** UTF-8 of a well-formed text. By way of UTF-16 it takes a third of the time that Buffer.from does. */
const utf8 = (text: string): Buffer => transcode(Buffer.from(text, 'utf16le'), 'utf16le', 'utf8');

const write = (bytes: Buffer): Promise<void> =>
  new Promise((resolve, reject) => {
    process.stdout.write(bytes, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });

/** Writes lines to standard output, many at once, in order; waits while a slow reader has not taken the last ones. */
export interface LineWriter {
  readonly line: (text: string) => Promise<void> | undefined;
  /** Writes what is left. */
  readonly end: () => Promise<void>;
}

export const lineWriter = (): LineWriter => {
  let text = '';
  const flush = (): Promise<void> => {
    const bytes = utf8(text);
    text = '';
    return write(bytes);
  };
  return {
    line: (more) => {
      text += `${more}\n`;
      return text.length < CHUNK ? undefined : flush();
    },
    end: async () => {
      if (text !== '') await flush();
    },
  };
};
