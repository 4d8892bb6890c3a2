import { transcode } from 'node:buffer';
import type { Readable } from 'node:stream';

/** So many characters are written at once: far fewer calls than lines, and still little in memory. */
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

const write = (bytes: Buffer): Promise<void> =>
  new Promise((resolve, reject) => {
    process.stdout.write(bytes, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });

/** Writes lines to standard output, many at once, in order. */
export interface LineWriter {
  /** Gives something to wait for when a slow reader must first take what was written. */
  readonly line: (text: string) => Promise<void> | undefined;
  /** Writes what is left. */
  readonly end: () => Promise<void>;
}

/**
 * Lines wait as UTF-16, the form that they have in memory, and become UTF-8 together: a third of the work of encoding
 * each by itself. They must be well-formed, as JSON is.
 */
export const lineWriter = (): LineWriter => {
  let waiting = Buffer.allocUnsafe(2 * CHUNK);
  let filled = 0;
  const flush = (): Promise<void> => {
    const bytes = transcode(waiting.subarray(0, filled), 'utf16le', 'utf8');
    filled = 0;
    return write(bytes);
  };
  return {
    line: (text) => {
      const size = 2 * (text.length + 1);
      const written = filled + size > waiting.length && filled > 0 ? flush() : undefined;
      if (size > waiting.length) waiting = Buffer.allocUnsafe(size);
      filled += waiting.write(`${text}\n`, filled, 'utf16le');
      return written;
    },
    end: async () => {
      if (filled > 0) await flush();
    },
  };
};
