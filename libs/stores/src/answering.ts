/** The result of `work` as a promise; what it throws becomes a rejection. */
export const answering = <Answer>(work: () => Answer | Promise<Answer>): Promise<Answer> =>
  new Promise((resolve) => {
    resolve(work());
  });
