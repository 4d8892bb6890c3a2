// Makes the schemas of all answers from the types in apps/api/src/edge/answers.ts: `npm run schemas`. What a field is and what
// its comment says stands in the code once, and the OpenAPI document says the same.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import ts from 'typescript';

const root = join(import.meta.dirname, '..', '..');
const source = join(root, 'apps/api/src/edge/answers.ts');

/** Where the schemas are kept. */
export const file = join(root, 'apps/api/src/edge/answers.json');

type Schema = Readonly<Record<string, unknown>>;

const literalsOf = (types: readonly ts.Type[]) => types.flatMap((type) => (type.isLiteral() ? [type.value] : []));

const jsonTypeOf = (value: unknown): string => {
  if (value === null) return 'null';
  return Number.isInteger(value) ? 'integer' : typeof value;
};

const chosenFrom = (values: readonly unknown[]): Schema => {
  const kinds = [...new Set(values.map(jsonTypeOf))];
  return { type: kinds.length === 1 ? kinds[0] : kinds, enum: values };
};

/** Where a field is written; the compiler's own order of mapped types depends on what it happened to check before. */
const placeOf = (field: ts.Symbol): readonly [string, number, string] => {
  const written = field.declarations?.[0];
  return [written?.getSourceFile().fileName ?? '', written?.getStart() ?? 0, field.name];
};

const inWrittenOrder = (fields: readonly ts.Symbol[]): readonly ts.Symbol[] =>
  [...fields].sort((one, other) => {
    const [[file, at, name], [otherFile, otherAt, otherName]] = [placeOf(one), placeOf(other)];
    if (file !== otherFile) return file < otherFile ? -1 : 1;
    return at - otherAt || (name < otherName ? -1 : 1);
  });

const inOrderOfText = (schemas: readonly Schema[]): readonly Schema[] =>
  schemas
    .map((schema) => [JSON.stringify(schema), schema] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, schema]) => schema);

/** Walks types and gathers a schema for each that has a name. */
class Walk {
  readonly schemas: Record<string, Schema> = {};
  private readonly checker: ts.TypeChecker;
  private readonly names: ReadonlyMap<ts.Type, ts.Symbol>;

  constructor(checker: ts.TypeChecker, names: ReadonlyMap<ts.Type, ts.Symbol>) {
    this.checker = checker;
    this.names = names;
  }

  schemaOf(type: ts.Type): Schema {
    const simple = this.simple(type);
    if (simple !== undefined) return simple;
    const name = this.names.get(type);
    return name === undefined ? this.unnamed(type) : this.named(name, type);
  }

  private unnamed(type: ts.Type): Schema {
    if (type.isUnion()) return this.union(type.types);
    if (this.checker.isArrayType(type) || this.checker.isTupleType(type)) return this.list(type as ts.TypeReference);
    return this.object(type);
  }

  private simple(type: ts.Type): Schema | undefined {
    if (type.isLiteral()) return { type: jsonTypeOf(type.value), enum: [type.value] };
    if (type.flags & ts.TypeFlags.BooleanLiteral) {
      return { type: 'boolean', enum: [this.checker.typeToString(type) === 'true'] };
    }
    if (type.flags & (ts.TypeFlags.String | ts.TypeFlags.TemplateLiteral)) return { type: 'string' };
    if (type.flags & ts.TypeFlags.Number) return { type: 'number' };
    if (type.flags & ts.TypeFlags.Null) return { type: 'null' };
    if (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return {};
    return undefined;
  }

  private union(types: readonly ts.Type[]): Schema {
    const has = (flag: ts.TypeFlags) => types.some(({ flags }) => (flags & flag) !== 0);
    const nothing = has(ts.TypeFlags.Null) ? [null] : [];
    const words = literalsOf(types).sort();
    const truths = types.filter(({ flags }) => flags & ts.TypeFlags.BooleanLiteral);
    const apart = ts.TypeFlags.Undefined | ts.TypeFlags.Null | ts.TypeFlags.BooleanLiteral;
    const rest = types.filter((type) => !type.isLiteral() && !(type.flags & apart)).map((type) => this.schemaOf(type));
    if (rest.length + truths.length === 0) return chosenFrom([...words, ...nothing]);
    return merged([
      ...inOrderOfText(rest),
      ...(words.length === 0 ? [] : [chosenFrom(words)]),
      ...(truths.length === 2 ? [{ type: 'boolean' }] : truths.map((type) => this.schemaOf(type))),
      ...nothing.map(() => ({ type: 'null' })),
    ]);
  }

  private list(type: ts.TypeReference): Schema {
    const given = this.checker.getTypeArguments(type);
    const [only] = given;
    if (only !== undefined && this.checker.isArrayType(type)) return { type: 'array', items: this.schemaOf(only) };
    return { type: 'array', items: merged(given.map((one) => this.schemaOf(one))) };
  }

  private named(symbol: ts.Symbol, type: ts.Type): Schema {
    const { name } = symbol;
    if (!(name in this.schemas)) {
      // Before its fields, one of which may lead back to it.
      this.schemas[name] = {};
      this.schemas[name] = { ...this.unnamed(type), ...this.told(symbol) };
    }
    return { $ref: `#/components/schemas/${name}` };
  }

  private object(type: ts.Type): Schema {
    const fields = inWrittenOrder(this.checker.getPropertiesOfType(type));
    const more = this.checker.getIndexInfoOfType(type, ts.IndexKind.String);
    if (fields.length === 0) {
      return { type: 'object', additionalProperties: more === undefined ? false : this.schemaOf(more.type) };
    }
    const required = fields.filter(({ flags }) => !(flags & ts.SymbolFlags.Optional)).map(({ name }) => name);
    return {
      type: 'object',
      properties: Object.fromEntries(fields.map((field) => [field.name, this.field(field)])),
      ...(required.length > 0 ? { required } : {}),
      ...(more === undefined ? {} : { additionalProperties: this.schemaOf(more.type) }),
    };
  }

  private field(field: ts.Symbol): Schema {
    return { ...this.schemaOf(this.checker.getTypeOfSymbol(field)), ...this.told(field) };
  }

  private told(symbol: ts.Symbol): Schema {
    const text = ts.displayPartsToString(symbol.getDocumentationComment(this.checker)).replaceAll(/\s+/g, ' ').trim();
    return text === '' ? {} : { description: text };
  }
}

const merged = (choices: readonly Schema[]): Schema => {
  const different = [...new Map(choices.map((choice) => [JSON.stringify(choice), choice])).values()];
  const [only] = different;
  if (different.length === 1 && only !== undefined) return only;
  const plain = different.every(
    (choice) => Object.keys(choice).join() === 'type' && typeof choice['type'] === 'string',
  );
  return plain ? { type: different.map(({ type }) => type) } : { anyOf: different };
};

/** Types that are exported under a name, without those that still ask for other types; each name once. */
const namesIn = (program: ts.Program, checker: ts.TypeChecker): ReadonlyMap<ts.Type, ts.Symbol> => {
  const ours = program.getSourceFiles().filter(({ fileName }) => /\/(apps|libs)\/.*(?<!\.d)\.ts$/.test(fileName));
  const symbols = ours
    .map((one) => checker.getSymbolAtLocation(one))
    .filter((module) => module !== undefined)
    .flatMap((module) => [...(module.exports?.values() ?? [])])
    .filter(({ flags }) => flags & (ts.SymbolFlags.TypeAlias | ts.SymbolFlags.Interface))
    .filter(
      (symbol) => !symbol.declarations?.some((one) => 'typeParameters' in one && one.typeParameters !== undefined),
    );
  const byName = new Map(symbols.map((symbol) => [symbol.name, symbol]));
  const once = [...byName.values()].filter(({ name }) => symbols.filter((other) => other.name === name).length === 1);
  return new Map(once.map((symbol) => [checker.getDeclaredTypeOfSymbol(symbol), symbol]));
};

const optionsOf = (): ts.CompilerOptions =>
  ts.parseJsonConfigFileContent(
    ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile.bind(ts.sys)).config,
    ts.sys,
    root,
  ).options;

/** The schemas as they follow from the types now: of every answer by its operation, and of every type that has a name. */
export const schemasText = async (): Promise<string> => {
  const program = ts.createProgram([source], { ...optionsOf(), noEmit: true });
  const checker = program.getTypeChecker();
  const module = checker.getSymbolAtLocation(program.getSourceFile(source)!);
  const answers = checker.getExportsOfModule(module!).find(({ name }) => name === 'Answers');
  const walk = new Walk(checker, namesIn(program, checker));
  const byOperation = checker
    .getPropertiesOfType(checker.getDeclaredTypeOfSymbol(answers!))
    .map((field) => [field.name, walk.schemaOf(checker.getTypeOfSymbol(field))] as const);
  const sorted = Object.fromEntries(Object.entries(walk.schemas).sort(([a], [b]) => (a < b ? -1 : 1)));
  const text = JSON.stringify({ answers: Object.fromEntries(byOperation), schemas: sorted });
  return format(text, { ...(await resolveConfig(file)), parser: 'json' });
};

if (import.meta.main) writeFileSync(file, await schemasText());
