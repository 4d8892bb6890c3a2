import { BOX_BYTES } from '#vault';
import { z } from 'zod';
import { exits, Sentence } from '../command.js';

/** The form of the file. Another one needs another number. */
const FORMAT = 'khoabang.backup/1';
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

const shape = z.strictObject({
  format: z.literal(FORMAT),
  /** When it was begun: everything that was acknowledged before is in it. */
  taken: z.iso.datetime(),
  /** Where the log in it ends, and what all its rows give when they are hashed one with the other. */
  position: count,
  chain: z.string().max(64),
  salt: hex64,
  check: hex64,
  parts: z.array(z.strictObject({ name: z.enum(partNames), bytes: count })).max(partNames.length),
});

/** A log and its vault, with or without views. */
const isWhole = ({ parts }: z.infer<typeof shape>): boolean => {
  const names = new Set(parts.map(({ name }) => name));
  return names.size === parts.length && names.has('events.sqlite') && names.has('vault.sqlite');
};

/** What stands openly at the beginning of a backup. Every box is bound to it, so no part of it can be altered. */
export type Header = Readonly<Omit<z.infer<typeof shape>, 'parts'>> & { readonly parts: readonly Part[] };

/** A header as it is written: one line. */
export const headerLine = (header: Omit<Header, 'format'>): string =>
  `${JSON.stringify({ format: FORMAT, ...header })}\n`;

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
  const { success, data } = shape.refine(isWhole).safeParse(end === -1 ? undefined : jsonIn(line));
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
