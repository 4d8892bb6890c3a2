/** One request by which somebody could hold up everybody else. */
export interface Attack {
  readonly name: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const json = { 'content-type': 'application/json' };
const unknown = `{${Array.from({ length: 16_000 }, (_, at) => `"f${String(at)}":0`).join()}}`;
const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
const nodes = `{"a":[${Array.from({ length: 400 }, () => '{"a":0,"b":0,"c":0,"d":0,"e":0,"f":0,"g":0,"h":0,"i":0,"j":0}').join()}]}`;
const ids = `{"candidates":[${Array.from({ length: 20_000 }, (_, at) => `"c${String(at)}"`).join()}]}`;
const header = 'code,name,kind,owner,authority,superior,effectiveOn';
const lines = Array.from(
  { length: 4_900 },
  (_, at) => `WORST-${String(at)},Trường mẫu ${String(at)},SCHOOL,sample,person-admin,person-admin,2026-01-05`,
);

const posted = (name: string, path: string, body: string, headers: Attack['headers'] = json): Attack => ({
  ...{ name, path, body, headers },
  method: 'POST',
});

const declaration = '/api/rounds/r/declare-no-relationship';
const csv = { 'content-type': 'text/csv' };

/** The worst that one account can ask for, as far as it is known: each at the limits that the edge sets. */
export const worst: readonly Attack[] = [
  posted('unknown fields', declaration, unknown),
  posted('as many values as a body may hold', declaration, nodes),
  posted('a deep body', declaration, deep),
  posted('a list of ids', declaration, ids),
  posted('unknown fields to sign in', '/api/session', unknown.slice(0, 16_000)),
  posted('wrong passwords', '/api/session', JSON.stringify({ login: 'admin', password: 'not the password' })),
  posted('a file of bad lines', '/api/imports/units', `${header}\n${',,,,,,\n'.repeat(4_900)}`, csv),
  posted('a file of good lines', '/api/imports/units', [header, ...lines].join('\n'), csv),
  posted('a path of many parts', `/api/${'x/'.repeat(4_000)}`, '{}'),
  posted('many cookies', '/api/rounds/r/close-round', '{}', { ...json, cookie: 'khoabang=a.b; '.repeat(800) }),
  { name: 'the longest list', method: 'GET', path: '/api/accounts?limit=500' },
  // What nothing meets is looked for among all: units of the file before, one by one as far as the asker says.
  { name: 'a filter that nothing meets', method: 'GET', path: '/api/units?limit=1&status=NOPE' },
  { name: 'a filter that nothing met', method: 'GET', path: '/api/units?limit=1&status=NOPE&valid=1990-01-01' },
  { name: 'the description of the interface', method: 'GET', path: '/api/openapi.json' },
  { name: 'the viewer of the interface', method: 'GET', path: '/docs/swagger-ui-init.js' },
];
