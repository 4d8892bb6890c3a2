import { ApiRefusal } from '../../api/call.js';
import type { Path } from './values.js';

/** What is wrong with one field. */
export interface Fault {
  /** As the refusal names it: `members[2].person`. */
  readonly field: string;
  readonly message: string;
}

/** What a refusal says of single fields, each once. */
export const faultsOf = (error: unknown): readonly Fault[] => {
  if (!(error instanceof ApiRefusal)) return [];
  const { field, detail, fields = [], faults = [] } = error.problem;
  const named = [
    ...fields.map((one) => ({ field: one.field, message: one.message })),
    ...faults.flatMap((one) => (one.field === undefined ? [] : [{ field: one.field, message: one.detail }])),
    ...(field === undefined ? [] : [{ field, message: detail }]),
  ];
  return [...new Map(named.map((one) => [one.field, one])).values()];
};

/** `members[2].person` → `['members', 2, 'person']`. */
export const pathOf = (field: string): Path =>
  field
    .split(/[.[\]]+/)
    .filter((step) => step !== '')
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step));
