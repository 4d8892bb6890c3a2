/** What `work` writes to standard output while it runs, beside its answer. */
export const outputOf = async <Answer>(work: () => Promise<Answer>): Promise<{ answer: Answer; text: string }> => {
  const write = process.stdout.write.bind(process.stdout);
  let text = '';
  process.stdout.write = ((part: string, done: () => void) => {
    text += part;
    done();
    return true;
  }) as typeof process.stdout.write;
  try {
    return { answer: await work(), text };
  } finally {
    process.stdout.write = write;
  }
};
