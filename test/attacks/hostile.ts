import type { Client } from '../support/product.js';

/** Values that programs trip over: ends of number ranges and of time, names of their own insides, texts that are none. */
const hostile: readonly unknown[] = [
  ...[null, true, 0, -1, 1e20, 1.5, '', ' ', [], {}, [[]], [null], { length: 1e9 }],
  ...[
    '1e20',
    '99999999999999999999',
    '-0',
    'NaN',
    '__proto__',
    'constructor',
    'toString',
    '../..',
    '%00',
    '\u0000',
    '\ud800',
  ],
  ...[
    '9999-12-31',
    '0001-01-01',
    '9999-12-31T23:59:59.999Z',
    '0000-01-01T00:00:00Z',
    '2026-02-30',
    '1969-12-31T23:59:59+14:00',
  ],
  ...['x'.repeat(30_000), 'ạ'.repeat(101), "' OR 1=1 --", '$ne', '=1+1', '999.9999', '1'.repeat(400)],
];

type Schema = Readonly<Record<string, any>>;

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly { readonly in: string; readonly name: string }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, Schema>> };
}

/** A request that nobody sends by mistake. */
export interface HostileRequest {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

/** Every way to put one value in place of one leaf of a sample. */
const replaced = (sample: unknown, value: unknown): unknown[] => {
  if (typeof sample !== 'object' || sample === null) return [value];
  const entries = Object.entries(sample);
  const inner = entries.flatMap(([key, entry]) =>
    replaced(entry, value).map((changed) => {
      if (Array.isArray(sample)) return sample.map((item: unknown, at) => (String(at) === key ? changed : item));
      return { ...sample, [key]: changed };
    }),
  );
  return [value, ...inner];
};

const withId = (path: string, ids: Readonly<Record<string, string>>): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(ids[name] ?? ids['id'] ?? 'x'));

/** In a path and a query only what can stand there. */
const asText = (value: unknown): string => {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return encodeURIComponent(text.toWellFormed().slice(0, 600));
};

const requestsOf = (path: string, method: string, operation: Operation, id: string): HostileRequest[] => {
  const { operationId, parameters = [], requestBody } = operation;
  const media = requestBody?.content['application/json'];
  const examples = Object.values((media?.['examples'] ?? {}) as Record<string, { value: unknown }>);
  const sample: unknown = media?.['example'] ?? examples[0]?.value;
  const to = (there: string, body: unknown): HostileRequest => ({ operation: operationId, method, path: there, body });
  const plain = withId(path, { id });
  const inPath = parameters.filter((one) => one.in === 'path').map(({ name }) => name);
  const inQuery = parameters.filter((one) => one.in === 'query').map(({ name }) => name);
  return hostile.flatMap((value) => [
    ...inPath.map((name) => to(withId(path, { id }).replace(plain, hostilePath(path, name, id, value)), sample)),
    ...inQuery.map((name) => to(`${plain}?${name}=${asText(value)}`, sample)),
    ...(sample === undefined ? [] : replaced(sample, value).map((body) => to(plain, body))),
    ...(sample === undefined ? [] : [to(plain, { ...(sample as object), occurredAt: value, backdatedReason: 'X' })]),
  ]);
};

const hostilePath = (path: string, name: string, id: string, value: unknown): string =>
  withId(path.replace(`{${name}}`, '\u0001'), { id }).replace('\u0001', asText(value));

/** For every operation of a document, every field and parameter in turn with every hostile value. */
export const hostileRequests = (document: { readonly paths: Readonly<Record<string, object>> }, id: string) =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item as Readonly<Record<string, Operation>>).flatMap(([method, operation]) =>
      requestsOf(path, method.toUpperCase(), operation, id),
    ),
  );

/** Sends requests a few at a time; those that were not answered as a request of a client deserves. */
export const faultsOf = async (client: Client, requests: readonly HostileRequest[]): Promise<readonly string[]> => {
  const faults: string[] = [];
  const left = requests.values();
  const one = async (): Promise<void> => {
    for (const { operation, method, path, body } of left) {
      const text = body === undefined ? undefined : JSON.stringify(body);
      const { status } = await client.send(
        method,
        path,
        text,
        body === undefined ? {} : { 'content-type': 'application/json' },
      );
      if (status >= 500)
        faults.push(`${operation} ${String(status)}: ${method} ${path.slice(0, 200)} ${(text ?? '').slice(0, 300)}`);
    }
  };
  await Promise.all(Array.from({ length: 8 }, one));
  return faults;
};
