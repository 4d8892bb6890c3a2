import { createHash, randomBytes } from 'node:crypto';

/** As much of a JSON schema as is needed to fill in a body by it. */
export interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly type?: string | readonly string[];
  readonly example?: unknown;
  readonly minItems?: number;
}

interface Operation {
  readonly operationId?: string;
  readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> };
}

/** The product's own description of itself. */
export interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** What somebody has to say in a body, by the name of the field. */
export type Said = Readonly<Record<string, unknown>>;

const HASH = '^[0-9a-f]{64}$';
const DAY = String.raw`^\d{4}-(0[1-9]`;

const partsOf = (path: string): readonly string[] => path.split('/');
const fits = (template: string, path: string): boolean => {
  const [wanted, given] = [partsOf(template), partsOf(path)];
  return wanted.length === given.length && wanted.every((part, at) => part.startsWith('{') || part === given[at]);
};

/** Fills in bodies as the OpenAPI document describes them: what is required, and what somebody has to say. */
export class Forms {
  constructor(private readonly document: OpenApi) {}

  /** The names of the fields that a body may have. */
  fieldsOf(path: string): readonly string[] {
    return Object.keys(this.schemaOf(path).properties ?? {});
  }

  /** The values that the document lists for a field of a body. */
  choicesOf(path: string, field: string): readonly unknown[] {
    return this.resolved(this.schemaOf(path).properties?.[field] ?? {}).enum ?? [];
  }

  /** The examples of those fields of a part of a body that are wanted. */
  examplesOf(path: string, part: string, isWanted: (field: string) => boolean): Said {
    const { properties = {} } = this.resolved(this.schemaOf(path).properties?.[part] ?? {});
    const wanted = Object.entries(properties).filter(([field]) => isWanted(field));
    return Object.fromEntries(wanted.map(([field, schema]) => [field, this.value(schema, undefined, '')]));
  }

  /** A body for this route on a day. */
  fill(path: string, said: Said, day: string): unknown {
    return this.object(this.schemaOf(path), said, day);
  }

  private schemaOf(path: string): Schema {
    // A route that is written out stands before one with a gap.
    const templates = Object.keys(this.document.paths).filter((template) => fits(template, path));
    const [exact = ''] = templates.toSorted((a, b) => a.split('{').length - b.split('{').length);
    const operation = this.document.paths[exact]?.['post'];
    if (operation === undefined) throw new Error(`the OpenAPI document knows no POST ${path}`);
    return this.resolved(operation.requestBody?.content?.['application/json']?.schema ?? {});
  }

  private resolved(schema: Schema): Schema {
    if (schema.$ref !== undefined) {
      return this.resolved(this.document.components.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {});
    }
    return schema.allOf?.[0] === undefined ? schema : this.resolved(schema.allOf[0]);
  }

  private object(schema: Schema, said: Said, day: string): unknown {
    const properties = Object.entries(schema.properties ?? {});
    const wanted = properties.filter(([name]) => schema.required?.includes(name) === true || name in said);
    return Object.fromEntries(wanted.map(([name, property]) => [name, this.value(property, said[name], day)]));
  }

  private value(given: Schema, said: unknown, day: string): unknown {
    const schema = this.resolved(given);
    const { items, properties } = schema;
    if (properties !== undefined) return this.object(schema, (said ?? {}) as Said, day);
    if (items !== undefined && Array.isArray(said)) return said.map((one) => this.value(items, one, day));
    return said ?? (items === undefined ? this.one(schema, day) : this.list(schema, day));
  }

  /** What nobody has to say anything of: a hash of some paper, the day, or as in the example. */
  private one({ pattern = '', example, enum: choices }: Schema, day: string): unknown {
    if (pattern === HASH) return createHash('sha256').update(randomBytes(16)).digest('hex');
    return pattern.startsWith(DAY) ? day : (example ?? choices?.[0]);
  }

  private list(schema: Schema, day: string): unknown {
    if (schema.example !== undefined) return schema.example;
    return Array.from({ length: schema.minItems ?? 0 }, () => this.value(schema.items ?? {}, undefined, day));
  }
}
