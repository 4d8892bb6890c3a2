import { type Type as Class } from '@nestjs/common';
import { ApiProperty, IntersectionType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { PAGE_SIZE_MAX } from '#kernel';

/** Asks to see at least what the own last write left. */
export class PositionQuery {
  @ApiProperty({
    required: false,
    pattern: '^\\d{1,19}$',
    description: '`position` of an answer: the views are waited for until they have come at least there.',
  })
  @IsOptional()
  @Matches(/^\d{1,19}$/)
  position?: string;
}

/** Asks for the names behind codes as well. */
export class NamesQuery extends PositionQuery {
  @ApiProperty({
    required: false,
    enum: ['true'],
    description: 'Adds the names behind codes, for HR, secretary, council, authority and administrators.',
  })
  @IsOptional()
  @IsIn(['true'])
  names?: string;
}

/** Asks for a page: every list that can grow is read so. */
export class PageQuery {
  @ApiProperty({ required: false, type: 'integer', minimum: 1, maximum: PAGE_SIZE_MAX, default: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(PAGE_SIZE_MAX)
  limit?: number;
  @ApiProperty({ required: false, maxLength: 500, description: '`next` of the page before.' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  after?: string;
}

/** Of a cursor that is not one of ours. */
export const notACursor = {
  vi: 'phải là giá trị `next` của trang trước',
  en: 'must be the `next` of the page before',
};

/** A page of a view, with what its readers may ask beside. */
export class ListQuery extends IntersectionType(NamesQuery, PageQuery) {}

/** The queries of a list that can be filtered by these fields. */
export const filteredBy = (filters: readonly string[]): Class<ListQuery> => {
  class Filtered extends ListQuery {}
  for (const field of filters) {
    ApiProperty({ required: false, type: String, maxLength: 100, description: `Only those with this \`${field}\`.` })(
      Filtered.prototype,
      field,
    );
    IsOptional()(Filtered.prototype, field);
    IsString()(Filtered.prototype, field);
    MaxLength(100)(Filtered.prototype, field);
    Reflect.defineMetadata('design:type', String, Filtered.prototype, field);
  }
  return Filtered;
};
