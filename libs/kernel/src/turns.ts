/** Lets tasks under one name run one after another, in the order in which they came. */
export const turns = () => {
  const tails = new Map<string, Promise<unknown>>();
  return <Result>(name: string, task: () => Promise<Result>): Promise<Result> => {
    const result = (tails.get(name) ?? Promise.resolve()).then(task);
    const leave = (): void => {
      if (tails.get(name) === tail) tails.delete(name);
    };
    const tail = result.then(leave, leave);
    tails.set(name, tail);
    return result;
  };
};
