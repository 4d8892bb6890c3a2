// What the pages are told of the product, out of the product itself: the types of answers, what every command asks for, and
// what events and codes are called.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@hey-api/openapi-ts';
import { format, resolveConfig } from 'prettier';
import { detailWords, eventWords, roleWords, seatWords } from '#exams';

const root = join(import.meta.dirname, '..', '..');
const folder = join(root, 'apps/web/src/api');

/** Where each of what is made is kept. */
export const files = {
  types: join(folder, 'types.gen.ts'),
  acts: join(folder, 'acts.gen.json'),
  words: join(folder, 'words.gen.json'),
  events: join(folder, 'events.gen.json'),
} as const;

type Json = Readonly<Record<string, unknown>>;
type Schemas = Readonly<Record<string, Schema>>;

/** As much of a JSON schema as the bodies of commands use. */
interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly type?: string | readonly string[];
  readonly properties?: Schemas;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly example?: unknown;
  readonly description?: string;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
}

interface Operation {
  readonly operationId: string;
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly 'x-khoabang'?: Json;
}

/** The product's description of itself. */
export interface Described {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Schemas };
}

const HASH = '^[0-9a-f]{64}$';
const ID = String.raw`^[\w.:-]{1,100}$`;
const PERSON = 'personId';
/** Asked for by every command, and by the pages in one place of their own. */
const late: readonly string[] = ['occurredAt', 'backdatedReason', 'backdatedNote'];
/** Who may write more than a line writes a text. */
const LINE_MAX = 300;

/** What a text is, by what its schema says of it: the first that fits. */
const textKinds: readonly (readonly [kind: string, fits: (schema: Schema) => boolean])[] = [
  ['choice', ({ enum: choices }) => choices !== undefined],
  ['hash', ({ pattern }) => pattern === HASH],
  ['day', ({ pattern }) => pattern?.startsWith(String.raw`^\d{4}-(0[1-9]`) === true],
  ['moment', ({ pattern }) => pattern?.startsWith(String.raw`^(\d{4}-`) === true],
  ['mark', ({ pattern }) => pattern?.startsWith(String.raw`^\d{1,3}(\.`) === true],
  ['person', ({ description, example }) => description?.includes(PERSON) === true || example === 'person-1'],
  ['code', ({ pattern }) => pattern === ID],
  ['text', ({ maxLength = 0 }) => maxLength > LINE_MAX],
];

const kindOfText = (schema: Schema): string => textKinds.find(([, fits]) => fits(schema))?.[0] ?? 'line';

const scalarKinds: Readonly<Record<string, string>> = { boolean: 'yes', integer: 'count', number: 'count' };

const limitsOf = ({ minItems, maxItems, minimum, maximum, maxLength, enum: choices }: Schema): Json => {
  const limits = { choices, least: minItems ?? minimum, most: maxItems ?? maximum, long: maxLength };
  return Object.fromEntries(Object.entries(limits).filter(([, limit]) => limit !== undefined));
};

/** What a field is, as a form asks for it. */
const shapeOf = (given: Schema, schemas: Schemas): Json => {
  const { $ref, allOf, properties, items, type } = given;
  if ($ref !== undefined) return shapeOf(schemas[$ref.split('/').at(-1)!]!, schemas);
  if (allOf?.[0] !== undefined) return shapeOf(allOf[0], schemas);
  if (properties !== undefined) return { kind: 'group', fields: fieldsOf(given, schemas) };
  if (items !== undefined) {
    const of = shapeOf({ ...items, description: items.description ?? given.description ?? '' }, schemas);
    return { kind: 'list', ...limitsOf(given), of };
  }
  const kind = scalarKinds[String(type)] ?? kindOfText(given);
  return { kind, ...limitsOf(given) };
};

const fieldsOf = ({ properties = {}, required = [] }: Schema, schemas: Schemas): readonly Json[] =>
  Object.entries(properties)
    .filter(([name]) => !late.includes(name))
    .map(([name, schema]) => ({
      name,
      ...(required.includes(name) ? { needed: true } : {}),
      ...shapeOf(schema, schemas),
    }));

const actOf = (path: string, { requestBody, ...operation }: Operation, schemas: Schemas): Json => {
  const { title, roles, weighty } = operation['x-khoabang']!;
  const schema = requestBody!.content['application/json']!.schema;
  const { fields } = shapeOf(schema, schemas);
  return { path, title, roles, ...(weighty === true ? { weighty } : {}), fields };
};

const formatted = async (text: string, file: string): Promise<string> =>
  format(text, { ...(await resolveConfig(file)), filepath: file });

/** Every command by its name: where it is sent, what it is called, who may send it, and what its body holds. */
export const actsText = ({ paths, components }: Described): Promise<string> => {
  const acts = Object.entries(paths).flatMap(([path, { post }]) =>
    post?.['x-khoabang'] === undefined ? [] : [[post.operationId, actOf(path, post, components.schemas)] as const],
  );
  return formatted(JSON.stringify(Object.fromEntries(acts)), files.acts);
};

/** What happened has a list of its own. */
const codesAlone = Object.fromEntries(Object.entries(detailWords).filter(([kind]) => kind !== 'event'));

/** What roles, seats and the codes in answers are called. */
export const wordsText = (): Promise<string> =>
  formatted(JSON.stringify({ roles: roleWords, seats: seatWords, codes: codesAlone }), files.words);

/** What every event of the log is called. */
export const eventsText = (): Promise<string> => formatted(JSON.stringify(eventWords), files.events);

/** The types of all answers and of what they hold. */
export const typesText = async (): Promise<string> => {
  const text = readFileSync(join(root, 'apps/api/src/edge/answers.json'), 'utf8');
  const { answers, schemas } = JSON.parse(text) as Readonly<Record<'answers' | 'schemas', Schemas>>;
  const named = Object.fromEntries(Object.entries(answers).map(([name, schema]) => [`${name}Answer`, schema]));
  const output = mkdtempSync(join(tmpdir(), 'khoabang-types-'));
  try {
    const input = { openapi: '3.1.0', info: { title: 'Khoa Bảng', version: '1' }, paths: {} };
    await createClient({
      input: { ...input, components: { schemas: { ...schemas, ...named } } },
      output: { path: output },
      plugins: ['@hey-api/typescript'],
      logs: { level: 'silent' },
    });
    return await formatted(readFileSync(join(output, 'types.gen.ts'), 'utf8'), files.types);
  } finally {
    rmSync(output, { recursive: true });
  }
};
