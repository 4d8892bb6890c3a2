// QR codes after ISO/IEC 18004, as few as a page needs: bytes, correction level L, versions 1 to 25.

/** Bytes of correction in each block, and how many blocks there are, by version. */
const CORRECTION = [7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, 28, 28, 30, 30, 26];
const BLOCKS = [1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9, 9, 10, 12];
const LEVEL_L = 1;

const range = (length: number): readonly number[] => Array.from({ length }, (_, index) => index);
const bitOf = (value: number, bit: number): boolean => ((value >>> bit) & 1) === 1;

/** Product in GF(256) modulo x⁸ + x⁴ + x³ + x² + 1. */
const times = (a: number, b: number): number => {
  let product = 0;
  for (let bit = 7; bit >= 0; bit--) product = (product << 1) ^ ((product >>> 7) * 0x11d) ^ (bitOf(b, bit) ? a : 0);
  return product;
};

const divisorOf = (degree: number): readonly number[] => {
  const divisor = [...Array<number>(degree - 1).fill(0), 1];
  let root = 1;
  for (let step = 0; step < degree; step++) {
    for (let at = 0; at < degree; at++) divisor[at] = times(divisor[at] ?? 0, root) ^ (divisor[at + 1] ?? 0);
    root = times(root, 2);
  }
  return divisor;
};

const correctionOf = (data: readonly number[], divisor: readonly number[]): readonly number[] =>
  data.reduce<readonly number[]>(
    (rest, byte) => {
      const [first = 0, ...others] = rest;
      return [...others, 0].map((one, at) => one ^ times(divisor[at] ?? 0, byte ^ first));
    },
    divisor.map(() => 0),
  );

/** Where alignment patterns have their middle, along either side. */
const alignmentsOf = (version: number): readonly number[] => {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const size = version * 4 + 17;
  const step = Math.ceil((size - 13) / (count * 2 - 2)) * 2;
  return [6, ...range(count - 1).map((index) => size - 7 - (count - 2 - index) * step)];
};

const capacityOf = (version: number): number => {
  const marks = version === 1 ? 0 : alignmentsOf(version).length;
  const plain = (16 * version + 128) * version + 64;
  const less = marks === 0 ? 0 : (25 * marks - 10) * marks - 55 + (version >= 7 ? 36 : 0);
  return Math.floor((plain - less) / 8);
};

const correctionIn = (version: number) => ({ each: CORRECTION[version - 1] ?? 0, blocks: BLOCKS[version - 1] ?? 1 });

const dataBytesOf = (version: number): number => {
  const { each, blocks } = correctionIn(version);
  return capacityOf(version) - each * blocks;
};

const headBits = (version: number): number => (version < 10 ? 12 : 20);

const versionFor = (bytes: number): number => {
  const version = range(BLOCKS.length).find((one) => headBits(one + 1) + bytes * 8 <= dataBytesOf(one + 1) * 8);
  if (version === undefined) throw new RangeError(`${String(bytes)} bytes do not fit`);
  return version + 1;
};

/** The text as the bytes of a version hold it: kind, length, text, and what fills it up. */
const filled = (text: Uint8Array, version: number): readonly number[] => {
  const bits = (value: number, length: number): string => value.toString(2).padStart(length, '0');
  const head = `0100${bits(text.length, headBits(version) - 4)}`;
  const all = dataBytesOf(version);
  const said = `${head}${Array.from(text, (byte) => bits(byte, 8)).join('')}`;
  const ended = `${said}0000`.slice(0, all * 8);
  const bytes = (ended.match(/.{1,8}/g) ?? []).map((byte) => Number.parseInt(byte.padEnd(8, '0'), 2));
  return [...bytes, ...range(all - bytes.length).map((index) => (index % 2 === 0 ? 0xec : 0x11))];
};

/** Blocks with their corrections, byte by byte of each in turn. */
const interleaved = (data: readonly number[], version: number): readonly number[] => {
  const { each, blocks } = correctionIn(version);
  const divisor = divisorOf(each);
  const [short, longs] = [Math.floor(data.length / blocks), data.length % blocks];
  const startOf = (block: number): number => block * short + Math.max(0, block - (blocks - longs));
  const parts = range(blocks).map((block) => data.slice(startOf(block), startOf(block + 1)));
  const corrections = parts.map((part) => correctionOf(part, divisor));
  const inTurn = (lists: readonly (readonly number[])[], most: number): readonly number[] =>
    range(most).flatMap((at) => lists.flatMap((list) => (at < list.length ? [list[at] ?? 0] : [])));
  return [...inTurn(parts, short + 1), ...inTurn(corrections, each)];
};

type Cells = (boolean | undefined)[][];

const setIn = (cells: Cells, x: number, y: number, isDark: boolean): void => {
  const row = cells[y];
  if (row !== undefined && x >= 0 && x < row.length) row[x] = isDark;
};

/** Squares within each other around a middle, out to `reach`. */
const square = (
  cells: Cells,
  [middleX, middleY]: readonly [number, number],
  reach: number,
  light: readonly number[],
) => {
  for (let dy = -reach; dy <= reach; dy++)
    for (let dx = -reach; dx <= reach; dx++) {
      const away = Math.max(Math.abs(dx), Math.abs(dy));
      setIn(cells, middleX + dx, middleY + dy, !light.includes(away));
    }
};

const remainder = (value: number, length: number, divisor: number): number =>
  range(length).reduce((rest) => (rest << 1) ^ ((rest >>> (length - 1)) * divisor), value);

const drawFormat = (cells: Cells, mask: number): void => {
  const size = cells.length;
  const said = (LEVEL_L << 3) | mask;
  const bits = ((said << 10) | remainder(said, 10, 0x537)) ^ 0x5412;
  const places = [0, 1, 2, 3, 4, 5, 7, 8].map((y) => [8, y] as const);
  const first = [...places, [7, 8] as const, ...[5, 4, 3, 2, 1, 0].map((x) => [x, 8] as const)];
  const second = [
    ...range(8).map((index) => [size - 1 - index, 8] as const),
    ...range(7).map((index) => [8, size - 7 + index] as const),
  ];
  for (const one of [first, second])
    one.forEach(([x, y], bit) => {
      setIn(cells, x, y, bitOf(bits, bit));
    });
  setIn(cells, 8, size - 8, true);
};

const drawVersion = (cells: Cells, version: number): void => {
  if (version < 7) return;
  const bits = (version << 12) | remainder(version, 12, 0x1f25);
  for (const bit of range(18)) {
    const [a, b] = [cells.length - 11 + (bit % 3), Math.floor(bit / 3)];
    setIn(cells, a, b, bitOf(bits, bit));
    setIn(cells, b, a, bitOf(bits, bit));
  }
};

/** None stands in the three corners, where something else does. */
const drawAlignments = (cells: Cells, version: number): void => {
  const marks = alignmentsOf(version);
  const last = marks.at(-1);
  const corners = new Set([`6 6`, `6 ${String(last)}`, `${String(last)} 6`]);
  for (const x of marks)
    for (const y of marks) if (!corners.has(`${String(x)} ${String(y)}`)) square(cells, [x, y], 2, [1]);
};

/** All that looks alike in every code of a version. */
const patterns = (version: number): Cells => {
  const size = version * 4 + 17;
  const cells: Cells = range(size).map(() => Array<boolean | undefined>(size).fill(undefined));
  for (const at of range(size)) {
    setIn(cells, 6, at, at % 2 === 0);
    setIn(cells, at, 6, at % 2 === 0);
  }
  const corners = [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ] as const;
  for (const corner of corners) square(cells, corner, 4, [2, 4]);
  drawAlignments(cells, version);
  drawFormat(cells, 0);
  drawVersion(cells, version);
  return cells;
};

/** The free places in the order in which bits are put there: two columns at a time, up and down in turn. */
const freePlaces = (cells: Cells): readonly (readonly [x: number, y: number])[] => {
  const size = cells.length;
  const rights = range(size)
    .map((index) => size - 1 - index)
    .filter((x) => (x > 6 ? x % 2 === 0 : x % 2 === 1 && x < 6));
  return rights
    .flatMap((right, turn) =>
      range(size).flatMap((step) => {
        const y = turn % 2 === 0 ? size - 1 - step : step;
        return [[right, y] as const, [right - 1, y] as const];
      }),
    )
    .filter(([x, y]) => cells[y]?.[x] === undefined);
};

const masks: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_x, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

/** How hard it is to read in one direction: long runs, and what looks like a corner. */
const lineFaults = (line: string): number => {
  const runs = (line.match(/0{5,}|1{5,}/g) ?? []).reduce((sum, run) => sum + run.length - 2, 0);
  return runs + 40 * [...line.matchAll(/(?=10111010000|00001011101)/g)].length;
};

const faultsOf = (code: Code): number => {
  const rows = code.map((row) => row.map((isDark) => (isDark ? '1' : '0')).join(''));
  const columns = range(code.length).map((x) => rows.map((row) => row[x] ?? '').join(''));
  const lines = [...rows, ...columns].reduce((sum, line) => sum + lineFaults(line), 0);
  const blocks = rows.slice(1).reduce((sum, row, y) => {
    const above = rows[y] ?? '';
    return (
      sum +
      range(row.length - 1).filter((x) => new Set(`${row.slice(x, x + 2)}${above.slice(x, x + 2)}`).size === 1).length
    );
  }, 0);
  const dark = rows.join('').replaceAll('0', '').length / (code.length * code.length);
  return lines + 3 * blocks + 10 * Math.floor(Math.abs(dark * 20 - 10));
};

/** Rows of a code: true is dark. */
export type Code = readonly (readonly boolean[])[];

/** The QR code of a text. */
export const qrCode = (text: string): Code => {
  const bytes = new TextEncoder().encode(text);
  const version = versionFor(bytes.length);
  const data = interleaved(filled(bytes, version), version);
  const base = patterns(version);
  const free = freePlaces(base);
  const codes = masks.map((isTurned, mask) => {
    const cells = base.map((row) => [...row]);
    drawFormat(cells, mask);
    free.forEach(([x, y], at) => {
      setIn(cells, x, y, bitOf(data[at >> 3] ?? 0, 7 - (at & 7)) !== isTurned(x, y));
    });
    return cells.map((row) => row.map((cell) => cell === true));
  });
  const [best] = codes
    .map((code) => ({ code, faults: faultsOf(code) }))
    .toSorted((one, other) => one.faults - other.faults);
  return best?.code ?? [];
};

/** The dark squares of a code as the path of a drawing, one unit each. */
export const pathOf = (code: Code): string =>
  code.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${String(x)} ${String(y)}h1v1h-1z`] : []))).join('');
