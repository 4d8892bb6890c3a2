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
  ValidateBy,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { type CommitmentKind, formulas } from '#exams';
import { isDay } from '#rules';
import type { FieldOf, NullField, OptionalField, UnsealedText } from './field-types.js';
import { wordsOfField } from './field-words.js';
import type { Words } from '../edge/problem.js';
import { today } from '../edge/today.js';

// One decorator for each kind of field: its check and its place in the OpenAPI document cannot drift apart.

/**
 * The most that a list can need. The law sets none of these numbers but that of a council, which is 5 or 7 and in no pack
 * above 9: the others are what no round of a whole province has come near.
 */
export const atMost = {
  councillors: 15,
  boardMembers: 60,
  present: 30,
  candidates: 500,
  posts: 100,
  papers: 50,
  records: 200,
  rules: 30,
  units: 100,
  parameters: 30,
} as const;

/** Reasons and minutes are pages, not books. */
export const TEXT_MAX = 20_000;

const sealedFields = new Map<object, string[]>();

/** Names of the fields of a body that hold free text: they go to the vault, and the event carries a commitment. */
export const freeTextFields = (body: object): readonly string[] => {
  const prototype = Object.getPrototypeOf(body) as object | null;
  return prototype === null ? [] : [...(sealedFields.get(prototype) ?? []), ...freeTextFields(prototype)];
};

/** Makes the field beside it optional. Stands first. */
export const Maybe = (): OptionalField => applyDecorators(IsOptional(), ApiProperty({ required: false }));

/** Lets the field beside it be `null`, but not be left out. Stands first. */
export const OrNull = (): NullField =>
  applyDecorators(
    ValidateIf((_, value) => value !== null),
    ApiProperty({ nullable: true }),
  );

/** A field with its place in the document and its checks. */
export const field =
  (options: ApiPropertyOptions, ...checks: PropertyDecorator[]): PropertyDecorator =>
  (target, property) => {
    const words = wordsOfField(target.constructor.name, String(property));
    const told = { ...options, ...words } as ApiPropertyOptions;
    applyDecorators(ApiProperty(told), ...checks)(target, property);
  };

/** A failed check carries its words in both languages: the reader's is known only where the answer is written. */
export const saying = (vi: string, en: string): { context: Words } => ({ context: { vi, en } });

/** So many characters. */
export const lengthBetween = (least: number, most: number): PropertyDecorator => {
  const words = saying(`phải có từ ${least} đến ${most} ký tự`, `must have ${least} to ${most} characters`);
  return applyDecorators(IsString(), MinLength(least, words), MaxLength(most, words));
};

/** No control characters, and none that turn the direction of writing or cannot be seen: a name reads as it is kept. */
const Readable = (): PropertyDecorator =>
  Matches(
    /^\P{C}*$/u,
    saying('không được chứa ký tự điều khiển hay ký tự ẩn', 'must not hold control or hidden characters'),
  );

const text = (pattern: RegExp, what: Words, example: string): PropertyDecorator => {
  const words = saying(`phải là ${what.vi}`, `must be ${what.en}`);
  return field({ type: String, pattern: pattern.source, example }, IsString(words), Matches(pattern, words));
};

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const INSTANT = /^(\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;
/** RFC 3339, as far as clocks without leap seconds can tell it. */
const OFFSET_INSTANT =
  /^(\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/** Nothing that anybody records happened before or is planned after; legal clocks can count from any day between. */
const YEARS = { from: '1900', until: '2199' } as const;
const between = { vi: `từ năm ${YEARS.from} đến ${YEARS.until}`, en: `from ${YEARS.from} to ${YEARS.until}` };

const isNearDay = (value: unknown): boolean =>
  isDay(value) && value.slice(0, 4) >= YEARS.from && value.slice(0, 4) <= YEARS.until;

const isInstant = (value: unknown): boolean => typeof value === 'string' && isNearDay(INSTANT.exec(value)?.[1]);

/** A check of ours. The library drops the words of one that has no message of its own. */
const checkedBy = (name: string, validate: (value: unknown) => boolean, words: { context: Words }): PropertyDecorator =>
  ValidateBy({ name, validator: { validate, defaultMessage: () => name } }, words);

/** A day or an instant: what the pattern lets through must exist in the calendar too. */
const inCalendar = (pattern: RegExp, exists: (value: unknown) => boolean, what: Words, example: string) =>
  field(
    { type: String, pattern: pattern.source, example },
    checkedBy(
      'inCalendar',
      exists,
      saying(
        `phải là ${what.vi} có thật trong lịch, ${between.vi}`,
        `must be ${what.en} that exists in the calendar, ${between.en}`,
      ),
    ),
  );

const BODY_ID = /^(?:\*|[\w.:-]{1,100})$/;
const ID = /^[\w.:-]{1,100}$/;

/** An opaque id: letters, digits and `. _ : -`. Never a name. */
export const Id = (): FieldOf<string> =>
  text(
    ID,
    { vi: 'mã gồm 1 đến 100 chữ không dấu, số hoặc . _ : -', en: 'an id of 1 to 100 letters, digits or . _ : -' },
    'P1',
  );

/** A code of the catalogue, a plan or a scheme: `72-KH/TU`, `VN-CIVIL-2025@1`. */
export const Label = (): FieldOf<string> =>
  text(
    /^[\p{L}\p{N} ./_:@()–-]{1,120}$/u,
    {
      vi: 'số hiệu hoặc mã gồm 1 đến 120 chữ, số hoặc . / _ : @ ( ) -',
      en: 'a number or code of 1 to 120 letters, digits or . / _ : @ ( ) -',
    },
    '72-KH/TU',
  );

/** The title of a unit or a post: a public name, never a person's. */
export const Title = (): FieldOf<string> =>
  field({ type: String, minLength: 1, maxLength: 300 }, lengthBetween(1, 300), Readable());

const sha256 = (): PropertyDecorator =>
  text(
    /^[0-9a-f]{64}$/,
    {
      vi: 'mã băm do máy tính từ tệp (`sha256sum TỆP`), chép nguyên văn',
      en: 'the hash that a machine computes from the file (`sha256sum FILE`), copied as it is',
    },
    '0'.repeat(64),
  );

/** SHA-256 in hex. */
export const Hash = (): FieldOf<string> => sha256();

/** The hash of what is published: the server computes it, and refuses another one. */
export const Snapshot = (): FieldOf<string> =>
  applyDecorators(
    sha256(),
    ApiProperty({
      description:
        'SHA-256 of what is published, as `docs/formats.md` says (khoabang.publication/1). Leave it out: the server computes it. One that differs is refused, with the right one named.',
    }),
  );

/** A promise that is laid open later. */
export const CommitmentTo = (kind: CommitmentKind): FieldOf<string> =>
  applyDecorators(
    sha256(),
    ApiProperty({
      description: `${formulas[kind]}. Made by \`khoabang commit\` or POST /api/rounds/{id}/commitments.`,
    }),
  );

/** 32 random bytes in hex. */
export const Seed = (): FieldOf<string> =>
  text(
    /^[0-9a-f]{64}$/,
    { vi: 'số do máy tạo (`khoabang commit`), chép nguyên văn', en: 'what `khoabang commit` made, copied as it is' },
    'a'.repeat(64),
  );

/** A day in Vietnam. */
export const Day = (): FieldOf<string> =>
  inCalendar(DAY, isNearDay, { vi: 'ngày dạng 2026-03-17', en: 'a day like 2026-03-17' }, '2026-03-17');

/** The day on which somebody was born. */
export const BirthDate = (): FieldOf<string> =>
  applyDecorators(
    checkedBy(
      'notInFuture',
      (value) => !isDay(value) || value <= today(),
      saying('không được ở tương lai', 'must not lie in the future'),
    ),
    inCalendar(DAY, isNearDay, { vi: 'ngày dạng 1985-02-03', en: 'a day like 1985-02-03' }, '1985-02-03'),
  );

/** An instant as people give it, in UTC with milliseconds; anything else as it came, to be refused. */
const inUtc = (value: unknown): unknown => {
  const day = typeof value === 'string' ? OFFSET_INSTANT.exec(value)?.[1] : undefined;
  return isDay(day) ? new Date(value as string).toISOString() : value;
};

/** An instant, RFC 3339 with any offset; kept in UTC with milliseconds. */
export const Instant = (): FieldOf<string> =>
  applyDecorators(
    inCalendar(
      OFFSET_INSTANT,
      isInstant,
      {
        vi: 'thời điểm kèm múi giờ, dạng 2026-03-17T08:00:00+07:00',
        en: 'an instant with its offset, like 2026-03-17T08:00:00+07:00',
      },
      '2026-03-17T08:00:00+07:00',
    ),
    Transform(({ value }: { value: unknown }) => inUtc(value)),
  );

/** A score: an exact decimal in a string. A JSON number is refused, for binary floats cannot hold every mark. */
export const Score = (): FieldOf<string> =>
  text(
    /^\d{1,3}(\.\d{1,4})?$/,
    {
      vi: 'điểm viết thành chuỗi bằng chữ số ASCII và dấu chấm, như "66.25"',
      en: 'a score as a string with ASCII digits and a dot, like "66.25"',
    },
    '66.25',
  );

/** What was written, for who hands it to the vault. */
export const writtenIn = (text: UnsealedText): string => text as unknown as string;

/** Free text. It may name people, so it goes to the vault; the event carries its reference and a commitment. */
export const FreeText = (): FieldOf<UnsealedText> => (target, property) => {
  sealedFields.set(target, [...(sealedFields.get(target) ?? []), property]);
  field(
    { type: String, minLength: 1, maxLength: TEXT_MAX, example: 'Theo biên bản.' },
    lengthBetween(1, TEXT_MAX),
    Matches(/\S/, saying('không được để trống', 'must not be blank')),
  )(target, property);
};

export const Flag = (): FieldOf<boolean> => field({ type: Boolean, example: true }, IsBoolean());

export const Count = <Value extends number = number>(least = 0, most = 100_000): FieldOf<Value> => {
  const words = saying(`phải là số nguyên từ ${least} đến ${most}`, `must be a whole number from ${least} to ${most}`);
  return field(
    { type: 'integer', minimum: least, maximum: most, example: least },
    IsInt(words),
    Min(least, words),
    Max(most, words),
  );
};

const oneOf = (values: readonly string[]): { context: Words } =>
  saying(`phải là một trong: ${values.join(', ')}`, `must be one of ${values.join(', ')}`);

export const OneOf = <Word extends string>(...values: readonly Word[]): FieldOf<Word> =>
  field({ type: String, enum: [...values], example: values[0] }, IsIn(values, oneOf(values)));

/** So many in a list. */
export const listOf = (least: number, most: number): PropertyDecorator => {
  const words = saying(`phải có từ ${least} đến ${most} mục`, `must list ${least} to ${most}`);
  return applyDecorators(IsArray(), ArrayMinSize(least, words), ArrayMaxSize(most, words));
};

/** A list of some of these values, without repeats. */
export const SomeOf = <Word extends string>(...values: readonly Word[]): FieldOf<Word[]> =>
  field(
    {
      type: String,
      enum: [...values],
      isArray: true,
      minItems: 1,
      maxItems: values.length,
      uniqueItems: true,
      example: values.slice(0, 1),
    },
    listOf(1, values.length),
    ArrayUnique(),
    IsIn(values, { each: true, ...oneOf(values) }),
  );

/** A list of ids, without repeats. */
export const Ids = <List extends string[] = string[]>(least: number, most: number): FieldOf<List> => {
  const words = saying(
    'mỗi mục phải là mã gồm 1 đến 100 chữ không dấu, số hoặc . _ : -',
    'each must be an id of 1 to 100 letters, digits or . _ : -',
  );
  return field(
    {
      type: 'array',
      items: { type: 'string', pattern: ID.source },
      minItems: least,
      maxItems: most,
      uniqueItems: true,
      example: ['P1', 'P2', 'P3'].slice(0, Math.max(1, least)),
    },
    listOf(least, most),
    ArrayUnique(),
    IsString({ each: true, ...words }),
    Matches(ID, { each: true, ...words }),
  );
};

/** More bodies than that are named as every one. */
const BODIES_MAX = 100;

/** Ids of owning bodies; `*` stands for every one. */
export const BodyIds = (): FieldOf<string[]> => {
  const words = saying(
    'phải là danh sách mã cơ quan, hoặc * cho mọi cơ quan',
    'must list ids of bodies, or * for every one',
  );
  return field(
    { type: 'array', items: { type: 'string', pattern: BODY_ID.source }, maxItems: BODIES_MAX, example: ['SGDDT'] },
    IsArray(words),
    ArrayMaxSize(BODIES_MAX, words),
    ArrayUnique(words),
    Matches(BODY_ID, { each: true, ...words }),
  );
};

/** A list of such titles: tasks, competencies. */
export const Titles = (): FieldOf<string[]> =>
  field(
    { type: 'array', items: { type: 'string', maxLength: 300 }, maxItems: 100 },
    IsArray(),
    ArrayMaxSize(100),
    IsString({ each: true }),
    MaxLength(300, { each: true }),
  );

/** One object of another body class. The document knows a class that is named late only by a function called `type`. */
export const Part = <Body extends object>(of: () => Class<Body>): FieldOf<Body> =>
  field({ type: () => of() }, IsObject(), ValidateNested(), Type(of));

/** A list of objects of another body class. */
export const Parts = <Body extends object>(of: () => Class<Body>, least: number, most: number): FieldOf<Body[]> =>
  field(
    { type: () => of(), isArray: true, minItems: least, maxItems: most },
    listOf(least, most),
    IsObject({ each: true }),
    ValidateNested({ each: true }),
    Type(of),
  );

/** Taken without blanks around it, in one Unicode form. */
export const Trimmed = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.normalize('NFC').trim() : value));

/** A name or login of a person: trimmed and in one Unicode form. Only for bodies that go straight to the vault. */
export const Personal = (most = 200, least = 1): FieldOf<string> =>
  applyDecorators(
    field({ type: String, minLength: least, maxLength: most }, lengthBetween(least, most), Readable()),
    Trimmed(),
  );

/** What somebody types to sign in. Whether such a login exists is not said. */
export const Login = (): FieldOf<string> =>
  applyDecorators(field({ type: String, minLength: 1, maxLength: 100 }, lengthBetween(1, 100)), Trimmed());

/** The number of an identity card: 12 digits (CCCD), or 9 of the older one (CMND). */
export const IdentityNumber = (): FieldOf<string> =>
  applyDecorators(
    text(
      /^(\d{12}|\d{9})$/,
      { vi: 'số CCCD gồm 12 chữ số hoặc số CMND gồm 9 chữ số', en: 'the 12 digits of a CCCD or the 9 of a CMND' },
      '099000000001',
    ),
    Trimmed(),
  );

/** A password. Never trimmed or changed: what was typed is what counts. */
export const Password = (least: number): FieldOf<string> =>
  field({ type: String, format: 'password', minLength: least, maxLength: 200 }, lengthBetween(least, 200));
