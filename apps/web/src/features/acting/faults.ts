import type { Problem } from '../../api/types.gen.js';
import type { Path } from './values.js';

/** What is wrong with one field. */
export interface Fault {
  /** As the refusal names it: `members[2].person`. */
  readonly field: string;
  readonly message: string;
}

/** What a refusal says of single fields, each once. */
export const faultsIn = ({
  field,
  detail,
  fields = [],
  faults = [],
}: Pick<Problem, 'field' | 'detail' | 'fields' | 'faults'>): readonly Fault[] => {
  const named = [
    ...fields.map((one) => ({ field: one.field, message: one.message })),
    ...faults.flatMap((one) => (one.field === undefined ? [] : [{ field: one.field, message: one.detail }])),
    ...(field === undefined ? [] : [{ field, message: detail }]),
  ];
  return [...new Map(named.map((one) => [one.field, one])).values()];
};

/** The same in the order in which the fields stand in the form; what is no field of it comes last. */
export const inOrder = (faults: readonly Fault[], names: readonly string[]): readonly Fault[] => {
  const placeOf = ({ field }: Fault): number => {
    const at = names.indexOf(String(pathOf(field)[0]));
    return at === -1 ? names.length : at;
  };
  return faults.toSorted((a, b) => placeOf(a) - placeOf(b));
};

/** `members[2].person` → `['members', 2, 'person']`. */
export const pathOf = (field: string): Path =>
  field
    .split(/[.[\]]+/)
    .filter((step) => step !== '')
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step));
