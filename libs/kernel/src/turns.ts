/** Lets tasks under one name run one after another, in the order in which they came. */
export const turns = () => {
  const last = new Map<string, Promise<undefined>>();
  return async <Result>(name: string, task: () => Promise<Result>): Promise<Result> => {
    const before = last.get(name);
    const { promise: over, resolve } = Promise.withResolvers<undefined>();
    last.set(name, over);
    try {
      await before;
      return await task();
    } finally {
      if (last.get(name) === over) last.delete(name);
      resolve(undefined);
    }
  };
};
