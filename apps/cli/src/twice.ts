/** An object or a list that is open while a text is looked through. */
interface Frame {
  /** Keys that were there; `null`: a list. */
  readonly keys: Set<string> | null;
  /** Key, or place in the list, of what is being read. */
  at: string | number;
}

const pathOf = (frames: readonly Frame[]): string =>
  frames
    .map(({ at }) => (typeof at === 'number' ? `[${at}]` : `.${at}`))
    .join('')
    .replace(/^\./, '');

const nextPlace = (frames: readonly Frame[]): void => {
  const frame = frames.at(-1);
  if (typeof frame?.at === 'number') frame.at += 1;
};

/** What each sign between values does to what is open. */
const signs = new Map<string, (frames: Frame[]) => unknown>([
  ['{', (frames) => frames.push({ keys: new Set(), at: '' })],
  ['[', (frames) => frames.push({ keys: null, at: 0 })],
  ['}', (frames) => frames.pop()],
  [']', (frames) => frames.pop()],
  [',', nextPlace],
]);

/** Goes on to a key of the innermost object; true if it was there before. */
const isRepeated = (frames: readonly Frame[], key: string): boolean => {
  const frame = frames.at(-1);
  if (frame === undefined) return false;
  frame.at = key;
  return frame.keys?.size === frame.keys?.add(key).size;
};

/**
 * The path of the first key that stands twice in one object of a well-formed JSON text, or `undefined`. JSON.parse takes
 * the last of them and says nothing: whoever reads the file may have looked at the first.
 */
export const keyTwice = (json: string): string | undefined => {
  const frames: Frame[] = [];
  let text = '';
  for (const [token] of json.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\],:]/g)) {
    if (token === ':' && isRepeated(frames, JSON.parse(text) as string)) return pathOf(frames);
    signs.get(token)?.(frames);
    if (token.startsWith('"')) text = token;
  }
  return undefined;
};
