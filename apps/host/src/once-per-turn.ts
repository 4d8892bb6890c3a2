/** Tells once for all that happens in one turn of the event loop: many appends share a commit, many batches a moment. */
export const oncePerTurn = (tell: () => void): (() => void) => {
  let due = false;
  return () => {
    if (due) return;
    due = true;
    setImmediate(() => {
      due = false;
      tell();
    });
  };
};
