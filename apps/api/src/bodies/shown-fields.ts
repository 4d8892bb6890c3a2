import { applyDecorators } from '@nestjs/common';
import { IsObject, Matches } from 'class-validator';
import type { FieldOf } from './field-types.js';
import { field, lengthBetween, listOf, saying, Trimmed } from './fields.js';

// What somebody shows of a second factor: codes as they are typed, and what browsers hand on of an authenticator.

/** A code of an app, or a recovery code, as it is typed. */
export const Code = (): FieldOf<string> =>
  applyDecorators(
    field({ type: String, minLength: 6, maxLength: 40, example: '123456' }, lengthBetween(6, 40)),
    Trimmed(),
  );

const BASE64URL = /^[\w-]+$/;

/** Bytes in base64url, as browsers write what an authenticator answers. */
export const Bytes = (most: number): FieldOf<string> => {
  const words = saying('phải là base64url', 'must be base64url');
  const shape = { type: String, pattern: BASE64URL.source, minLength: 1, maxLength: most };
  return field(shape, lengthBetween(1, most), Matches(BASE64URL, words));
};

/** How an authenticator can be reached: a hint for the next time. */
export const Transports = (): FieldOf<string[]> => {
  const words = saying('phải là danh sách từ ngắn', 'must list short words');
  return field(
    { type: String, isArray: true, maxItems: 10 },
    listOf(0, 10),
    Matches(/^[a-z-]{1,20}$/, { each: true, ...words }),
  );
};

/** What a browser says of extensions: none was asked for, and it is not looked at. */
export const Extensions = (): FieldOf<Record<string, unknown>> =>
  field({ type: Object, additionalProperties: true }, IsObject());
