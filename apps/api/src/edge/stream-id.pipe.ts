import type { PipeTransform } from '@nestjs/common';
import { ProblemAnswer } from './problem.js';

/** Ids of streams as they stand in paths: what may stand in a stream's name, and nothing that a log could misread. */
const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;

/** Checks the `id` of a path. */
export const streamId: PipeTransform<string, string> = {
  transform: (id) => {
    if (ID.test(id)) return id;
    throw new ProblemAnswer(400, 'body-malformed', [
      { field: 'id', message: 'must be 1 to 100 letters, digits or . _ - and begin with a letter or digit' },
    ]);
  },
};
