/** Runs `work` at once; what it throws rejects. */
export const atOnce = <Answer>(work: () => Answer): Promise<Answer> =>
  new Promise((resolve) => {
    resolve(work());
  });
