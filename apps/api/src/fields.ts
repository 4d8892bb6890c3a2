import { applyDecorators, type Type as Class } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';

// One decorator for each kind of field: its check and its place in the OpenAPI document cannot drift apart.

/** A body that lists more than this is an import and goes through the import routes. */
const LIST_MAX = 2_000;
/** Reasons and minutes are pages, not books. */
export const TEXT_MAX = 20_000;

const sealedFields = new Map<object, string[]>();

/** Names of the fields of a body that hold free text: they go to the vault, and the event carries a commitment. */
export const freeTextFields = (body: object): readonly string[] => {
  const prototype = Object.getPrototypeOf(body) as object | null;
  return prototype === null ? [] : [...(sealedFields.get(prototype) ?? []), ...freeTextFields(prototype)];
};

/** Makes the field beside it optional. Stands first. */
export const Maybe = (): PropertyDecorator => applyDecorators(IsOptional(), ApiProperty({ required: false }));

const field = (options: ApiPropertyOptions, ...checks: PropertyDecorator[]): PropertyDecorator =>
  applyDecorators(ApiProperty(options), ...checks);

const text = (pattern: RegExp, what: string, example: string): PropertyDecorator =>
  field(
    { type: String, pattern: pattern.source, example },
    IsString({ message: `$property must be ${what}` }),
    Matches(pattern, { message: `$property must be ${what}` }),
  );

/** An opaque id: letters, digits and `. _ : -`. Never a name. */
export const Id = (): PropertyDecorator =>
  text(/^[\w.:-]{1,100}$/, 'an id of 1 to 100 letters, digits or . _ : -', 'P1');

/** A code of the catalogue, a plan or a scheme: `72-KH/TU`, `VN-CIVIL-2025@1`. */
export const Label = (): PropertyDecorator =>
  text(
    /^[\p{L}\p{N} ./_:@()–-]{1,120}$/u,
    'a number or code of 1 to 120 letters, digits or . / _ : @ ( ) -',
    '72-KH/TU',
  );

/** The title of a unit or a post: a public name, never a person's. */
export const Title = (): PropertyDecorator =>
  field({ type: String, maxLength: 300 }, IsString(), MinLength(1), MaxLength(300));

/** SHA-256 in hex. */
export const Hash = (): PropertyDecorator =>
  text(/^[0-9a-f]{64}$/, 'a SHA-256 in 64 lower-case hex digits', '0'.repeat(64));

/** 32 random bytes in hex. */
export const Seed = (): PropertyDecorator =>
  text(/^[0-9a-f]{64}$/, '32 bytes in 64 lower-case hex digits', 'a'.repeat(64));

/** A day in Vietnam. */
export const Day = (): PropertyDecorator =>
  text(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'a day like 2026-03-17', '2026-03-17');

/** An instant, RFC 3339 in UTC with milliseconds. */
export const Instant = (): PropertyDecorator =>
  text(
    /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/,
    'an instant in UTC like 2026-03-17T01:00:00.000Z',
    '2026-03-17T01:00:00.000Z',
  );

/** A score: an exact decimal in a string. A JSON number is refused, for binary floats cannot hold every mark. */
export const Score = (): PropertyDecorator =>
  text(/^\d{1,3}(\.\d{1,4})?$/, 'a score as a string with ASCII digits and a dot, like "66.25"', '66.25');

/** Free text. It may name people, so it goes to the vault; the event carries its reference and a commitment. */
export const FreeText = (): PropertyDecorator => (target, property) => {
  sealedFields.set(target, [...(sealedFields.get(target) ?? []), String(property)]);
  field(
    { type: String, maxLength: TEXT_MAX, description: 'Free text: kept in the vault, not in the log.' },
    IsString(),
    MinLength(1),
    MaxLength(TEXT_MAX),
  )(target, property);
};

export const Flag = (): PropertyDecorator => field({ type: Boolean }, IsBoolean());

export const Count = (least = 0, most = 100_000): PropertyDecorator =>
  field({ type: 'integer', minimum: least, maximum: most }, IsInt(), Min(least), Max(most));

export const OneOf = (...values: readonly string[]): PropertyDecorator =>
  field(
    { type: String, enum: [...values] },
    IsIn(values, { message: `$property must be one of ${values.join(', ')}` }),
  );

/** A list of ids, without repeats. */
export const Ids = (least = 0): PropertyDecorator =>
  field(
    { type: [String], minItems: least, maxItems: LIST_MAX },
    IsArray(),
    ArrayMinSize(least),
    ArrayMaxSize(LIST_MAX),
    ArrayUnique(),
    IsString({ each: true }),
    Matches(/^[\w.:-]{1,100}$/, {
      each: true,
      message: 'each of $property must be an id of 1 to 100 letters, digits or . _ : -',
    }),
  );

/** One object of another body class. */
export const Part = (of: () => Class): PropertyDecorator => field({ type: of }, IsObject(), ValidateNested(), Type(of));

/** A list of objects of another body class. */
export const Parts = (of: () => Class, least = 0): PropertyDecorator =>
  field(
    { type: of, isArray: true, minItems: least, maxItems: LIST_MAX },
    IsArray(),
    ArrayMinSize(least),
    ArrayMaxSize(LIST_MAX),
    ValidateNested({ each: true }),
    Type(of),
  );

/** A name or number of a person: trimmed and in one Unicode form. Only for bodies that go straight to the vault. */
export const Personal = (most = 200): PropertyDecorator =>
  field(
    { type: String, maxLength: most },
    IsString(),
    MinLength(1),
    MaxLength(most),
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.normalize('NFC').trim() : value)),
  );
