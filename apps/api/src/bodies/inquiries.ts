import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { bounds } from '../edge/weigh.js';

// A body whose check belongs to the rules themselves: they name the field.

const Change = (description: string, example: unknown, more: ApiPropertyOptions = {}): PropertyDecorator =>
  ApiProperty({ required: false, description, example, ...more } as ApiPropertyOptions);

/** The rules say what may stand in it; how long it may be is said for every body. */
const listed = { type: 'array', items: { type: 'string' }, maxItems: bounds.items } as const;
const anyObject = { type: 'object', additionalProperties: true } as const;

/** What would be otherwise; each key optional. Faults name the key. */
export class ChangeBody {
  @Change('Another pack, `id` or `id@version`.', 'VN-CIVIL-2025@1') pack?: string;
  @Change('How candidates are ranked.', 'WEIGHTED') ranking?: string;
  @Change('Weights of paper and defence; together 1.', { written: '0.6', defence: '0.4' }, anyObject)
  weights?: Record<string, string>;
  @Change('How winners come to posts.', 'SERIAL_BY_PREFERENCE') allocation?: string;
  @Change('Least mark of the paper.', '55') writtenPassMark?: string;
  @Change('Least mark of the defence.', '55') defencePassMark?: string;
  @Change('Widest difference of scores that needs no decision.', '15') spreadLimit?: string;
  @Change('personIds of members whose scores are left out, beside those excluded already.', [], listed)
  excludeMembers?: string[];
  @Change(
    'Up to which difference two marks are averaged, and below which the markers talk.',
    { meanUpTo: '10', talkBelow: null, unit: 'PERCENT_OF_SCALE' },
    anyObject,
  )
  bands?: Record<string, string | null>;
  @Change('What decides between equals, in this order.', ['TOTAL', 'AUTHORITY'], listed)
  tieOrder?: string[];
  @Change('How published numbers are rounded.', { mode: 'HALF_EVEN', places: 2, comparePublished: false }, anyObject)
  rounding?: Record<string, unknown>;
}
