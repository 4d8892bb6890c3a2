/** The code of an error of Node's, e.g. `ENOENT`. Not by `instanceof`: that fails for errors of another realm. */
export const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
