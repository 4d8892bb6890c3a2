/** Something that the code ruled out has come about all the same: never an answer to a user, always ours to mend. */
export class Bug extends Error {
  override readonly name = 'Bug';
}

/** Holds a fact that follows from what was checked before. Throws a {@link Bug} that says `otherwise` if it does not. */
export function assure(fact: boolean, otherwise: string): asserts fact {
  if (!fact) throw new Bug(otherwise);
}

/** A value that must be there by what was checked before. Throws a {@link Bug} that says `otherwise` if it is not. */
export const certain = <Value>(value: Value | null | undefined, otherwise: string): Value => {
  assure(value !== null && value !== undefined, otherwise);
  return value;
};
