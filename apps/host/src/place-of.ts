/** Frames of a fault that are told: enough to find the place. */
const FRAMES_MAX = 8;

/** True also for an error that another thread threw: it is known by its tag. */
const isError = (thrown: unknown): thrown is Error =>
  thrown instanceof Error || Object.prototype.toString.call(thrown) === '[object Error]';

/** A fault by its kind and place, never by what it says: messages of unexpected errors may quote data. */
export const placeOf = (error: unknown): string => {
  if (!isError(error)) return typeof error;
  const { name, message, stack = '' } = error;
  const from = stack.indexOf(message);
  // What a message quotes may look like a place: a stack that does not begin with it tells none.
  const behind = from === -1 ? [] : stack.slice(from + message.length).split('\n');
  const frames = behind.filter((line) => line.trimStart().startsWith('at '));
  return [/^\w+/.exec(name)?.[0] ?? 'unknown', ...frames.slice(0, FRAMES_MAX)].join('\n');
};
