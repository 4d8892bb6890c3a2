type KeysOfEach<Table> = Table extends object ? keyof Table : never;

/** Nothing to add where no key stands in two tables; otherwise a demand that no list of tables meets. */
type Apart<Tables extends readonly object[]> = Tables extends readonly [
  infer First extends object,
  ...infer Rest extends readonly object[],
]
  ? [keyof First & KeysOfEach<Rest[number]>] extends [never]
    ? Apart<Rest>
    : { readonly 'in two tables': keyof First & KeysOfEach<Rest[number]> }
  : unknown;

type Joined<Tables extends readonly object[]> = Tables extends readonly [
  infer First extends object,
  ...infer Rest extends readonly object[],
]
  ? First & Joined<Rest>
  : unknown;

/** Tables with different keys as one table. A key that two of them share does not compile. */
export const joined = <const Tables extends readonly object[]>(tables: Tables & Apart<Tables>): Joined<Tables> =>
  Object.fromEntries(tables.flatMap((table) => Object.entries(table))) as Joined<Tables>;

/** The same keys, with every entry as `change` makes it: the types follow entry by entry. */
export const eachOf = <Table extends object, Changed extends Readonly<Record<keyof Table & string, unknown>>>(
  table: Table,
  change: <Key extends keyof Table & string>(entry: Table[Key], key: Key) => Changed[Key],
): Changed =>
  Object.fromEntries(
    (Object.keys(table) as (keyof Table & string)[]).map((key) => [key, change(table[key], key)]),
  ) as Changed;
