import { BOX_BYTES } from '#vault';
import { z } from 'zod';
import { exits, Sentence } from '../command.js';

/** The forms of the file: log and vault, with or without views; and the vault alone, where the log is in a database. */
const WHOLE = 'khoabang.backup/1';
const VAULT_ALONE = 'khoabang.backup/2';
/** A header is read before it is known to be ours, so it must be short. */
export const HEADER_BYTES_MAX = 4_096;
/** So many bytes lie in one box: few boxes, and little in memory. */
const BOX_HOLDS = 1_048_576;

/** The stores in a backup, by their names in a data folder. */
export const partNames = ['events.sqlite', 'views.sqlite', 'vault.sqlite'] as const;
export type PartName = (typeof partNames)[number];

/** A store in a backup, and how long it is. */
export interface Part {
  readonly name: PartName;
  readonly bytes: number;
}

const hex64 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().min(0);

const common = {
  /** When it was begun: everything that was acknowledged before is in it. */
  taken: z.iso.datetime(),
  salt: hex64,
  check: hex64,
  parts: z.array(z.strictObject({ name: z.enum(partNames), bytes: count })).max(partNames.length),
};

const whole = z.strictObject({
  format: z.literal(WHOLE),
  ...common,
  /** Where the log in it ends, and what all its rows give when they are hashed one with the other. */
  position: count,
  chain: z.string().max(64),
});

const shape = z.discriminatedUnion('format', [whole, z.strictObject({ format: z.literal(VAULT_ALONE), ...common })]);

/** Each part once: a log and its vault, with or without views; or the vault and nothing else. */
const isComplete = ({ format, parts }: z.infer<typeof shape>): boolean => {
  const names = new Set(parts.map(({ name }) => name));
  if (names.size !== parts.length || !names.has('vault.sqlite')) return false;
  return format === WHOLE ? names.has('events.sqlite') : names.size === 1;
};

/** What stands openly at the beginning of a backup. Every box is bound to it, so no part of it can be altered. */
export interface Header {
  readonly format: typeof WHOLE | typeof VAULT_ALONE;
  readonly taken: string;
  /** Where the log in it ends, and what its rows give; neither where it holds the vault alone. */
  readonly position?: number;
  readonly chain?: string;
  readonly salt: string;
  readonly check: string;
  readonly parts: readonly Part[];
}

/** A header as it is written: one line. */
export const headerLine = (header: Omit<Header, 'format'>): string =>
  `${JSON.stringify({ format: header.position === undefined ? VAULT_ALONE : WHOLE, ...header })}\n`;

const noBackup = (file: string): Sentence =>
  new Sentence(
    `${file} không phải là tệp sao lưu mà chương trình này đọc được; không ghi gì. / ${file} is no backup that this program can read: check the path, or use the release that made it. Nothing was written.`,
    exits.badInput,
  );

const jsonIn = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
};

/** The header that begins a file, with its line; throws a sentence for a file that begins otherwise. */
export const headerIn = (file: string, begin: Buffer): { readonly header: Header; readonly line: string } => {
  const end = begin.indexOf('\n');
  const line = begin.toString('utf8', 0, end + 1);
  const { success, data } = shape.refine(isComplete).safeParse(end === -1 ? undefined : jsonIn(line));
  if (!success) throw noBackup(file);
  return { header: data, line };
};

/** What lies in one box: some bytes of a part, from a place in it. */
export interface Stretch {
  readonly box: number;
  readonly from: number;
  readonly bytes: number;
}

/** The parts one after the other, each with what lies in its boxes. */
export const layoutOf = ({
  parts,
}: Pick<Header, 'parts'>): readonly { readonly name: PartName; readonly stretches: readonly Stretch[] }[] => {
  let box = 0;
  return parts.map(({ name, bytes }) => {
    const stretches: Stretch[] = [];
    for (let from = 0; from < bytes; from += BOX_HOLDS) {
      stretches.push({ box, from, bytes: Math.min(BOX_HOLDS, bytes - from) });
      box += 1;
    }
    return { name, stretches };
  });
};

/** How long a whole file with this header is. */
export const lengthOf = (header: Header, line: string): number => {
  const boxes = header.parts.reduce((sum, { bytes }) => sum + Math.ceil(bytes / BOX_HOLDS), 0);
  const bytes = header.parts.reduce((sum, part) => sum + part.bytes, 0);
  return Buffer.byteLength(line) + bytes + boxes * BOX_BYTES;
};
