import { Readable } from 'node:stream';
import { linesOf, lineWriter } from './lines.js';

const linesFrom = async (...parts: readonly (string | Buffer)[]): Promise<readonly string[]> =>
  (await Array.fromAsync(linesOf(Readable.from(parts.map((part) => Buffer.from(part)))))).flat();

/** Writes lines while standard output takes them one chunk at a time, later. */
const written = async (lines: readonly string[]): Promise<readonly string[]> => {
  const write = process.stdout.write.bind(process.stdout);
  const chunks: Buffer[] = [];
  process.stdout.write = ((bytes: Buffer, done: () => void) => {
    setImmediate(() => {
      chunks.push(bytes);
      done();
    });
    return false;
  }) as typeof process.stdout.write;
  try {
    const writer = lineWriter();
    for (const line of lines) await writer.line(line);
    await writer.end();
    return chunks.map((chunk) => chunk.toString('utf8'));
  } finally {
    process.stdout.write = write;
  }
};

describe('lines that are read', () => {
  it('are put together from parts that end anywhere, within a letter too', async () => {
    const bytes = Buffer.from('một\nhai\n\nba');
    const parts = Array.from(bytes, (_, index) => bytes.subarray(index, index + 1));
    expect(await linesFrom(...parts)).toEqual(['một', 'hai', '', 'ba']);
  });

  it('end at a line feed only: what else ends lines may stand within JSON', async () => {
    expect(await linesFrom('"a\u2028b\u2029c"\r\nd\n')).toEqual(['"a\u2028b\u2029c"\r', 'd']);
  });

  it('are none in an empty text', async () => {
    expect(await linesFrom('')).toEqual([]);
    expect(await linesFrom()).toEqual([]);
  });
});

describe('lines that are written', () => {
  it('come in order, many at a time, the last one too', async () => {
    const lines = Array.from({ length: 30_000 }, (_, index) => `dòng ${String(index)} 😀`);
    const chunks = await written(lines);
    expect(chunks.join('')).toBe(lines.map((line) => `${line}\n`).join(''));
    expect(chunks.length).toBeGreaterThan(2);
    expect(chunks.length).toBeLessThan(30);
  });

  it('may be longer than what is written at once', async () => {
    const lines = ['a', 'đ'.repeat(200_000), 'b', '', 'c'.repeat(70_000)];
    expect((await written(lines)).join('')).toBe(lines.map((line) => `${line}\n`).join(''));
  });

  it('are nothing when there are none', async () => {
    expect(await written([])).toEqual([]);
  });
});
